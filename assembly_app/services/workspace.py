# SPDX-License-Identifier: GPL-3.0-or-later
"""The open book: run an action, look, undo, redo."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar
from uuid import UUID

from assembly_app.domain.book_errors import ChangedSince
from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.services import assemblies
from assembly_app.services import names as naming
from assembly_app.storage.change import ChangeId
from assembly_app.storage.database import Database, Transaction
from assembly_app.storage.history import ChangeEntry, last_change
from assembly_app.storage.rewind import rewind

__all__ = ["Done", "NothingToRedo", "NothingToUndo", "Overtaken", "Transaction", "Workspace"]

_T = TypeVar("_T")
_AUTHOR = "author"


class NothingToUndo(AssemblyError):
    """Undo goes back to the moment the book was opened here."""

    message = N_("There is nothing to undo since this book was opened.")


class NothingToRedo(AssemblyError):
    """Redo follows an undo."""

    message = N_("There is nothing to redo.")


class Overtaken(AssemblyError):
    """What was done has been changed by a later action, perhaps somebody else's."""

    message = N_("This cannot be undone: {name} changed it later.")


@dataclass(frozen=True)
class Done(Generic[_T]):
    """What an action gave back, what it touched, and what it is called."""

    value: _T
    changes: Changes
    verb: str
    at: datetime


@dataclass(frozen=True)
class _Step:
    change: ChangeId
    verb: str


class Workspace:
    """A book in use by one person at one laptop; every write goes through `run`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []
        with database.reading() as tx:
            held = tx.setting(_AUTHOR)
            self.author = UUID(held) if held else None
            self._keep_durable(tx)

    @classmethod
    def create(cls, path: Path, *, clock: Callable[[], datetime] | None = None) -> Self:
        """Make an empty book and open it; raises BookExists."""
        Database.create(path)
        return cls.open(path, clock=clock)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, clock: Callable[[], datetime] | None = None
    ) -> Self:
        """Open a book; raises a StorageError that says what to do."""
        if clock is None:
            return cls(Database.open(path, read_only=read_only))
        return cls(Database.open(path, read_only=read_only, clock=clock))

    @classmethod
    def rewound(cls, book: Path, moment: datetime, copy: Path) -> Self:
        """Open a copy of a book as it was at a moment, whose clock stands still there."""
        rewind(book, moment, copy)
        return cls.open(copy, clock=lambda: moment)

    @property
    def path(self) -> Path:
        """Where the book is."""
        return self._database.path

    def run(self, action: Callable[[Transaction], _T]) -> Done[_T]:
        """Do one action in one transaction: all of it, or nothing when it raises."""
        with self._database.transaction(author=self.author) as tx:
            value = action(tx)
        if tx.change_id is not None:
            self._undo.append(_Step(tx.change_id, tx.verb))
            self._redo.clear()
        if Area.ASSEMBLIES in tx.changes:
            self.read(self._keep_durable)
        return Done(value, tx.changes, tx.verb, tx.now)

    def read(self, action: Callable[[Transaction], _T]) -> _T:
        """Look at the book, the same throughout."""
        with self._database.reading() as tx:
            return action(tx)

    def reading(self) -> AbstractContextManager[Transaction]:
        """Look at the book with several queries that must agree."""
        return self._database.reading()

    def undo(self) -> Done[None]:
        """Take back the last action made here; raises NothingToUndo, or ChangedSince when it cannot."""
        if not self._undo:
            raise NothingToUndo
        return self._take_back(self._undo, self._redo)

    def redo(self) -> Done[None]:
        """Do again what was undone; raises NothingToRedo or ChangedSince."""
        if not self._redo:
            raise NothingToRedo
        return self._take_back(self._redo, self._undo)

    def last_change(self) -> ChangeEntry | None:
        """Return the latest change made on this laptop."""
        return self.read(lambda tx: last_change(tx.raw))

    def sit_down(self, person_id: UUID | None) -> None:
        """Say who is at this laptop: what is written from now on carries their name."""
        with self._database.transaction() as tx:
            tx.set_setting(_AUTHOR, str(person_id) if person_id else None)
        self.author = person_id

    def close(self) -> None:
        """Let go of the book."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take_back(self, source: list[_Step], target: list[_Step]) -> Done[None]:
        step = source[-1]
        try:
            tx = self._database.undo(step.change, self.author)
        except ChangedSince as error:
            by = error.values["by"]
            names = self.read(naming.load)
            raise Overtaken(name=names.person(by) if isinstance(by, UUID) else "—") from error
        source.pop()
        if tx.change_id is not None:
            target.append(_Step(tx.change_id, step.verb))
        if Area.ASSEMBLIES in tx.changes:
            self.read(self._keep_durable)
        return Done(None, tx.changes, step.verb, tx.now)

    def _keep_durable(self, tx: Transaction) -> None:
        """While an assembly is open every commit reaches the disk: the battery may die."""
        self._database.set_durable(assemblies.open_now(tx) is not None)
