# SPDX-License-Identifier: GPL-3.0-or-later
"""A page: refreshed when its areas change, marked stale while hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.ui.desk import Desk

if TYPE_CHECKING:
    from uuid import UUID


class Page(QWidget):
    """One place of the rail. Subclasses say which `areas` they read and how to `refresh`."""

    areas: ClassVar[Changes] = frozenset(Area)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        desk.runner.changed.connect(self.take_changes)
        # Bound methods only: Qt lets go of them when the page is deleted, not of a lambda.
        desk.assembly_chosen.connect(self._on_assembly_chosen)

    def refresh(self) -> None:
        """Ask the book again and show what it says."""

    def show_record(self, record_id: UUID) -> None:
        """Bring one record into view; a page that shows none of its kind does nothing."""

    def commit_typed(self) -> None:
        """Commit what is being typed here, if anything."""

    def primary(self) -> None:
        """Do what Ctrl+Enter means here."""

    def command(self, name: str) -> None:
        """Do a command of the menus that belongs to this page; unknown ones do nothing."""

    def search(self, words: str) -> None:
        """Look for words here; a page without a list of its own does nothing."""

    def take_changes(self, changes: Changes) -> None:
        """Refresh now if in view, else when next shown."""
        if not changes & self.areas:
            return
        if self.isVisible() and self.desk.runner.is_open:
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    def _on_assembly_chosen(self, _assembly_id: object) -> None:
        self.take_changes(frozenset(Area))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.desk.runner.is_open:
            self._stale = False
            self.refresh()
