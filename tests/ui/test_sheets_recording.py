# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets that record: agreement, consultation, contribution, outcome, task, roles and their kin."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assembly_app.domain.kinds import (
    Channel,
    Outcome,
    Place,
    Role,
)
from assembly_app.services import (
    agreements,
    attendance,
    consultations,
    contributions,
    notes,
    parking,
    roles,
    room,
    tasks,
)
from tests.ui.sheet_host import (
    ALT,
    ENTER,
    Host,
    hosted,
    recorded_tests,
    table,
    take_test,
    type_in,
)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    yield from hosted(tmp_path)


# The agreement


def test_an_agreement_with_its_fields_and_tasks(host: Host) -> None:
    take_test(host)
    sheet = host.open("agreement")
    terms = sheet.terms
    assert sheet.main.text() == "Record AC-2026-001"
    assert terms.who.hasFocus()
    QTest.keyClicks(terms.who, "pau")
    QTest.keyClick(terms.who, ENTER)
    QTest.keyClicks(terms.who, ", vall")
    QTest.keyClick(terms.who, ENTER)
    assert terms.who.text() == "Pau Torrents, Vall de Sorrell"
    type_in(terms.due, "30/4")
    type_in(terms.amounts.lines[0].quantity, "10900.50")
    type_in(terms.review, "nonsense")
    terms.title.setFocus()
    assert "is not a day" in terms.review_field.note.text()
    terms.review.clear()
    assert "Pau Torrents" in sheet.text.text() and "furgoneta" in sheet.text.text()
    QTest.keyClick(sheet.text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert sheet.tasks.form.what.hasFocus()
    QTest.keyClicks(sheet.tasks.form.what, "comprar-la")
    QTest.keyClick(sheet.tasks.form.what, ENTER)
    sheet.primary()
    (row,) = host.read(agreements.every)
    assert (row.code, row.body, row.persons) == ("AC-2026-001", "Vall de Sorrell", ("Pau Torrents",))
    assert (row.due_on, row.amounts[0].quantity) == (date(2026, 4, 30), Decimal("10900.50"))
    assert row.amounts[0].up_to and row.review_on is None
    (task,) = host.read(lambda tx: tasks.of_item(tx, host.room.first))
    assert (task.agreement_code, host.closed) == ("AC-2026-001", 1)


def test_a_missing_review_warns_and_a_wrong_number_refuses(host: Host) -> None:
    take_test(host)
    sheet = host.open("agreement")
    assert "No review." in sheet.terms.review_field.note.text() and sheet.main.isEnabled()
    sheet.terms.amounts.lines[0].quantity.setText("nine")
    sheet.primary()
    assert host.read(agreements.every) == [] and sheet.trouble.isVisible()
    sheet.terms.amounts.lines[0].quantity.clear()
    QTest.keyClick(sheet.text, Qt.Key.Key_1, ALT)
    sheet.primary()
    assert host.read(agreements.every)[0].review_in == host.room.following


def test_without_a_test_the_agreement_sends_to_it(host: Host) -> None:
    table(host)
    sheet = host.open("agreement")
    assert not sheet.main.isEnabled()
    sheet.primary()
    assert host.read(agreements.every) == []
    sheet.to_test.click()
    assert host.wanted == ["test"]


def test_words_touched_by_hand_stay(host: Host) -> None:
    take_test(host)
    sheet = host.open("agreement")
    sheet.text.setPlainText("Exactament això.")
    sheet.terms.who.set_value(host.room.people[0])
    host.close(sheet)
    again = host.open("agreement")
    assert again.text.text() == "Exactament això." and again.terms.who.text() == "Pau Torrents"
    again.primary()
    assert host.read(agreements.every)[0].wording.text == "Exactament això."


# The consultation, the thermometer, the contributions


def test_a_consultation_opened_answered_and_read(host: Host) -> None:
    made = host.room
    table(host)
    sheet = host.open("consult")
    assert not sheet.main.isEnabled()
    host.desk.runner.run(lambda tx: attendance.register(tx, made.assembly, made.people[3], Place.ONLINE))
    assert sheet.main.isEnabled() and "Hanna Weiss" in sheet.who.text()
    sheet.primary()
    assert sheet.counts[0].stepper.editor.hasFocus()
    sheet.counts[0].stepper.editor.setValue(2)
    sheet.primary()
    assert sheet.trouble.isVisible()
    sheet.counts[0].stepper.editor.setValue(1)
    sheet.primary()
    sheet.reader.set_value(made.people[0])
    sheet.primary()
    (row,) = host.read(lambda tx: consultations.advisory(tx, made.first))
    assert (row.version, row.in_favour, row.read_by) == (1, 1, made.people[0])
    assert sheet.main.isHidden() and "Pau Torrents" in sheet.read.text()


def test_a_thermometer_is_kept_as_one(host: Host) -> None:
    table(host)
    sheet = host.open("thermometer")
    for one, value in ((sheet.green, 24), (sheet.amber, 12), (sheet.red, 9)):
        one.stepper.editor.setValue(value)
    sheet.primary()
    (row,) = host.read(lambda tx: consultations.thermometers(tx, host.room.first))
    assert (row.green, row.amber, row.red, recorded_tests(host)) == (24, 12, 9, [])


def test_a_contribution_comes_in_and_is_read(host: Host) -> None:
    made = host.room
    sheet = host.open("contribution")
    QTest.keyClicks(sheet.who, "hann")
    QTest.keyClick(sheet.who, ENTER)
    type_in(sheet.words, "Could we rent first?")
    sheet.language.set_value("en")
    sheet.primary()
    (row,) = host.read(lambda tx: contributions.of_item(tx, made.first))
    assert (row.person, row.wording.language, row.channel) == ("Hanna Weiss", "en", Channel.DURING)
    sheet.list.activated_key.emit(row.id)
    (row,) = host.read(lambda tx: contributions.of_item(tx, made.first))
    assert row.read_at


# How it ends, tasks, roles, statements, parking


def test_digits_choose_how_the_item_ends(host: Host) -> None:
    sheet = host.open("outcome")
    assert sheet.main.isHidden()
    QTest.keyClick(sheet.choices[Outcome.INFORMED], Qt.Key.Key_2)
    assert sheet.chosen is Outcome.AGREED
    sheet.primary()
    assert "Nothing has been agreed" in sheet.trouble.text()
    QTest.keyClick(sheet.note, Qt.Key.Key_4, ALT)
    sheet.body.set_value(host.room.body)
    sheet.report.set_value(host.room.following)
    sheet.primary()
    (line, _other) = host.read(lambda tx: room.agenda_lines(tx, host.room.assembly, host.room.clock()))
    assert line.outcome is Outcome.REFERRED


def test_a_task_for_a_body(host: Host) -> None:
    sheet = host.open("task")
    QTest.keyClick(sheet.form.what, ENTER)
    assert host.read(tasks.every) == []
    QTest.keyClicks(sheet.form.what, "passar la partida")
    type_in(sheet.form.who, "vall")
    QTest.keyClick(sheet.form.who, ENTER)
    type_in(sheet.form.due, "22 març")
    QTest.keyClick(sheet.form.due, ENTER)
    (row,) = host.read(tasks.every)
    assert (row.body, row.due_on, row.item_id) == ("Vall de Sorrell", date(2026, 3, 22), host.room.first)
    type_in(sheet.form.what, "una altra")
    type_in(sheet.form.who, "ningú d'aquí")
    sheet.primary()
    assert len(host.read(tasks.every)) == 1 and "Nobody here" in sheet.form.who_field.note.text()


def test_a_role_changes_hands_at_an_hour(host: Host) -> None:
    made = host.room
    sheet = host.open("roles")
    sheet.list.set_current(Role.TURN_KEEPER)
    type_in(sheet.who, "pau")
    QTest.keyClick(sheet.who, ENTER)
    QTest.keyClick(sheet.who, ENTER)
    made.clock.at("12:40")
    sheet.who.set_value(made.people[1])
    sheet.hour_field.setText("25:00")
    sheet.primary()
    assert "not an hour" in sheet.from_field.note.text()
    sheet.hour_field.setText("12:26")
    sheet.primary()
    rows = host.read(lambda tx: roles.of_assembly(tx, made.assembly))
    assert [(row.person, sheet.hour(row.starts_at)) for row in rows] == [
        ("Pau Torrents", "10:20"),
        ("Carme Aulet", "12:26"),
    ]


def test_a_statement_and_a_parked_topic(host: Host) -> None:
    made = host.room
    sheet = host.open("statement")
    sheet.primary()
    assert "Write something" in sheet.trouble.text()
    sheet.who.set_value(made.people[2])
    type_in(sheet.words, "Que consti")
    sheet.primary()
    assert host.read(lambda tx: notes.statements(tx, made.first))[0].person == "Quim Astor"
    parked = host.open("park")
    type_in(parked.topic, "Coberta solar")
    parked.to_assembly.set_value(made.following)
    parked.primary()
    (row,) = host.read(lambda tx: parking.of_assembly(tx, made.assembly))
    assert row.to_assembly and row.to_assembly.id == made.following
