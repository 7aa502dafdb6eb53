# SPDX-License-Identifier: GPL-3.0-or-later
"""Read the log: what was done, by whom, and what became of each field of a record."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from assembly_app.storage.change import Change, ChangeId, decode
from assembly_app.storage.schema import tables


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One action: when, who, and what it is called."""

    id: ChangeId
    at: datetime
    author: UUID | None
    verb: str
    undoes: ChangeId | None


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A value that one action gave to a field."""

    change: ChangeEntry
    table: str
    record: UUID
    field: str
    value: Any


def changes(raw: sqlite3.Connection, limit: int = -1) -> list[ChangeEntry]:
    """List the changes, the latest first."""
    # The inner query reads keys alone, so no body is sorted.
    rows = raw.execute(
        "SELECT log, body FROM change WHERE (log, stamp) IN"
        " (SELECT log, stamp FROM change ORDER BY stamp DESC, log DESC LIMIT ?)"
        " ORDER BY stamp DESC, log DESC",
        (limit,),
    )
    return [_entry(decode(*row)) for row in rows]


def last_change(raw: sqlite3.Connection) -> ChangeEntry | None:
    """Return the latest change made in this incarnation of the book."""
    row = raw.execute(
        "SELECT log, body FROM change WHERE log = (SELECT id FROM log WHERE mine = 1)"
        " ORDER BY stamp DESC LIMIT 1"
    ).fetchone()
    return None if row is None else _entry(decode(*row))


def history(raw: sqlite3.Connection, record_id: UUID) -> list[FieldEntry]:
    """List every value that the fields of a record were given, the earliest first."""
    # The search for the id's bytes leaves few changes to decode; those that only refer to it fall out below.
    rows = raw.execute(
        "SELECT log, body FROM change WHERE instr(body, ?) > 0 ORDER BY stamp, log", (record_id.bytes,)
    )
    return [one for row in rows for one in _fields(decode(*row), record_id)]


def _entry(change: Change) -> ChangeEntry:
    author = UUID(bytes=change.author) if change.author else None
    return ChangeEntry(change.id, change.id.at, author, change.verb, change.undoes)


def _fields(change: Change, record_id: UUID) -> Iterator[FieldEntry]:
    entry = _entry(change)
    for one in change.operations:
        table = tables().get(one.table)
        if one.record == record_id.bytes and table and one.field in table.fields:
            field = table.fields[one.field]
            yield FieldEntry(entry, table.name, record_id, field.key, field.type.read(one.value))
