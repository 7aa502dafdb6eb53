# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario played through the services leaves in the book what it says, at the hours it says."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import pytest

from assembly_app.demo import errors
from assembly_app.demo.player import book_name, play
from assembly_app.demo.reader import decode
from assembly_app.demo.scenario import Step
from assembly_app.domain.book_errors import BookExists
from assembly_app.domain.consensus import PositionsDoNotSum
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import AgreementState, Outcome, Place
from assembly_app.services import (
    agenda,
    agreements,
    assemblies,
    attendance,
    bodies,
    contributions,
    minutes,
    notes,
    people,
    tasks,
)
from assembly_app.services.agreements import Sum
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from assembly_app.services.workspace import Workspace
from assembly_app.storage import history

T = TypeVar("T")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "small.assemblea"


def look(path: Path, query: Callable[[Any], T]) -> T:
    with Workspace.open(path, read_only=True) as book:
        return book.read(query)


def played(small: dict[str, Any], path: Path, **limits: Any) -> MinutesRecord:
    assembly_id = play(decode(small), path, **limits)
    return look(path, lambda tx: minutes.record(tx, assembly_id))


def item(record: MinutesRecord, title: str) -> ItemRecord:
    return next(one for one in record.items if one.title.text == title)


def test_the_way_to_the_agreement(small: dict[str, Any], path: Path) -> None:
    van = item(played(small, path), "Furgoneta")
    assert van.outcome is Outcome.AGREED
    assert [minutes_ for _at, minutes_ in van.extensions] == [10]
    assert [(s.start.strftime("%H:%M"), s.end and s.end.strftime("%H:%M")) for s in van.sessions] == [
        ("09:23", "09:40"),
        ("09:50", "10:10"),
    ]
    first, second = van.proposals[0].versions
    assert first.wording.written_in("es") == ("Comprar una furgoneta ya", "es")
    assert first.reason.written_in("en") == ("It is needed", "en")
    assert (first.taken_in_at is not None, second.taken_in_at) == (
        True,
        datetime(2026, 3, 15, 9, 57, tzinfo=UTC),
    )
    assert [(t.present, t.positions.support, t.positions.reserves) for t in van.tests] == [(5, 4, 1)]
    result = van.advisory[0]
    assert (result.version, result.in_favour, result.against, result.abstention) == (1, 0, 1, 0)
    assert [(c.settled_by, c.wording.written_in("en")[0]) for c in van.concerns] == [
        ("Cleo Font", "It is expensive")
    ]
    assert [s.wording.text for s in van.statements] == ["I would have rented it."]
    assert van.note.text == "Se n'ha parlat molt.\nI bé."
    assert van.note.written_in("es")[0] == "Se ha hablado mucho.\nI bé."
    assert van.note.written_in("en")[0] == "Se n'ha parlat molt.\nAnd well."


def test_the_agreement(small: dict[str, Any], path: Path) -> None:
    agreement = item(played(small, path), "Furgoneta").agreements[0]
    assert agreement.code == "AC-2026-001"
    assert agreement.state is AgreementState.CONDITIONAL
    assert agreement.amounts == (
        Sum(Decimal(900), "ecos"),
        Sum(Decimal(9800), "EUR", "Transport", up_to=True),
    )
    names = look(path, lambda tx: {row.name: row.id for row in people.everybody(tx)})
    # A name in any language is a reference, so that a public text can do without it.
    assert agreement.wording.written_in("en")[0].endswith("@{" + names["Anna Puig"].hex + "} does it.")
    assert agreement.remote_note.written_in("en")[0] == "Taken in"
    assert agreement.condition.written_in("en")[0] == "If it passes the inspection"
    reserved = item(played(small, path.with_name("again.assemblea")), "Ús de la sala")
    assert reserved.agreements[0].public_wording.written_in("es")[0] == "Punto reservado."
    assert reserved.outcome is Outcome.REFERRED
    assert reserved.outcome_note.written_in("en")[0] == "With care"


def test_a_deferred_item_with_its_block(small: dict[str, Any], path: Path) -> None:
    record = played(small, path)
    roof = item(record, "Teulada")
    assert roof.outcome is Outcome.DEFERRED
    block = roof.tests[0].reasons[0]
    assert (block.wording.language, block.wording.written_in("ca")[0]) == ("es", "No hi ha diners")
    assert block.resolved_at == datetime(2026, 3, 15, 9, 21, tzinfo=UTC)
    assert record.following is not None
    following = record.following.id
    carried = look(path, lambda tx: agenda.of_assembly(tx, following)).items
    assert [(row.title, row.times_deferred) for row in carried] == [("Teulada", 1)]


