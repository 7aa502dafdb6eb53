# SPDX-License-Identifier: GPL-3.0-or-later
"""The turns at the right of the Room: who speaks, who waits, who has spoken. A person keeps the order."""

from datetime import datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import TurnKind
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.services import people, turns
from assembly_app.services.room import RoomRow
from assembly_app.services.turns import TurnRow, TurnsRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.room import words
from assembly_app.ui.room.name_box import NameBox
from assembly_app.ui.room.turns_parts import Spoken, Suggestion
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label, Prose, StateLabel
from assembly_app.ui.widgets.row_list import Row, RowList


class TurnsPane(Pane):
    """The speakers' list of the item that runs."""

    spoke = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("paper", edges="l")
        self._desk = desk
        self._item_id: UUID | None = None
        self._turns: TurnsRow | None = None
        self._kind = TurnKind.TURN
        self._primary = True
        self.title = Label(pgettext("speakers", "Turns"), weight=600)
        self.count = Label("", size=12, weight=500, role="ink2")
        self.state = StateLabel("mic", "", "accent")
        self.speaker = Prose("", size=24, weight=600)
        self.clock = Label("", size=24, weight=500)
        self.list = RowList(_("Who waits to speak"), tall=56, reorderable=True, fit=True)
        self.list.installEventFilter(self)
        self.suggestion = Suggestion()
        self.names = NameBox(desk, _("Add a name"), "F3", name=_("Add a name to the speakers' list"))
        self.next = Button("", "primary", key="F4", tall=True)
        self.kinds = {
            TurnKind.CLARIFYING_QUESTION: self._quiet("circle-question-mark", _("Clarification")),
            TurnKind.PROCESS_POINT: self._quiet("hand", pgettext("turn", "Process")),
            TurnKind.DIRECT_RESPONSE: self._quiet("arrow-left-right", pgettext("turn", "Reply")),
        }
        self.close_list = self._quiet("list-x", _("Close the list"))
        self.round = self._quiet("refresh-cw", _("Go-round"))
        self.history = Spoken()
        self.empty = EmptyState("mic", _("No item is open"), _("Turns belong to the item being dealt with."))
        self._arrange()
        self._listen()

    @staticmethod
    def _quiet(icon: str, text: str) -> Button:
        return Button(text, "quiet", icon=icon)

    def _arrange(self) -> None:
        quiet = Flow(
            self.close_list,
            self.round,
            self.kinds[TurnKind.CLARIFYING_QUESTION],
            self.kinds[TurnKind.PROCESS_POINT],
            self.kinds[TurnKind.DIRECT_RESPONSE],
            spacing=4,
            even=True,
        )
        self._speaking = row(spacing=8)
        self._speaking.addWidget(self.speaker, 1)
        self._speaking.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        rule = Pane("hair")
        rule.setFixedHeight(1)
        self.body = QWidget()
        self.body.setLayout(
            column(
                self.state, self._speaking, 4, rule, 4, self.list, self.suggestion, 4, self.names, self.next,
                4, quiet, None, self.history, spacing=6,
            )
        )  # fmt: skip
        content = QWidget()
        self._content = content
        head = row(self.title, None, self.count)
        content.setLayout(column(head, self.body, self.empty, spacing=6, margins=(19, 18, 20, 16)))
        self.scroller = ScrollPane(content, "paper")
        self.setLayout(column(self.scroller, spacing=0, margins=(1, 0, 0, 0)))

    def _listen(self) -> None:
        self.names.chosen.connect(self._on_chosen)
        self.names.named.connect(self._on_named)
        self.next.clicked.connect(self.next_speaker)
        self.list.activated_key.connect(self._on_activated)
        self.list.moved.connect(self._on_moved)
        self.suggestion.applied.connect(self._on_applied)
        self.close_list.clicked.connect(self._on_close_list)
        self.round.clicked.connect(self._on_round)
        for kind, button in self.kinds.items():
            button.clicked.connect(lambda _=False, kind=kind: self.choose_kind(kind))

    def sizeHint(self) -> QSize:
        return QSize(296, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200)

    def show_row(self, shown: RoomRow, item_id: UUID | None) -> None:
        """Show the list of the item that runs, or nothing."""
        if item_id != self._item_id:
            self._set_kind(TurnKind.TURN)
        self._item_id, self._turns = item_id, shown.turns if item_id else None
        self.names.assembly_id = shown.assembly.id
        there = self._turns is not None
        self.body.setVisible(there)
        self.empty.setVisible(not there)
        self.count.setVisible(there)
        if self._turns is not None:
            self._show(self._turns)
            self.tick(shown.now)

    def _show(self, held: TurnsRow) -> None:
        waiting = len(held.waiting)
        count = ngettext("{count} waiting", "{count} waiting", waiting).format(count=waiting)
        self.count.set_text(count + " · " + _("list closed") if held.closed else count)
        self.names.waiting = frozenset(turn.person_id for turn in held.waiting if turn.person_id)
        speaker = held.speaker
        self.state.set_state("mic", _("speaking") if speaker else _("Nobody is speaking"), "accent")
        if speaker is None:
            self.state.set_role("ink2")
        self.speaker.set_text(speaker.name if speaker else "")
        for widget in (self.speaker, self.clock):
            widget.setVisible(speaker is not None)
        self.list.set_rows([self._row(at, turn) for at, turn in enumerate(held.waiting, start=1)])
        self.list.setVisible(bool(held.waiting))
        self.suggestion.show_turns(held)
        self._show_next(held)
        self.close_list.set_text(_("Open the list") if held.closed else _("Close the list"))
        self.close_list.set_icon("list" if held.closed else "list-x")
        self.history.show_turns(held)
        self._fit()

    def _show_next(self, held: TurnsRow) -> None:
        """The primary follows the order that people keep."""
        if held.waiting:
            first = held.waiting[0].name.split(" ")[0]
            self.next.set_kind("primary" if self._primary else "secondary")
            self.next.set_text(_("Give the floor to {name}").format(name=first))
            self.next.refuse("")
        else:
            self.next.set_kind("secondary")
            self.next.set_text(_("End the turn") if held.speaker else _("Give the floor"))
            self.next.refuse("" if held.speaker else _("Nobody is waiting to speak."))

    def set_primary(self, primary: bool) -> None:
        """Whether giving the floor is what the screen offers first."""
        self._primary = primary
        if self._turns is not None:
            self._show_next(self._turns)

    def _row(self, at: int, turn: TurnRow) -> Row:
        reason = words.why(turn.why)
        if not reason and turn.kind is TurnKind.GO_ROUND:
            reason = pgettext("turn", "go-round")
        if not reason:
            times = ngettext(
                "has spoken once on this item", "has spoken {count} times on this item", turn.spoken
            )
            reason = times.format(count=turn.spoken)
        if turn.online and words.why(turn.why) != reason:
            reason = pgettext("presence", "online") + f" · {reason}"
        return Row(
            key=turn.id, title=turn.name, number=str(at), second=reason, bold=True, grip=True,
            second_glyph="wifi" if turn.online else "", tip=_("Enter gives the floor, Delete takes off"),
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Who has spoken gives way before the list would have to scroll."""
        there = self._turns is not None and bool(self._turns.spoken)
        self.history.setVisible(there)
        layout = self._content.layout()
        if there and layout is not None:
            layout.activate()
            width = self.scroller.viewport().width()
            self.history.setVisible(layout.totalHeightForWidth(width) <= self.height())

    def tick(self, now: datetime) -> None:
        """Move the speaker's clock; called each second."""
        speaker = self._turns.speaker if self._turns else None
        if speaker and speaker.began_at:
            seconds = max(0, int((now - speaker.began_at) / timedelta(seconds=1)))
            text = words.short_clock(seconds)
            if text != self.clock.text():
                self.clock.set_text(text)

    def focus_name(self) -> None:
        """F3: the keyboard goes to the box for names."""
        self.names.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.names.box.selectAll()

    def next_speaker(self) -> None:
        """F4: the first of the list speaks; with nobody waiting, the turn ends."""
        item_id, held = self._item_id, self._turns
        if item_id is None or held is None:
            return
        if held.speaker and not held.waiting:
            self._desk.runner.run(lambda tx: turns.end(tx, item_id))
        else:
            self._desk.runner.run(lambda tx: turns.give_floor(tx, item_id))

    def choose_kind(self, kind: TurnKind) -> None:
        """The next name is added for this; the same button again goes back to a plain turn."""
        self._set_kind(TurnKind.TURN if kind is self._kind else kind)
        self.focus_name()

    def _set_kind(self, kind: TurnKind) -> None:
        self._kind = kind
        for own, button in self.kinds.items():
            button.set_open(own is kind)
        placeholder = {
            TurnKind.TURN: _("Add a name"),
            TurnKind.CLARIFYING_QUESTION: _("Who has a clarifying question?"),
            TurnKind.PROCESS_POINT: _("Who has a point of process?"),
            TurnKind.DIRECT_RESPONSE: _("Who answers directly?"),
        }
        self.names.box.setPlaceholderText(placeholder.get(kind, ""))

    def _on_chosen(self, person: UUID) -> None:
        item_id, kind = self._item_id, self._kind
        if item_id is not None:
            self._set_kind(TurnKind.TURN)
            self._desk.runner.run(lambda tx: turns.ask(tx, item_id, person, kind))

    def _on_named(self, name: str) -> None:
        item_id, kind = self._item_id, self._kind
        if item_id is not None:
            self._set_kind(TurnKind.TURN)
            self._desk.runner.run(
                lambda tx: turns.ask(tx, item_id, people.add(tx, name), kind),
                then=lambda _id: self.names.clear(),
            )

    def _on_activated(self, turn: UUID) -> None:
        item_id = self._item_id
        if item_id is not None:
            self._desk.runner.run(lambda tx: turns.give_floor(tx, item_id, turn_id=turn))

    def _on_moved(self, turn: UUID, place: int) -> None:
        if 0 <= place < len(self.list.rows()):
            self._desk.runner.run(lambda tx: turns.move(tx, turn, place))

    def _on_applied(self, turn: UUID, place: int) -> None:
        self._desk.runner.run(lambda tx: turns.move(tx, turn, place))

    def _on_close_list(self) -> None:
        item_id, held = self._item_id, self._turns
        if item_id is None or held is None:
            return
        if held.closed:
            self._desk.runner.run(lambda tx: turns.reopen_list(tx, item_id))
        else:
            self._desk.runner.run(lambda tx: turns.close_list(tx, item_id))

    def _on_round(self) -> None:
        item_id = self._item_id
        if item_id is not None:
            self._desk.runner.run(lambda tx: turns.go_round(tx, item_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            turn = self.list.current_key()
            if isinstance(turn, UUID):
                self._desk.runner.run(lambda tx: turns.withdraw(tx, turn))
            return True
        return super().eventFilter(watched, event)
