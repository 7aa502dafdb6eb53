# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page works with: the book, the preferences, and the way to another place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from assembly_app import i18n, settings
from assembly_app.i18n import _
from assembly_app.settings import Settings
from assembly_app.ui.runner import Runner

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID


class Desk(QObject):
    """Shared by the pages of one window.

    `went` asks for a place ("assemblies", "room", "minutes", "agreements", "tasks", "people",
    "exchange", "preferences", "help") and a record to show there, or None. `assembly_chosen` tells
    that all pages now speak of another assembly. `said` is a sentence for the status line,
    `roles_said` who does what now, at its right end.
    """

    went = Signal(str, object)
    assembly_chosen = Signal(object)
    settings_changed = Signal(object)
    said = Signal(str)
    searched = Signal(str)
    roles_said = Signal(str)
    book_asked = Signal(str, object)

    def __init__(self, runner: Runner, chosen: Settings, *, keep: bool = True) -> None:
        super().__init__()
        self._keep = keep
        self.runner = runner
        self.settings = chosen
        self.assembly_id: UUID | None = None

    @property
    def language(self) -> str:
        """The language of the interface."""
        return i18n.current_language()

    def go(self, place: str, record_id: UUID | None = None) -> None:
        """Show a place, and a record in it."""
        self.went.emit(place, record_id)

    def choose_assembly(self, assembly_id: UUID | None) -> None:
        """Speak of this assembly from now on."""
        if assembly_id != self.assembly_id:
            self.runner.commit_typed()
            self.assembly_id = assembly_id
            self.assembly_chosen.emit(assembly_id)

    def clock(self) -> Callable[[datetime], datetime]:
        """Return what shows moments by the clock of the assembly in hand, else by this laptop's."""
        if self.assembly_id is None:
            return lambda at: at.astimezone()
        # Imported at its first use: the window is on screen before the database library is loaded.
        from assembly_app.domain import moments
        from assembly_app.services import assemblies
        from assembly_app.services.use_case import NotHere

        assembly_id = self.assembly_id
        try:
            zone = self.runner.read(lambda tx: assemblies.get(tx, assembly_id)).zone
        except NotHere:
            # Undone, or removed on another laptop: the pages are about to find out.
            return lambda at: at.astimezone()
        return lambda at: moments.local(at, zone)

    def local(self, at: datetime) -> datetime:
        """Return a moment as the clock of the assembly in hand shows it, else this laptop's."""
        return self.clock()(at)

    def say(self, sentence: str) -> None:
        """Put a sentence in the status line."""
        self.said.emit(sentence)

    def prefer(self, **changes: Any) -> None:
        """Change preferences and keep them; the window follows at once."""
        self.settings = replace(self.settings, **changes)
        if self._keep:
            try:
                settings.save(self.settings)
            except OSError as error:
                # A full disk must not take away the change itself, which holds until the window closes.
                self.said.emit(
                    _("The preferences could not be saved: {reason}").format(reason=error.strerror)
                )
        self.settings_changed.emit(self.settings)
