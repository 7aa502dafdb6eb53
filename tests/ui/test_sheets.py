# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of the Room, by keyboard, on real books."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assembly_app import i18n
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import (
    Adoption,
    Channel,
    Electorate,
    Outcome,
    Place,
    Role,
    Stance,
    Step,
)
from assembly_app.services import (
    agreements,
    attendance,
    consensus_tests,
    consultations,
    contributions,
    items,
    notes,
    parking,
    people,
    proposals,
    roles,
    room,
    tasks,
    turns,
)
from assembly_app.settings import Settings
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.runner import Runner
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.day_field import NotADay, parse_day
from assembly_app.ui.sheets.make import NAMES, make_sheet
from assembly_app.ui.sheets.person_field import PersonField
from tests.a_room import Hand, Room, make_room

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Host:
    """A window that shows one sheet at a time, as the Room does."""

    def __init__(self, made: Room) -> None:
        self.room = made
        self.desk = Desk(Runner(made.clock), Settings())
        self.desk.runner.use(made.book)
        self.window = QWidget()
        self.layout = QVBoxLayout(self.window)
        self.window.resize(620, 860)
        self.window.show()
        self.wanted: list[str] = []
        self.closed = 0
        self.refused: list[AssemblyError] = []
        self.desk.runner.refused.connect(self.refused.append)

    def open(self, name: str) -> SheetBase:
        sheet = make_sheet(name, self.desk, self.room.assembly, self.room.first)
        sheet.wanted.connect(self.wanted.append)
        sheet.closed.connect(self._on_closed)
        self.layout.addWidget(sheet)
        self.window.activateWindow()
        QApplication.processEvents()
        return sheet

    def close(self, sheet: SheetBase) -> None:
        sheet.hide()
        self.layout.removeWidget(sheet)
        sheet.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_closed(self) -> None:
        self.closed += 1

    def read(self, query):  # type: ignore[no-untyped-def]
        return self.room.book.read(query)


def _type(widget: QWidget, text: str) -> None:
    widget.setFocus()
    for letter in text:  # QTest knows no letters beyond ASCII
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.install(app, theme.Scheme.LIGHT)
    made = make_room(tmp_path, Hand())
    made.open()
    made.clock.at("10:20")
    made.book.run(lambda tx: items.start(tx, made.first))
    found = Host(made)
    yield found
    found.window.close()
    found.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.book.close()


def _table(host: Host, text: str = "Comprar una furgoneta elèctrica.") -> None:
    host.room.book.run(lambda tx: proposals.table(tx, host.room.first, text))


def _counts(host: Host):  # type: ignore[no-untyped-def]
    return host.read(lambda tx: attendance.counts(tx, host.room.assembly, host.room.clock()))


def _tests(host: Host):  # type: ignore[no-untyped-def]
    return host.read(lambda tx: consensus_tests.of_item(tx, host.room.first))


# The door


def test_two_letters_and_enter_arrive_and_again_leave(host: Host) -> None:
    sheet = host.open("door")
    assert sheet.box.hasFocus()
    QTest.keyClicks(sheet.box, "ha")
    assert sheet.found.rows()[0].meta == "↵ arrives in the room"
    QTest.keyClick(sheet.box, ENTER)
    assert _counts(host).room_named == 4
    assert sheet.found.rows()[0].meta == "↵ leaves"
    QTest.keyClick(sheet.box, ENTER)
    assert _counts(host).room_named == 3
    assert "was in the room" in sheet.found.rows()[0].second


def test_tab_changes_to_online_and_alt_enter_moves(host: Host) -> None:
    sheet = host.open("door")
    QTest.keyClicks(sheet.box, "hann")
    QTest.keyClick(sheet.box, TAB)
    assert sheet.where is Place.ONLINE
    assert sheet.found.rows()[0].meta == "↵ arrives online"
    QTest.keyClick(sheet.box, ENTER)
    assert (_counts(host).room_named, _counts(host).online_named) == (3, 1)
    QTest.keyClick(sheet.box, ENTER, ALT)
    assert (_counts(host).room_named, _counts(host).online_named) == (4, 0)


