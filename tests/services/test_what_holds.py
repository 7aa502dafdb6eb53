# SPDX-License-Identifier: GPL-3.0-or-later
"""Roads around the rules that must stay closed."""

from uuid import UUID

import pytest

from assembly_app.domain.consensus import BlockExcludesConsensus, Positions
from assembly_app.domain.kinds import Adoption, Electorate, Outcome, Place, ReviewResult, Stance, Visibility
from assembly_app.domain.timing import EndsBeforeItStarts
from assembly_app.services import (
    agreements,
    assemblies,
    attendance,
    consensus_tests,
    consultations,
    items,
    minutes,
    people,
    proposals,
    tasks,
)
from assembly_app.services.agreements import NoAssent, Terms
from assembly_app.services.consensus_tests import (
    BeforeTheOpening,
    NobodyInTheRoom,
    NotInTheRoom,
    PositionTwice,
    Reason,
)
from assembly_app.services.workspace import Workspace
from tests.a_room import Room

BLOCKED = Positions(1, 0, 0, 44)
CLEAN = Positions(0, 0, 0, 45)


def tabled(room: Room) -> UUID:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("10:20")))
    return room.book.run(lambda tx: proposals.table(tx, room.first, "Comprar-la")).value


def test(room: Room, version: UUID, positions: Positions, *reasons: Reason) -> UUID:
    return room.book.run(lambda tx: consensus_tests.record(tx, version, positions, reasons=reasons)).value


test.__test__ = False  # type: ignore[attr-defined]


def adopt(room: Room, item: UUID, *, by_assent: bool = False) -> UUID:
    return room.book.run(
        lambda tx: agreements.adopt(tx, item, "Comprar-la", Terms(), by_assent=by_assent)
    ).value


def test_a_deferred_item_is_decided_where_it_was_carried_to(room: Room) -> None:
    tabled(room)
    carried = room.book.run(lambda tx: items.defer(tx, room.first, room.following)).value
    room.book.run(lambda tx: assemblies.close(tx, room.assembly, room.clock.at("14:00")))
    room.book.run(lambda tx: assemblies.open_(tx, room.following, room.clock.at("15:00")))
    for electorate, total in ((Electorate.ROOM, 12), (Electorate.ONLINE, 3)):
        room.book.run(lambda tx, e=electorate, n=total: attendance.count_unnamed(tx, room.following, e, n))
    room.book.run(lambda tx: items.start(tx, carried))
    version = room.book.run(lambda tx: proposals.table(tx, carried, "Llogar-la")).value
    room.book.run(lambda tx: consultations.thermometer(tx, version, 10, 1, 1))
    asked = room.book.run(lambda tx: consultations.open_(tx, version)).value
    room.book.run(lambda tx: consultations.close(tx, asked, 3, 0, 0))
    test(room, version, Positions(0, 0, 0, 12))
    adopt(room, carried)
    room.book.run(lambda tx: items.close(tx, carried, Outcome.AGREED))


def test_of_two_tests_in_one_minute_the_later_counts(room: Room) -> None:
    version = tabled(room)
    block = Reason(Stance.BLOCK, "No n'hi ha prou", room.people[0])
    for round_ in range(4):
        test(room, version, BLOCKED, block)
        with pytest.raises(BlockExcludesConsensus):
            adopt(room, room.first)
        test(room, version, CLEAN)
        adopt(room, room.first)
        assert len(room.book.read(lambda tx: consensus_tests.of_item(tx, room.first))) == 2 * round_ + 2


def test_an_assent_asked_before_a_block_adopts_nothing(room: Room) -> None:
    version = tabled(room)
    room.book.run(lambda tx: consensus_tests.assent(tx, room.first, room.clock.at("10:28")))
    room.clock.at("10:29")
    test(room, version, BLOCKED, Reason(Stance.BLOCK, "No", room.people[0]))
    with pytest.raises(BlockExcludesConsensus):
        adopt(room, room.first, by_assent=True)
    room.clock.at("10:30")
    test(room, version, CLEAN)
    with pytest.raises(NoAssent):
        adopt(room, room.first, by_assent=True)
    room.book.run(lambda tx: consensus_tests.assent(tx, room.first, room.clock.at("10:31")))
    adopted = adopt(room, room.first, by_assent=True)
    assert room.book.read(lambda tx: agreements.get(tx, adopted)).adoption is Adoption.ASSENT


