# SPDX-License-Identifier: GPL-3.0-or-later
"""Remote contributions: received, read aloud in the room, answered."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import Channel
from assembly_app.services import items
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Contribution, Person


class AlreadyRead(AssemblyError):
    """A contribution is read aloud once."""

    message = N_("This contribution has already been read aloud.")


@dataclass(frozen=True)
class ContributionRow:
    """What a remote person wrote, in their words, and when the room heard it."""

    id: UUID
    person_id: UUID | None
    person: str
    channel: Channel | None
    wording: naming.Wording
    received_at: datetime | None
    read_at: datetime | None
    read_by: UUID | None
    answer: naming.Wording
    answered_at: datetime | None


@use_case("contributions.receive")
def receive(
    tx: Transaction,
    item_id: UUID,
    text: str,
    *,
    person_id: UUID | None = None,
    language: str = "",
    channel: Channel = Channel.DURING,
    at: datetime | None = None,
) -> UUID:
    """Keep a remote contribution to an item in the words in which it came."""
    need(tx, AgendaItem, item_id)
    person = need(tx, Person, person_id) if person_id else None
    contribution = Contribution(
        id=tx.new_id(),
        item_id=item_id,
        person_id=person_id,
        channel=channel,
        text=need_text(text),
        language=language or (person.language if person else ""),
        received_at=at or tx.now,
    )
    tx.add(contribution)
    return contribution.id


@use_case("contributions.read_aloud")
def read_aloud(
    tx: Transaction, contribution_id: UUID, at: datetime | None = None, *, by: UUID | None = None
) -> None:
    """Record that a contribution was read aloud in the room, and by whom; raises AlreadyRead."""
    contribution = need(tx, Contribution, contribution_id)
    if contribution.read_at:
        raise AlreadyRead
    contribution.read_at, contribution.read_by = at or tx.now, by


@use_case("contributions.answer")
def answer(tx: Transaction, contribution_id: UUID, text: str, at: datetime | None = None) -> None:
    """Record the answer given back to whoever contributed."""
    contribution = need(tx, Contribution, contribution_id)
    contribution.answer, contribution.answered_at = naming.linked(tx, need_text(text)), at or tx.now


def of_item(tx: Transaction, item_id: UUID) -> list[ContributionRow]:
    """Return an item's contributions, unread ones first, then the latest read."""
    names = naming.load(tx)
    found = tx.all(Contribution, Contribution.item_id.in_(items.chain(tx, item_id)))
    language = language_of(tx, need(tx, AgendaItem, item_id))
    translations = naming.wordings(tx, [row.id for row in found])
    rows = [
        ContributionRow(
            row.id,
            row.person_id,
            names.person(row.person_id),
            row.channel,
            naming.Wording(row.text, row.language, translations.get((row.id, "text"), {})),
            row.received_at,
            row.read_at,
            row.read_by,
            naming.Wording(row.answer, language, translations.get((row.id, "answer"), {})),
            row.answered_at,
        )
        for row in found
    ]
    unread = sorted((r for r in rows if not r.read_at), key=lambda r: (r.received_at is None, r.received_at))
    read = sorted((r for r in rows if r.read_at), key=lambda r: (r.read_at is None, r.read_at), reverse=True)
    return unread + read