def test_shift_enter_adds_a_person_for_the_first_time(host: Host) -> None:
    sheet = host.open("door")
    sheet.first.setChecked(True)
    QTest.keyClicks(sheet.box, "Bru Cardona")
    assert [row.meta for row in sheet.found.rows()] == ["Shift+↵"]
    QTest.keyClick(sheet.box, ENTER, SHIFT)
    rows = host.read(lambda tx: attendance.door(tx, host.room.assembly, host.room.clock()))
    assert next(row for row in rows if row.name == "Bru Cardona").first_time
    assert _counts(host).room_named == 4
    assert not sheet.first.isChecked()


def test_people_without_a_name_are_committed_as_a_total(host: Host) -> None:
    sheet = host.open("door")
    editor = sheet.table.unnamed[Electorate.ROOM].editor
    editor.setFocus()
    editor.setValue(40)
    assert _counts(host).room_unnamed == 42
    sheet.box.setFocus()
    assert (_counts(host).room_unnamed, _counts(host).room) == (40, 43)
    editor.setValue(41)
    host.close(sheet)
    assert _counts(host).room_unnamed == 41


# The test


def test_support_is_the_room_less_the_others_until_touched(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    block = sheet.rows[Stance.BLOCK].stepper.editor
    assert block.hasFocus()
    sheet.rows[Stance.ASIDE].stepper.editor.setValue(3)
    sheet.rows[Stance.RESERVES].stepper.editor.setValue(3)
    assert sheet.rows[Stance.SUPPORT].stepper.value() == 39
    assert sheet.verdict.sum.text() == "0 + 3 + 3 + 39"
    sheet.primary()
    assert host.wanted == ["agreement"]
    (row,) = _tests(host)
    counted = row.positions
    assert (counted.support, counted.reserves, counted.aside, row.present) == (39, 3, 3, 45)


def test_forty_instead_of_thirty_nine_stores_nothing_and_says_why(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.ASIDE].stepper.editor.setValue(3)
    sheet.rows[Stance.RESERVES].stepper.editor.setValue(3)
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(40)
    assert sheet.verdict.word.text() == "add up to 46 and there are 45 people in the room"
    assert not sheet.verdict.agreed.isEnabled()
    sheet.primary()
    assert _tests(host) == [] and host.wanted == []
    assert sheet.verdict.word.isVisible()
    assert sheet.verdict.to_silent.isHidden()


def test_a_smaller_support_is_explained_by_the_room(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(44)
    assert sheet.verdict.to_room.text() == "Correct the room to 44"
    QTest.keyClick(sheet.mode, Qt.Key.Key_1, ALT)
    assert _counts(host).room == 44
    sheet.primary()
    assert _tests(host)[0].present == 44


def test_or_by_somebody_who_took_no_position(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.SUPPORT].stepper.editor.setValue(44)
    sheet.verdict.to_silent.click()
    assert sheet.verdict.sum.text() == "0 + 0 + 0 + 44 + 1"
    sheet.primary()
    assert (_tests(host)[0].positions.no_position, _counts(host).room) == (1, 45)


def test_a_block_needs_its_reason_and_leaves_only_the_exits(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    assert sheet.verdict.ways.isHidden() and sheet.verdict.exits[0].isVisible()
    sheet.primary()
    assert _tests(host) == []
    sheet.verdict.exits[0].click()
    (line,) = sheet.lines[Stance.BLOCK].lines
    assert _tests(host) == [] and line.reason.hasFocus()
    _type(line.who, "carm")
    QTest.keyClick(line.who, ENTER)
    _type(line.reason, "Si neva no hi arriba")
    sheet.verdict.exits[0].click()
    (row,) = _tests(host)
    assert (row.open_blocks, row.reasons[0].person) == (1, "Carme Aulet")
    shown = host.read(lambda tx: room.snapshot(tx, host.room.assembly, host.room.clock()))
    assert shown.item and shown.item.step is Step.AMEND
    assert host.closed == 1


def test_a_block_considered_resolved_allows_agreement(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    (line,) = sheet.lines[Stance.BLOCK].lines
    _type(line.reason, "Falta el preu")
    line.resolve.click()
    assert sheet.verdict.agreed.isVisible()
    sheet.primary()
    (row,) = _tests(host)
    assert (row.positions.block, row.open_blocks, host.wanted) == (1, 0, ["agreement"])


def test_deferring_after_a_block_keeps_the_blocker_in_the_group(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    (line,) = sheet.lines[Stance.BLOCK].lines
    line.who.set_value(host.room.people[1])
    _type(line.reason, "Falta el preu")
    sheet.verdict.exits[3].click()
    assert host.wanted == ["outcome"]
    host.close(sheet)
    ending = host.open("outcome")
    assert ending.chosen is Outcome.DEFERRED and ending.group.text() == "Carme Aulet"
    ending.primary()
    lines = host.read(lambda tx: room.agenda_lines(tx, host.room.following, host.room.clock()))
    assert [row.title for row in lines] == ["Furgoneta elèctrica"]


def test_closing_the_test_loses_nothing(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.rows[Stance.BLOCK].stepper.editor.setValue(1)
    _type(sheet.lines[Stance.BLOCK].lines[0].reason, "Perquè no")
    QTest.keyClick(sheet.lines[Stance.BLOCK].lines[0].reason, ESC)
    assert host.closed == 1
    host.close(sheet)
    again = host.open("test")
    assert again.rows[Stance.BLOCK].stepper.value() == 1
    assert again.lines[Stance.BLOCK].lines[0].reason.text() == "Perquè no"


def test_names_make_the_counts(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    names = sheet.mode.findChildren(QWidget)[-1]
    QTest.keyClick(names, Qt.Key.Key_Space)
    assert sheet.mode.current() == "names"
    adder = sheet.lines[Stance.ASIDE].adder
    for letters in ("pau", "quim"):
        _type(adder, letters)
        QTest.keyClick(adder, ENTER)
    assert sheet.rows[Stance.ASIDE].stepper.value() == 2
    sheet.primary()
    assert [reason.person for reason in _tests(host)[0].reasons] == ["Pau Torrents", "Quim Astor"]


def test_the_advisory_answer_is_read_and_explained_never_added(host: Host) -> None:
    made = host.room
    made.book.run(lambda tx: attendance.count_unnamed(tx, made.assembly, Electorate.ONLINE, 9))
    _table(host)
    asked = made.book.run(
        lambda tx: consultations.open_(tx, proposals.of_item(tx, made.first)[0].versions[-1].id)
    ).value
    made.book.run(lambda tx: consultations.close(tx, asked, 2, 6, 1))
    _table(host, "Comprar-la amb calendari compartit.")
    sheet = host.open("test")
    advisory = sheet.advisory
    assert "version 1" in advisory.view.stale.text() and "version 2" in advisory.view.stale.text()
    assert sheet.verdict.total.text() == "45"
    advisory.to_read.click()
    assert host.read(lambda tx: consultations.advisory(tx, made.first))[0].read_at
    assert advisory.why_field.isVisible()
    _type(advisory.why, "El cost ja hi és")
    sheet.primary()
    found = host.read(lambda tx: consultations.advisory(tx, made.first))[0]
    assert found.divergence.text == "El cost ja hi és"
    advisory.to_task.click()
    assert len(host.read(lambda tx: tasks.of_item(tx, made.first))) == 1


def test_assent_where_nobody_is_against(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.verdict.assent.click()
    assert host.read(lambda tx: consensus_tests.assents(tx, host.room.first))[0].present == 45
    host.close(sheet)
    host.open("agreement").primary()
    assert host.read(agreements.every)[0].adoption is Adoption.ASSENT


# The agreement


def _tested(host: Host) -> None:
    _table(host)
    sheet = host.open("test")
    sheet.primary()
    host.close(sheet)


def test_an_agreement_with_its_fields_and_tasks(host: Host) -> None:
    _tested(host)
    sheet = host.open("agreement")
    terms = sheet.terms
    assert sheet.main.text() == "Record AC-2026-001"
    assert terms.who.hasFocus()
    QTest.keyClicks(terms.who, "pau")
    QTest.keyClick(terms.who, ENTER)
    QTest.keyClicks(terms.who, ", vall")
    QTest.keyClick(terms.who, ENTER)
    assert terms.who.text() == "Pau Torrents, Vall de Sorrell"
    _type(terms.due, "30/4")
    _type(terms.amounts.lines[0].quantity, "10900.50")
    _type(terms.review, "nonsense")
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
    _tested(host)
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
    _table(host)
    sheet = host.open("agreement")
    assert not sheet.main.isEnabled()
    sheet.primary()
    assert host.read(agreements.every) == []
    sheet.to_test.click()
    assert host.wanted == ["test"]


def test_words_touched_by_hand_stay(host: Host) -> None:
    _tested(host)
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
    _table(host)
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
    _table(host)
    sheet = host.open("thermometer")
    for one, value in ((sheet.green, 24), (sheet.amber, 12), (sheet.red, 9)):
        one.stepper.editor.setValue(value)
    sheet.primary()
    (row,) = host.read(lambda tx: consultations.thermometers(tx, host.room.first))
    assert (row.green, row.amber, row.red, _tests(host)) == (24, 12, 9, [])


def test_a_contribution_comes_in_and_is_read(host: Host) -> None:
    made = host.room
    sheet = host.open("contribution")
    QTest.keyClicks(sheet.who, "hann")
    QTest.keyClick(sheet.who, ENTER)
    _type(sheet.words, "Could we rent first?")
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
    _type(sheet.form.who, "vall")
    QTest.keyClick(sheet.form.who, ENTER)
    _type(sheet.form.due, "22 març")
    QTest.keyClick(sheet.form.due, ENTER)
    (row,) = host.read(tasks.every)
    assert (row.body, row.due_on, row.item_id) == ("Vall de Sorrell", date(2026, 3, 22), host.room.first)
    _type(sheet.form.what, "una altra")
    _type(sheet.form.who, "ningú d'aquí")
    sheet.primary()
    assert len(host.read(tasks.every)) == 1 and "Nobody here" in sheet.form.who_field.note.text()


def test_a_role_changes_hands_at_an_hour(host: Host) -> None:
    made = host.room
    sheet = host.open("roles")
    sheet.list.set_current(Role.TURN_KEEPER)
    _type(sheet.who, "pau")
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
    _type(sheet.words, "Que consti")
    sheet.primary()
    assert host.read(lambda tx: notes.statements(tx, made.first))[0].person == "Quim Astor"
    parked = host.open("park")
    _type(parked.topic, "Coberta solar")
    parked.to_assembly.set_value(made.following)
    parked.primary()
    (row,) = host.read(lambda tx: parking.of_assembly(tx, made.assembly))
    assert row.to_assembly and row.to_assembly.id == made.following


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
    _type(field, "Idir Benali")
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
    _tested(host)
    for name in NAMES:
        sheet = host.open(name)
        for widget in sheet.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy():
                face = QAccessible.queryAccessibleInterface(widget)
                said = face.text(QAccessible.Text.Name) or widget.toolTip() if face else ""
                assert said.strip(), f"{name}: {type(widget).__name__} {widget.objectName()}"
        host.close(sheet)
