# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of the whole assembly: opening, roles, the door, changes to the agenda, closing."""

from assembly_app.demo.happening import Happening
from assembly_app.demo.refs import AssemblyRef, ItemRef, PersonRef, Text, words
from assembly_app.domain.kinds import AgendaChangeKind, Electorate, Place, Role
from assembly_app.services import agenda, assemblies, attendance, roles
from assembly_app.storage.models import AgendaChange


def open_(now: Happening) -> None:
    """Open the assembly."""
    assemblies.open_(now.tx, now.assembly, now.at)


def close(now: Happening, next_: AssemblyRef | None = None) -> None:
    """Close the assembly, and say which one follows."""
    assemblies.close(now.tx, now.assembly, now.at, next_id=now.maybe(next_))


def assign_role(now: Happening, role: Role, person: PersonRef) -> None:
    """Put a role in somebody's hands; before the opening it begins with it."""
    begun = assemblies.get(now.tx, now.assembly).opened_at
    roles.assign(now.tx, now.assembly, role, now[person], now.at if begun else None)


def arrive(
    now: Happening,
    person: PersonRef | None = None,
    people: tuple[PersonRef, ...] = (),
    place: Place = Place.ROOM,
    first_time: bool | tuple[PersonRef, ...] = False,
) -> None:
    """Register who comes, to the room or online."""
    for one in (person,) if person else people:
        first = first_time if isinstance(first_time, bool) else one in first_time
        attendance.register(now.tx, now.assembly, now[one], place, now.at, first_time=first)


def leave(now: Happening, person: PersonRef | None = None, people: tuple[PersonRef, ...] = ()) -> None:
    """Register who goes."""
    gone = (person,) if person else people
    attendance.register_many(now.tx, now.assembly, now.many(gone), Place.OUT, now.at)


def move(now: Happening, person: PersonRef, place: Place) -> None:
    """Register who goes from the room to online, or back."""
    attendance.register(now.tx, now.assembly, now[person], place, now.at)


def excuse(now: Happening, person: PersonRef) -> None:
    """Register who sends apologies."""
    attendance.register(now.tx, now.assembly, now[person], Place.EXCUSED, now.at)


def count_unnamed(now: Happening, electorate: Electorate, total: int) -> None:
    """Count the people who gave no name."""
    attendance.count_unnamed(now.tx, now.assembly, electorate, total, now.at)


def swap(
    now: Happening, item: ItemRef, with_: ItemRef, reason: Text | None = None, person: PersonRef | None = None
) -> None:
    """Let two items change places."""
    one, other = now[item], now[with_]
    agenda.swap(now.tx, one, other, now.at, reason=words(reason), person_id=now.maybe(person))
    made = now.tx.all(AgendaChange, AgendaChange.item_id == one, AgendaChange.other_id == other)
    if made:
        now.translate(made[-1].id, text=reason)


def accept_change(
    now: Happening,
    kind: AgendaChangeKind,
    item: ItemRef | None = None,
    text: Text | None = None,
    person: PersonRef | None = None,
) -> None:
    """Record a change to the agenda that the room accepted."""
    change = agenda.accept(
        now.tx,
        now.assembly,
        kind,
        now.at,
        item_id=now.maybe(item),
        text=words(text),
        person_id=now.maybe(person),
    )
    now.translate(change, text=text)


def approve_agenda(now: Happening) -> None:
    """Approve the agenda."""
    agenda.approve(now.tx, now.assembly, now.at)
