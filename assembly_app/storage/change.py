# SPDX-License-Identifier: GPL-3.0-or-later
"""A change as the log keeps it, and its bytes: CBOR with the shortest numbers and everything in order."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from assembly_app.storage.types import EPOCH, Stored

RANDOM_BITS = 21


def _dumps(value: object) -> bytes:
    # At its first use: the library is heavy to load, and the first rows are shown without it.
    import cbor2

    return cbor2.dumps(value)


def _loads(body: bytes) -> Any:
    import cbor2

    return cbor2.loads(body)


class ChangeId(NamedTuple):
    """Which change, in which log."""

    log: int
    stamp: int

    @property
    def at(self) -> datetime:
        """When it was made, by the clock of its laptop."""
        return EPOCH + timedelta(milliseconds=self.stamp >> RANDOM_BITS)

    @property
    def rank(self) -> tuple[int, int]:
        """Of several heads, the one with the greatest rank is shown."""
        return self.stamp, self.log


class Operation(NamedTuple):
    """One field of one record: its new value, and the changes whose value the writer saw."""

    table: int
    record: bytes
    field: int
    value: Stored
    superseded: tuple[ChangeId, ...]
    # Removing a record answers for its other fields too: the heads it saw there. It does not supersede
    # them, so their values stay; a head beside a removal that is not among these is a question for people.
    seen: tuple[ChangeId, ...] = ()

    def packed(self) -> tuple[object, ...]:
        """Give what stands in the log under the table and the record."""
        superseded = [tuple(one) for one in self.superseded]
        if self.seen:
            return self.field, self.value, superseded, [tuple(one) for one in self.seen]
        return self.field, self.value, superseded


@dataclass(frozen=True, slots=True)
class Change:
    """One action of a person."""

    id: ChangeId
    author: bytes | None
    verb: str
    undoes: ChangeId | None
    operations: tuple[Operation, ...]

    def body(self) -> bytes:
        """Give the bytes for the log; the operations stand by table, record and field."""
        records: list[tuple[int, bytes, list[object]]] = []
        for one in self.operations:
            if not records or records[-1][:2] != (one.table, one.record):
                records.append((one.table, one.record, []))
            records[-1][2].append(one.packed())
        undoes = None if self.undoes is None else tuple(self.undoes)
        return _dumps((self.id.stamp, self.author, self.verb, undoes, records))


def decode(log: int, body: bytes) -> Change:
    """Read a change from its bytes."""
    stamp, author, verb, undoes, records = _loads(body)
    operations = tuple(
        Operation(table, record, field, value, *(tuple(ChangeId(*one) for one in ids) for ids in lists))
        for table, record, fields in records
        for field, value, *lists in fields
    )
    return Change(ChangeId(log, stamp), author, verb, ChangeId(*undoes) if undoes else None, operations)


def load(raw: sqlite3.Connection, change_id: ChangeId) -> Change | None:
    """Find a change in the log."""
    row = raw.execute("SELECT log, body FROM change WHERE log = ? AND stamp = ?", change_id).fetchone()
    return None if row is None else decode(*row)


def load_all(raw: sqlite3.Connection) -> Iterator[Change]:
    """Read the whole log, in the order of its keys."""
    for log, body in raw.execute("SELECT log, body FROM change ORDER BY log, stamp"):
        yield decode(log, body)


Heads = dict[int, tuple[ChangeId, ...]]


def encode_heads(heads: Heads) -> bytes:
    """Give the bytes of a record's heads."""
    return _dumps({field: [tuple(one) for one in heads[field]] for field in sorted(heads)})


def decode_heads(fields: bytes) -> Heads:
    """Read a record's heads."""
    return {field: tuple(ChangeId(*one) for one in ids) for field, ids in _loads(fields).items()}
