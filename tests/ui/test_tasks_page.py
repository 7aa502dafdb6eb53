# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks: listed the worst first, and each action by its key."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assembly_app.domain.kinds import Nature, TaskState
from assembly_app.services import agenda, bodies, people, tasks
from assembly_app.services.tasks import TaskRow
from assembly_app.ui.pages.tasks import TasksPage
from assembly_app.ui.tasks.reading import Which
from tests.a_room import Room
from tests.ui.alone import Alone, alone, give

Key = Qt.Key


@pytest.fixture
def ids() -> dict[str, UUID]:
    return {}


@pytest.fixture
def opened(tmp_path: Path, ids: dict[str, UUID]) -> Iterator[Alone]:
    """It is Sunday 15 March: late, this week, later, orphan by the person who left, and done."""

    def prepare(room: Room) -> None:
        pau, _carme, quim, hanna = room.people
        ids["late"] = give(room, "Passar la partida", person_ids=[quim], due_on=date(2026, 3, 13))
        ids["week"] = give(
            room, "Trucar a l'Òscar", person_ids=[pau], body_id=room.body, due_on=date(2026, 3, 15)
        )
        ids["later"] = give(
            room, "Comprar-la", person_ids=[pau], due_on=date(2026, 4, 30), item_id=room.first
        )
        ids["nobody"] = give(room, "Traduir els estatuts")
        ids["left"] = give(room, "Escriure a la xarxa", person_ids=[hanna], due_on=date(2026, 4, 2))
        ids["done"] = give(room, "Tancar els comptes", person_ids=[quim])
        room.book.run(lambda tx: tasks.complete(tx, ids["done"], date(2026, 3, 10)))
        room.book.run(lambda tx: people.leave(tx, hanna, date(2026, 3, 1)))

    with alone(tmp_path, TasksPage, prepare) as made:
        page(made).centre.focus_table()
        yield made


def page(opened: Alone) -> TasksPage:
    return opened.shown(TasksPage)


def lines(opened: Alone) -> list[str]:
    """The middle as it reads: headings with their count, tasks with their day."""
    found = []
    for line in page(opened).centre.table._model.lines:
        if line.heading:
            found.append(f"{line.heading} {line.count}")
        else:
            found.append(f"{line.cells[1].text} ({line.cells[-1].text})")
    return found


def take(opened: Alone, key: UUID) -> None:
    page(opened).centre.table.set_current(key)


