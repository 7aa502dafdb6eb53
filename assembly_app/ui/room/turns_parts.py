# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the speakers' list: what could be changed, and who has spoken."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _, ngettext
from assembly_app.services.turns import TurnsRow
from assembly_app.ui import theme
from assembly_app.ui.room import words
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, clear, column, row
from assembly_app.ui.widgets.prose import Label, Prose, Run

_SPOKEN = 3


class Spoken(QWidget):
    """Who has spoken on the item and for how long, the longest first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(spacing=2)
        title = Label(_("Have spoken on this item"), size=12, weight=600, role="ink2")
        self._count = Label("", size=12, weight=500, role="ink2")
        self.setLayout(column(row(title, None, self._count), self._rows, spacing=4))

    def show_turns(self, held: TurnsRow) -> None:
        """Show the first of them, and the rest together."""
        clear(self._rows)
        rows = [(person.name, person.seconds) for person in held.spoken[:_SPOKEN]]
        rest = held.spoken[_SPOKEN:]
        if rest:
            more = ngettext("{count} more", "{count} more", len(rest)).format(count=len(rest))
            rows.append((more, sum(person.seconds for person in rest)))
        for name, seconds in rows:
            line = row(spacing=8)
            line.addWidget(Label(name, role="ink2", elide=True), 1)
            line.addWidget(Label(words.short_clock(seconds), role="ink2"))
            self._rows.addLayout(line)
        count = len(held.spoken)
        self._count.set_text(ngettext("{count} person", "{count} people", count).format(count=count))


class Suggestion(Pane):
    """One line below the list; applying it is a person's act."""

    applied = Signal(object, int)

    def __init__(self) -> None:
        super().__init__("surface", radius=8)
        self._move: tuple[UUID, int] | None = None
        self.text = Prose("", size=12, role="ink2", icon="lightbulb")
        self.apply = Button(_("Apply"), "quiet")
        self.apply.clicked.connect(self._on_apply)
        line = row(spacing=8, margins=(10, 8, 4, 8))
        line.addWidget(self.text, 1)
        line.addWidget(self.apply)
        self.setLayout(line)

    def show_turns(self, held: TurnsRow) -> None:
        """Say who could go before whom, or go away."""
        names = {turn.id: turn.name.split(" ")[0] for turn in held.waiting}
        places = {turn.id: at for at, turn in enumerate(held.waiting)}
        found = held.suggestion
        self.setVisible(found is not None)
        if found is None:
            self._move = None
            return
        self._move = (found.turn, places[found.before])
        sentence = _("{name} before {other}.").format(name=names[found.turn], other=names[found.before])
        self.text.set_runs([Run(_("Suggestion:") + " ", 600), Run(sentence)])
        self.text.setToolTip(words.why(found.why))
        self.setMinimumHeight(theme.px(36))

    def _on_apply(self) -> None:
        if self._move:
            self.applied.emit(*self._move)
