# SPDX-License-Identifier: GPL-3.0-or-later
"""Roles of an assembly: in a person's hands from an hour to an hour."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.ids import derived_id
from assembly_app.domain.kinds import Role
from assembly_app.services.use_case import need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Assembly, Person, RoleAssignment


@dataclass(frozen=True)
class RoleRow:
    """A role in somebody's hands; open hours are None."""

    id: UUID
    role: Role | None
    person_id: UUID | None
    person: str
    starts_at: datetime | None
    ends_at: datetime | None


@use_case("roles.assign")
def assign(
    tx: Transaction, assembly_id: UUID, role: Role, person_id: UUID, at: datetime | None = None
) -> UUID:
    """Put a role in a person's hands; whoever holds it hands it over at that moment."""
    assembly = need(tx, Assembly, assembly_id)
    need(tx, Person, person_id)
    moment = at or (tx.now if assembly.opened_at else None)
    held = _of_role(tx, assembly_id, role)
    for other in held:
        if other.ends_at is None:
            if other.person_id == person_id:
                return other.id
            other.ends_at = moment or tx.now
    assignment = RoleAssignment(
        id=derived_id(assembly_id, "role", role.value, len(held) + 1),
        assembly_id=assembly_id,
        role=role,
        person_id=person_id,
        starts_at=moment,
    )
    tx.meet(assignment)
    return assignment.id


@use_case("roles.release")
def release(tx: Transaction, assignment_id: UUID, at: datetime | None = None) -> None:
    """Leave a role without anybody from a moment on."""
    need(tx, RoleAssignment, assignment_id).ends_at = at or tx.now


def of_assembly(tx: Transaction, assembly_id: UUID) -> list[RoleRow]:
    """Return the assembly's roles in the order of `Role`, each from its first holder to its last."""
    rows = []
    for role in Role:
        for held in _of_role(tx, assembly_id, role):
            person = tx.get(Person, held.person_id) if held.person_id else None
            rows.append(
                RoleRow(
                    held.id,
                    held.role,
                    held.person_id,
                    person.name if person else "—",
                    held.starts_at,
                    held.ends_at,
                )
            )
    return rows


def holder(rows: list[RoleRow], role: Role, at: datetime) -> RoleRow | None:
    """Return who holds a role at a moment."""
    held = [
        row
        for row in rows
        if row.role is role
        and (row.starts_at is None or row.starts_at <= at)
        and (row.ends_at is None or row.ends_at > at)
    ]
    return held[-1] if held else None


def _of_role(tx: Transaction, assembly_id: UUID, role: Role) -> list[RoleAssignment]:
    found = tx.all(RoleAssignment, RoleAssignment.assembly_id == assembly_id, RoleAssignment.role == role)
    floor = datetime.min.replace(tzinfo=tx.now.tzinfo)
    return sorted(found, key=lambda held: (held.starts_at or floor, held.id))
