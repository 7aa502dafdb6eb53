# SPDX-License-Identifier: GPL-3.0-or-later
"""What the minute-taker writes: notes of an item, statements for the record, amendments, translations."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.ids import derived_id
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Amendment, Assembly, Note, Person, Statement


@dataclass(frozen=True)
class StatementRow:
    """Words that somebody asked to have recorded."""

    id: UUID
    wording: naming.Wording
    person_id: UUID | None
    person: str
    made_at: datetime | None


@dataclass(frozen=True)
class AmendmentRow:
    """A correction to the minutes of an earlier assembly."""

    id: UUID
    assembly_id: UUID | None
    wording: naming.Wording
    adopted_at: datetime | None


@use_case("notes.write")
def write(tx: Transaction, item_id: UUID, text: str, *, language: str = "") -> None:
    """Keep the text of an item's notes; an empty one is kept too."""
    item = need(tx, AgendaItem, item_id)
    note = tx.get(Note, note_id(item_id))
    clean = naming.linked(tx, text)
    if note:
        note.text = clean
        return
    tx.meet(
        Note(id=note_id(item_id), item_id=item_id, text=clean, language=language or language_of(tx, item))
    )


@use_case("notes.state")
def state(
    tx: Transaction,
    item_id: UUID,
    text: str,
    at: datetime | None = None,
    *,
    person_id: UUID | None = None,
    language: str = "",
) -> UUID:
    """Keep what somebody asked to have recorded, in their words and language."""
    item = need(tx, AgendaItem, item_id)
    person = need(tx, Person, person_id) if person_id else None
    statement = Statement(
        id=tx.new_id(),
        item_id=item_id,
        person_id=person_id,
        text=naming.linked(tx, need_text(text)),
        language=language or (person.language if person else "") or language_of(tx, item),
        made_at=at or tx.now,
    )
    tx.add(statement)
    return statement.id


@use_case("notes.amend")
def amend(tx: Transaction, item_id: UUID, assembly_id: UUID, text: str, at: datetime | None = None) -> UUID:
    """Record, in an item, an amendment to the minutes of an earlier assembly."""
    item = need(tx, AgendaItem, item_id)
    need(tx, Assembly, assembly_id)
    amendment = Amendment(
        id=tx.new_id(),
        assembly_id=assembly_id,
        item_id=item_id,
        text=naming.linked(tx, need_text(text)),
        language=language_of(tx, item),
        adopted_at=at or tx.now,
    )
    tx.add(amendment)
    return amendment.id


@use_case("notes.translate")
def translate(tx: Transaction, subject_id: UUID, field_name: str, language: str, text: str) -> None:
    """Link a translation to a text of a record; the language it was adopted in stays the authentic one."""
    naming.translate(tx, subject_id, field_name, language, text)


def note_id(item_id: UUID) -> UUID:
    """Return the id of an item's one note."""
    return derived_id(item_id, "note")


def of_item(tx: Transaction, item_id: UUID) -> naming.Wording:
    """Return the notes of an item; empty when nobody wrote any."""
    note = tx.get(Note, note_id(item_id))
    if note is None:
        return naming.Wording("")
    return naming.Wording(note.text, note.language, naming.wordings(tx, [note.id]).get((note.id, "text"), {}))


def statements(tx: Transaction, item_id: UUID) -> list[StatementRow]:
    """Return what people asked to have recorded in an item, in order."""
    names = naming.load(tx)
    found = sorted(
        tx.all(Statement, Statement.item_id == item_id), key=lambda s: (s.made_at is None, s.made_at, s.id)
    )
    translations = naming.wordings(tx, [row.id for row in found])
    return [
        StatementRow(
            row.id,
            naming.Wording(row.text, row.language, translations.get((row.id, "text"), {})),
            row.person_id,
            names.person(row.person_id),
            row.made_at,
        )
        for row in found
    ]


def amendments(tx: Transaction, item_id: UUID) -> list[AmendmentRow]:
    """Return the amendments to earlier minutes that an item adopted."""
    found = sorted(tx.all(Amendment, Amendment.item_id == item_id), key=lambda a: a.id)
    translations = naming.wordings(tx, [row.id for row in found])
    return [
        AmendmentRow(
            row.id,
            row.assembly_id,
            naming.Wording(row.text, row.language, translations.get((row.id, "text"), {})),
            row.adopted_at,
        )
        for row in found
    ]
