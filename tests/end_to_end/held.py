# SPDX-License-Identifier: GPL-3.0-or-later
"""A small assembly being held now, by the clock on the wall: its first item runs and somebody speaks."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from assembly_app.domain.kinds import AssemblyKind, BodyKind, Electorate, Nature, Place
from assembly_app.services import agenda, assemblies, attendance, bodies, items, people, turns
from assembly_app.services.workspace import Workspace

TITLES = ("Furgoneta elèctrica", "Guia d'acollida")
PEOPLE = ("Pau Torrents", "Carme Aulet", "Quim Astor", "Hanna Weiss")
SPEAKER = "Carme Aulet"
AGO = timedelta(minutes=12)


def planned(folder: Path) -> Path:
    """A book with an assembly of two items for today, not yet open."""
    path = folder / "sorrell.assemblea"
    with Workspace.create(path) as book:
        body = book.run(lambda tx: bodies.add(tx, "Vall de Sorrell", BodyKind.COOPERATIVE)).value
        for name in PEOPLE:
            book.run(lambda tx, name=name: people.add(tx, name))
        today = datetime.now(UTC).date()
        assembly = book.run(
            lambda tx: assemblies.create(
                tx, body, AssemblyKind.PERMANENT, today, time(10), time(14),
                zone="Europe/Madrid", language="ca", number=142,
            )
        ).value  # fmt: skip
        for title in TITLES:
            book.run(
                lambda tx, title=title: agenda.add(
                    tx, assembly, title, nature=Nature.DECISION, planned_min=40
                )
            )
    return path


def running(folder: Path) -> tuple[Path, datetime]:
    """A book with that assembly open, and the moment at which its first item began: a while ago."""
    path = planned(folder)
    began = datetime.now(UTC) - AGO
    with Workspace.open(path) as book:
        assembly = book.read(assemblies.every)[0].id
        item = book.read(lambda tx: agenda.of_assembly(tx, assembly)).items[0].id
        person = next(row.id for row in book.read(people.everybody) if row.name == SPEAKER)
        book.run(lambda tx: assemblies.open_(tx, assembly, began))
        book.run(lambda tx: attendance.register(tx, assembly, person, Place.ROOM, began))
        book.run(lambda tx: attendance.count_unnamed(tx, assembly, Electorate.ROOM, 10, began))
        book.run(lambda tx: items.start(tx, item, began))
        book.run(lambda tx: turns.ask(tx, item, person))
        book.run(lambda tx: turns.give_floor(tx, item))
    return path, began
