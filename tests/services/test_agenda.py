# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda: numbers that stay, items suspended, deferred with all they carry, and closed."""

from datetime import date

import pytest

from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import ConcernState, ItemKind, Outcome, Stance, Step
from assembly_app.domain.timing import AnotherItemOpen, EndsBeforeItStarts, ItemClosed
from assembly_app.services import (
    agenda,
    assemblies,
    concerns,
    consensus_tests,
    items,
    minutes,
    notes,
    proposals,
    turns,
)
from assembly_app.services import room as rooms
from assembly_app.services.consensus_tests import Reason
from assembly_app.services.items import DeferredBackwards, GroupLacksBlocker, NothingAgreed
from assembly_app.services.room import LineState
from tests.a_room import Room


def numbers(room: Room) -> list[int | None]:
    return [row.number for row in room.book.read(lambda tx: agenda.of_assembly(tx, room.assembly)).items]


def test_numbers_follow_the_order_until_the_agenda_goes_out(room: Room) -> None:
    room.book.run(
        lambda tx: agenda.add(tx, room.assembly, "Tancament", kind=ItemKind.CLOSING, planned_min=10)
    )
    third = room.book.run(lambda tx: agenda.add(tx, room.assembly, "Tercer")).value
    assert numbers(room) == [1, 2, 3, None]
    room.book.run(lambda tx: agenda.move(tx, third, 0))
    titles = [row.title for row in room.book.read(lambda tx: agenda.of_assembly(tx, room.assembly)).items]
    assert titles[0] == "Tercer"
    assert numbers(room) == [1, 2, 3, None]
    room.book.run(lambda tx: assemblies.send_agenda(tx, room.assembly, date(2026, 3, 8)))
    room.book.run(lambda tx: agenda.move(tx, third, 2))
    assert numbers(room) == [2, 3, 1, None]


def test_a_swap_in_the_assembly_keeps_numbers_and_is_minuted(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: agenda.swap(tx, room.first, room.second, room.clock.at("10:38")))
    assert numbers(room) == [2, 1]
    (change,) = room.book.read(lambda tx: minutes.record(tx, room.assembly)).changes
    assert {change.number, change.other_number} == {1, 2}


def test_only_one_item_runs_and_a_suspended_one_resumes(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("10:30")))
    with pytest.raises(AnotherItemOpen, match="Item 1"):
        room.book.run(lambda tx: items.start(tx, room.second))
    room.book.run(lambda tx: items.suspend(tx, room.first, room.clock.at("10:40")))
    room.book.run(lambda tx: items.start(tx, room.second, room.clock.at("10:40")))
    room.book.run(lambda tx: items.close(tx, room.second, Outcome.INFORMED, room.clock.at("10:50")))
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("10:55")))
    room.book.run(lambda tx: items.extend(tx, room.first, 10))
    now = room.clock.at("11:00")
    view = room.book.read(lambda tx: rooms.snapshot(tx, room.assembly, now))
    assert view.item is not None
    assert (view.item.line.spent_min, view.item.allotted_min, view.item.spent_s) == (15, 50, 900)
    assert [line.state for line in view.agenda] == [LineState.RUNNING, LineState.DONE]
    with pytest.raises(ItemClosed):
        room.book.run(lambda tx: items.start(tx, room.second))
    with pytest.raises(EndsBeforeItStarts):
        room.book.run(lambda tx: items.suspend(tx, room.first, room.clock.at("10:54")))


def test_agreed_needs_something_agreed(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first))
    with pytest.raises(NothingAgreed):
        room.book.run(lambda tx: items.close(tx, room.first, Outcome.AGREED))
    room.book.run(lambda tx: consensus_tests.assent(tx, room.first))
    room.book.run(lambda tx: items.close(tx, room.first, Outcome.AGREED))
    (given,) = room.book.read(lambda tx: consensus_tests.assents(tx, room.first))
    assert given.present == 45


