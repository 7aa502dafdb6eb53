# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: two letters and Enter, and somebody arrives or leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox

from assembly_app.domain.kinds import Place
from assembly_app.domain.near import fold_accents
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.door_rows import door_row, here_row
from assembly_app.ui.sheets.presence_table import PresenceTable
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from assembly_app.services.attendance import DoorRow, PresenceRow
    from assembly_app.services.consultations import AdvisoryRow
    from assembly_app.services.workspace import Transaction

_MOST = 6
_SHOWN = 3
_NEW = "new"
_MORE = "more"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HERE = (Place.ROOM, Place.ONLINE)


class NameBox(SearchBox):
    """With a name begun Tab changes room and online; Enter acts, Shift+Enter adds, Alt+Enter moves."""

    toggled = Signal()
    acted = Signal()
    added = Signal()
    moved = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            # With nothing typed yet Tab goes on, as everywhere.
            if event.key() == Qt.Key.Key_Tab and plain and self.text():
                self.toggled.emit()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.added.emit()
            elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.moved.emit()
            else:
                self.acted.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True)
class _Facts:
    """Everybody as the door knows them, the numbers, and the last consultation of the item."""

    rows: tuple[DoorRow, ...]
    counts: PresenceRow
    closed: AdvisoryRow | None


class DoorSheet(SheetBase):
    """Who arrives, who leaves, who is here."""

    name = "door"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(
            desk, assembly_id, item_id, pgettext("sign-in", "Door"), "door-open", "F2", width=480
        )
        self._facts: _Facts | None = None
        self._order: list[UUID] = []
        self._all = False
        self.box = NameBox(
            _("a name"), hint=_("two letters, then ↵"), name=_("Who arrives or leaves"), tall=True
        )
        self.place = Segmented(
            [(Place.ROOM, pgettext("door", "In the room")), (Place.ONLINE, pgettext("door", "Online"))],
            name=pgettext("door", "Where"),
            ground="rail",
        )
        self.first = QCheckBox(_("first time here"))
        self.found = RowList(_("Found"), height=40, tall=46, fit=True, always_active=True)
        self.late = Banner("", "info")
        self.table = PresenceTable(desk, assembly_id)
        self.here = RowList(_("Who is here"), height=30, fit=True)
        self.here_title = Label(_("Who is here"), weight=600)
        self.new_meta = Label("", role="ink2")
        self.since = Label(pgettext("door", "since"), size=12, weight=500, role="ink2")
        # One under the other until there is width for both.
        self._where = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._where.setSpacing(8)
        hint = Label(_("Tab changes it"), size=12, weight=500, role="ink2")
        self._where.addLayout(row(self.place, hint, None), 1)
        self._where.addWidget(self.first)
        self.middle.addWidget(self.box)
        self.middle.addLayout(self._where)
        for part in (self.found, self.late, self.table):
            self.middle.addWidget(part)
        self.middle.addLayout(
            row(self.here_title, self.new_meta, None, self.since, spacing=10, margins=(0, 6, 12, 0))
        )
        self.middle.addWidget(self.here)
        self.stay.setContentsMargins(24, 0, 24, 0)
        self._listen()

    def _listen(self) -> None:
        self.box.textEdited.connect(lambda _text: self._search())
        self.box.stepped.connect(self.found.step)
        self.box.toggled.connect(self._on_toggle)
        self.box.acted.connect(self._on_enter)
        self.box.added.connect(self._on_add)
        self.box.moved.connect(self._on_move)
        self.place.chosen.connect(lambda _place: self._show())
        self.found.activated_key.connect(self._on_row)
        self.here.activated_key.connect(self._on_here)
        self.key_for("Alt+1", self.first.toggle)
        self.first.setToolTip("Alt+1")

    @property
    def where(self) -> Place:
        """Where those who arrive arrive."""
        place = self.place.current()
        return place if isinstance(place, Place) else Place.ROOM

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(440)
        ways = QBoxLayout.Direction
        self._where.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def fill(self) -> None:
        self._facts = self.desk.runner.read(self._ask)
        self._show()

    def _ask(self, tx: Transaction) -> _Facts:
        from assembly_app.services import attendance, consultations

        now = self.now()
        results = consultations.advisory(tx, self._item_id) if self._item_id else []
        closed = [result for result in results if result.closed_at]
        return _Facts(
            tuple(attendance.door(tx, self.assembly_id, now)),
            attendance.counts(tx, self.assembly_id, now),
            closed[-1] if closed else None,
        )

    def _search(self) -> None:
        """Find by letters; the order then stays, whoever comes or goes meanwhile."""
        rows = self._facts.rows if self._facts else ()
        wanted = fold_accents(self.box.text()).split()
        found = [one for one in rows if wanted and _matches(one.name, wanted)]
        found.sort(key=lambda one: (one.place in _HERE, fold_accents(one.name)))
        self._order = [one.person_id for one in found[:_MOST]]
        self._show()
        if self._order:
            self.found.set_current(self._order[0])
        else:
            self.found.set_current(_NEW)

    def _show(self) -> None:
        facts = self._facts
        if facts is None:
            return
        by_id = {one.person_id: one for one in facts.rows}
        rows = [door_row(by_id[one], self.where, self.hour) for one in self._order if one in by_id]
        typed = " ".join(self.box.text().split())
        if typed and not any(fold_accents(one.name) == fold_accents(typed) for one in facts.rows):
            words = _("Add “{name}” as a new person").format(name=typed)
            rows.append(Row(_NEW, words, "user-plus", meta=pgettext("key", "Shift+↵")))
        self.found.set_rows(rows if typed else [])
        self.found.setVisible(bool(typed and rows))
        self._show_late(facts)
        self.table.show_counts(facts.counts)
        self._show_here(facts)

    def _show_late(self, facts: _Facts) -> None:
        closed = facts.closed
        self.late.setVisible(closed is not None and self.where is Place.ONLINE)
        if closed is not None:
            words = _("The consultation closed at {time}: whoever comes now is not in it.")
            self.late.set_text(words.format(time=self.hour(closed.closed_at)))

    def _show_here(self, facts: _Facts) -> None:
        here = [one for one in facts.rows if one.place in _HERE]
        new = sum(1 for one in here if one.first_time)
        meta = ngettext("{count} for the first time", "{count} for the first time", new).format(count=new)
        self.new_meta.set_text(meta if new else "")
        shown = here if self._all else here[:_SHOWN]
        rows = [here_row(one, self.hour) for one in shown]
        if len(here) > _SHOWN:
            left = len(here) - _SHOWN
            more = ngettext("{count} more person with a name", "{count} more people with a name", left)
            words = _("show fewer") if self._all else more.format(count=left)
            rows.append(Row(_MORE, words, "chevron-up" if self._all else "chevron-down", muted=True))
        self.here.set_rows(rows)
        for part in (self.here_title, self.since, self.here):
            part.setVisible(bool(here))

    def begin(self) -> None:
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def primary(self) -> None:
        self._on_enter()

    def _on_toggle(self) -> None:
        self.place.set_current(Place.ONLINE if self.where is Place.ROOM else Place.ROOM)
        self._show()

    def _on_enter(self) -> None:
        self._on_row(self.found.current_key())

    def _on_row(self, key: object) -> None:
        if key == _NEW:
            self._on_add()
            return
        one = self._row(key)
        if one is not None:
            self._register(one, Place.OUT if one.place in _HERE else self.where)

    def _on_move(self) -> None:
        """Somebody who is in the room goes online, or the other way round, in one step."""
        one = self._row(self.found.current_key())
        if one is not None and one.place in _HERE:
            self._register(one, Place.ONLINE if one.place is Place.ROOM else Place.ROOM)

    def _row(self, key: object) -> DoorRow | None:
        rows = self._facts.rows if self._facts else ()
        return next((one for one in rows if one.person_id == key), None)

    def _register(self, one: DoorRow, place: Place) -> None:
        from assembly_app.services import attendance

        at, first = self.now(), self.first.isChecked() and place is not Place.OUT
        self.act(
            lambda tx: attendance.register(tx, self.assembly_id, one.person_id, place, at, first_time=first),
            then=lambda _none: self._registered(),
        )

    def _on_add(self) -> None:
        from assembly_app.services import attendance, people

        name, place, at = self.box.text(), self.where, self.now()
        first = self.first.isChecked()

        def add(tx: Transaction) -> UUID:
            person = people.add(tx, name)
            attendance.register(tx, self.assembly_id, person, place, at, first_time=first)
            return person

        self.act(add, then=self._added)

    def _added(self, person: UUID) -> None:
        self._order = [person]
        self._registered()
        self.found.set_current(person)

    def _registered(self) -> None:
        self.first.setChecked(False)
        self._show()
        self.begin()

    def _on_here(self, key: object) -> None:
        if key == _MORE:
            self._all = not self._all
            self._show()
            return
        one = self._row(key)
        if one is not None:
            self.box.setText(one.name)
            self._search()
            self.begin()


def _matches(name: str, wanted: list[str]) -> bool:
    words = fold_accents(name).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
