# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons: added with a name and nothing more, found by any part of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.near import fold_accents
from assembly_app.services.use_case import first, need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Body, Membership, Person


class NameTaken(AssemblyError):
    """Two persons of one name need something to tell them apart."""

    message = N_("There is already a person called {name}. Add something to tell them apart.")


@dataclass(frozen=True)
class MembershipRow:
    """A body a person belongs to, or belonged to."""

    id: UUID
    body_id: UUID | None
    body: str
    coordinates: bool
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class PersonRow:
    """A person as lists show them."""

    id: UUID
    name: str
    language: str
    member_since: date | None
    left_on: date | None


@dataclass(frozen=True)
class PersonDetail:
    """A person with what they gave, and where they are."""

    person: PersonRow
    email: str
    phone: str
    memberships: tuple[MembershipRow, ...]


@use_case("people.add")
def add(
    tx: Transaction,
    name: str,
    *,
    language: str = "",
    email: str = "",
    phone: str = "",
    member_since: date | None = None,
) -> UUID:
    """Add a person; return their id. Raises NameTaken."""
    clean = _free_name(tx, name, None)
    person = Person(
        id=tx.new_id(), name=clean, language=language, email=email, phone=phone, member_since=member_since
    )
    tx.add(person)
    return person.id


@use_case("people.edit")
def edit(
    tx: Transaction,
    person_id: UUID,
    *,
    name: str,
    language: str = "",
    email: str = "",
    phone: str = "",
    member_since: date | None = None,
) -> None:
    """Change what is known of a person; raises NameTaken."""
    person = need(tx, Person, person_id)
    person.name = _free_name(tx, name, person_id)
    person.language, person.email, person.phone = language, email, phone
    person.member_since = member_since


@use_case("people.leave")
def leave(tx: Transaction, person_id: UUID, on: date) -> None:
    """Record that a person left the cooperative."""
    need(tx, Person, person_id).left_on = on


@use_case("people.join")
def join(
    tx: Transaction,
    person_id: UUID,
    body_id: UUID,
    *,
    coordinates: bool = False,
    starts_on: date | None = None,
) -> UUID:
    """Make a person part of a body; return the membership's id."""
    need(tx, Person, person_id)
    need(tx, Body, body_id)
    membership = Membership(
        id=tx.new_id(), person_id=person_id, body_id=body_id, coordinates=coordinates, starts_on=starts_on
    )
    tx.add(membership)
    return membership.id


@use_case("people.part")
def part(tx: Transaction, membership_id: UUID, ends_on: date) -> None:
    """End a person's membership of a body."""
    need(tx, Membership, membership_id).ends_on = ends_on


def everybody(tx: Transaction) -> list[PersonRow]:
    """Return every person, by name."""
    return sorted((_row(person) for person in tx.all(Person)), key=lambda row: fold_accents(row.name))


def search(tx: Transaction, words: str) -> list[PersonRow]:
    """Return the persons each of whose typed beginnings starts a word of their name."""
    wanted = fold_accents(words).split()
    return [row for row in everybody(tx) if matches(row.name, wanted)]


def matches(name: str, wanted: list[str]) -> bool:
    """Whether every beginning in `wanted` (folded) starts a word of the name."""
    words = fold_accents(name).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)


def of_body(tx: Transaction, body_id: UUID) -> list[tuple[PersonRow, MembershipRow]]:
    """Return who belongs to a body, those who coordinate first, then those who did belong."""
    body = need(tx, Body, body_id)
    found = []
    for membership in tx.all(Membership, Membership.body_id == body_id):
        person = tx.get(Person, membership.person_id) if membership.person_id else None
        if person:
            found.append((_row(person), _membership(membership, body.name)))
    return sorted(
        found, key=lambda pair: (pair[1].ends_on is not None, not pair[1].coordinates, pair[0].name)
    )


def detail(tx: Transaction, person_id: UUID) -> PersonDetail:
    """Return one person with their bodies."""
    person = need(tx, Person, person_id)
    rows = []
    for membership in tx.all(Membership, Membership.person_id == person_id):
        body = tx.get(Body, membership.body_id) if membership.body_id else None
        rows.append(_membership(membership, body.name if body else "—"))
    rows.sort(key=lambda row: (row.ends_on is not None, row.body))
    return PersonDetail(_row(person), person.email, person.phone, tuple(rows))


def _row(person: Person) -> PersonRow:
    return PersonRow(person.id, person.name, person.language, person.member_since, person.left_on)


def _membership(membership: Membership, body: str) -> MembershipRow:
    return MembershipRow(
        membership.id,
        membership.body_id,
        body,
        membership.coordinates,
        membership.starts_on,
        membership.ends_on,
    )


def _free_name(tx: Transaction, name: str, own: UUID | None) -> str:
    clean = " ".join(need_text(name).split())
    other = first(tx, Person, Person.name == clean)
    if other and other.id != own:
        raise NameTaken(name=clean)
    return clean
