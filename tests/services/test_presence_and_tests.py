# SPDX-License-Identifier: GPL-3.0-or-later
"""Presence at the minute, positions that sum to it, advisory results kept apart."""

import pytest

from assembly_app.domain.attendance import AlreadyThere, NotPresent
from assembly_app.domain.consensus import (
    AnswersDoNotSum,
    BlockExcludesConsensus,
    BlockNeedsReason,
    NotTested,
    Positions,
    PositionsDoNotSum,
)
from assembly_app.domain.kinds import Adoption, Electorate, Place, Stance
from assembly_app.services import (
    agreements,
    attendance,
    consensus_tests,
    consultations,
    items,
    proposals,
)
from assembly_app.services.consensus_tests import Reason
from assembly_app.services.consultations import NobodyOnline
from tests.a_room import Room


def on_the_table(room: Room) -> object:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("12:26")))
    return room.book.run(lambda tx: proposals.table(tx, room.first, "Comprar una furgoneta")).value


def test_a_test_is_of_the_room_of_its_minute(room: Room) -> None:
    version = on_the_table(room)
    room.book.run(
        lambda tx: attendance.register(tx, room.assembly, room.people[0], Place.OUT, room.clock.at("13:00"))
    )
    after, before = room.clock.at("13:09"), room.clock.at("12:59")
    with pytest.raises(PositionsDoNotSum, match="45 and there are 44"):
        room.book.run(lambda tx: consensus_tests.record(tx, version, Positions(0, 3, 3, 39), after))
    stored = room.book.read(lambda tx: consensus_tests.of_item(tx, room.first))
    assert stored == []
    # The same numbers hold for the minute before he left, whenever they are entered.
    room.book.run(lambda tx: consensus_tests.record(tx, version, Positions(0, 3, 3, 39), before))
    (kept,) = room.book.read(lambda tx: consensus_tests.of_item(tx, room.first))
    assert (kept.present, kept.positions.support) == (45, 39)


def test_a_person_is_in_one_electorate_and_moves_between_them(room: Room) -> None:
    room.open()
    at = room.clock.at("12:55")
    with pytest.raises(AlreadyThere):
        room.book.run(lambda tx: attendance.register(tx, room.assembly, room.people[0], Place.ROOM, at))
    with pytest.raises(NotPresent):
        room.book.run(lambda tx: attendance.register(tx, room.assembly, room.people[3], Place.OUT, at))
    room.book.run(lambda tx: attendance.register(tx, room.assembly, room.people[0], Place.ONLINE, at))
    counts = room.book.read(lambda tx: attendance.counts(tx, room.assembly, at))
    assert (counts.room, counts.online) == (44, 1)


def test_a_block_has_a_reason_and_excludes_consensus_until_resolved(room: Room) -> None:
    version = on_the_table(room)
    positions = Positions(1, 0, 0, 44)
    with pytest.raises(BlockNeedsReason):
        room.book.run(
            lambda tx: consensus_tests.record(
                tx, version, positions, reasons=[Reason(Stance.BLOCK, " ", room.people[1])]
            )
        )
    reason = Reason(Stance.BLOCK, "Si neva no hi arriba", room.people[1])
    test = room.book.run(lambda tx: consensus_tests.record(tx, version, positions, reasons=[reason])).value

    def adopt() -> object:
        return room.book.run(lambda tx: agreements.adopt(tx, room.first, "Comprar", agreements.Terms())).value

    with pytest.raises(BlockExcludesConsensus):
        adopt()
    block = room.book.read(lambda tx: consensus_tests.get(tx, test)).reasons[0]
    room.book.run(lambda tx: consensus_tests.resolve_block(tx, block.id))
    adopt()
    (row,) = room.book.read(lambda tx: agreements.of_item(tx, room.first))
    assert row.code == "AC-2026-001"
    assert row.adoption is Adoption.CONSENSUS


def test_a_test_of_an_earlier_version_is_no_consensus_on_this_one(room: Room) -> None:
    version = on_the_table(room)
    room.book.run(lambda tx: consensus_tests.record(tx, version, Positions(0, 0, 0, 45)))
    room.book.run(lambda tx: proposals.table(tx, room.first, "Comprar-la compartida"))
    with pytest.raises(NotTested):
        room.book.run(lambda tx: agreements.adopt(tx, room.first, "Comprar-la", agreements.Terms()))


def test_an_advisory_result_stays_with_its_version_and_its_electorate(room: Room) -> None:
    version = on_the_table(room)
    with pytest.raises(NobodyOnline):
        room.book.run(lambda tx: consultations.open_(tx, version, room.clock.at("12:40")))
    room.book.run(
        lambda tx: attendance.count_unnamed(tx, room.assembly, Electorate.ONLINE, 9, room.clock.at("12:41"))
    )
    asked = room.book.run(lambda tx: consultations.open_(tx, version, room.clock.at("12:48"))).value
    with pytest.raises(AnswersDoNotSum):
        room.book.run(lambda tx: consultations.close(tx, asked, 2, 6, 2, room.clock.at("12:53")))
    room.book.run(lambda tx: consultations.close(tx, asked, 2, 6, 1, room.clock.at("12:53")))
    room.book.run(lambda tx: proposals.table(tx, room.first, "Una altra", room.clock.at("12:58")))
    (result,) = room.book.read(lambda tx: consultations.advisory(tx, room.first))
    assert (result.version, result.asked) == (1, 9)
    assert (result.in_favour, result.against, result.abstention) == (2, 6, 1)
    # It makes nothing: no consensus was tested in the room.
    with pytest.raises(NotTested):
        room.book.run(lambda tx: agreements.adopt(tx, room.first, "Una altra", agreements.Terms()))
