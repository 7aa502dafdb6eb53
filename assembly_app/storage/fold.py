# SPDX-License-Identifier: GPL-3.0-or-later
"""The synced tables as a function of the set of changes, and the checks that lean on it."""

import hashlib
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from assembly_app.storage.change import ChangeId, Heads, load_all
from assembly_app.storage.journal import Key, save_heads
from assembly_app.storage.schema import DELETED, FieldOf, TableOf, tables
from assembly_app.storage.types import Id, IdList, Stored


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that points to a record which has not been received."""

    table: str
    record: UUID
    field: str


def refold(raw: sqlite3.Connection) -> None:
    """Build the synced tables and the heads anew from the log, in the caller's transaction."""
    values, superseded = _read_log(raw)
    heads: dict[Key, Heads] = {}
    rows: dict[int, list[tuple[bytes, dict[int, Stored]]]] = defaultdict(list)
    for key in sorted(values):
        gone = superseded[key]
        heads[key] = {}
        shown: dict[int, Stored] = {}
        for field, by_change in values[key].items():
            left = sorted(by_change.keys() - gone.get(field, set()))
            heads[key][field] = tuple(left)
            shown[field] = by_change[max(left, key=lambda one: one.rank)]
        rows[key[0]].append((key[1], shown))
    raw.execute("DELETE FROM head")
    save_heads(raw, heads)
    for table in tables().values():
        _refill(raw, table, rows[table.number])


_Values = dict[Key, dict[int, dict[ChangeId, Stored]]]
_Superseded = dict[Key, dict[int, set[ChangeId]]]


def _read_log(raw: sqlite3.Connection) -> tuple[_Values, _Superseded]:
    values: _Values = defaultdict(lambda: defaultdict(dict))
    superseded: _Superseded = defaultdict(lambda: defaultdict(set))
    for change in load_all(raw):
        for one in change.operations:
            key = (one.table, one.record)
            values[key][one.field][change.id] = one.value
            superseded[key][one.field].update(one.superseded)
    return values, superseded


def _refill(raw: sqlite3.Connection, table: TableOf, rows: list[tuple[bytes, dict[int, Stored]]]) -> None:
    columns = ", ".join(f'"{one.key}"' for one in table.fields.values())
    marks = ", ".join("?" for _ in table.fields)
    raw.execute(f'DELETE FROM "{table.name}"')  # noqa: S608 - names of our own models
    raw.executemany(
        f'INSERT INTO "{table.name}" (id, {columns}) VALUES (?, {marks})',  # noqa: S608
        [(record, *(shown.get(number) for number in table.fields)) for record, shown in rows],
    )


def digest(raw: sqlite3.Connection) -> str:
    """Hash every synced table and the heads: equal before and after a refold."""
    found = hashlib.sha256()
    for table in tables().values():
        columns = ", ".join(f'"{one.key}"' for one in table.fields.values())
        query = f'SELECT id, {columns} FROM "{table.name}" ORDER BY id'  # noqa: S608 - names of our own models
        for row in raw.execute(query):
            found.update(repr((table.number, row)).encode())
    for row in raw.execute("SELECT record, table_no, fields FROM head ORDER BY record, table_no"):
        found.update(repr(row).encode())
    return found.hexdigest()


def missing(raw: sqlite3.Connection) -> list[Missing]:
    """List the references of present records to records that are not in the book."""
    known = {
        table.name: {row[0] for row in raw.execute(f'SELECT id FROM "{table.name}"')}  # noqa: S608
        for table in tables().values()
    }
    found: list[Missing] = []
    for table in tables().values():
        for field in table.fields.values():
            if isinstance(field.type, Id | IdList) and field.type.refers:
                found += _missing(raw, table, field, known[field.type.refers])
    return found


def _missing(raw: sqlite3.Connection, table: TableOf, field: FieldOf, known: set[bytes]) -> list[Missing]:
    deleted = table.fields[DELETED].key
    rows = raw.execute(
        f'SELECT id, "{field.key}" FROM "{table.name}"'  # noqa: S608 - names of our own models
        f' WHERE "{field.key}" IS NOT NULL AND "{deleted}" IS NULL ORDER BY id'
    )
    return [
        Missing(table.name, UUID(bytes=record), field.key)
        for record, stored in rows
        if any(stored[at : at + 16] not in known for at in range(0, len(stored), 16))
    ]
