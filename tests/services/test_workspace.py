# SPDX-License-Identifier: GPL-3.0-or-later
"""The open book: actions, undo and redo, who sits here, and verbs that have their words."""

from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType

import pytest

import assembly_app.services
from assembly_app.domain.kinds import BodyKind, Relation
from assembly_app.services import agreements, bodies, consensus_tests, items, people, tasks
from assembly_app.services.workspace import NothingToRedo, NothingToUndo, Workspace
from assembly_app.ui.phrases import PHRASES
from tests.a_room import Room


def test_undo_and_redo_go_back_and_forth(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "b.assemblea") as book:
        with pytest.raises(NothingToUndo):
            book.undo()
        book.run(lambda tx: bodies.add(tx, "Una", BodyKind.COOPERATIVE))
        book.run(lambda tx: people.add(tx, "Anna Puig"))
        assert book.undo().verb == "people.add"
        assert book.read(people.everybody) == []
        assert book.redo().verb == "people.add"
        assert [row.name for row in book.read(people.everybody)] == ["Anna Puig"]
        book.undo()
        book.undo()
        assert book.read(bodies.tree) == []
        book.run(lambda tx: bodies.add(tx, "Una altra", BodyKind.COOPERATIVE))
        with pytest.raises(NothingToRedo):
            book.redo()


def test_a_code_undone_is_given_again(room: Room) -> None:
    room.open()
    room.book.run(lambda tx: items.start(tx, room.first))
    room.book.run(lambda tx: consensus_tests.assent(tx, room.first))

    def adopt() -> str:
        made = room.book.run(
            lambda tx: agreements.adopt(tx, room.first, "Fer-ho", agreements.Terms(), by_assent=True)
        )
        return room.book.read(lambda tx: agreements.get(tx, made.value)).code

    assert adopt() == "AC-2026-001"
    room.book.undo()
    assert adopt() == "AC-2026-001"
    assert adopt() == "AC-2026-002"


def test_what_an_agreement_revokes_is_revoked(room: Room) -> None:
    old, new = (
        room.book.run(
            lambda tx, code=code: agreements.enter_past(
                tx, code, "Text", date(2021, 5, 2), agreements.Terms(title="Canvi a les fires")
            )
        ).value
        for code in ("AC-2021-005", "AC-2024-002")
    )
    room.book.run(lambda tx: agreements.relate(tx, new, Relation.REVOKES, old))
    rows = {row.code: row for row in room.book.read(agreements.every)}
    assert rows["AC-2021-005"].state == "revoked"
    assert [r.code for r in rows["AC-2021-005"].relations] == ["AC-2024-002"]


def test_a_task_of_somebody_who_left_is_an_orphan(room: Room) -> None:
    task = room.book.run(
        lambda tx: tasks.give(tx, "Tancar el conveni", person_ids=[room.people[0]], due_on=date(2026, 2, 1))
    ).value
    (row,) = room.book.read(tasks.every)
    assert not row.orphan
    assert row.late(date(2026, 2, 2))
    room.book.run(lambda tx: people.leave(tx, room.people[0], date(2026, 1, 31)))
    assert room.book.read(tasks.every)[0].orphan
    room.book.run(lambda tx: tasks.reassign(tx, task, [room.people[1]]))
    assert not room.book.read(tasks.every)[0].orphan


def test_who_sits_here_signs_what_is_written_and_it_does_not_travel(room: Room) -> None:
    room.book.sit_down(room.people[1])
    room.book.run(lambda tx: people.add(tx, "Nil Sabaté"))
    last = room.book.last_change()
    assert last is not None
    assert (last.author, last.verb) == (room.people[1], "people.add")
    room.book.close()
    with Workspace.open(room.book.path, read_only=True) as again:
        assert again.author == room.people[1]


def verbs() -> set[str]:
    found = set()
    for module in iter_modules(assembly_app.services.__path__):
        held = vars(import_module(f"assembly_app.services.{module.name}"))
        found |= {one.verb for one in held.values() if isinstance(one, FunctionType) and hasattr(one, "verb")}
    return found


def test_every_verb_has_its_phrase_and_every_phrase_its_verb() -> None:
    assert verbs() == set(PHRASES)