def test_the_setting(small: dict[str, Any], path: Path) -> None:
    play(decode(small), path, limit=0)
    tree = look(path, bodies.tree)
    assert [(row.name, row.depth) for row in tree] == [
        ("Cooperativa Vall d'Exemple", 0),
        ("Comissió del molí", 1),
        ("Equip del molí", 2),
    ]
    rows = look(path, assemblies.every)
    assert [(row.code, row.stage.value) for row in rows] == [
        ("P7", "closed"),
        ("P8", "closed"),
        ("P9", "planned"),
        ("P10", "planned"),
    ]
    assert rows[0].minutes_approved_at == datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
    past = look(path, agreements.every)
    assert [(row.code, row.state.value) for row in past] == [
        ("AC-2024-007", "in_force"),
        ("AC-2020-001", "superseded"),
    ]
    assert past[0].amounts == (Sum(Decimal("12.50"), "EUR", "Quotes", up_to=True),)
    assert [(row.agreement_code, row.orphan) for row in look(path, tasks.every)] == [("AC-2024-007", True)]
    plan = look(path, lambda tx: agenda.of_assembly(tx, rows[2].id))
    assert [(row.number, row.title) for row in plan.items] == [
        (0, "Benvinguda"),
        (1, "Acta anterior"),
        (2, "Furgoneta"),
        (3, "Teulada"),
        (4, "Ús de la sala"),
        (None, "Tancament"),
    ]
    assert [row.title for row in plan.intake] == ["Un altre dia"]


def test_what_happens_around_the_items(small: dict[str, Any], path: Path) -> None:
    record = played(small, path)
    assert record.changes[0].text.written_in("es")[0].endswith(" se va pronto")
    assert record.changes[1].text.written_in("es")[0] == "Un aviso"
    # Whoever held it before the opening holds it from the opening on.
    assert [(row.role, row.person, row.starts_at) for row in record.roles] == [
        ("facilitator", "Anna Puig", None)
    ]
    assert [row.wording.written_in("en")[0] for row in record.parked] == ["The sound"]
    assert item(record, "Acta anterior").amendments[0][0].wording.written_in("es")[0] == "Donde dice 340, 430"
    done = look(path, tasks.every)
    assert {(row.wording.written_in("en")[0], row.persons, row.agreement_code) for row in done} == {
        ("Ask for a quote", ("Biel Roca",), "AC-2024-007"),
        ("Buy it", ("Anna Puig",), "AC-2026-001"),
        ("Dir-ho a tothom", (), "AC-2024-007"),
    }
    door = look(
        path, lambda tx: attendance.door(tx, record.assembly.id, datetime(2026, 3, 15, 10, 30, tzinfo=UTC))
    )
    places = {row.name: row.place for row in door}
    assert places["Biel Roca"] is Place.ONLINE
    assert places["Cleo Font"] is Place.OUT
    assert places["Eva Soler"] is Place.EXCUSED
    assert record.presence.first_timers == 1


def test_contributions_say_when_they_came(small: dict[str, Any], path: Path) -> None:
    van = item(played(small, path), "Furgoneta")
    rows = look(path, lambda tx: contributions.of_item(tx, van.id))
    assert [(row.channel, row.wording.language, row.read_at is None) for row in rows] == [
        ("during", "en", True),
        ("before", "en", False),
    ]
    assert rows[1].wording.written_in("ca")[0] == "Podríem llogar abans?"
    assert look(path, lambda tx: notes.statements(tx, van.id))[0].person == "Dan White"


def test_each_step_is_one_change_at_its_own_hour(small: dict[str, Any], path: Path) -> None:
    steps: list[Step] = []
    scenario = decode(small)
    play(scenario, path, finished=steps.append)
    assert tuple(steps) == scenario.steps
    log = list(reversed(look(path, lambda tx: history.changes(tx.raw))))
    setting = len(log) - len(steps)
    assert 1 <= setting <= 6
    assert [entry.at for entry in log[setting:]] == [step.at for step in steps]
    assert all(entry.at < steps[0].at for entry in log[:setting])


def test_what_is_entered_later_keeps_its_hour(small: dict[str, Any], path: Path) -> None:
    late = {"at": "10:03", "do": "arrive", "person": "eva", "place": "online"}
    small["steps"].insert(6, late)
    small["steps"] = small["steps"][:7]
    record = played(small, path)
    log = look(path, lambda tx: history.changes(tx.raw))
    assert log[0].at == datetime(2026, 3, 15, 9, 5, tzinfo=UTC)
    arrived = datetime(2026, 3, 15, 9, 3, tzinfo=UTC)
    assert look(path, lambda tx: attendance.counts(tx, record.assembly.id, arrived)).online == 2


@pytest.mark.parametrize(
    ("until", "last"), [("10:22", "defer"), ("10:04", "count_unnamed"), ("09:00", "excuse")]
)
def test_until(small: dict[str, Any], path: Path, until: str, last: str) -> None:
    steps: list[Step] = []
    assembly_id = play(decode(small), path, until=until, finished=steps.append)
    assert steps[-1].verb == last
    stage = look(path, lambda tx: assemblies.get(tx, assembly_id)).stage
    assert stage == ("planned" if until == "09:00" else "open")


