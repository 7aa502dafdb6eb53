# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Room shows: its parts, filled from the book, and their clocks."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget

from assembly_app.domain.kinds import Role
from assembly_app.i18n import _
from assembly_app.services import assemblies, roles, room
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import ItemView, LineState, RoomRow
from assembly_app.services.use_case import NotHere
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.room.acts import Acts
from assembly_app.ui.room.agenda_pane import AgendaPane
from assembly_app.ui.room.bar import RoomBar
from assembly_app.ui.room.frame import Frame
from assembly_app.ui.room.item_pane import ItemPane
from assembly_app.ui.room.side import Side
from assembly_app.ui.room.stages import ClosingPane, StagePane
from assembly_app.ui.room.turns_pane import TurnsPane
from assembly_app.ui.widgets.panes import column

OF_THE_ITEM = (
    "test", "consult", "agreement", "contribution", "outcome", "statement", "thermometer"
)  # fmt: skip
_SECOND_MS = 1000


class RoomView(Page):
    """Bar, agenda, item and turns, as the records of a moment say; `RoomPage` acts on them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: RoomRow | None = None
        self._looked: UUID | None = None
        self._closing = False
        self.acts = Acts(desk)
        self.bar = RoomBar(desk.language)
        self.agenda = AgendaPane()
        self.item = ItemPane(desk)
        self.stage = StagePane()
        self.closing = ClosingPane()
        self.turns = TurnsPane(desk)
        self.middle = QStackedWidget()
        for pane in (self.item, self.stage, self.closing):
            self.middle.addWidget(pane)
        self.side = Side(desk, self.turns)
        self.frame = Frame(desk, self.agenda, self.middle, self.side)
        layout = column(self.bar, spacing=0)
        layout.addWidget(self.frame, 1)
        self.setLayout(layout)
        self.side.changed.connect(self._on_side)
        self.item.forms_changed.connect(self._on_forms)
        self.frame.narrowed.connect(lambda _narrow: self._show_other())
        self._second = QTimer(self)
        self._second.setInterval(_SECOND_MS)
        self._second.timeout.connect(self._on_second)
        self._second.start()

    @property
    def view(self) -> ItemView | None:
        """The item shown."""
        return self.shown.item if self.shown else None

    def refresh(self) -> None:
        """Ask the book for the room of this moment."""
        assembly_id = self._assembly()
        if assembly_id is None:
            self._show_none()
            return
        now = self.desk.runner.now()
        looked = self._looked
        try:
            shown = self.desk.runner.read(lambda tx: room.snapshot(tx, assembly_id, now, item_id=looked))
            if looked is not None and shown.item is None:
                self._looked = None
                shown = self.desk.runner.read(lambda tx: room.snapshot(tx, assembly_id, now))
        except NotHere:
            # Undone, or removed on another laptop: the assembly in hand is no more.
            self.desk.assembly_id = None
            self._show_none()
            return
        self.shown = shown
        self._show(shown, now)

    def _assembly(self) -> UUID | None:
        """The assembly in hand; else the open one, else the next, else the last."""
        if self.desk.assembly_id is not None:
            return self.desk.assembly_id
        rows = self.desk.runner.read(assemblies.every)
        planned = [row for row in rows if row.stage is not Stage.CLOSED]
        chosen = next((row for row in rows if row.stage is Stage.OPEN), None) or next(iter(planned), None)
        chosen = chosen or (rows[-1] if rows else None)
        if chosen is not None:
            self.desk.assembly_id = chosen.id
        return self.desk.assembly_id

    def _show_none(self) -> None:
        self.shown = None
        self.close_sheet()
        self.bar.hide()
        self.frame.set_panes(agenda=False, side=False)
        self.stage.show_none()
        self.middle.setCurrentWidget(self.stage)

    def _show(self, shown: RoomRow, now: datetime) -> None:
        opened = shown.assembly.stage is Stage.OPEN
        self.bar.show()
        self.bar.show_row(shown, now)
        self.agenda.show_row(shown)
        self.agenda.select(shown.item.line.id if shown.item else None)
        self._closing = self._closing and opened
        self._show_middle(shown, now)
        turns_of = shown.running_id or (shown.item.line.id if shown.item and self._may_speak() else None)
        self.turns.show_row(shown, turns_of)
        self.frame.set_panes(agenda=True, side=opened)
        self._show_other()
        self._tell_roles(shown)
        self._refresh_sheet(shown)

    def _show_other(self) -> None:
        opened = self.shown is not None and self.shown.assembly.stage is Stage.OPEN
        self.bar.show_other(self.frame.narrow and opened, self.frame.shows_agenda)

    def _may_speak(self) -> bool:
        view = self.view
        return view is not None and view.line.state is LineState.SUSPENDED

    def _show_middle(self, shown: RoomRow, now: datetime) -> None:
        if self._closing:
            self.middle.setCurrentWidget(self.closing)
        elif shown.item is not None:
            self.item.show_item(shown.item, shown, now)
            self.middle.setCurrentWidget(self.item)
        else:
            self.stage.show_row(shown)
            self.middle.setCurrentWidget(self.stage)
        self._on_forms()

    def _tell_roles(self, shown: RoomRow) -> None:
        said = (
            (Role.MINUTE_TAKER, _("{name} takes minutes")),
            (Role.TURN_KEEPER, _("{name} keeps turns")),
        )
        held = [(roles.holder(list(shown.roles), role, shown.now), form) for role, form in said]
        parts = [form.format(name=who.person) for who, form in held if who is not None]
        self.desk.roles_said.emit(" · ".join(parts) if shown.assembly.stage is not Stage.CLOSED else "")

    def _on_second(self) -> None:
        """Clocks move each second; what the records say is asked again each minute."""
        if self.shown is None or not self.isVisible() or not self.desk.runner.is_open:
            return
        now = self.desk.runner.now()
        if now.replace(second=0, microsecond=0) != self.shown.now.replace(second=0, microsecond=0):
            self.refresh()
            return
        self.bar.tick(now)
        self.item.tick(now)
        self.turns.tick(now)

    def _on_forms(self) -> None:
        """One primary at a time: what the middle offers, else the next speaker."""
        on_item = self.middle.currentWidget() is self.item
        self.turns.set_primary(on_item and self.item.open_form() is None)

    def close_sheet(self) -> None:
        """Give the side back to the turns."""
        self.side.close_sheet()

    def _on_side(self) -> None:
        """Beside a sheet the agenda narrows and what is done folds; what opened it stays filled."""
        beside, name = self.side.sheet is not None, self.side.name
        self.frame.set_sheet(self.side.sheet)
        self.agenda.set_folding(beside)
        self.item.set_folded(beside)
        self.item.mark_open(name)
        self.bar.door.set_open(name == "door")
        self.bar.roles.set_open(name == "roles")

    def _refresh_sheet(self, shown: RoomRow) -> None:
        if self.side.sheet is None:
            return
        gone = shown.item is None or shown.item.line.state is LineState.DONE
        if shown.assembly.stage is not Stage.OPEN or (self.side.name in OF_THE_ITEM and gone):
            self.close_sheet()
