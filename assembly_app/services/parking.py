# SPDX-License-Identifier: GPL-3.0-or-later
"""Topics set aside for another day."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.services import assemblies
from assembly_app.services import names as naming
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import ParkedTopic


@dataclass(frozen=True)
class ParkedRow:
    """A parked topic: who minds it, and where it goes next."""

    id: UUID
    item_id: UUID | None
    wording: naming.Wording
    person_id: UUID | None
    person: str
    to_assembly: assemblies.AssemblyRow | None
    to_body_id: UUID | None
    to_body: str
    parked_at: datetime | None


@use_case("parking.park")
def park(
    tx: Transaction,
    assembly_id: UUID,
    text: str,
    at: datetime | None = None,
    *,
    item_id: UUID | None = None,
    person_id: UUID | None = None,
    to_assembly: UUID | None = None,
    to_body: UUID | None = None,
) -> UUID:
    """Set a topic aside, with whoever minds it and where it goes, if known."""
    assembly = assemblies.need_open(tx, assembly_id)
    topic = ParkedTopic(
        id=tx.new_id(),
        assembly_id=assembly.id,
        item_id=item_id,
        text=naming.linked(tx, need_text(text)),
        person_id=person_id,
        goes_to_assembly=to_assembly,
        goes_to_body=to_body,
        parked_at=at or tx.now,
    )
    tx.add(topic)
    return topic.id


@use_case("parking.take_up")
def take_up(tx: Transaction, topic_id: UUID) -> None:
    """Take a topic out of the parking: it is being dealt with."""
    tx.remove(need(tx, ParkedTopic, topic_id))


def of_assembly(tx: Transaction, assembly_id: UUID) -> list[ParkedRow]:
    """Return the topics parked in an assembly, in the order in which they were."""
    names = naming.load(tx)
    topics = tx.all(ParkedTopic, ParkedTopic.assembly_id == assembly_id)
    translations = naming.wordings(tx, [topic.id for topic in topics])
    language = assemblies.get(tx, assembly_id).language
    rows = [
        ParkedRow(
            topic.id,
            topic.item_id,
            naming.Wording(topic.text, language, translations.get((topic.id, "text"), {})),
            topic.person_id,
            names.person(topic.person_id),
            assemblies.get(tx, topic.goes_to_assembly) if topic.goes_to_assembly else None,
            topic.goes_to_body,
            names.body(topic.goes_to_body),
            topic.parked_at,
        )
        for topic in topics
    ]
    return sorted(rows, key=lambda row: (row.parked_at is None, row.parked_at, row.id))
