# SPDX-License-Identifier: GPL-3.0-or-later
"""Presence at a minute: each person in one place, unnamed people as totals, never two counts added."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import Electorate, Place


class AlreadyThere(AssemblyError):
    """A person cannot arrive where they already are."""

    message = N_("{name} is already there.")


class NotPresent(AssemblyError):
    """A person who is not present cannot leave."""

    message = N_("{name} has not been registered as present.")


class CountBelowZero(AssemblyError):
    """A number of people is zero or more."""

    message = N_("A number of people cannot be below zero.")


@dataclass(frozen=True)
class Movement:
    """A named person's move to a place at a moment; `id` breaks ties of the same moment."""

    person: UUID
    place: Place
    at: datetime
    id: UUID


@dataclass(frozen=True)
class Total:
    """How many unnamed people an electorate holds from a moment on."""

    electorate: Electorate
    total: int
    at: datetime
    id: UUID


@dataclass(frozen=True)
class Presence:
    """Who is where at a minute; the room and online are two counts and have no sum."""

    room_named: frozenset[UUID]
    online_named: frozenset[UUID]
    room_unnamed: int
    online_unnamed: int

    @property
    def room(self) -> int:
        """People in the room, named or not."""
        return len(self.room_named) + self.room_unnamed

    @property
    def online(self) -> int:
        """People online, named or not."""
        return len(self.online_named) + self.online_unnamed


def presence_at(movements: Iterable[Movement], totals: Iterable[Total], at: datetime) -> Presence:
    """Return who is present at a moment, by the last move of each and the last total of each electorate."""
    places = places_at(movements, at)
    unnamed: dict[Electorate, int] = {}
    for total in sorted(totals, key=lambda t: (t.at, t.id)):
        if total.at <= at:
            unnamed[total.electorate] = total.total
    return Presence(
        frozenset(p for p, place in places.items() if place is Place.ROOM),
        frozenset(p for p, place in places.items() if place is Place.ONLINE),
        unnamed.get(Electorate.ROOM, 0),
        unnamed.get(Electorate.ONLINE, 0),
    )


def places_at(movements: Iterable[Movement], at: datetime) -> Mapping[UUID, Place]:
    """Return the place of each person who had moved by a moment: the last move holds."""
    places: dict[UUID, Place] = {}
    for move in sorted(movements, key=lambda m: (m.at, m.id)):
        if move.at <= at:
            places[move.person] = move.place
    return places


def course(movements: Iterable[Movement], totals: Iterable[Total]) -> list[tuple[datetime, int, int]]:
    """Return (moment, room, online) at each moment at which a number changed, from the first arrival."""
    moves, counts = list(movements), list(totals)
    moments = sorted({m.at for m in moves} | {t.at for t in counts})
    line: list[tuple[datetime, int, int]] = []
    for at in moments:
        now = presence_at(moves, counts, at)
        before = line[-1][1:] if line else (0, 0)
        if before != (now.room, now.online):
            line.append((at, now.room, now.online))
    return line
