# SPDX-License-Identifier: GPL-3.0-or-later
"""What a transaction changed, gathered over its flushes and written to the log in the same commit."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from assembly_app.domain.changes import Changes
from assembly_app.storage.change import (
    RANDOM_BITS,
    Change,
    ChangeId,
    Heads,
    Operation,
    decode_heads,
    encode_heads,
)
from assembly_app.storage.models import Record
from assembly_app.storage.schema import DELETED, TableOf, tables
from assembly_app.storage.types import EPOCH, Stored

# A table's number and a record's bytes.
Key = tuple[int, bytes]
Values = dict[Key, dict[int, Stored]]


@dataclass(frozen=True, slots=True)
class Action:
    """Who did what: the part of a change that is no operation."""

    author: UUID | None
    verb: str
    undoes: ChangeId | None


class Journal:
    """Gathers the fields that one transaction changes; lives as long as the transaction."""

    def __init__(self) -> None:
        self._created: dict[Record, TableOf] = {}
        # What each changed field held when the transaction began.
        self._before: dict[Record, dict[str, Stored]] = {}
        self._put: Values = {}

    def note(self, session: Session) -> None:
        """Before a flush: remember what is new, and what the changed fields held."""
        if session.deleted:
            raise RuntimeError("records are removed by setting `deleted`, never by session.delete")
        for record in session.new:
            self._created[record] = tables()[record.__table_number__]
        for record in session.dirty:
            if record not in self._created:
                self._note_before(record)

    def _note_before(self, record: Record) -> None:
        table = tables()[record.__table_number__]
        values = record.__dict__
        before = self._before.setdefault(record, {})
        for key, old in instance_state(record).committed_state.items():
            if key not in table.by_key:
                raise RuntimeError(f"{table.name}: an id never changes")
            if key not in before:
                store = table.by_key[key].store
                was = store(old)
                if was != store(values[key]):
                    before[key] = was

    def put(self, raw: sqlite3.Connection, key: Key, values: dict[int, Stored]) -> None:
        """Set fields of a record by their storage values, known to this application or not."""
        self._put.setdefault(key, {}).update(values)
        table = tables().get(key[0])
        known = {number: table.fields[number] for number in values if number in table.fields} if table else {}
        if table and known:
            columns = ", ".join(f'"{one.key}" = ?' for one in known.values())
            raw.execute(
                f'UPDATE "{table.name}" SET {columns} WHERE id = ?',  # noqa: S608 - names of our own models
                (*(values[number] for number in known), key[1]),
            )

    def write(
        self, raw: sqlite3.Connection, action: Action, log: int, now: datetime, rng: Random
    ) -> tuple[ChangeId | None, Changes]:
        """Write what changed as one change with its heads; a transaction that changed nothing writes none."""
        values, fresh = self._gather(raw)
        if not values:
            return None, frozenset()
        seq, stamp = _next(raw, log, now, rng)
        change_id = ChangeId(log, stamp)
        heads = load_heads(raw, [key for key in values if key not in fresh])
        operations = _operations(values, heads)
        author = action.author.bytes if action.author else None
        change = Change(change_id, author, action.verb, action.undoes, operations)
        raw.execute("INSERT INTO change VALUES (?, ?, ?, ?)", (log, stamp, seq, change.body()))
        for key, fields in values.items():
            heads.setdefault(key, {}).update(dict.fromkeys(sorted(fields), (change_id,)))
        save_heads(raw, heads)
        known = tables()
        return change_id, frozenset(known[number].area for number, _ in values if number in known)

    def _gather(self, raw: sqlite3.Connection) -> tuple[Values, set[Key]]:
        """Return the changed fields of each record, and which records are new."""
        values: Values = {}
        for record, before in self._before.items():
            table = tables()[record.__table_number__]
            changed = _changed(table, record, before)
            if changed:
                values[table.number, record.id.bytes] = changed
        fresh: set[Key] = set()
        for record, table in self._created.items():
            if record.deleted:
                # It came and went in one transaction: nobody else ever saw it.
                raw.execute(f'DELETE FROM "{table.name}" WHERE id = ?', (record.id.bytes,))  # noqa: S608
                continue
            key = (table.number, record.id.bytes)
            fresh.add(key)
            values[key] = _filled(table, record)
        for key, fields in self._put.items():
            values.setdefault(key, {}).update(fields)
        return values, fresh


def _changed(table: TableOf, record: Record, before: dict[str, Stored]) -> dict[int, Stored]:
    changed: dict[int, Stored] = {}
    for key, was in before.items():
        field = table.by_key[key]
        now = field.store(getattr(record, key))
        # Where a field is read with loss, None may stand for a value that the flushes overwrote.
        if now != was or (now is None and field.type.lossy):
            changed[field.number] = now
    return changed


def _filled(table: TableOf, record: Record) -> dict[int, Stored]:
    """Give the fields of a new record that hold something, and `deleted` as the mark of its beginning."""
    state = instance_state(record)
    for key in state.expired_attributes.intersection(table.by_key):
        getattr(record, key)
    filled: dict[int, Stored] = {DELETED: None}
    # What is not even in the dictionary was never given: it is empty.
    for key, given in state.dict.items():
        field = table.by_key.get(key)
        if field is not None and given is not None:
            value = field.store(given)
            if value is not None:
                filled[field.number] = value
    return filled


def _operations(values: Values, heads: dict[Key, Heads]) -> tuple[Operation, ...]:
    found: list[Operation] = []
    for table, record in sorted(values):
        heads_seen = heads.get((table, record), {})
        fields = values[table, record]
        for field in sorted(fields):
            superseded = heads_seen.get(field, ())
            removed = field == DELETED and fields[field]
            others = {one for ids in heads_seen.values() for one in ids} if removed else set()
            seen = tuple(sorted(others.difference(superseded)))
            found.append(Operation(table, record, field, fields[field], superseded, seen))
    return tuple(found)


def _next(raw: sqlite3.Connection, log: int, now: datetime, rng: Random) -> tuple[int, int]:
    """Give the next place in a log and a stamp greater than all before it, whatever the clock says."""
    last = raw.execute("SELECT seq, stamp FROM change WHERE log = ? ORDER BY stamp DESC LIMIT 1", (log,))
    seq, stamp = last.fetchone() or (0, -1)
    now_ms = int((now - EPOCH).total_seconds() * 1000)
    fresh = now_ms << RANDOM_BITS | rng.getrandbits(RANDOM_BITS)
    return seq + 1, max(fresh, stamp + 1)


def load_heads(raw: sqlite3.Connection, keys: Iterable[Key]) -> dict[Key, Heads]:
    """Read the heads of these records."""
    found: dict[Key, Heads] = {}
    for table, record in keys:
        row = raw.execute(
            "SELECT fields FROM head WHERE record = ? AND table_no = ?", (record, table)
        ).fetchone()
        if row is not None:
            found[table, record] = decode_heads(row[0])
    return found


def save_heads(raw: sqlite3.Connection, heads: dict[Key, Heads]) -> None:
    """Write the heads of these records."""
    # Records made together mostly have the same heads: the same bytes serve them all.
    encoded: dict[tuple[tuple[int, tuple[ChangeId, ...]], ...], bytes] = {}
    rows: list[tuple[bytes, int, bytes]] = []
    for (table, record), fields in heads.items():
        same = tuple(fields.items())
        if same not in encoded:
            encoded[same] = encode_heads(fields)
        rows.append((record, table, encoded[same]))
    raw.executemany("INSERT OR REPLACE INTO head VALUES (?, ?, ?)", rows)
