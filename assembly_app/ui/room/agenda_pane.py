# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda at the left of the Room: what is done, what runs, what comes, and what is parked."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import ItemKind, Outcome
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.dates import format_time
from assembly_app.i18n.terms import term
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import AgendaLine, LineState, RoomRow
from assembly_app.ui import theme
from assembly_app.ui.room import words
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList

FOLDED = "folded"
NARROW = 280
_ENDED = {
    Outcome.DEFERRED: "arrow-right",
    Outcome.REFERRED: "arrow-right",
    Outcome.WITHDRAWN: "x",
    Outcome.PARKED: "signpost",
}


class AgendaPane(Pane):
    """`activated` tells of an item that was chosen, `moved` of its new place among all items.

    `menu_asked` carries an item and where on the screen; `park_asked` asks to set a topic aside.
    """

    activated = Signal(object)
    moved = Signal(object, int)
    menu_asked = Signal(object, object)
    park_asked = Signal()
    parked_activated = Signal(object)

    def __init__(self) -> None:
        super().__init__("paper", edges="r")
        self._shown: RoomRow | None = None
        self._folding, self._unfolded = False, False
        self.title = Label(_("Agenda"), weight=600)
        self.columns = Label("", size=12, weight=500, role="ink2")
        self.list = RowList(_("Agenda"), height=34, tall=60, fit=True, reorderable=True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = Prose(_("No items yet. Add them in Assemblies."), role="ink2")
        self.empty.setContentsMargins(16, 0, 16, 0)
        self.parking = Label(_("Parked topics"), weight=600, icon="signpost")
        self.parked_count = Label("", weight=400)
        self.parked_list = RowList(_("Parked topics"), height=30, fit=True)
        self.park = Button(_("Park a topic"), "quiet", icon="plus")
        self._arrange()
        self.list.activated_key.connect(self._on_activated)
        self.list.toggled.connect(lambda _key, opened: self._unfold(opened))
        self.list.moved.connect(self._on_moved)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.parked_list.activated_key.connect(self.parked_activated)
        self.park.clicked.connect(self.park_asked)

    def _arrange(self) -> None:
        content = QWidget()
        head = row(self.title, None, self.columns, margins=(16, 0, 18, 0))
        parking = row(self.parking, None, self.parked_count, margins=(14, 0, 18, 0))
        foot = row(self.park, None, margins=(6, 0, 8, 0))
        content.setLayout(
            column(
                head, 4, self.empty, row(self.list, margins=(6, 0, 6, 0)), 20, parking,
                row(self.parked_list, margins=(6, 0, 6, 0)), foot, None,
                spacing=2, margins=(0, 18, 0, 12),
            )
        )  # fmt: skip
        self.scroller = ScrollPane(content, "paper")
        self.setLayout(column(self.scroller, spacing=0, margins=(0, 0, 1, 0)))

    def sizeHint(self) -> QSize:
        return QSize(296, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def show_row(self, shown: RoomRow) -> None:
        """Show the agenda of a moment."""
        self._shown = shown
        self.park.setVisible(shown.assembly.stage is Stage.OPEN)
        rows = [
            Row(key=topic.id, title=shown.names.show(topic.wording.text), muted=True, level=1,
                tip=self._where_to(topic.person, topic.to_body))
            for topic in shown.parked
        ]  # fmt: skip
        there = bool(rows) or not self.park.isHidden()
        self.parking.setVisible(there)
        self.empty.setVisible(not shown.agenda)
        self.parked_list.set_rows(rows)
        self.parked_list.setVisible(bool(rows))
        self.parked_count.set_text(str(len(rows)) if rows else "")
        self._fill()

    @staticmethod
    def _where_to(person: str, body: str) -> str:
        return " → ".join(part for part in (person, body) if part)

    def set_folding(self, folding: bool) -> None:
        """Fold what is done, because a sheet is open beside the item."""
        self._folding, self._unfolded = folding, False
        self._fill()

    def select(self, item_id: UUID | None) -> None:
        """Mark the item that is shown."""
        self.list.set_current(item_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        lines = self._shown.agenda
        folded = self._folded(lines)
        narrow = self.width() < theme.px(NARROW)
        both = _("actual") + "  " + _("plan")
        self.columns.set_text(pgettext("agenda", "minutes") if narrow else both)
        rows = [self._row(line, narrow) for line in lines if line not in folded]
        if folded:
            rows.insert(0, self._folded_row(folded))
        elif self._unfolded:
            rows.insert(0, Row(key=FOLDED, title=_("Fold what is done"), expanded=True, muted=True))
        rows = self._wrapped(rows)
        if tuple(rows) != self.list.rows():
            self.list.set_rows(rows)

    def _wrapped(self, rows: list[Row]) -> list[Row]:
        """Titles take a second line where there is height for all of them."""
        wrapping = [replace(row_, wraps=not row_.now) for row_ in rows]
        content = self.scroller.widget()
        others = content.sizeHint().height() - self.list.sizeHint().height() if content else 0
        fits = self.list.height_of(wrapping) + others <= self.scroller.viewport().height()
        return wrapping if fits else rows

    def _folded(self, lines: tuple[AgendaLine, ...]) -> list[AgendaLine]:
        """What is done gives way when the pane is short: all of it beside a sheet, else all but the last."""
        done = [line for line in lines if line.state is LineState.DONE]
        if self._unfolded or len(done) < 3:
            return []
        if self._folding:
            return done
        rest = len(self._shown.parked) * 30 if self._shown else 0
        needed = theme.px(34 * len(lines) + 26 + rest) + 190
        return done[:-1] if needed > self.height() else []

    def _folded_row(self, folded: list[AgendaLine]) -> Row:
        title = ngettext("{count} done", "{count} done", len(folded)).format(count=len(folded))
        begun = [line.starts_at for line in folded if line.starts_at]
        ended = [line.ended_at for line in folded if line.ended_at]
        span = f"{self._time(min(begun))}–{self._time(max(ended))}" if begun and ended else ""
        # Not in the column of minutes: so long a mark would take its width from every title.
        wide = self.width() >= theme.px(NARROW)
        return Row(
            key=FOLDED, title=f"{title} · {span}" if span and wide else title, expanded=False, muted=True,
            tip=_("Show what is done"),
        )  # fmt: skip

    def _row(self, line: AgendaLine, narrow: bool) -> Row:
        number = "" if line.number is None else str(line.number)
        planned = words.minutes_mark(line.planned_min + line.extra_min) if line.planned_min else ""
        title, lock = words.item_title(line), "lock" if line.reserved else ""
        if line.state is LineState.RUNNING:
            return self._running(line, number, title, lock)
        glyph, role, said = self._glyph(line)
        early = ""
        if line.state is LineState.DONE:
            early = words.minutes_mark(line.spent_min) if line.starts_at else ""
        elif line.state is LineState.SUSPENDED:
            early = f"{line.spent_min}/{planned}"
        elif line.starts_at and not narrow:
            early = self._time(line.starts_at)
        done = line.state is LineState.DONE
        tip = f"{title} · {said}" if said else title
        return Row(
            key=line.id, title=title, glyph=glyph, glyph_role=role, number=number, lock=lock,
            early="" if narrow and not done else early, meta=planned, muted=done, tip=tip,
            said=", ".join(part for part in (number, title, said, early, planned) if part),
        )  # fmt: skip

    def _glyph(self, line: AgendaLine) -> tuple[str, Role, str]:
        if line.state is LineState.DONE:
            known = line.outcome in _ENDED and line.outcome is not None
            glyph = _ENDED[line.outcome] if known and line.outcome else "check"
            return glyph, "ink2" if known else "ok", term(line.outcome)
        if line.state is LineState.SUSPENDED:
            return "pause", "warn", _("suspended")
        return ("coffee" if line.kind is ItemKind.BREAK else "circle"), "ink2", _("to come")

    def _running(self, line: AgendaLine, number: str, title: str, lock: str) -> Row:
        allotted = line.planned_min + line.extra_min
        left = allotted - line.spent_min
        until = ""
        if allotted and left > 0 and self._shown:
            until = _("until {time}").format(time=self._time(self._shown.now + timedelta(minutes=left)))
        spent = _("{spent} of {planned} min").format(spent=line.spent_min, planned=allotted)
        return Row(
            key=line.id, title=title, glyph="play", glyph_role="accent", number=number, lock=lock, now=True,
            second=spent if allotted else _("{spent} min").format(spent=line.spent_min), second_right=until,
            tip=title, said=", ".join(p for p in (number, title, _("running"), spent, until) if p),
        )  # fmt: skip

    def _time(self, moment: datetime) -> str:
        return format_time(moment, self._shown.assembly.zone if self._shown else "UTC")

    def _unfold(self, opened: bool) -> None:
        self._unfolded = opened
        self._fill()

    def _on_activated(self, key: object) -> None:
        if key == FOLDED:
            self._unfold(not self._unfolded)
        else:
            self.activated.emit(key)

    def _on_moved(self, key: object, place: int) -> None:
        """A place in the list is a place among all items only after counting what is folded."""
        rows = self.list.rows()
        lines = self._shown.agenda if self._shown else ()
        places = {line.id: at for at, line in enumerate(lines)}
        movable = {line.id for line in lines if line.state in (LineState.TO_COME, LineState.SUSPENDED)}
        if key not in movable or not 0 <= place < len(rows) or rows[place].key not in movable:
            return
        goal = rows[place].key
        if isinstance(goal, UUID):
            self.moved.emit(key, places[goal])
            self.list.set_current(key)

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        rows = self.list.rows()
        key = rows[index.row()].key if index.isValid() else self.list.current_key()
        if isinstance(key, UUID):
            self.menu_asked.emit(key, self.list.viewport().mapToGlobal(at))
