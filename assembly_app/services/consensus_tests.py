# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests for consensus in the room, the reasons behind positions, blocks, and assent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.consensus import (
    BlockNeedsReason,
    NamedMoreThanCounted,
    Positions,
    check_positions,
)
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.ids import derived_id, ordinals
from assembly_app.domain.kinds import Electorate, Place, Stance
from assembly_app.domain.moments import local
from assembly_app.services import attendance, consultations, items, proposals
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Assembly, Assent, ConsensusTest, Position, Version


class PositionTwice(AssemblyError):
    """A person takes one position."""

    message = N_("{name} is in two positions. Keep one of them.")


class NotInTheRoom(AssemblyError):
    """The room decides: somebody online, or who has left, takes no binding position."""

    message = N_("{name} is not in the room at that minute, and only the room takes positions.")


class BeforeTheOpening(AssemblyError):
    """Nothing is decided before the assembly opens."""

    message = N_("The assembly was not open yet at {time}: check the hour.")


class NobodyInTheRoom(AssemblyError):
    """Nobody agrees to nothing: a decision needs somebody in the room."""

    message = N_("Nobody is registered in the room at that minute. Register who is there first.")


@dataclass(frozen=True)
class Reason:
    """A position that somebody explains, with or without their name."""

    stance: Stance
    reason: str = ""
    person_id: UUID | None = None
    language: str = ""
    taken_up_from: UUID | None = None


@dataclass(frozen=True)
class PositionRow:
    """A named or explained position as it stands."""

    id: UUID
    stance: Stance
    wording: naming.Wording
    person_id: UUID | None
    person: str
    resolved_at: datetime | None


@dataclass(frozen=True)
class TestRow:
    """A test for consensus: the room of its minute and the positions that account for it."""

    __test__ = False

    id: UUID
    version_id: UUID | None
    version: int
    tested_at: datetime | None
    present: int
    positions: Positions
    reasons: tuple[PositionRow, ...]

    @property
    def open_blocks(self) -> int:
        """Blocks that nobody has resolved."""
        resolved = sum(1 for r in self.reasons if r.stance is Stance.BLOCK and r.resolved_at)
        return max(0, self.positions.block - resolved)


@dataclass(frozen=True)
class AssentRow:
    """Nobody against, of those present."""

    id: UUID
    given_at: datetime | None
    present: int


@use_case("consensus_tests.record")
def record(
    tx: Transaction,
    version_id: UUID,
    positions: Positions,
    at: datetime | None = None,
    *,
    reasons: Sequence[Reason] = (),
) -> UUID:
    """Record the room's positions on a version: they account for the room of that minute.

    Raises NegativePosition, PositionsDoNotSum, BlockNeedsReason (every block has one),
    NamedMoreThanCounted, PositionTwice, NotInTheRoom, BeforeTheOpening or NobodyInTheRoom;
    nothing is stored then.
    """
    version = need(tx, Version, version_id)
    item = items.need_running(tx, proposals.item_of(tx, version).id)
    moment = at or tx.now
    room = _room_at(tx, item, moment)
    check_positions(positions, room)
    _check_reasons(positions, reasons)
    _check_people(tx, item, reasons, moment)
    count = len(tx.all(ConsensusTest, ConsensusTest.version_id == version_id))
    test_id = derived_id(version_id, "test", Electorate.ROOM.value, count + 1)
    tx.meet(
        ConsensusTest(
            id=test_id,
            version_id=version_id,
            electorate=Electorate.ROOM,
            tested_at=moment,
            present=room,
            support=positions.support,
            reserves=positions.reserves,
            aside=positions.aside,
            block=positions.block,
            no_position=positions.no_position,
        )
    )
    for reason in reasons:
        _keep(tx, test_id, item, reason)
    return test_id


@use_case("consensus_tests.resolve_block")
def resolve_block(tx: Transaction, position_id: UUID, at: datetime | None = None) -> None:
    """Record that whoever blocked says the block is resolved."""
    need(tx, Position, position_id).resolved_at = at or tx.now


@use_case("consensus_tests.assent")
def assent(tx: Transaction, item_id: UUID, at: datetime | None = None) -> UUID:
    """Record that nobody in the room was against, with the number present at that minute."""
    item = items.need_running(tx, item_id)
    moment = at or tx.now
    room = _room_at(tx, item, moment)
    count = len(tx.all(Assent, Assent.item_id == item_id))
    given = Assent(
        id=derived_id(item_id, "assent", count + 1), item_id=item_id, given_at=moment, present=room
    )
    tx.meet(given)
    return given.id


