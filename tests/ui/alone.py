# SPDX-License-Identifier: GPL-3.0-or-later
"""One page on the small book of `tests.a_room`, without the window around it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast
from uuid import UUID

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import Place, Stance
from assembly_app.services import (
    agreements,
    attendance,
    consensus_tests,
    consultations,
    items,
    proposals,
    tasks,
)
from assembly_app.services.agreements import Terms
from assembly_app.services.consensus_tests import Reason
from assembly_app.settings import Settings
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.runner import Runner
from tests.a_room import Hand, Room, make_room

_P = TypeVar("_P", bound=Page)


@dataclass
class Alone:
    """A page with its book; `went` gathers where it asked to go."""

    room: Room
    desk: Desk
    page: Page
    went: list[tuple[str, Any]]

    def shown(self, kind: type[_P]) -> _P:
        """The page as what it is."""
        return cast("_P", self.page)


@contextmanager
def alone(folder: Path, kind: type[Page], prepare: Any = None) -> Iterator[Alone]:
    """Make the book, let `prepare` act on it, and show the page."""
    theme.install(QApplication.instance() or QApplication([]), theme.Scheme.LIGHT)
    clock = Hand()
    room = make_room(folder, clock)
    if prepare is not None:
        prepare(room)
    desk = Desk(Runner(clock), Settings(language="en"), keep=False)
    desk.runner.use(room.book)
    page = kind(desk)
    went: list[tuple[str, Any]] = []
    desk.went.connect(lambda place, record: went.append((place, record)))
    page.resize(1280, 820)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    try:
        yield Alone(room, desk, page, went)
    finally:
        page.close()
        page.deleteLater()
        room.book.close()
        QTest.qWait(0)


def decide(room: Room, terms: Terms) -> UUID:
    """Agree on the first item: version 1 asked online, version 2 tested by a room of 45; return the id."""
    run = room.book.run
    room.open()
    run(lambda tx: items.start(tx, room.first, room.clock.at("12:26")))
    first = run(
        lambda tx: proposals.table(
            tx, room.first, "Comprar una furgoneta", room.clock.at("12:28"), person_id=room.people[0]
        )
    ).value
    _ask_online(room, first)
    second = run(
        lambda tx: proposals.table(
            tx, room.first, "Comprar una furgoneta de segona mà", room.clock.at("12:58"), reason="preu màxim"
        )
    ).value
    reasons = [Reason(Stance.ASIDE, "No la faré servir", room.people[1])]
    run(
        lambda tx: consensus_tests.record(
            tx, second, Positions(0, 3, 3, 38), room.clock.at("13:08"), reasons=reasons
        )
    )
    return run(
        lambda tx: agreements.adopt(
            tx, room.first, "S'acorda comprar una furgoneta.", terms, room.clock.at("13:09")
        )
    ).value


def _ask_online(room: Room, version: UUID) -> None:
    run = room.book.run
    person, at = room.people[2], room.clock.at("12:30")
    run(lambda tx: attendance.register(tx, room.assembly, person, Place.ONLINE, at))
    asked = run(lambda tx: consultations.open_(tx, version, room.clock.at("12:40"))).value
    run(lambda tx: consultations.close(tx, asked, 0, 1, 0, room.clock.at("12:45")))


def give(room: Room, what: str, **values: Any) -> UUID:
    """Give a task."""
    return room.book.run(lambda tx: tasks.give(tx, what, **values)).value