def press(key: Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def task(opened: Alone, key: UUID) -> TaskRow:
    return next(row for row in opened.room.book.read(tasks.every) if row.id == key)


def test_the_worst_come_first(opened: Alone) -> None:
    assert lines(opened) == [
        "Nobody has it 2", "Escriure a la xarxa (2 Apr)", "Traduir els estatuts (no day)",
        "Should be done by now 1", "Passar la partida (13 Mar · 2 days ago)",
        "This week 1", "Trucar a l'Òscar (15 Mar)",
        "Later 1", "Comprar-la (30 Apr)",
        "Done lately 1", "Tancar els comptes (10 Mar)",
    ]  # fmt: skip
    assert page(opened).centre.title.text() == "5 open tasks"


def test_the_lists_at_the_left_count_and_choose(opened: Alone) -> None:
    counts = {row.title: row.meta for row in page(opened).filters.list.rows() if not row.heading}
    assert counts == {
        "All open": "5", "Mine": "0", "Orphans": "2", "Late": "1", "Done this year": "1",
        "Vall de Sorrell": "1", "No body": "4",
    }  # fmt: skip
    page(opened).filters.choose(Which.DONE)
    assert lines(opened) == ["Tancar els comptes (10 Mar)"]
    page(opened).filters.choose(("body", "Vall de Sorrell"))
    assert lines(opened)[:2] == ["This week 1", "Trucar a l'Òscar (15 Mar)"]


def test_mine_asks_who_is_here_once(opened: Alone, ids: dict[str, UUID]) -> None:
    page(opened).filters.choose(Which.MINE)
    sitting = page(opened).sitting
    assert sitting.isVisible()
    sitting.who.setFocus()
    QTest.keyClicks(sitting.who, "nobody of the book")
    sitting.say.click()
    assert sitting.field.note.text() == "Write the name of somebody in the book."
    sitting.who.clear()
    QTest.keyClicks(sitting.who, "pau")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert opened.room.book.author == opened.room.people[0]
    assert [line for line in lines(opened) if "(" in line] == [
        "Trucar a l'Òscar (15 Mar)",
        "Comprar-la (30 Apr)",
    ]


def test_space_marks_it_done_and_the_next_is_in_hand(opened: Alone, ids: dict[str, UUID]) -> None:
    page(opened).filters.choose(Which.LATE)
    page(opened).centre.focus_table()
    take(opened, ids["late"])
    press(Key.Key_Space)
    assert task(opened, ids["late"]).state is TaskState.DONE
    assert task(opened, ids["late"]).done_on == date(2026, 3, 15)
    assert page(opened).centre.nothing.fact.text() == "Nothing is late"
    page(opened).filters.choose(Which.OPEN)
    take(opened, ids["late"])
    assert page(opened).detail.done.text() == "Open it again"
    page(opened).detail.done.click()
    assert task(opened, ids["late"]).state is TaskState.OPEN


def test_d_gives_another_day(opened: Alone, ids: dict[str, UUID]) -> None:
    take(opened, ids["late"])
    press(Key.Key_D)
    QTest.keyClicks(QApplication.focusWidget(), "somewhen")
    press(Key.Key_Return)
    question = page(opened).question
    assert question is not None
    assert "somewhen" in question.field.note.text()
    question.field.editor.selectAll()
    QTest.keyClicks(question.field.editor, "20/3")
    press(Key.Key_Return)
    assert task(opened, ids["late"]).due_on == date(2026, 3, 20)
    assert page(opened).question is None
    assert page(opened).centre.table.hasFocus()


def test_q_hands_it_over(opened: Alone, ids: dict[str, UUID]) -> None:
    take(opened, ids["nobody"])
    assert page(opened).detail.state.text() == "orphan"
    press(Key.Key_Q)
    QTest.keyClicks(QApplication.focusWidget(), "carme")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert task(opened, ids["nobody"]).persons == ("Carme Aulet",)
    assert page(opened).centre.table.current_key() == ids["nobody"]


def test_escape_leaves_the_question_and_changes_nothing(opened: Alone, ids: dict[str, UUID]) -> None:
    take(opened, ids["later"])
    press(Key.Key_D)
    press(Key.Key_Escape)
    assert page(opened).question is None
    assert task(opened, ids["later"]).due_on == date(2026, 4, 30)


def test_p_brings_it_to_the_next_assembly_once(opened: Alone, ids: dict[str, UUID]) -> None:
    room = opened.room
    take(opened, ids["late"])
    assert page(opened).detail.bring.text() == "Bring it to Permanent 142"
    press(Key.Key_P)
    brought = opened.room.book.read(lambda tx: agenda.of_assembly(tx, room.assembly)).items[-1]
    assert (brought.title, brought.holder_ids, brought.nature) == (
        "Passar la partida",
        (room.people[2],),
        Nature.DISCUSSION,
    )
    assert not page(opened).detail.bring.isEnabled()
    press(Key.Key_P)
    items = opened.room.book.read(lambda tx: agenda.of_assembly(tx, room.assembly)).items
    assert [item.title for item in items].count("Passar la partida") == 1


def test_ctrl_t_gives_a_new_task(opened: Alone) -> None:
    opened.desk.runner.run(lambda tx: bodies.edit(tx, opened.room.body, name="Vall", kind="cooperative"))
    QTest.keyClick(page(opened).centre.table, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    form = page(opened).form
    assert form is not None
    assert form.what.hasFocus()
    press(Key.Key_Return)
    assert form.what_field.note.text() == "Write something first."
    QTest.keyClicks(form.what, "Cridar el lampista")
    press(Key.Key_Tab)
    QTest.keyClicks(form.who, "quim")
    press(Key.Key_Return)
    form.body.set_value(opened.room.body)
    form.day.setFocus()
    QTest.keyClicks(form.day, "17/3")
    press(Key.Key_Return)
    given = opened.room.book.read(tasks.every)[2]
    assert (given.wording.text, given.persons, given.body, given.due_on) == (
        "Cridar el lampista", ("Quim Astor",), "Vall", date(2026, 3, 17),
    )  # fmt: skip
    assert page(opened).form is None
    assert page(opened).centre.table.current_key() == given.id


def test_leaving_the_form_keeps_what_was_typed(opened: Alone) -> None:
    page(opened).new()
    QTest.keyClicks(QApplication.focusWidget(), "Cridar el lampista")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "17/3")
    press(Key.Key_Escape)
    assert page(opened).form is None
    page(opened).new()
    form = page(opened).form
    assert form is not None
    assert (form.what.text(), form.day.value()) == ("Cridar el lampista", date(2026, 3, 17))


def test_a_task_leads_to_where_it_comes_from(opened: Alone, ids: dict[str, UUID]) -> None:
    page(opened).show_record(ids["later"])
    assert page(opened).detail.link.text() == "P142, item 1"
    page(opened).detail.link.click()
    assert opened.went == [("assemblies", opened.room.assembly)]


def test_a_done_task_is_shown_when_asked_for(opened: Alone, ids: dict[str, UUID]) -> None:
    page(opened).filters.choose(Which.LATE)
    page(opened).show_record(ids["done"])
    assert page(opened).detail.title.text() == "Tancar els comptes"


def test_an_empty_book_says_where_tasks_come_from(tmp_path: Path) -> None:
    with alone(tmp_path, TasksPage) as empty:
        assert page(empty).centre.nothing.fact.text() == "There is no open task"
        assert page(empty).detail.stack.currentIndex() == 0
