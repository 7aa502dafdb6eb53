# SPDX-License-Identifier: GPL-3.0-or-later
"""The door and the test for consensus by keyboard, and what all sheets share."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from assembly_app import i18n
from assembly_app.domain.kinds import (
    Adoption,
    Electorate,
    Outcome,
    Place,
    Stance,
    Step,
)
from assembly_app.services import (
    agreements,
    attendance,
    consensus_tests,
    consultations,
    people,
    proposals,
    room,
    tasks,
    turns,
)
from assembly_app.ui.sheets.day_field import NotADay, parse_day
from assembly_app.ui.sheets.make import NAMES
from assembly_app.ui.sheets.person_field import PersonField
from tests.ui.sheet_host import (
    ALT,
    ENTER,
    ESC,
    SHIFT,
    TAB,
    Host,
    counts,
    hosted,
    recorded_tests,
    table,
    take_test,
    type_in,
)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    yield from hosted(tmp_path)


# The door


def test_two_letters_and_enter_arrive_and_again_leave(host: Host) -> None:
    sheet = host.open("door")
    assert sheet.box.hasFocus()
    QTest.keyClicks(sheet.box, "ha")
    assert sheet.found.rows()[0].meta == "↵ arrives in the room"
    QTest.keyClick(sheet.box, ENTER)
    assert counts(host).room_named == 4
    assert sheet.found.rows()[0].meta == "↵ leaves"
    QTest.keyClick(sheet.box, ENTER)
    assert counts(host).room_named == 3
    assert "was in the room" in sheet.found.rows()[0].second


def test_tab_changes_to_online_and_alt_enter_moves(host: Host) -> None:
    sheet = host.open("door")
    QTest.keyClicks(sheet.box, "hann")
    QTest.keyClick(sheet.box, TAB)
    assert sheet.where is Place.ONLINE
    assert sheet.found.rows()[0].meta == "↵ arrives online"
    QTest.keyClick(sheet.box, ENTER)
    assert (counts(host).room_named, counts(host).online_named) == (3, 1)
    QTest.keyClick(sheet.box, ENTER, ALT)
    assert (counts(host).room_named, counts(host).online_named) == (4, 0)


def test_shift_enter_adds_a_person_for_the_first_time(host: Host) -> None:
    sheet = host.open("door")
    sheet.first.setChecked(True)
    QTest.keyClicks(sheet.box, "Bru Cardona")
    assert [row.meta for row in sheet.found.rows()] == ["Shift+↵"]
    QTest.keyClick(sheet.box, ENTER, SHIFT)
    rows = host.read(lambda tx: attendance.door(tx, host.room.assembly, host.room.clock()))
    assert next(row for row in rows if row.name == "Bru Cardona").first_time
    assert counts(host).room_named == 4
    assert not sheet.first.isChecked()


def test_people_without_a_name_are_committed_as_a_total(host: Host) -> None:
    sheet = host.open("door")
    editor = sheet.table.unnamed[Electorate.ROOM].editor
    editor.setFocus()
    editor.setValue(40)
    assert counts(host).room_unnamed == 42
    sheet.box.setFocus()
    assert (counts(host).room_unnamed, counts(host).room) == (40, 43)
    editor.setValue(41)
    host.close(sheet)
    assert counts(host).room_unnamed == 41


# The test


def test_support_is_the_room_less_the_others_until_touched(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    block = sheet.rows[Stance.BLOCK].stepper.editor
    assert block.hasFocus()
    sheet.rows[Stance.ASIDE].stepper.editor.setValue(3)
    sheet.rows[Stance.RESERVES].stepper.editor.setValue(3)
    assert sheet.rows[Stance.SUPPORT].stepper.value() == 39
    assert sheet.verdict.sum.text() == "0 + 3 + 3 + 39"
    sheet.primary()
    assert host.wanted == ["agreement"]
    (row,) = recorded_tests(host)
    counted = row.positions
    assert (counted.support, counted.reserves, counted.aside, row.present) == (39, 3, 3, 45)


def test_forty_instead_of_thirty_nine_stores_nothing_and_says_why(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.ASIDE].stepper.editor.setValue(3)
    sheet.rows[Stance.RESERVES].stepper.editor.setValue(3)
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(40)
    assert sheet.verdict.word.text() == "add up to 46 and there are 45 people in the room"
    assert not sheet.verdict.agreed.isEnabled()
    sheet.primary()
    assert recorded_tests(host) == [] and host.wanted == []
    assert sheet.verdict.word.isVisible()
    assert sheet.verdict.to_silent.isHidden()


def test_a_smaller_support_is_explained_by_the_room(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(44)
    assert sheet.verdict.to_room.text() == "Correct the room to 44"
    QTest.keyClick(sheet.mode, Qt.Key.Key_1, ALT)
    assert counts(host).room == 44
    sheet.primary()
    assert recorded_tests(host)[0].present == 44


def test_or_by_somebody_who_took_no_position(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(44)
    sheet.verdict.to_silent.click()
    assert sheet.verdict.sum.text() == "0 + 0 + 0 + 44 + 1"
    sheet.primary()
    assert (recorded_tests(host)[0].positions.no_position, counts(host).room) == (1, 45)


def test_a_block_needs_its_reason_and_leaves_only_the_exits(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    assert sheet.verdict.ways.isHidden() and sheet.verdict.exits[0].isVisible()
    sheet.primary()
    assert recorded_tests(host) == []
    sheet.verdict.exits[0].click()
    (line,) = sheet.lines[Stance.BLOCK].lines
    assert recorded_tests(host) == [] and line.reason.hasFocus()
    type_in(line.who, "carm")
    QTest.keyClick(line.who, ENTER)
    type_in(line.reason, "Si neva no hi arriba")
    sheet.verdict.exits[0].click()
    (row,) = recorded_tests(host)
    assert (row.open_blocks, row.reasons[0].person) == (1, "Carme Aulet")
    shown = host.read(lambda tx: room.snapshot(tx, host.room.assembly, host.room.clock()))
    assert shown.item and shown.item.step is Step.AMEND
    assert host.closed == 1


def test_a_block_considered_resolved_allows_agreement(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    (line,) = sheet.lines[Stance.BLOCK].lines
    type_in(line.reason, "Falta el preu")
    line.resolve.click()
    assert sheet.verdict.agreed.isVisible()
    sheet.primary()
    (row,) = recorded_tests(host)
    assert (row.positions.block, row.open_blocks, host.wanted) == (1, 0, ["agreement"])


def test_deferring_after_a_block_keeps_the_blocker_in_the_group(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    (line,) = sheet.lines[Stance.BLOCK].lines
    line.who.set_value(host.room.people[1])
    type_in(line.reason, "Falta el preu")
    sheet.verdict.exits[3].click()
    assert host.wanted == ["outcome"]
    host.close(sheet)
    ending = host.open("outcome")
    assert ending.chosen is Outcome.DEFERRED and ending.group.text() == "Carme Aulet"
    ending.primary()
    lines = host.read(lambda tx: room.agenda_lines(tx, host.room.following, host.room.clock()))
    assert [row.title for row in lines] == ["Furgoneta elèctrica"]


def test_closing_the_test_loses_nothing(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    type_in(sheet.lines[Stance.BLOCK].lines[0].reason, "Perquè no")
    QTest.keyClick(sheet.lines[Stance.BLOCK].lines[0].reason, ESC)
    assert host.closed == 1
    host.close(sheet)
    again = host.open("test")
    assert again.rows[Stance.BLOCK].stepper.value() == 1
    assert again.lines[Stance.BLOCK].lines[0].reason.text() == "Perquè no"


def test_names_make_the_counts(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    names = sheet.mode.findChildren(QWidget)[-1]
    QTest.keyClick(names, Qt.Key.Key_Space)
    assert sheet.mode.current() == "names"
    adder = sheet.lines[Stance.ASIDE].adder
    for letters in ("pau", "quim"):
        type_in(adder, letters)
        QTest.keyClick(adder, ENTER)
    assert sheet.rows[Stance.ASIDE].stepper.value() == 2
    sheet.primary()
    assert [reason.person for reason in recorded_tests(host)[0].reasons] == ["Pau Torrents", "Quim Astor"]


def test_the_advisory_answer_is_read_and_explained_never_added(host: Host) -> None:
    made = host.room
    made.book.run(lambda tx: attendance.count_unnamed(tx, made.assembly, Electorate.ONLINE, 9))
    table(host)
    asked = made.book.run(
        lambda tx: consultations.open_(tx, proposals.of_item(tx, made.first)[0].versions[-1].id)
    ).value
    made.book.run(lambda tx: consultations.close(tx, asked, 2, 6, 1))
    table(host, "Comprar-la amb calendari compartit.")
    sheet = host.open("test")
    advisory = sheet.advisory
    assert "version 1" in advisory.view.stale.text() and "version 2" in advisory.view.stale.text()
    assert sheet.verdict.total.text() == "45"
    advisory.to_read.click()
    assert host.read(lambda tx: consultations.advisory(tx, made.first))[0].read_at
    assert advisory.why_field.isVisible()
    type_in(advisory.why, "El cost ja hi és")
    sheet.primary()
    found = host.read(lambda tx: consultations.advisory(tx, made.first))[0]
    assert found.divergence.text == "El cost ja hi és"
    advisory.to_task.click()
    assert len(host.read(lambda tx: tasks.of_item(tx, made.first))) == 1


def test_assent_where_nobody_is_against(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.verdict.assent.click()
    assert host.read(lambda tx: consensus_tests.assents(tx, host.room.first))[0].present == 45
    host.close(sheet)
    host.open("agreement").primary()
    assert host.read(agreements.every)[0].adoption is Adoption.ASSENT


# What all share


def test_the_foot_says_who_speaks_and_who_waits(host: Host) -> None:
    made = host.room
    sheet = host.open("door")
    assert sheet.turns_foot.speaker.text() == "Nobody is speaking"
    for person in made.people[:2]:
        host.desk.runner.run(lambda tx, person=person: turns.ask(tx, made.first, person))
    host.desk.runner.run(lambda tx: turns.give_floor(tx, made.first))
    assert sheet.turns_foot.speaker.text() == "Pau Torrents"
    assert sheet.turns_foot.waiting.text() == "1 waiting · F4 gives the floor"


def test_a_new_name_is_added_from_the_field(host: Host) -> None:
    field = PersonField(host.desk, name="Who")
    host.layout.addWidget(field)
    type_in(field, "Idir Benali")
    QTest.keyClick(field, ENTER)
    assert [row.name for row in host.read(people.everybody)].count("Idir Benali") == 1
    assert field.value() and not field.is_choosing


def test_escape_closes_the_names_before_the_sheet(host: Host) -> None:
    sheet = host.open("statement")
    QTest.keyClicks(sheet.who, "pa")
    QTest.keyClick(sheet.who, ESC)
    assert not sheet.who.is_choosing and host.closed == 0
    QTest.keyClick(sheet.who, ESC)
    assert host.closed == 1 and sheet.who.text() == "pa"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30/4/2026", date(2026, 4, 30)),
        ("30-4-26", date(2026, 4, 30)),
        ("30/4", date(2026, 4, 30)),
        ("1/3", date(2027, 3, 1)),
        ("30 abril", date(2026, 4, 30)),
        ("30 d'abril de 2026", date(2026, 4, 30)),
        ("1 d’agost", date(2026, 8, 1)),
        ("12 mayo", date(2026, 5, 12)),
        ("April 30", date(2026, 4, 30)),
        ("2026-04-30", date(2026, 4, 30)),
        ("", None),
    ],
)
def test_days_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_day(text, date(2026, 3, 15), "ca") == day


@pytest.mark.parametrize("text", ["31/2/2026", "abril", "30", "30 brumari", "30/4/2026 10:00", "a 1 b 2"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotADay):
        parse_day(text, date(2026, 3, 15), "ca")


@pytest.mark.parametrize("language", ["ca", "es", "en"])
def test_every_control_of_every_sheet_has_a_name(host: Host, language: str) -> None:
    i18n.install(language)
    take_test(host)
    for name in NAMES:
        sheet = host.open(name)
        for widget in sheet.findChildren(QWidget):
            reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
            if reached and widget.window() is host.window:  # a list that pops up takes no Tab
                face = QAccessible.queryAccessibleInterface(widget)
                said = face.text(QAccessible.Text.Name) or widget.toolTip() if face else ""
                assert said.strip(), f"{name}: {type(widget).__name__} {widget.objectName()}"
        host.close(sheet)
