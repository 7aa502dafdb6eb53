# SPDX-License-Identifier: GPL-3.0-or-later
"""A small book with an assembly of two items, and a clock that tests turn by hand."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

from assembly_app.domain.kinds import AssemblyKind, BodyKind, Electorate, Nature, Place
from assembly_app.services import agenda, assemblies, attendance, bodies, people
from assembly_app.services.workspace import Workspace


@dataclass
class Hand:
    """A clock: `at("12:44")` sets it, local to Madrid on 15 March 2026 (UTC+1)."""

    now: datetime = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def at(self, clock: str) -> datetime:
        hours, minutes = clock.split(":")
        self.now = datetime(2026, 3, 15, int(hours) - 1, int(minutes), tzinfo=UTC)
        return self.now


@dataclass
class Room:
    """What the tests act on."""

    book: Workspace
    clock: Hand
    body: UUID
    assembly: UUID
    following: UUID
    first: UUID
    second: UUID
    people: list[UUID]

    def open(self, clock: str = "10:12", unnamed: int = 42) -> None:
        """Open with three named people in the room and some without a name."""
        self.clock.at(clock)
        self.book.run(lambda tx: assemblies.open_(tx, self.assembly))
        self.book.run(lambda tx: attendance.register_many(tx, self.assembly, self.people[:3], Place.ROOM))
        self.book.run(lambda tx: attendance.count_unnamed(tx, self.assembly, Electorate.ROOM, unnamed))


def make_room(folder: Path, clock: Hand) -> Room:
    """Make the book: a cooperative, four persons, two permanents, an agenda of two items."""
    book = Workspace.create(folder / "sorrell.assemblea", clock=clock)
    body = book.run(lambda tx: bodies.add(tx, "Vall de Sorrell", BodyKind.COOPERATIVE)).value
    names = ("Pau Torrents", "Carme Aulet", "Quim Astor", "Hanna Weiss")
    persons = [book.run(lambda tx, name=name: people.add(tx, name)).value for name in names]
    planned = [
        book.run(
            lambda tx, day=day, number=number: assemblies.create(
                tx,
                body,
                AssemblyKind.PERMANENT,
                day,
                time(10),
                time(14),
                zone="Europe/Madrid",
                language="ca",
                number=number,
            )
        ).value
        for number, day in ((142, date(2026, 3, 15)), (143, date(2026, 3, 29)))
    ]
    items = [
        book.run(
            lambda tx, title=title: agenda.add(tx, planned[0], title, nature=Nature.DECISION, planned_min=40)
        ).value
        for title in ("Furgoneta elèctrica", "Guia d'acollida")
    ]
    return Room(book, clock, body, planned[0], planned[1], items[0], items[1], persons)
