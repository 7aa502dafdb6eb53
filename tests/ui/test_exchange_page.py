# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange: the journal of the book, its laptops, and its health."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assembly_app.services import health, people
from assembly_app.storage.models import Agreement, Record
from assembly_app.storage.schema import tables
from assembly_app.ui.exchange import words
from assembly_app.ui.pages.exchange import ExchangePage
from tests.a_room import Room
from tests.ui.alone import Alone, alone


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Alone]:
    def prepare(room: Room) -> None:
        room.book.sit_down(room.people[1])
        room.clock.at("12:44")
        room.book.run(lambda tx: people.add(tx, "Idir Benali"))

    with alone(tmp_path, ExchangePage, prepare) as made:
        yield made


def page(opened: Alone) -> ExchangePage:
    return opened.shown(ExchangePage)


def lines(opened: Alone) -> list[tuple[str, ...]]:
    found = page(opened).table._model.lines
    return [tuple(cell.text for cell in line.cells)[1:] for line in found if not line.heading]


def test_the_last_changes_say_who_and_what(opened: Alone) -> None:
    assert lines(opened)[:2] == [("Person added", "Carme Aulet"), ("Item added", "")]
    assert page(opened).title.text() == f"{len(lines(opened))} changes"
    assert not page(opened).more.isVisible()


def test_a_new_change_and_its_undo_appear_at_once(opened: Alone) -> None:
    before = len(lines(opened))
    opened.desk.runner.run(lambda tx: people.add(tx, "Berta Codina"))
    opened.desk.runner.undo()
    assert lines(opened)[:2] == [
        ("Taken back: Person added", "Carme Aulet"),
        ("Person added", "Carme Aulet"),
    ]
    opened.desk.runner.redo()
    assert lines(opened)[0] == ("Done again: Person added", "Carme Aulet")
    assert len(lines(opened)) == before + 3


def test_this_computer_is_told_and_nothing_is_missing(opened: Alone) -> None:
    (laptop,) = page(opened).laptops.rows()
    assert (laptop.title, laptop.second_state) == ("This computer", "in use")
    assert page(opened).health.text().startswith("Nothing is missing")
    assert not page(opened).missing.isVisible()


def test_what_is_missing_is_listed(opened: Alone, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [health.MissingRow("agreement", "person_ids", 2)]
    monkeypatch.setattr(health, "missing", lambda _tx: found)
    page(opened).refresh()
    (row,) = page(opened).missing.rows()
    assert (row.title, row.second) == ("Agreements", "2 records")
    assert page(opened).health.text().startswith("Some records refer")


def test_many_changes_come_by_the_hundred(opened: Alone) -> None:
    for number in range(100):
        opened.room.book.run(lambda tx, number=number: people.add(tx, f"Persona {number}"))
    page(opened).refresh()
    assert len(lines(opened)) == 100
    page(opened).more.click()
    assert len(lines(opened)) > 100
    assert not page(opened).more.isVisible()


def test_every_table_has_a_name_for_people() -> None:
    assert issubclass(Agreement, Record)
    unnamed = [table.name for table in tables().values() if words.table(table.name) == table.name]
    assert unnamed == []
