# SPDX-License-Identifier: GPL-3.0-or-later
"""The Room: the screen of the day of an assembly."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPoint

from assembly_app.domain.kinds import Outcome, Step
from assembly_app.i18n import _
from assembly_app.services import assemblies
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import ItemView, LineState
from assembly_app.ui.desk import Desk
from assembly_app.ui.room import words
from assembly_app.ui.room.view import OF_THE_ITEM, RoomView


class RoomPage(RoomView):
    """What the keys and buttons of the Room do; sheets open beside the item."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._listen()

    def _listen(self) -> None:
        self.bar.wanted.connect(self._on_wanted)
        self.item.wanted.connect(self._on_wanted)
        self.item.header.extended.connect(self._on_extended)
        self.item.stepped.connect(self._on_stepped)
        self.stage.wanted.connect(self._on_wanted)
        self.closing.confirmed.connect(self._on_close_assembly)
        self.closing.cancelled.connect(lambda: self._show_closing(False))
        self.agenda.activated.connect(self.activate)
        self.agenda.moved.connect(self.acts.move)
        self.agenda.menu_asked.connect(self._on_menu)
        self.agenda.park_asked.connect(lambda: self.open_sheet("park"))
        self.agenda.parked_activated.connect(self.acts.take_up)
        self.side.wanted.connect(self.open_sheet)
        self.acts.started.connect(lambda: self.look(None))
        self.desk.assembly_chosen.connect(self._on_assembly)

    def _on_swap(self) -> None:
        self.close_sheet()
        self.frame.swap()
        self._show_other()

    def show_record(self, record_id: UUID) -> None:
        """Show an item of the assembly in hand."""
        self.look(record_id)

    def look(self, item_id: UUID | None) -> None:
        """Show an item, or with None the one the room is on."""
        if item_id is not None and self.shown is not None and item_id == self.shown.running_id:
            item_id = None
        self.desk.runner.commit_typed()
        self._looked = item_id
        self._closing = False
        self.refresh()

    def activate(self, item_id: UUID) -> None:
        """Enter on the agenda: start what can start, else show it."""
        shown = self.shown
        if shown is None:
            return
        line = next((line for line in shown.agenda if line.id == item_id), None)
        waiting = line is not None and line.state in (LineState.TO_COME, LineState.SUSPENDED)
        if waiting and shown.running_id is None and shown.assembly.stage is Stage.OPEN:
            self.acts.start(item_id)
        else:
            self.look(item_id)

    def primary(self) -> None:
        """Ctrl+Enter: the sheet's primary, the form's, what is offered, else close the item."""
        form = self.item.open_form()
        if self.side.sheet is not None:
            self.side.sheet.primary()
        elif self._closing:
            self.closing.confirm()
        elif self.middle.currentWidget() is self.stage:
            self.stage.press()
        elif form is not None:
            form.submit()
        elif self.view is not None:
            waiting = self.view.line.state in (LineState.TO_COME, LineState.SUSPENDED)
            if waiting and self.shown is not None and self.shown.running_id is None:
                self.acts.start(self.view.line.id)
            else:
                self._close_item()

    def command(self, name: str) -> None:
        """The keys of the Room."""
        if self._stale and self.desk.runner.is_open:
            self.refresh()
        if self.shown is None or self.shown.assembly.stage is not Stage.OPEN:
            return
        if name == "turn":
            self.close_sheet()
            if self.frame.narrow and self.frame.shows_agenda:
                self._on_swap()
            self.turns.focus_name()
        elif name == "next_speaker":
            self.turns.next_speaker()
        else:
            self._on_wanted(name)

    def _on_wanted(self, name: str) -> None:
        plain: dict[str, Callable[[], None]] = {
            "close": self._close_item,
            "closing": lambda: self._show_closing(True),
            "back": lambda: self.look(None),
            "open": self._on_open_assembly,
            "start": self._on_start,
            "suspend": self._on_suspend,
            "extend": self._on_extend,
            "ten": lambda: self._on_extended(10),
            "commission": lambda: self._end_as(Outcome.REFERRED),
            "next_assembly": lambda: self._end_as(Outcome.DEFERRED),
            "swap": self._on_swap,
            "minutes": lambda: self.desk.go("minutes"),
            "assemblies": lambda: self.desk.go("assemblies"),
        }
        if name in plain:
            plain[name]()
        else:
            self.open_sheet(name)

    def _close_item(self) -> None:
        self.desk.runner.commit_typed()
        view = self.view
        if view is None or view.line.state is LineState.DONE:
            return
        if not self.acts.close_at_once(view):
            self.open_sheet("outcome")

    def _end_as(self, outcome: Outcome) -> None:
        """The banner's ways out are outcomes: the sheet opens on the one that was chosen."""
        from assembly_app.ui.sheets.outcome import OutcomeSheet

        if self.side.name != "outcome":
            self.open_sheet("outcome")
        if isinstance(self.side.sheet, OutcomeSheet):
            self.side.sheet.choose(outcome)

    def _on_extend(self) -> None:
        if self.view is not None and self.view.line.state is LineState.RUNNING:
            self.item.header.toggle_extend()

    def _on_extended(self, minutes: int) -> None:
        view = self.view
        if view is not None:
            self.item.header.form.close_form()
            self.acts.extend(view.line.id, minutes)

    def _on_suspend(self) -> None:
        view = self.view
        if view is None:
            return
        if view.line.state is LineState.RUNNING:
            self._looked = view.line.id
            self.acts.suspend(view.line.id)
        elif view.line.state is not LineState.DONE:
            self.acts.start(view.line.id)

    def _on_start(self) -> None:
        coming = self.shown.next_line if self.shown else None
        if coming is not None:
            self.acts.start(coming.id)

    def _on_stepped(self, step: Step) -> None:
        if self.view is not None:
            self.acts.step(self.view.line.id, step)

    def _on_open_assembly(self) -> None:
        if self.shown is not None:
            self.acts.open_assembly(self.shown.assembly.id)

    def _on_menu(self, item_id: UUID, at: QPoint) -> None:
        if self.shown is not None:
            self.acts.menu(self, self.shown, item_id, self.look).popup(at)

    def _go_on(self, name: str, view: ItemView) -> None:
        """A test or an agreement goes on along the path; an agreement only once something was asked."""
        if name == "test" and words.has_path(view.line):
            self.acts.natural_step(view, Step.TEST)
        elif name == "agreement" and (view.tests or view.assents):
            self.acts.natural_step(view, Step.AGREE)

    def _show_closing(self, closing: bool) -> None:
        if self.shown is None:
            return
        self.close_sheet()
        self._closing = closing
        assembly_id = self.shown.assembly.id
        if closing:
            following = self.desk.runner.read(lambda tx: assemblies.following(tx, assembly_id))
            self.closing.show_row(self.shown, following)
            self.closing.next.setFocus()
        self._show_middle(self.shown, self.desk.runner.now())

    def _on_close_assembly(self, next_id: UUID | None) -> None:
        if self.shown is not None:
            self._looked = None
            self.acts.close_assembly(self.shown.assembly.id, next_id)

    def _on_assembly(self, _assembly_id: object) -> None:
        self._looked, self._closing = None, False
        self.close_sheet()

    def open_sheet(self, name: str) -> None:
        """Open a sheet beside the item; its own key closes it."""
        if self.shown is None or self.shown.assembly.stage is not Stage.OPEN:
            return
        if self.side.name == name:
            self.close_sheet()
            return
        view = self.view
        if name in OF_THE_ITEM and view is None:
            self.desk.say(_("No item is open. Start one from the agenda."))
            return
        if name in ("test", "consult", "thermometer") and self.item.text.version is None:
            self.item.text.open_form()
            self.item.text.form.say_error(_("Put a text on the table first."))
            return
        if view is not None and view.line.state is LineState.RUNNING:
            self._go_on(name, view)
        self.side.open(name, self.shown.assembly.id, view.line.id if view else None)