def test_limit(small: dict[str, Any], path: Path) -> None:
    steps: list[Step] = []
    play(decode(small), path, limit=3, finished=steps.append)
    assert [(step.number, step.earlier) for step in steps] == [
        (1, True),
        (2, True),
        (1, False),
        (2, False),
        (3, False),
    ]


def test_until_what_is_no_hour_makes_no_book(small: dict[str, Any], path: Path) -> None:
    with pytest.raises(errors.NotAnHour):
        play(decode(small), path, until="noon")
    assert list(path.parent.iterdir()) == []


def step_number(small: dict[str, Any], verb: str, which: int = 0) -> int:
    numbers = [number for number, step in enumerate(small["steps"]) if step["do"] == verb]
    return numbers[which]


def test_positions_that_do_not_sum_stop_the_scenario(small: dict[str, Any], path: Path) -> None:
    place = step_number(small, "test", 1)
    small["steps"][place]["support"] = 5
    with pytest.raises(errors.StepRefused) as caught:
        play(decode(small), path)
    refused = caught.value
    assert (refused.number, refused.verb, refused.at) == (place + 1, "test", "11:03")
    assert isinstance(refused.reason, PositionsDoNotSum)
    assert "The positions add up to 6 and there are 5 people in the room." in str(refused)
    record = look(path, lambda tx: minutes.of_code(tx, "P9"))
    assert item(record, "Furgoneta").tests == ()
    assert item(record, "Furgoneta").advisory[0].read_at is not None


def change(verb: str, which: int = 0, **values: Any) -> Callable[[dict[str, Any]], int]:
    def spoil(small: dict[str, Any]) -> int:
        place = step_number(small, verb, which)
        small["steps"][place].update(values)
        return place + 1

    return spoil


STOPPED: list[tuple[Callable[[dict[str, Any]], int], type[AssemblyError]]] = [
    (change("agree", expect_code="AC-2026-002"), errors.OtherCode),
    (change("withdraw_turn", person="dan"), errors.NotWaiting),
    (change("give_floor", person="dan"), errors.NotWaiting),
    (change("resolve_block", person="anna"), errors.NotBlocking),
    (change("close_item", 0, at="10:01"), AssemblyError),
    (change("close_item", 2, outcome="parked", item="roof"), AssemblyError),
    (change("defer", working_group=["anna"], to="p8"), AssemblyError),
    (change("leave", people=["eva"]), AssemblyError),
    (change("table", 2, text="Comprar una furgoneta"), AssemblyError),
]


@pytest.mark.parametrize(("spoil", "reason"), STOPPED)
def test_what_the_services_refuse_stops_the_scenario(
    small: dict[str, Any], path: Path, spoil: Callable[[dict[str, Any]], int], reason: type[AssemblyError]
) -> None:
    number = spoil(small)
    steps: list[Step] = []
    with pytest.raises(errors.StepRefused) as caught:
        play(decode(small), path, finished=steps.append)
    assert caught.value.number == number == steps[-1].number + 1
    assert isinstance(caught.value.reason, reason)
    log = look(path, lambda tx: history.changes(tx.raw))
    assert log[0].at <= steps[-1].at


def test_a_step_before_the_opening_says_so(small: dict[str, Any], path: Path) -> None:
    small["before"].append({"at": "2026-03-14 10:00", "do": "start", "item": "van"})
    with pytest.raises(errors.EarlierStepRefused) as caught:
        play(decode(small), path)
    assert (caught.value.number, caught.value.at) == (3, "2026-03-14 10:00")


def test_a_setting_that_cannot_be_leaves_no_book(small: dict[str, Any], path: Path) -> None:
    small["people"][1]["name"] = "Anna Puig"
    with pytest.raises(errors.ScenarioWrong) as caught:
        play(decode(small), path)
    assert caught.value.values["place"] == "people › biel"
    assert isinstance(caught.value.values["reason"], people.NameTaken)
    assert list(path.parent.iterdir()) == []


def test_bodies_inside_each_other(small: dict[str, Any], path: Path) -> None:
    small["bodies"][1]["parent"] = "team"
    with pytest.raises(errors.ScenarioWrong) as caught:
        play(decode(small), path)
    assert isinstance(caught.value.values["reason"], bodies.BodyInsideItself)


def test_a_book_that_is_there_stays_as_it_is(small: dict[str, Any], path: Path) -> None:
    path.write_bytes(b"mine")
    with pytest.raises(BookExists):
        play(decode(small), path)
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Cooperativa Vall d'Orri, SCCL", "cooperativa-vall-d-orri-sccl.assemblea"),
        ("Ecoxarxa Març", "ecoxarxa-marc.assemblea"),
        ("../../etc", "etc.assemblea"),
        ("合作社", "book.assemblea"),
    ],
)
def test_the_name_of_the_book(small: dict[str, Any], name: str, file: str) -> None:
    small["organisation"]["name"] = name
    assert book_name(decode(small)) == file
