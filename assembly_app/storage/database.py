# SPDX-License-Identifier: GPL-3.0-or-later
"""The open book: one file, one process that writes it, and every write through one transaction."""

import hashlib
import os
import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom
from types import TracebackType
from typing import Self
from uuid import UUID

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool

from assembly_app.domain.book_errors import BookExists, BookNeedsUpdate, BookReadOnly
from assembly_app.domain.ids import NewIds
from assembly_app.storage import book_file
from assembly_app.storage.book_lock import BookLock
from assembly_app.storage.change import RANDOM_BITS, ChangeId
from assembly_app.storage.disk_errors import translate_errors
from assembly_app.storage.journal import Journal
from assembly_app.storage.log_tables import SCHEMA
from assembly_app.storage.probe import probe, wal_of
from assembly_app.storage.transaction import BookSession, Transaction
from assembly_app.storage.undo import take_back

__all__ = ["Database", "Transaction"]

PATIENCE_S = 5.0


def _now() -> datetime:
    return datetime.now(UTC)


class Database:
    """A book, open; made by `create` or `open`, and a context manager that closes it."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool,
        clock: Callable[[], datetime],
        ids: Callable[[], UUID],
        rng: Random,
        patience_s: float,
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._clock = clock
        self._ids = ids
        self._rng = rng
        self._patience_s = patience_s
        self._synchronous = "NORMAL"
        self._lock = None if read_only else BookLock(path)
        self._log = 0
        self._engine = create_engine("sqlite://", creator=self._connect, poolclass=QueuePool)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")
        event.listen(self._engine, "begin", self._begin)

    @classmethod
    def create(cls, path: Path | str) -> None:
        """Make an empty book; raises BookExists. A kill leaves no half book."""
        path = Path(path).absolute()
        with translate_errors(path):
            if path.exists():
                raise BookExists(path=path)
            book_file.make(path)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        clock: Callable[[], datetime] = _now,
        ids: Callable[[], UUID] | None = None,
        rng: Random | None = None,
        machine: str | None = None,
        patience_s: float = PATIENCE_S,
    ) -> Self:
        """Open a book, updating an older one; raises a StorageError that says what to do.

        Reading takes no lock and works beside a writer. `machine` tells this laptop from others.
        """
        path = Path(path).absolute()
        rng = rng or SystemRandom()
        new_id = ids or NewIds(clock, rng)
        with translate_errors(path):
            probe(path)
            found = cls(path, read_only=read_only, clock=clock, ids=new_id, rng=rng, patience_s=patience_s)
            try:
                found._prepare(machine or _machine())
            except BaseException:
                found.close()
                raise
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def set_durable(self, durable: bool) -> None:
        """Have each commit reach the disk before it returns, as long as an assembly is open."""
        self._synchronous = "FULL" if durable else "NORMAL"

    @contextmanager
    def transaction(
        self, verb: str = "", author: UUID | None = None, *, undoes: ChangeId | None = None
    ) -> Iterator[Transaction]:
        """One action: committed with its change on leaving, or nothing at all on an exception."""
        if self.read_only:
            raise BookReadOnly(path=self.path)
        with translate_errors(self.path), BookSession(self._writer, expire_on_commit=False) as session:
            session.journal = Journal()
            session.connection()
            tx = Transaction(session, now=self._moment(), new_id=self._ids, verb=verb, author=author)
            tx.undoes = undoes
            yield tx
            tx.finish(self._log, self._rng)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One look at the book, the same throughout; changing a record in it is a bug and raises."""
        with translate_errors(self.path), BookSession(self._engine) as session:
            yield Transaction(session, now=self._moment(), new_id=self._ids)
            session.flush()

    def undo(self, change_id: ChangeId, author: UUID | None = None) -> Transaction:
        """Take a change back by a new one, which can be undone too (redo); raises ChangedSince."""
        with self.transaction("undo", author, undoes=change_id) as tx:
            journal = tx.session.journal
            if journal is not None:
                take_back(tx.raw, journal, change_id)
        return tx

    def _moment(self) -> datetime:
        """The clock's time, as storage keeps it."""
        now = self._clock().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    def _prepare(self, machine: str) -> None:
        if self._lock is not None:
            if not os.access(self.path, os.W_OK):
                raise BookReadOnly(path=self.path)
            self._lock.acquire()
        outdated = probe(self.path) < SCHEMA
        with closing(self._connect()) as raw:
            book_file.check(raw, self.path)
            outdated = outdated or not book_file.has_our_shape(raw)
            if not outdated and not self.read_only:
                raw.execute("PRAGMA journal_mode = WAL")
        if outdated and self.read_only:
            raise BookNeedsUpdate(path=self.path)
        if outdated:
            book_file.update(self.path, self._clock())
            with closing(self._connect()) as raw:
                raw.execute("PRAGMA journal_mode = WAL")
        if not self.read_only:
            self._find_log(machine)

    def _find_log(self, machine: str) -> None:
        """Write to the log this laptop began for this file, or begin one: a copied book is another book."""
        mark = hashlib.sha256(f"{machine}\0{self.path}".encode()).hexdigest()[:32]
        with closing(self._connect()) as raw:
            raw.execute("BEGIN IMMEDIATE")
            row = raw.execute("SELECT id, machine FROM log WHERE mine = 1").fetchone()
            if row is None or row[1] != mark:
                row = (self._rng.getrandbits(64) - (1 << 63), mark)
                created_ms = int(self._clock().timestamp() * 1000)
                raw.execute("UPDATE log SET mine = 0")
                raw.execute("INSERT INTO log VALUES (?, 1, ?, ?)", (*row, created_ms))
            raw.execute("COMMIT")
            latest = raw.execute("SELECT max(stamp) FROM change").fetchone()[0]
        self._log = row[0]
        if latest is not None and isinstance(self._ids, NewIds):
            self._ids.begin_after(latest >> RANDOM_BITS)

    def _connect(self) -> sqlite3.Connection:
        mode = "ro" if self.read_only else "rw"
        if self.read_only and os.access(self.path.parent, os.W_OK) and os.access(self.path, os.W_OK):
            # Beside a writer SQLite needs to share its index of the write-ahead log.
            mode = "rw"
        address = f"{self.path.as_uri()}?mode={mode}"
        if mode == "ro" and not wal_of(self.path).exists():
            # On a medium nobody can write, nobody else is writing either.
            address += "&immutable=1"
        raw = sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=self._patience_s, check_same_thread=False
        )
        raw.execute("PRAGMA foreign_keys = OFF")
        if self.read_only:
            raw.execute("PRAGMA query_only = 1")
        return raw

    def _begin(self, connection: Connection) -> None:
        # It can only be set outside a transaction, and each pooled connection has its own.
        if connection.info.get("synchronous") != self._synchronous:
            connection.exec_driver_sql(f"PRAGMA synchronous = {self._synchronous}")
            connection.info["synchronous"] = self._synchronous
        connection.exec_driver_sql(str(connection.get_execution_options().get("begin", "BEGIN")))


def _machine() -> str:
    """Tell this laptop from others, as far as the system says."""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        with suppress(OSError):
            return Path(name).read_text(encoding="ascii").strip()
    return platform.node()
