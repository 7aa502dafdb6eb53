# SPDX-License-Identifier: GPL-3.0-or-later
"""The one road from a click to the file: run an action, tell who listens, or say why not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from assembly_app.domain.errors import AssemblyError

if TYPE_CHECKING:
    # Only named here: the window is on screen before the database library is loaded.
    from assembly_app.services.workspace import Done, Transaction, Workspace

_T = TypeVar("_T")


class Runner(QObject):
    """Runs actions and queries on the open book.

    `changed` carries the areas an action touched, `done` its verb and moment, `undone` and `redone`
    likewise, `refused` the AssemblyError of an action nobody else answers for.
    """

    changed = Signal(object)
    done = Signal(str, object)
    undone = Signal(str, object)
    redone = Signal(str, object)
    refused = Signal(object)

    def __init__(self, clock: Callable[[], datetime] | None = None) -> None:
        super().__init__()
        self._clock = clock or (lambda: datetime.now(UTC))
        self._pending: list[Callable[[], None]] = []
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        """The open book; asking before there is one is a bug."""
        if self._workspace is None:
            raise RuntimeError("no book is open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether there is a book."""
        return self._workspace is not None

    def now(self) -> datetime:
        """The moment that clocks show (UTC)."""
        return self._clock()

    def use(self, workspace: Workspace | None) -> None:
        """Take another book, or none."""
        self._workspace = workspace

    def keep_typed(self, owner: QObject, commit: Callable[[], None]) -> None:
        """Have a text that is being typed committed before any other action, while its owner lives."""
        self._pending.append(commit)
        owner.destroyed.connect(lambda: self._forget_typed(commit))

    def _forget_typed(self, commit: Callable[[], None]) -> None:
        if commit in self._pending:
            self._pending.remove(commit)

    def commit_typed(self) -> None:
        """Commit what is being typed anywhere."""
        # Taken out while it runs: committing is an action too and must not ask again.
        waiting, self._pending = self._pending, []
        for commit in waiting:
            commit()
        self._pending = waiting + self._pending

    def run(
        self,
        action: Callable[[Transaction], _T],
        *,
        then: Callable[[_T], None] | None = None,
        refused: Callable[[AssemblyError], None] | None = None,
    ) -> None:
        """Do one action; `then` gets its value once it is stored, `refused` the reason why not."""
        self.commit_typed()
        try:
            done = self.workspace.run(action)
        except AssemblyError as error:
            (refused or self.refused.emit)(error)
            return
        self._tell(done, self.done)
        if then:
            then(done.value)

    def read(self, query: Callable[[Transaction], _T]) -> _T:
        """Ask the book something."""
        return self.workspace.read(query)

    def undo(self) -> None:
        """Take back the last action made here."""
        self._go_back(self.workspace.undo, self.undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._go_back(self.workspace.redo, self.redone)

    def _go_back(self, step: Callable[[], Done[None]], told: object) -> None:
        self.commit_typed()
        try:
            done = step()
        except AssemblyError as error:
            self.refused.emit(error)
            return
        self._tell(done, told)

    def _tell(self, done: Done[_T], told: object) -> None:
        if done.changes:
            self.changed.emit(done.changes)
            told.emit(done.verb, done.at)  # type: ignore[attr-defined]
