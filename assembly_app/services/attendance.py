# SPDX-License-Identifier: GPL-3.0-or-later
"""The door: who arrives, moves between room and online, or leaves, and how many have no name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.attendance import (
    AlreadyThere,
    CountBelowZero,
    Movement,
    NotPresent,
    Presence,
    Total,
    course,
    places_at,
    presence_at,
)
from assembly_app.domain.ids import derived_id
from assembly_app.domain.kinds import Electorate, Place
from assembly_app.domain.near import fold_accents
from assembly_app.services import assemblies, people
from assembly_app.services.use_case import need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Assembly, Attendance, HeadCount, Move, Person


@dataclass(frozen=True)
class DoorRow:
    """A person at the door: where they are, since when, and whether this is their first time.

    `place` is None for somebody who has not come; `was` and `was_from` tell the place before.
    """

    person_id: UUID
    name: str
    place: Place | None
    since: datetime | None
    first_time: bool
    was: Place | None
    was_from: datetime | None


@dataclass(frozen=True)
class PresenceRow:
    """Presence at a minute as screens show it, each electorate apart."""

    room_named: int
    room_unnamed: int
    online_named: int
    online_unnamed: int

    @property
    def room(self) -> int:
        """People in the room."""
        return self.room_named + self.room_unnamed

    @property
    def online(self) -> int:
        """People online."""
        return self.online_named + self.online_unnamed


@use_case("attendance.register")
def register(
    tx: Transaction,
    assembly_id: UUID,
    person_id: UUID,
    place: Place,
    at: datetime | None = None,
    *,
    first_time: bool = False,
) -> None:
    """Record a person's move to the room, online, out, or their apology before the assembly.

    Raises AlreadyThere or NotPresent when the move would change nothing.
    """
    if place is Place.EXCUSED:
        need(tx, Assembly, assembly_id)
    else:
        _need_begun(tx, assembly_id)
    person = need(tx, Person, person_id)
    moment = at or tx.now
    before = places_at(_movements(tx, assembly_id), moment).get(person_id)
    if before is place:
        raise AlreadyThere(name=person.name)
    if place is Place.OUT and before not in (Place.ROOM, Place.ONLINE):
        raise NotPresent(name=person.name)
    attendance_id = derived_id(assembly_id, "attendance", person_id)
    existing = tx.get(Attendance, attendance_id)
    if existing is None:
        tx.meet(
            Attendance(id=attendance_id, assembly_id=assembly_id, person_id=person_id, first_time=first_time)
        )
    elif first_time:
        existing.first_time = True
    tx.add(Move(id=tx.new_id(), attendance_id=attendance_id, place=place, moved_at=moment))


@use_case("attendance.register_many")
def register_many(
    tx: Transaction,
    assembly_id: UUID,
    person_ids: Sequence[UUID],
    place: Place,
    at: datetime | None = None,
) -> None:
    """Record several people's move at one moment."""
    for person_id in person_ids:
        register(tx, assembly_id, person_id, place, at)


@use_case("attendance.count_unnamed")
def count_unnamed(
    tx: Transaction,
    assembly_id: UUID,
    electorate: Electorate,
    total: int,
    at: datetime | None = None,
) -> None:
    """Record how many people without a name an electorate holds from a moment on: a total."""
    _need_begun(tx, assembly_id)
    if total < 0:
        raise CountBelowZero
    tx.add(
        HeadCount(
            id=tx.new_id(),
            assembly_id=assembly_id,
            electorate=electorate,
            total=total,
            counted_at=at or tx.now,
        )
    )


def presence(tx: Transaction, assembly_id: UUID, at: datetime) -> Presence:
    """Return who is present at a moment."""
    return presence_at(_movements(tx, assembly_id), _totals(tx, assembly_id), at)


def places(tx: Transaction, assembly_id: UUID, at: datetime) -> Mapping[UUID, Place]:
    """Return where each named person is at a moment, for those the door has seen."""
    return places_at(_movements(tx, assembly_id), at)


