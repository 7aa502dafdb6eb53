# SPDX-License-Identifier: GPL-3.0-or-later
"""Take a change back by a new one, if it still has the last word on everything it set."""

import sqlite3
from uuid import UUID

from assembly_app.domain.book_errors import ChangedSince
from assembly_app.storage.change import Change, ChangeId, Operation, load
from assembly_app.storage.journal import Journal, Key, load_heads
from assembly_app.storage.schema import DELETED
from assembly_app.storage.types import Stored


def take_back(raw: sqlite3.Connection, journal: Journal, change_id: ChangeId) -> None:
    """Give each field its value before the change; raises ChangedSince, or LookupError if there is none."""
    change = load(raw, change_id)
    if change is None:
        raise LookupError(f"no change {change_id}")
    _require_last_word(raw, change)
    begun = {_key(one) for one in change.operations if _begins(one)}
    for one in change.operations:
        if one.field == DELETED or _key(one) not in begun:
            journal.put(raw, _key(one), {one.field: _before(raw, one)})


def _key(operation: Operation) -> Key:
    return operation.table, operation.record


def _begins(operation: Operation) -> bool:
    """Whether this is where a record began; taken back, it keeps its words and is only removed."""
    return operation.field == DELETED and not operation.value and not operation.superseded


def _require_last_word(raw: sqlite3.Connection, change: Change) -> None:
    heads = load_heads(raw, {_key(one) for one in change.operations})
    for one in change.operations:
        found = heads[_key(one)][one.field]
        if len(found) != 1 or not _stands(raw, found[0], change.id, one):
            later = max((head for head in found if head != change.id), key=lambda head: head.rank)
            raise _changed_since(raw, later)


def _stands(raw: sqlite3.Connection, head: ChangeId, wanted: ChangeId, operation: Operation) -> bool:
    """Whether a field is as the wanted change left it: what came after was itself taken back."""
    while head != wanted:
        last = load(raw, head)
        undone = load(raw, last.undoes) if last and last.undoes else None
        before = _same_field(undone, operation)
        if before is None or len(before.superseded) != 1:
            return False
        head = before.superseded[0]
    return True


def _changed_since(raw: sqlite3.Connection, change_id: ChangeId) -> ChangedSince:
    later = load(raw, change_id)
    author = UUID(bytes=later.author) if later and later.author else None
    return ChangedSince(by=author, verb=later.verb if later else "", at=change_id.at)


def _same_field(change: Change | None, operation: Operation) -> Operation | None:
    operations = change.operations if change else ()
    return next((one for one in operations if one[:3] == operation[:3]), None)


def _before(raw: sqlite3.Connection, operation: Operation) -> Stored:
    """Give what the field showed before: the value of the greatest head that was superseded."""
    if _begins(operation):
        return 1
    if not operation.superseded:
        return None
    seen = load(raw, max(operation.superseded, key=lambda head: head.rank))
    before = _same_field(seen, operation)
    return before.value if before else None
