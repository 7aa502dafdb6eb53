# SPDX-License-Identifier: GPL-3.0-or-later
"""The foot of a sheet: who speaks and for how long, and who waits; the list itself is behind the sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.domain.moments import seconds_between
from assembly_app.i18n import _, ngettext
from assembly_app.i18n.durations import clock
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.prose import Label

if TYPE_CHECKING:
    from assembly_app.services.turns import TurnsRow
    from assembly_app.services.workspace import Transaction


class TurnsFoot(QWidget):
    """One line; its clock runs by itself."""

    def __init__(self, desk: Desk, assembly_id: UUID) -> None:
        super().__init__()
        self.desk, self.assembly_id = desk, assembly_id
        self._began: datetime | None = None
        self.speaker = Label("", weight=600, icon="mic", icon_role="accent", elide=True)
        self.clock = Label("", weight=600)
        self.waiting = Label("", size=12, weight=500, role="ink2", elide=True)
        line = row(self.speaker, self.clock, None, self.waiting, spacing=8)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)

    def refresh(self) -> None:
        """Ask the book who speaks and who waits."""
        # Imported here: the database library is loaded after the window is on screen.
        from assembly_app.services import items, turns

        now = self.desk.runner.now()

        def ask(tx: Transaction) -> TurnsRow | None:
            running = items.current(tx, self.assembly_id)
            return turns.of_item(tx, running.id, now) if running else None

        found = self.desk.runner.read(ask)
        speaker = found.speaker if found else None
        self._began = speaker.began_at if speaker else None
        self.speaker.set_text(speaker.name if speaker else _("Nobody is speaking"))
        self.waiting.set_text(_words(found.closed, len(found.waiting)) if found else "")
        self._tick()
        if self._began:
            self._timer.start()
        else:
            self._timer.stop()

    def _tick(self) -> None:
        words = ""
        if self._began:
            words = clock(seconds_between(self._began, self.desk.runner.now())).removeprefix("0")
        self.clock.set_text(words)


def _words(closed: bool, waiting: int) -> str:
    if waiting:
        form = ngettext(
            "{count} waiting · F4 gives the floor", "{count} waiting · F4 gives the floor", waiting
        )
        return form.format(count=waiting)
    return _("list closed") if closed else _("nobody waiting · F3 adds a name")
