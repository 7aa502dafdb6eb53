# SPDX-License-Identifier: GPL-3.0-or-later
"""Concerns about a proposal: raised, then taken in, resolved or left open."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.kinds import ConcernState
from assembly_app.services import items
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Concern


@dataclass(frozen=True)
class ConcernRow:
    """A worry, whose it is, and what became of it; `settled_by` whose amendment took it in."""

    id: UUID
    wording: naming.Wording
    person_id: UUID | None
    person: str
    raised_at: datetime | None
    state: ConcernState
    settled_at: datetime | None
    settled_by_id: UUID | None
    settled_by: str


@use_case("concerns.raise")
def raise_(
    tx: Transaction,
    item_id: UUID,
    text: str,
    at: datetime | None = None,
    *,
    person_id: UUID | None = None,
    language: str = "",
) -> UUID:
    """Write a concern down, with or without whose it is."""
    item = need(tx, AgendaItem, item_id)
    concern = Concern(
        id=tx.new_id(),
        item_id=item_id,
        text=naming.linked(tx, need_text(text)),
        language=language or language_of(tx, item),
        person_id=person_id,
        raised_at=at or tx.now,
        state=ConcernState.OPEN,
    )
    tx.add(concern)
    return concern.id


@use_case("concerns.settle")
def settle(
    tx: Transaction,
    concern_id: UUID,
    state: ConcernState,
    at: datetime | None = None,
    *,
    by: UUID | None = None,
) -> None:
    """Say what became of a concern, and whose amendment took it in; it can be opened again."""
    concern = need(tx, Concern, concern_id)
    concern.state = state
    concern.settled_at = None if state is ConcernState.OPEN else at or tx.now
    concern.settled_by = None if state is ConcernState.OPEN else by


def of_item(tx: Transaction, item_id: UUID) -> list[ConcernRow]:
    """Return the concerns of an item and of those it was carried over from."""
    names = naming.load(tx)
    found = tx.all(Concern, Concern.item_id.in_(items.chain(tx, item_id)))
    translations = naming.wordings(tx, [row.id for row in found])
    found.sort(key=lambda c: (c.raised_at is None, c.raised_at, c.id))
    return [
        ConcernRow(
            concern.id,
            naming.Wording(concern.text, concern.language, translations.get((concern.id, "text"), {})),
            concern.person_id,
            names.person(concern.person_id),
            concern.raised_at,
            concern.state or ConcernState.OPEN,
            concern.settled_at,
            concern.settled_by,
            names.person(concern.settled_by),
        )
        for concern in found
    ]