def of_item(tx: Transaction, item_id: UUID) -> list[TestRow]:
    """Return the tests of an item, and of those it was carried over from, in order."""
    names = naming.load(tx)
    rows = [
        _row(tx, test, number, names)
        for version_id, number in consultations.versions_of(tx, item_id)
        for test in in_turn(tx, version_id)
    ]
    return sorted(rows, key=lambda r: (r.tested_at is None, r.tested_at))


def in_turn(tx: Transaction, version_id: UUID) -> list[ConsensusTest]:
    """Return the tests of a version in the order in which they were made, even within a minute."""
    found = tx.all(ConsensusTest, ConsensusTest.version_id == version_id)
    place = ordinals(len(found), version_id, "test", Electorate.ROOM.value)
    return sorted(found, key=lambda test: place.get(test.id, 0))


def get(tx: Transaction, test_id: UUID) -> TestRow:
    """Return one test."""
    test = need(tx, ConsensusTest, test_id)
    version = need(tx, Version, test.version_id)
    return _row(tx, test, version.number or 0, naming.load(tx))


def assents(tx: Transaction, item_id: UUID) -> list[AssentRow]:
    """Return the assents of an item in order."""
    found = tx.all(Assent, Assent.item_id == item_id)
    rows = [AssentRow(row.id, row.given_at, row.present or 0) for row in found]
    return sorted(rows, key=lambda r: (r.given_at is None, r.given_at))


def _room_at(tx: Transaction, item: AgendaItem, at: datetime) -> int:
    """Return how many are in the room; raises BeforeTheOpening or NobodyInTheRoom."""
    assembly = need(tx, Assembly, item.assembly_id)
    if assembly.opened_at is None or at < assembly.opened_at:
        raise BeforeTheOpening(time=local(at, assembly.zone or "UTC").strftime("%H:%M"))
    room = attendance.counts(tx, assembly.id, at).room
    if room == 0:
        raise NobodyInTheRoom
    return room


def _check_people(tx: Transaction, item: AgendaItem, reasons: Sequence[Reason], at: datetime) -> None:
    """Each named person takes one position, and is not known to be elsewhere; unnamed people may be named."""
    named = [reason.person_id for reason in reasons if reason.person_id]
    if not named or item.assembly_id is None:
        return
    names = naming.load(tx)
    places = attendance.places(tx, item.assembly_id, at)
    for person in named:
        if named.count(person) > 1:
            raise PositionTwice(name=names.person(person))
        if places.get(person, Place.ROOM) is not Place.ROOM:
            raise NotInTheRoom(name=names.person(person))


def _keep(tx: Transaction, test_id: UUID, item: AgendaItem, reason: Reason) -> UUID:
    position_id = derived_id(test_id, reason.person_id) if reason.person_id else tx.new_id()
    tx.meet(
        Position(
            id=position_id,
            test_id=test_id,
            person_id=reason.person_id,
            stance=reason.stance,
            reason=naming.linked(tx, reason.reason),
            language=reason.language or language_of(tx, item),
            taken_up_from=reason.taken_up_from,
        )
    )
    return position_id


def _check_reasons(positions: Positions, reasons: Sequence[Reason]) -> None:
    counted = {
        Stance.BLOCK: positions.block,
        Stance.ASIDE: positions.aside,
        Stance.RESERVES: positions.reserves,
        Stance.SUPPORT: positions.support,
    }
    for stance, count in counted.items():
        if sum(1 for reason in reasons if reason.stance is stance) > count:
            raise NamedMoreThanCounted
    explained = sum(1 for reason in reasons if reason.stance is Stance.BLOCK and reason.reason.strip())
    if explained < positions.block:
        raise BlockNeedsReason


def _positions(test: ConsensusTest) -> Positions:
    return Positions(
        test.block or 0, test.aside or 0, test.reserves or 0, test.support or 0, test.no_position or 0
    )


def _row(tx: Transaction, test: ConsensusTest, version: int, names: naming.Names) -> TestRow:
    found = [row for row in tx.all(Position, Position.test_id == test.id) if row.stance]
    translations = naming.wordings(tx, [row.id for row in found])
    order = list(Stance)
    reasons = [
        PositionRow(
            row.id,
            row.stance,
            naming.Wording(row.reason, row.language, translations.get((row.id, "reason"), {})),
            row.person_id,
            names.person(row.person_id),
            row.resolved_at,
        )
        for row in found
        if row.stance
    ]
    reasons.sort(key=lambda r: (order.index(r.stance), r.person, r.id))
    return TestRow(
        test.id,
        test.version_id,
        version,
        test.tested_at,
        test.present or 0,
        _positions(test),
        tuple(reasons),
    )