def test_a_deferred_item_takes_everything_with_it(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first))
    version = room.book.run(lambda tx: proposals.table(tx, room.first, "Comprar-la")).value
    concern = room.book.run(lambda tx: concerns.raise_(tx, room.first, "A l'hivern?")).value
    room.book.run(lambda tx: concerns.settle(tx, concern, ConcernState.TAKEN_IN, by=room.people[1]))
    blocker, other = room.people[2], room.people[1]
    reason = Reason(Stance.BLOCK, "No n'hi ha prou", blocker)
    room.book.run(lambda tx: consensus_tests.record(tx, version, Positions(1, 0, 0, 44), reasons=[reason]))
    with pytest.raises(GroupLacksBlocker, match="Quim Astor"):
        room.book.run(lambda tx: items.defer(tx, room.first, room.following, working_group=[other]))
    with pytest.raises(DeferredBackwards):
        room.book.run(lambda tx: items.defer(tx, room.first, room.assembly))
    carried = room.book.run(
        lambda tx: items.defer(
            tx, room.first, room.following, text_due_on=date(2026, 3, 27), working_group=[other, blocker]
        )
    ).value
    next_agenda = room.book.read(lambda tx: agenda.of_assembly(tx, room.following))
    assert [(row.id, row.times_deferred) for row in next_agenda.items] == [(carried, 1)]
    with room.book.reading() as tx:
        assert proposals.of_item(tx, carried)[0].versions[0].wording.text == "Comprar-la"
        assert concerns.of_item(tx, carried)[0].settled_by == "Carme Aulet"
        assert consensus_tests.of_item(tx, carried)[0].open_blocks == 1
    # What is said there goes on from here: the next wording is version 2 of the same proposal.
    room.book.run(lambda tx: proposals.table(tx, carried, "Llogar-la"))
    with room.book.reading() as tx:
        assert [v.number for v in proposals.of_item(tx, carried)[0].versions] == [1, 2]


def test_closing_ends_turns_and_refuses_an_open_item(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("10:20")))
    room.book.run(lambda tx: turns.ask(tx, room.first, room.people[0]))
    room.book.run(lambda tx: turns.ask(tx, room.first, room.people[1]))
    room.book.run(lambda tx: turns.give_floor(tx, room.first, room.clock.at("10:21")))
    with pytest.raises(AnotherItemOpen):
        room.book.run(lambda tx: assemblies.close(tx, room.assembly))
    room.book.run(lambda tx: items.close(tx, room.first, Outcome.INFORMED, room.clock.at("10:25")))
    line = room.book.read(lambda tx: turns.of_item(tx, room.first, room.clock.at("11:00")))
    assert line.speaker is None
    assert line.waiting == ()
    assert line.spoken[0].seconds == 240
    room.book.run(lambda tx: assemblies.close(tx, room.assembly, room.clock.at("14:31")))
    assert room.book.read(assemblies.open_now) is None


def test_killed_in_mid_item_the_same_room_comes_back(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first, room.clock.at("12:26")))
    room.book.run(lambda tx: items.go_to_step(tx, room.first, Step.DISCUSS))
    room.book.run(lambda tx: turns.ask(tx, room.first, room.people[1]))
    room.book.run(lambda tx: turns.give_floor(tx, room.first, room.clock.at("12:43")))
    room.book.run(lambda tx: notes.write(tx, room.first, "Carme Aulet proposa un calendari"))
    now = room.clock.at("12:44")
    before = room.book.read(lambda tx: rooms.snapshot(tx, room.assembly, now))
    room.book.close()
    with type(room.book).open(room.book.path, clock=room.clock) as again:
        after = again.read(lambda tx: rooms.snapshot(tx, room.assembly, now))
    assert after == before
    assert after.item is not None
    assert (after.item.spent_s, after.item.step) == (18 * 60, Step.DISCUSS)
    assert after.item.turns.speaker is not None
    assert after.item.note == "Carme Aulet proposa un calendari"
