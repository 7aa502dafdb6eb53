# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Room does with its agenda and items: each act is one use case."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from assembly_app.domain.kinds import ItemKind, Nature, Outcome, Step
from assembly_app.i18n import _, pgettext
from assembly_app.services import agenda, assemblies, items, parking
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import AgendaLine, ItemView, LineState, RoomRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.room import words

_FRAMES = (ItemKind.OPENING, ItemKind.BREAK, ItemKind.OPEN_FLOOR, ItemKind.CLOSING)
_WAITING = (LineState.TO_COME, LineState.SUSPENDED)


class Acts(QObject):
    """Acts on the assembly in hand; `started` tells that the room is on another item."""

    started = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._run = desk.runner.run

    def open_assembly(self, assembly_id: UUID) -> None:
        """Open the assembly now."""
        self._run(lambda tx: assemblies.open_(tx, assembly_id))

    def close_assembly(self, assembly_id: UUID, next_id: UUID | None) -> None:
        """Close the assembly now, saying which comes next."""
        self._run(lambda tx: assemblies.close(tx, assembly_id, next_id=next_id))

    def start(self, item_id: UUID) -> None:
        """Start or resume an item."""
        self._run(lambda tx: items.start(tx, item_id), then=lambda _: self.started.emit())

    def suspend(self, item_id: UUID) -> None:
        """Stop the item's clock."""
        self._run(lambda tx: items.suspend(tx, item_id))

    def extend(self, item_id: UUID, minutes: int) -> None:
        """Add minutes."""
        self._run(lambda tx: items.extend(tx, item_id, minutes))

    def step(self, item_id: UUID, step: Step) -> None:
        """Say where the room is on the path."""
        self._run(lambda tx: items.go_to_step(tx, item_id, step))

    def natural_step(self, view: ItemView, step: Step) -> None:
        """Go on to a step that an act implies; never back."""
        order = list(Step)
        if order.index(view.step) < order.index(step):
            self.step(view.line.id, step)

    def close_at_once(self, view: ItemView) -> bool:
        """Close an item whose outcome is plain; False when a person has to say how it ended."""
        item_id = view.line.id
        if view.line.state not in (LineState.RUNNING, LineState.SUSPENDED):
            return False
        if view.agreements or view.assents:
            outcome = Outcome.AGREED
        elif view.line.nature is Nature.INFORMATION or view.line.kind in _FRAMES:
            outcome = Outcome.INFORMED
        else:
            return False
        self._run(lambda tx: items.close(tx, item_id, outcome), then=lambda _: self.started.emit())
        return True

    def move(self, item_id: UUID, place: int) -> None:
        """Move an item among all of them."""
        self._run(lambda tx: agenda.move(tx, item_id, place))

    def swap(self, item_id: UUID, other_id: UUID) -> None:
        """Let two items change places; the minutes will say so."""
        self._run(lambda tx: agenda.swap(tx, item_id, other_id))

    def approve(self, assembly_id: UUID) -> None:
        """The room approved the agenda."""
        self._run(lambda tx: agenda.approve(tx, assembly_id))

    def take_up(self, topic_id: UUID) -> None:
        """Take a parked topic up."""
        self._run(lambda tx: parking.take_up(tx, topic_id))

    def menu(self, parent: QWidget, shown: RoomRow, item_id: UUID, look: Callable[[UUID], None]) -> QMenu:
        """The menu of an item of the agenda; `look` is called with the item to show it."""
        menu = QMenu(parent)
        line = next(line for line in shown.agenda if line.id == item_id)
        open_ = shown.assembly.stage is Stage.OPEN
        menu.addAction(_("Show the item"), lambda: look(item_id))
        if open_ and line.state in _WAITING and shown.running_id is None:
            verb = _("Resume") if line.state is LineState.SUSPENDED else pgettext("item", "Start")
            menu.addAction(verb, lambda: self.start(item_id))
        if line.state in _WAITING:
            self._add_order(menu, shown, line)
        if open_ and shown.assembly.agenda_approved_at is None:
            menu.addSeparator()
            menu.addAction(_("The room approves the agenda"), lambda: self.approve(shown.assembly.id))
        return menu

    def _add_order(self, menu: QMenu, shown: RoomRow, line: AgendaLine) -> None:
        ids = [other.id for other in shown.agenda]
        at = ids.index(line.id)
        waiting = [other for other in shown.agenda if other.state in _WAITING and other.id != line.id]
        menu.addSeparator()
        if at > 0 and shown.agenda[at - 1].state in _WAITING:
            menu.addAction(_("Move up") + "\tAlt+↑", lambda: self.move(line.id, at - 1))
        if at + 1 < len(ids):
            menu.addAction(_("Move down") + "\tAlt+↓", lambda: self.move(line.id, at + 1))
        if waiting:
            swap = menu.addMenu(_("Swap with"))
            for other in waiting:
                number = "" if other.number is None else f"{other.number}  "
                title = (number + words.item_title(other)).replace("&", "&&")
                swap.addAction(title, partial(self.swap, line.id, other.id))