def counts(tx: Transaction, assembly_id: UUID, at: datetime) -> PresenceRow:
    """Return the numbers of a moment."""
    now = presence(tx, assembly_id, at)
    return PresenceRow(len(now.room_named), now.room_unnamed, len(now.online_named), now.online_unnamed)


def over_time(tx: Transaction, assembly_id: UUID) -> list[tuple[datetime, int, int]]:
    """Return (moment, room, online) at each change, for the minutes and the picture."""
    return course(_movements(tx, assembly_id), _totals(tx, assembly_id))


def door(tx: Transaction, assembly_id: UUID, at: datetime, words: str = "") -> list[DoorRow]:
    """Return everybody, or those whose name begins with the typed letters: present ones first.

    Present people come by their arrival, the latest first; the others by name.
    """
    moves: dict[UUID, list[Movement]] = {}
    for movement in _movements(tx, assembly_id):
        if movement.at <= at:
            moves.setdefault(movement.person, []).append(movement)
    first = {
        row.person_id for row in tx.all(Attendance, Attendance.assembly_id == assembly_id) if row.first_time
    }
    wanted = fold_accents(words).split()
    rows = []
    for person in people.everybody(tx):
        if not wanted or people.matches(person.name, wanted):
            rows.append(_door_row(person, moves.get(person.id, []), person.id in first))
    absent = [r for r in rows if r.place not in (Place.ROOM, Place.ONLINE)]
    present = [r for r in rows if r.place in (Place.ROOM, Place.ONLINE)]
    present.sort(key=lambda r: (r.since is None, r.since), reverse=True)
    return present + absent


def excused(tx: Transaction, assembly_id: UUID) -> list[UUID]:
    """Return who sent apologies and never came."""
    movements = _movements(tx, assembly_id)
    came = {m.person for m in movements if m.place in (Place.ROOM, Place.ONLINE)}
    return sorted({m.person for m in movements if m.place is Place.EXCUSED} - came)


def ever(tx: Transaction, assembly_id: UUID, place: Place) -> list[UUID]:
    """Return the named people who were in a place at any time, by first arrival."""
    seen: dict[UUID, None] = {}
    for movement in sorted(_movements(tx, assembly_id), key=lambda m: (m.at, m.id)):
        if movement.place is place:
            seen.setdefault(movement.person)
    return list(seen)


def first_timers(tx: Transaction, assembly_id: UUID) -> int:
    """Return how many of the named people came for the first time."""
    return sum(row.first_time for row in tx.all(Attendance, Attendance.assembly_id == assembly_id))


def _door_row(person: people.PersonRow, moves: list[Movement], first_time: bool) -> DoorRow:
    line = sorted(moves, key=lambda m: (m.at, m.id))
    last = line[-1] if line else None
    before = line[-2] if len(line) > 1 else None
    return DoorRow(
        person.id,
        person.name,
        last.place if last else None,
        last.at if last else None,
        first_time,
        before.place if before else None,
        before.at if before else None,
    )


def _need_begun(tx: Transaction, assembly_id: UUID) -> Assembly:
    """Presence belongs to an assembly that was opened; a closed one can still be completed from paper."""
    assembly = need(tx, Assembly, assembly_id)
    if not assembly.opened_at:
        raise assemblies.NotOpen(code=assemblies.code_of(assembly))
    return assembly


def _movements(tx: Transaction, assembly_id: UUID) -> list[Movement]:
    attendances = {
        row.id: row.person_id
        for row in tx.all(Attendance, Attendance.assembly_id == assembly_id)
        if row.person_id
    }
    moves = tx.all(Move, Move.attendance_id.in_(list(attendances)))
    return [
        Movement(attendances[move.attendance_id], move.place, move.moved_at, move.id)
        for move in moves
        if move.attendance_id and move.place and move.moved_at
    ]


def _totals(tx: Transaction, assembly_id: UUID) -> list[Total]:
    return [
        Total(row.electorate, row.total, row.counted_at, row.id)
        for row in tx.all(HeadCount, HeadCount.assembly_id == assembly_id)
        if row.electorate and row.total is not None and row.counted_at
    ]
