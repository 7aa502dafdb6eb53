# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of persons and bodies, and texts in which persons are references."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from assembly_app.domain import mentions
from assembly_app.domain.ids import derived_id
from assembly_app.services.use_case import naked
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Body, Person, Translation


@dataclass(frozen=True)
class Wording:
    """A text in the language it was written in, with the translations people linked to it.

    Persons in it are references (`domain.mentions`).
    """

    text: str
    language: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)

    def written_in(self, language: str) -> tuple[str, str]:
        """Return (text, its language): the translation if there is one, else the original."""
        found = self.translations.get(language)
        return (found, language) if found else (self.text, self.language)


Translations = Mapping[tuple[UUID, str], Mapping[str, str]]


@dataclass(frozen=True)
class Names:
    """Names by id; an unknown id reads as a dash, "not received yet"."""

    persons: Mapping[UUID, str]
    bodies: Mapping[UUID, str]

    def person(self, person_id: UUID | None) -> str:
        """Return the person's name; "" for nobody."""
        return self.persons.get(person_id, "—") if person_id else ""

    def people(self, ids: Iterable[UUID]) -> tuple[str, ...]:
        """Return the names of several persons, in order."""
        return tuple(self.person(person_id) for person_id in ids)

    def body(self, body_id: UUID | None) -> str:
        """Return the body's name; "" for none."""
        return self.bodies.get(body_id, "—") if body_id else ""

    def show(self, text: str) -> str:
        """Return the text with every reference to a person as their name."""
        return mentions.expand(text, self.person)


def load(tx: Transaction) -> Names:
    """Return the names of everybody and every body in the book."""
    persons = tx.session.execute(select(Person.id, Person.name)).all()
    bodies = tx.session.execute(select(Body.id, Body.name)).all()
    return Names({row[0]: row[1] for row in persons}, {row[0]: row[1] for row in bodies})


def linked(tx: Transaction, text: str) -> str:
    """Return the text with the full names of the book's persons turned into references."""
    rows = tx.session.execute(select(Person.name, Person.id).where(Person.deleted.is_(None))).all()
    return mentions.link(naked(text).strip(), {row[0]: row[1] for row in rows if row[0]})


def wordings(tx: Transaction, subjects: Iterable[UUID]) -> Translations:
    """Return the translations of some records by (record, field), each by language."""
    found: dict[tuple[UUID, str], dict[str, str]] = {}
    for row in tx.all(Translation, Translation.subject_id.in_(list(subjects))):
        if row.subject_id and row.text:
            found.setdefault((row.subject_id, row.field_name), {})[row.language] = row.text
    return found


def translate(tx: Transaction, subject_id: UUID, field_name: str, language: str, text: str) -> None:
    """Link a translation to a text of a record; the language it was written in stays the authentic one."""
    tx.meet(
        Translation(
            id=derived_id(subject_id, "translation", field_name, language),
            subject_id=subject_id,
            field_name=field_name,
            language=language,
            text=linked(tx, text),
        )
    )