def test_a_person_takes_one_position_and_from_the_room(room: Room) -> None:
    version = tabled(room)
    one, online = room.people[0], room.people[3]
    twice = [Reason(Stance.BLOCK, "No", one), Reason(Stance.ASIDE, "Potser", one)]
    with pytest.raises(PositionTwice, match="Pau Torrents"):
        test(room, version, Positions(1, 1, 0, 43), *twice)
    room.book.run(lambda tx: attendance.register(tx, room.assembly, online, Place.ONLINE))
    with pytest.raises(NotInTheRoom, match="Hanna Weiss"):
        test(room, version, BLOCKED, Reason(Stance.BLOCK, "No", online))
    assert room.book.read(lambda tx: consensus_tests.of_item(tx, room.first)) == []
    # Somebody counted without a name may say theirs with their reason.
    unnamed = room.book.run(lambda tx: people.add(tx, "Nil Sabaté")).value
    test(room, version, BLOCKED, Reason(Stance.BLOCK, "No", unnamed))


def test_nothing_is_decided_before_the_opening(room: Room) -> None:
    version = tabled(room)
    with pytest.raises(BeforeTheOpening, match="09:00"):
        room.book.run(
            lambda tx: consensus_tests.record(tx, version, Positions(0, 0, 0, 0), room.clock.at("09:00"))
        )


def test_nobody_agrees_to_nothing(room: Room) -> None:
    room.clock.at("10:12")
    room.book.run(lambda tx: assemblies.open_(tx, room.assembly))
    room.book.run(lambda tx: items.start(tx, room.first))
    version = room.book.run(lambda tx: proposals.table(tx, room.first, "Comprar-la")).value
    with pytest.raises(NobodyInTheRoom):
        test(room, version, Positions(0, 0, 0, 0))
    with pytest.raises(NobodyInTheRoom):
        room.book.run(lambda tx: consensus_tests.assent(tx, room.first))


def test_the_minutes_of_a_carried_item_tell_only_what_happened_there(room: Room) -> None:
    version = tabled(room)
    test(room, version, BLOCKED, Reason(Stance.BLOCK, "No", room.people[0]))
    carried = room.book.run(lambda tx: items.defer(tx, room.first, room.following)).value

    def item() -> minutes.ItemRecord:
        record = room.book.read(lambda tx: minutes.record(tx, room.following))
        return next(row for row in record.items if row.id == carried)

    assert item().tests == ()
    assert [v.wording.text for v in item().proposals[0].versions] == ["Comprar-la"]
    room.book.run(lambda tx: assemblies.close(tx, room.assembly, room.clock.at("14:00")))
    room.book.run(lambda tx: assemblies.open_(tx, room.following, room.clock.at("15:00")))
    room.book.run(lambda tx: attendance.count_unnamed(tx, room.following, Electorate.ROOM, 9))
    room.book.run(lambda tx: items.start(tx, carried))
    test(room, version, Positions(0, 0, 0, 9))
    assert [row.present for row in item().tests] == [9]


def test_an_assembly_does_not_close_before_its_items_end(room: Room) -> None:
    tabled(room)
    room.book.run(lambda tx: items.close(tx, room.first, Outcome.INFORMED, room.clock.at("10:50")))
    with pytest.raises(EndsBeforeItStarts, match="10:30 is before 10:50"):
        room.book.run(lambda tx: assemblies.close(tx, room.assembly, room.clock.at("10:30")))


def test_a_task_of_a_reserved_agreement_is_reserved_wherever_it_is_followed_up(room: Room) -> None:
    version = tabled(room)
    test(room, version, CLEAN)
    kept = room.book.run(
        lambda tx: agreements.adopt(tx, room.first, "Fer-ho", Terms(visibility=Visibility.RESERVED))
    ).value
    task = room.book.run(lambda tx: tasks.give(tx, "Trucar-hi", agreement_id=kept)).value
    room.book.run(lambda tx: tasks.review(tx, room.second, task, ReviewResult.OPEN))
    (review,) = room.book.read(lambda tx: tasks.reviews(tx, room.second))
    assert review.task.reserved


def test_a_correction_holds_though_the_clock_went_back(room: Room) -> None:
    room.open()
    minute = room.clock.at("12:50")
    room.book.run(lambda tx: attendance.count_unnamed(tx, room.assembly, Electorate.ROOM, 20, minute))
    room.book.close()
    room.clock.at("11:00")
    with Workspace.open(room.book.path, clock=room.clock) as again:
        again.run(lambda tx: attendance.count_unnamed(tx, room.assembly, Electorate.ROOM, 30, minute))
        assert again.read(lambda tx: attendance.counts(tx, room.assembly, minute)).room_unnamed == 30


def test_what_cannot_be_printed_is_not_kept(room: Room) -> None:
    added = room.book.run(lambda tx: people.add(tx, "Joel\x00 \ud800Baró")).value
    assert room.book.read(lambda tx: people.detail(tx, added)).person.name == "Joel Baró"
