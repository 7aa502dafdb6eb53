# SPDX-License-Identifier: GPL-3.0-or-later
"""The state of a book: what was done lately, on which laptops, and what it refers to without having it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.services import names as naming
from assembly_app.storage import fold, history
from assembly_app.storage.change import ChangeId, load
from assembly_app.storage.database import Transaction


@dataclass(frozen=True)
class JournalRow:
    """One action: when, who ("" when nobody had said), what.

    `undone` when it took that back, `again` when it did again what had been taken back.
    """

    id: tuple[int, int]
    at: datetime
    person: str
    verb: str
    undone: bool
    again: bool
    here: bool


@dataclass(frozen=True)
class LogRow:
    """A laptop that wrote in this book; `here` for the one in use."""

    id: int
    here: bool
    changes: int
    last_at: datetime | None


@dataclass(frozen=True)
class MissingRow:
    """How many records of a table point, by one field, to something the book does not have."""

    table: str
    field: str
    records: int


def journal(tx: Transaction, limit: int) -> list[JournalRow]:
    """Return the last changes, the latest first."""
    names = naming.load(tx)
    here = {row.id for row in logs(tx) if row.here}
    rows = []
    for entry in history.changes(tx.raw, limit):
        verb, steps = _deed(tx, entry)
        rows.append(
            JournalRow(
                (entry.id.log, entry.id.stamp),
                entry.at,
                names.person(entry.author),
                verb,
                steps % 2 == 1,
                steps > 0 and steps % 2 == 0,
                entry.id.log in here,
            )
        )
    return rows


def _deed(tx: Transaction, entry: history.ChangeEntry) -> tuple[str, int]:
    """Return the verb of what was done first, and how often it was taken back and done again since."""
    verb, undoes, steps = entry.verb, entry.undoes, 0
    while undoes is not None:
        earlier = load(tx.raw, undoes)
        steps += 1
        if earlier is None:
            return "", steps
        verb, undoes = earlier.verb, earlier.undoes
    return verb, steps


def change_count(tx: Transaction) -> int:
    """Return how many changes the book holds."""
    return sum(row.changes for row in logs(tx))


def logs(tx: Transaction) -> list[LogRow]:
    """Return the laptops that wrote here: this one first, then by their last change."""
    rows = tx.raw.execute(
        "SELECT log.id, log.mine, count(change.stamp), max(change.stamp)"
        " FROM log LEFT JOIN change ON change.log = log.id GROUP BY log.id"
    ).fetchall()
    found = [
        LogRow(log, bool(mine), count, ChangeId(log, stamp).at if stamp is not None else None)
        for log, mine, count, stamp in rows
    ]
    return sorted(found, key=lambda row: (not row.here, -(row.last_at.timestamp() if row.last_at else 0)))


def missing(tx: Transaction) -> list[MissingRow]:
    """Return what refers to something not received, by table and field."""
    records: dict[tuple[str, str], set[UUID]] = {}
    for one in fold.missing(tx.raw):
        records.setdefault((one.table, one.field), set()).add(one.record)
    return [MissingRow(table, field, len(found)) for (table, field), found in sorted(records.items())]
