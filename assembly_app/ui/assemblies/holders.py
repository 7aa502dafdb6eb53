# SPDX-License-Identifier: GPL-3.0-or-later
"""Who brings an item: persons, or one body, read from names between commas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.near import fold_accents

if TYPE_CHECKING:
    from assembly_app.ui.desk import Desk


class UnknownHolder(AssemblyError):
    """Whoever brings an item is in the book."""

    message = N_("There is nobody called “{name}” in this book yet.")


class TwoBodies(AssemblyError):
    """An item is brought by persons or by one body."""

    message = N_("An item is brought by persons or by one body: choose one.")


@dataclass(frozen=True)
class Holders:
    """Persons, or one body."""

    person_ids: tuple[UUID, ...] = ()
    body_id: UUID | None = None


@dataclass(frozen=True)
class Directory:
    """Names of everybody and every body; a person comes first when a name is both."""

    persons: dict[str, UUID] = field(default_factory=dict)
    bodies: dict[str, UUID] = field(default_factory=dict)

    def find(self, typed: str) -> str | None:
        """Return the one name that this is, or that alone begins its words so."""
        names = [*self.persons, *(name for name in self.bodies if name not in self.persons)]
        folded = fold_accents(" ".join(typed.split()))
        same = [name for name in names if fold_accents(name) == folded]
        if same:
            return same[0]
        found = [name for name in names if _begins(name, folded.split())]
        return found[0] if len(found) == 1 and folded else None

    def read(self, text: str) -> Holders:
        """Return whom a text names; raises UnknownHolder or TwoBodies."""
        persons: list[UUID] = []
        bodies: list[UUID] = []
        for part in (part.strip() for part in text.split(",") if part.strip()):
            name = self.find(part)
            if name is None:
                raise UnknownHolder(name=part)
            if name in self.persons:
                persons.append(self.persons[name])
            else:
                bodies.append(self.bodies[name])
        if len(bodies) + bool(persons) > 1:
            raise TwoBodies
        return Holders(tuple(dict.fromkeys(persons)), bodies[0] if bodies else None)


def directory(desk: Desk) -> Directory:
    """Read the names from the book."""
    from assembly_app.services import bodies, people

    persons = {row.name: row.id for row in desk.runner.read(people.everybody) if row.left_on is None}
    return Directory(persons, {row.name: row.id for row in desk.runner.read(bodies.tree)})


def _begins(name: str, wanted: list[str]) -> bool:
    words = fold_accents(name).split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
