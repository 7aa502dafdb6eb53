# SPDX-License-Identifier: GPL-3.0-or-later
"""What the middle of the Room says while no item is on it: before, between, at the end, after."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from assembly_app.i18n import _, current_language, ngettext
from assembly_app.i18n.dates import format_date, format_time
from assembly_app.i18n.terms import term
from assembly_app.services.assemblies import AssemblyRow, Stage
from assembly_app.services.room import AgendaLine, LineState, RoomRow
from assembly_app.ui.assemblies.words import hour
from assembly_app.ui.room import words
from assembly_app.ui.room.bar import assembly_title
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.escape import claims_escape
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Prose


class StagePane(Pane):
    """One fact, the next step, one button. `wanted`: "open", "start", "closing", "minutes", "assemblies"."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self.name = ""
        self.button = Button("", "primary", key="Ctrl+↵", tall=True)
        self.button.clicked.connect(self.press)
        self.state = EmptyState("messages-square", "", "", self.button)
        self.setLayout(column(self.state))

    def press(self) -> None:
        """Do what is offered."""
        if self.name:
            self.wanted.emit(self.name)

    def show_none(self) -> None:
        """There is no assembly to be in."""
        self._say(
            "assemblies",
            _("No assembly is planned"),
            _("Plan one, and its agenda, in Assemblies."),
            _("Go to Assemblies"),
        )

    def show_row(self, shown: RoomRow) -> None:
        """Say where the assembly is and what comes next."""
        assembly = shown.assembly
        title = assembly_title(assembly)
        if assembly.stage is Stage.PLANNED:
            self._say("open", _("{assembly} is not open yet").format(assembly=title), planned(assembly),
                      _("Open the assembly"))  # fmt: skip
            return
        if assembly.stage is Stage.CLOSED:
            at = format_time(assembly.closed_at, assembly.zone) if assembly.closed_at else ""
            self._say("minutes", _("{assembly} closed at {time}").format(assembly=title, time=at),
                      _("The draft of its minutes is ready."), _("Go to the minutes"))  # fmt: skip
            return
        coming = shown.next_line
        if coming is None:
            self._say("closing", _("No item is left on the agenda"), _last(shown), _("Close the assembly"))
            return
        name = words.item_title(coming)
        if coming.number is not None:
            name = f"{coming.number}  {name}"
        verb = _("Resume “{item}”") if coming.state is LineState.SUSPENDED else _("Start “{item}”")
        self._say("start", _("No item is open"), _last(shown), verb.format(item=name))

    def _say(self, name: str, fact: str, hint: str, button: str) -> None:
        self.name = name
        self.state.set_words(fact, hint)
        self.button.set_text(button)


def planned(assembly: AssemblyRow) -> str:
    """The plan in a line: day and hours."""
    parts = []
    if assembly.held_on:
        parts.append(format_date(assembly.held_on, current_language(), "full"))
    if assembly.planned_start and assembly.planned_end:
        parts.append(f"{hour(assembly.planned_start)}–{hour(assembly.planned_end)}")
    return ", ".join(parts)


def _last(shown: RoomRow) -> str:
    """How the last item ended."""
    done = [line for line in shown.agenda if line.ended_at]
    last: AgendaLine | None = max(done, key=lambda line: line.ended_at or shown.now, default=None)
    if last is None:
        return _("Register who arrives at the door, then start the first item.")
    at = format_time(last.ended_at, shown.assembly.zone) if last.ended_at else ""
    name = words.item_name(last)
    return _("{item}: {outcome}, {time}.").format(item=name, outcome=term(last.outcome), time=at)


class ClosingPane(Pane):
    """Before closing: what is left undone, and which assembly comes next."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.title = Prose(_("Close the assembly"), size=24, weight=600)
        self.left = Prose("", icon="triangle-alert", icon_role="warn")
        self.next = QComboBox()
        self.ok = Button(_("Close the assembly"), "primary", key="Ctrl+↵", tall=True)
        self.back = Button(_("Not yet"), "quiet", key="Esc", tall=True)
        content = QWidget()
        box = column(
            self.title, self.left, 8, Field(_("The next assembly"), self.next), 8,
            Flow(self.ok, self.back), None, spacing=8,
        )  # fmt: skip
        holder = QWidget()
        holder.setLayout(box)
        holder.setMaximumWidth(560)
        line = row(margins=(32, 32, 32, 32))
        line.addWidget(holder, 1)
        line.addStretch(0)
        content.setLayout(line)
        self.setLayout(column(ScrollPane(content, "surface")))
        self.ok.clicked.connect(self.confirm)
        self.back.clicked.connect(self.cancelled)

    def show_row(self, shown: RoomRow, following: list[AssemblyRow]) -> None:
        """Offer the assemblies planned after this one, the nearest first."""
        undone = sum(1 for line in shown.agenda if line.state is not LineState.DONE)
        said = ngettext(
            "{count} item has not been dealt with. It can still be deferred.",
            "{count} items have not been dealt with. They can still be deferred.",
            undone,
        )
        self.left.set_text(said.format(count=undone))
        self.left.setVisible(undone > 0)
        chosen = self.next.currentData() or shown.assembly.next_id
        self.next.clear()
        for assembly in following:
            self.next.addItem(f"{assembly_title(assembly)} · {planned(assembly)}", assembly.id)
        self.next.addItem(_("not known yet"), None)
        at = next((i for i, assembly in enumerate(following) if assembly.id == chosen), 0)
        self.next.setCurrentIndex(at)

    def confirm(self) -> None:
        """Close, naming the next one if it is known."""
        chosen = self.next.currentData()
        self.confirmed.emit(chosen if isinstance(chosen, UUID) else None)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
