# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service holds while it reads or writes: records by id, new ids, the moment, the person."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime
from random import Random
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, event, select
from sqlalchemy.orm import ORMExecuteState, Session

from assembly_app.domain.changes import Changes
from assembly_app.storage.change import ChangeId
from assembly_app.storage.journal import Action, Journal
from assembly_app.storage.models import Record
from assembly_app.storage.schema import tables

R = TypeVar("R", bound=Record)


class BookSession(Session):
    """A session whose every flush passes through the journal; without one, nothing may be written."""

    journal: Journal | None = None


@event.listens_for(BookSession, "before_flush")
def _before_flush(session: BookSession, _context: object, _instances: object) -> None:
    if session.journal is not None:
        session.journal.note(session)
    elif session.new or session.deleted or any(session.is_modified(one) for one in session.dirty):
        raise RuntimeError("reading must not change records")


@event.listens_for(BookSession, "do_orm_execute")
def _before_execute(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        raise RuntimeError("bulk statements bypass the journal: change the records instead")


class Transaction:
    """One action, or one look, at the book. `changes` and `change_id` are there after the commit."""

    def __init__(
        self,
        session: BookSession,
        *,
        now: datetime,
        new_id: Callable[[], UUID],
        verb: str = "",
        author: UUID | None = None,
    ) -> None:
        self.session = session
        self.now = now
        self.new_id = new_id
        self.verb = verb
        self.author = author
        self.undoes: ChangeId | None = None
        self.changes: Changes = frozenset()
        self.change_id: ChangeId | None = None

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection under the session: for the log, never for writing records."""
        return cast("sqlite3.Connection", self.session.connection().connection.driver_connection)

    def get(self, model: type[R], record_id: UUID) -> R | None:
        """Return the record, or None when it was removed or is unknown."""
        found = self.session.get(model, record_id)
        return None if found is None or found.deleted else found

    def all(
        self,
        model: type[R],
        *criteria: ColumnElement[bool],
        order_by: Any = None,
    ) -> list[R]:
        """Return the records that were not removed, by id (the order they were made in) or as asked."""
        order = order_by if isinstance(order_by, Sequence) and not isinstance(order_by, str) else [order_by]
        query = select(model).where(model.deleted.is_(None), *criteria)
        query = query.order_by(*(one for one in order if one is not None), model.id)
        return list(self.session.scalars(query))

    def one(self, model: type[R], *criteria: ColumnElement[bool]) -> R | None:
        """Return the one record that meets the criteria, or None; two are a bug."""
        query = select(model).where(model.deleted.is_(None), *criteria).limit(2)
        return self.session.scalars(query).one_or_none()

    def add(self, record: R) -> R:
        """Put a new record in the book."""
        self.session.add(record)
        return record

    def meet(self, record: R) -> R:
        """Put a record with a derived id in the book, or give its fields to the one that is there."""
        found = self.session.get(type(record), record.id)
        if found is None:
            return self.add(record)
        for key in tables()[record.__table_number__].by_key:
            setattr(found, key, getattr(record, key))
        return found

    def remove(self, record: Record) -> None:
        """Take a record out of what queries answer; its words stay in the log."""
        record.deleted = True

    def setting(self, key: str) -> str | None:
        """Return a setting of this copy of the book, which never travels."""
        row = self.raw.execute("SELECT value FROM local_setting WHERE key = ?", (key,)).fetchone()
        return None if row is None else cast("str", row[0])

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep a setting of this copy of the book; it is no change and cannot be undone."""
        if self.session.journal is None:
            raise RuntimeError("reading must not change settings")
        self.raw.execute("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", (key, value))

    def finish(self, log: int, rng: Random) -> None:
        """Flush, write the change, commit; for Database alone."""
        journal = self.session.journal
        if journal is None:
            raise RuntimeError("reading has nothing to commit")
        self.session.flush()
        action = Action(self.author, self.verb, self.undoes)
        self.change_id, self.changes = journal.write(self.raw, action, log, self.now, rng)
        self.session.commit()
