# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of an assembly: its name, where it is in its life, its facts, what can be done now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from assembly_app.domain.kinds import Regime
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.durations import duration_minutes
from assembly_app.i18n.terms import term
from assembly_app.ui.assemblies import words
from assembly_app.ui.assemblies.facts import FactGrid
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Prose, StateLabel

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow


class HeadLine(QWidget):
    """A title and its state with the buttons at the right, or below them when the pane is narrow."""

    def __init__(self, title: Prose, state: QWidget | None, *buttons: QWidget) -> None:
        super().__init__()
        self._title, self._buttons = title, buttons
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16 if state is not None else 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._state = state
        self._acts = QWidget()
        self._acts.setLayout(row(*buttons))
        self._shape: tuple[bool, bool] | None = None
        self.arrange()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def arrange(self) -> None:
        """Put the state beside the title and the buttons at the right, or below where they do not fit."""
        title, acts = self._title.sizeHint().width(), self._acts.minimumSizeHint().width()
        state = self._state.sizeHint().width() + 40 if self._state is not None else 0
        # First the state goes under the title, then the buttons under both.
        below = title + acts + 16 > self.width()
        beside = 0 if below else acts
        shape = (title + state + beside > self.width(), below)
        if shape == self._shape:
            return
        self._shape = under, below = shape
        middle = Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self._title, 0, 0, 1, (3 if below else 2) if under else 1, middle)
        if self._state is not None:
            self._grid.addWidget(self._state, 1 if under else 0, 0 if under else 1, left | middle)
        if below:
            self._grid.addWidget(self._acts, 2, 0, 1, 3, left)
        else:
            self._grid.addWidget(self._acts, 0, 2, middle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class Header(QWidget):
    """`open_asked`, `send_asked`, `edit_asked`, `room_asked` and `minutes_asked` are its buttons."""

    open_asked = Signal()
    send_asked = Signal()
    edit_asked = Signal()
    room_asked = Signal()
    minutes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Prose("", size=24, weight=600)
        self.state = StateLabel("pencil", "")
        self.edit = Button(pgettext("assembly", "Edit"), icon="pencil")
        self.edit.setToolTip(_("Change the facts of this assembly (Ctrl+E)"))
        self.send = Button(_("Send the draft agenda"), icon="send")
        self.send.setToolTip(_("Note that the draft agenda went out today: item numbers stay from now on."))
        self.minutes = Button(_("See the minutes"), icon="file-pen")
        self.main = Button(_("Open the assembly"), "primary", icon="play", key="Ctrl+↵")
        self.edit.clicked.connect(self.edit_asked)
        self.send.clicked.connect(self.send_asked)
        self.minutes.clicked.connect(self.minutes_asked)
        self.main.clicked.connect(self.primary)
        self._line = HeadLine(self.title, self.state, self.edit, self.minutes, self.send, self.main)
        self.facts = FactGrid(3)
        self.setLayout(column(self._line, self.facts, spacing=8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._row: AssemblyRow | None = None

    def show_row(self, assembly: AssemblyRow, today: date, *, is_next: bool) -> None:
        """Show an assembly; the primary opens it when it is the next, or goes to the Room."""
        self._row = assembly
        planned = not assembly.opened_at
        self.title.set_text(words.title(assembly))
        self.state.set_state(*words.state(assembly))
        self.edit.setVisible(not assembly.closed_at)
        self.minutes.setVisible(bool(assembly.closed_at))
        self.send.setVisible(planned and assembly.agenda_sent_on is None)
        self.main.setVisible(not assembly.closed_at and (is_next or not planned))
        self.main.set_text(_("Open the assembly") if planned else _("Go to the Room"))
        self.main.set_icon("play" if planned else "messages-square")
        self.facts.set_facts(_facts(assembly, today))
        self._line.arrange()

    def yield_primary(self, *, form: bool) -> None:
        """One primary at a time: while a form is open, its own."""
        self.main.set_kind("secondary" if form else "primary")

    def primary(self) -> None:
        """What the primary button does now, if it is there."""
        if self._row is not None and not self.main.isHidden():
            (self.room_asked if self._row.opened_at else self.open_asked).emit()


def _facts(a: AssemblyRow, today: date) -> list[tuple[str, str]]:
    facts = [
        (_("When"), words.when(a, today)),
        (_("Where"), a.place or "—"),
        (pgettext("assembly", "Gathering"), a.gathering or "—"),
        (_("Body"), a.body or "—"),
        (pgettext("assembly", "Call"), a.call_link or "—"),
        (pgettext("assembly", "Rules"), term(a.regime or Regime.ASSEMBLY)),
    ]
    if a.topic:
        facts.append((_("Topic"), a.topic))
    if a.opened_at and a.closed_at:
        spent = int((a.closed_at - a.opened_at).total_seconds() // 60)
        facts.append((_("Real hours"), f"{words.real_hours(a)} · {duration_minutes(spent)}"))
    return facts
