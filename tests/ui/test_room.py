# SPDX-License-Identifier: GPL-3.0-or-later
"""The Room by keyboard, on real books, with the clock in our hands."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import (
    AssemblyKind,
    BodyKind,
    ConcernState,
    Electorate,
    ItemKind,
    Nature,
    Outcome,
    Place,
    Stance,
    Step,
    TurnKind,
)
from assembly_app.services import (
    agenda,
    assemblies,
    attendance,
    bodies,
    concerns,
    consensus_tests,
    contributions,
    items,
    notes,
    people,
    proposals,
    room,
    turns,
)
from assembly_app.services.room import LineState
from assembly_app.services.workspace import Workspace
from assembly_app.settings import Settings
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.room import RoomPage
from assembly_app.ui.room.agenda_pane import FOLDED
from assembly_app.ui.runner import Runner
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow

START = datetime(2026, 3, 15, 9, 12, tzinfo=UTC)
ENTER = Qt.Key.Key_Return


class Day:
    """A book with an assembly of three items and four people, and the clock of the room."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = START
        self.book = Workspace.create(path, clock=lambda: self.now)
        self.page: RoomPage | None = None
        run = self.run
        body = run(lambda tx: bodies.add(tx, "Cooperativa", BodyKind.COOPERATIVE))
        self.names = ("Anna Puig", "Biel Ros", "Carme Aulet", "Dani Couso")
        self.people = [run(lambda tx, name=name: people.add(tx, name)) for name in self.names]
        self.assembly = run(
            lambda tx: assemblies.create(
                tx, body, AssemblyKind.PERMANENT, date(2026, 3, 15), time(10), time(14),
                zone="Europe/Madrid", language="ca",
            )
        )  # fmt: skip
        plan = (
            ("Benvinguda", 10, None, ItemKind.OPENING),
            ("Furgoneta", 40, Nature.DECISION, ItemKind.BUSINESS),
            ("Guia", 20, Nature.DECISION, ItemKind.BUSINESS),
        )
        self.items = [
            run(lambda tx, p=p: agenda.add(tx, self.assembly, p[0], planned_min=p[1], nature=p[2], kind=p[3]))
            for p in plan
        ]

    def run(self, action):  # type: ignore[no-untyped-def]
        return self.book.run(action).value

    def open(self) -> None:
        self.run(lambda tx: assemblies.open_(tx, self.assembly))
        self.run(lambda tx: attendance.register_many(tx, self.assembly, self.people[:3], Place.ROOM))
        self.run(lambda tx: attendance.count_unnamed(tx, self.assembly, Electorate.ROOM, 10))

    def start(self, at: int) -> UUID:
        self.run(lambda tx: items.start(tx, self.items[at]))
        return self.items[at]

    def pass_time(self, **lapse: int) -> None:
        self.now += timedelta(**lapse)

    def show(self, width: int = 1440, height: int = 900) -> RoomPage:
        runner = Runner(lambda: self.now)
        runner.use(self.book)
        desk = Desk(runner, Settings(language="en"))
        desk.assembly_id = self.assembly
        self.refusals: list[object] = []
        runner.refused.connect(self.refusals.append)
        self.page = RoomPage(desk)
        self.page.resize(width, height)
        self.page.show()
        QApplication.processEvents()
        return self.page

    def restart(self) -> RoomPage:
        """What a kill leaves is the file: another process reads it from there."""
        self.leave()
        self.book = Workspace.open(self.path, clock=lambda: self.now)
        return self.show()

    def leave(self) -> None:
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
            self.page.desk.runner.use(None)
            self.page = None
            QApplication.processEvents()
        self.book.close()

    def view(self, item: UUID | None = None) -> room.RoomRow:
        return self.book.read(lambda tx: room.snapshot(tx, self.assembly, self.now, item_id=item))


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    app = QApplication.instance() or QApplication([])
    theme.install(app, theme.Scheme.LIGHT)  # type: ignore[arg-type]
    made = Day(tmp_path / "book.assemblea")
    yield made
    made.leave()


def type_in(widget: QWidget, words: str) -> None:
    QTest.keyClicks(widget, words)
    QTest.keyClick(widget, ENTER)
    QApplication.processEvents()


def test_an_assembly_is_opened_from_the_empty_state(day: Day) -> None:
    page = day.show()
    assert page.middle.currentWidget() is page.stage
    assert not page.turns.isVisible()
    page.primary()
    assert day.view().assembly.opened_at == day.now
    assert page.stage.name == "start"
    page.primary()
    assert day.view().running_id == day.items[0]
    assert page.item.header.title.text() == "Benvinguda"


def test_clocks_come_from_the_records_alone(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.run(lambda tx: turns.ask(tx, item, day.people[2]))
    day.pass_time(minutes=5)
    day.run(lambda tx: turns.give_floor(tx, item))
    day.pass_time(seconds=72)
    page = day.show()
    before = (page.item.header.clock.text(), page.turns.speaker.text(), page.turns.clock.text())
    assert before == ("06:12", "Carme Aulet", "1:12")
    day.pass_time(seconds=10)
    page = day.restart()
    after = (page.item.header.clock.text(), page.turns.speaker.text(), page.turns.clock.text())
    assert after == ("06:22", "Carme Aulet", "1:22")
    assert page.item.header.title.text() == "Furgoneta"


def test_clocks_move_each_second_and_the_rest_each_minute(day: Day) -> None:
    day.open()
    day.start(1)
    page = day.show()
    day.pass_time(seconds=7)
    page._on_second()
    assert page.item.header.clock.text() == "00:07"
    end = page.bar.end.value.text()
    day.pass_time(minutes=45)
    page._on_second()
    assert page.bar.end.value.text() != end
    assert page.item.header.up.isVisible()


def test_the_time_is_up_and_is_extended(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.pass_time(minutes=40)
    page = day.show()
    assert page.item.header.up.isVisible()
    page.command("extend")
    page.item.header.form.minutes.set_value(15)
    page.primary()
    assert day.view().item is not None
    assert day.view().running is not None and day.view().running.extra_min == 15  # type: ignore[union-attr]
    assert not page.item.header.up.isVisible()
    page.command("suspend")
    assert day.view().running_id is None
    assert page.view is not None and page.view.line.state is LineState.SUSPENDED
    page.command("suspend")
    assert day.view().running_id == item


def test_a_name_is_added_by_two_letters_and_a_new_one_is_offered(day: Day) -> None:
    day.open()
    day.start(1)
    page = day.show()
    page.command("turn")
    type_in(page.turns.names.box, "ca")
    type_in(page.turns.names.box, "Zoe Nova")
    waiting = day.view().turns
    assert waiting is not None
    assert [turn.name for turn in waiting.waiting] == ["Carme Aulet", "Zoe Nova"]
    assert page.turns.next.text() == "Give the floor to Carme"
    page.command("next_speaker")
    assert page.turns.speaker.text() == "Carme Aulet"
    QTest.keyClick(page.turns.list, Qt.Key.Key_Down)
    page.turns.list.step(1)
    QTest.keyClick(page.turns.list, Qt.Key.Key_Delete)
    assert day.view().turns.waiting == ()  # type: ignore[union-attr]


def test_a_point_of_process_is_suggested_and_only_a_person_moves_it(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.run(lambda tx: turns.ask(tx, item, day.people[0]))
    page = day.show()
    page.turns.choose_kind(TurnKind.PROCESS_POINT)
    type_in(page.turns.names.box, "biel")
    held = day.view().turns
    assert held is not None
    assert [turn.name for turn in held.waiting] == ["Anna Puig", "Biel Ros"]
    assert page.turns.suggestion.isVisible()
    page.turns.suggestion.apply.click()
    held = day.view().turns
    assert held is not None
    assert [turn.name for turn in held.waiting] == ["Biel Ros", "Anna Puig"]
    assert not page.turns.suggestion.isVisible()


def test_versions_are_written_and_the_same_text_is_refused_in_words(day: Day) -> None:
    day.open()
    item = day.start(1)
    page = day.show()
    page.command("test")
    form = page.item.text.form
    assert not form.isHidden()
    QTest.keyClicks(form.text, "Comprar una furgoneta")
    page.primary()
    assert form.isHidden()
    assert page.item.text.card.text.text() == "Comprar una furgoneta"
    page.item.text.open_form()
    page.primary()
    assert not form.isHidden() and form.error.text()
    form.text.set_text("Comprar una furgoneta amb calendari")
    form.names.set_value(day.people[2])
    page.primary()
    found = day.book.read(lambda tx: proposals.of_item(tx, item))
    assert [(v.number, v.person) for v in found[0].versions] == [(1, ""), (2, "Carme Aulet")]


def test_concerns_are_added_and_settled_by_keyboard(day: Day) -> None:
    day.open()
    item = day.start(1)
    page = day.show()
    page.item.concerns.line.setChecked(True)
    page.item.concerns.add.toggle()
    type_in(page.item.concerns.add.words, "Autonomia a l'hivern")
    entry = page.item.concerns.list.entries[0]
    line = page.item.concerns.list.line(entry.key)
    assert line is not None
    line.setFocus()
    QTest.keyClick(line, ENTER)
    assert page.item.concerns.list.by is not None
    page.item.concerns.list.by.set_value(day.people[0])
    QTest.keyClicks(line, "1")
    found = day.book.read(lambda tx: concerns.of_item(tx, item))
    assert [(c.state, c.settled_by) for c in found] == [(ConcernState.TAKEN_IN, "Anna Puig")]


def test_a_contribution_is_marked_read(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.run(lambda tx: contributions.receive(tx, item, "¿Quién la conduce?", person_id=day.people[3]))
    page = day.show()
    assert "1 to read" in page.item.contributions.line.accessibleName()
    section = page.item.contributions
    line = section.list.line(section.list.entries[0].key)
    assert line is not None
    QTest.keyClicks(line, "1")
    assert day.view().item.unread == 0  # type: ignore[union-attr]


def test_notes_commit_after_a_pause_and_before_anything_else(day: Day) -> None:
    day.open()
    item = day.start(1)
    page = day.show()
    editor = page.item.notes.editor
    editor.setFocus()
    QTest.keyClicks(editor, "Carme proposa ")
    page.item.notes.commit()
    assert editor.toPlainText() == "Carme proposa "
    QTest.keyClicks(editor, "obrir el calendari")
    page.command("suspend")
    assert day.book.read(lambda tx: notes.of_item(tx, item)).text == "Carme proposa obrir el calendari"
    assert page.item.notes.saved.text() == "saved at 10:12"


def test_closing_an_item_says_at_once_what_is_plain(day: Day) -> None:
    day.open()
    day.start(0)
    page = day.show()
    page.primary()
    assert day.view(day.items[0]).agenda[0].outcome is Outcome.INFORMED
    assert page.stage.name == "start"
    item = day.start(1)
    day.run(lambda tx: consensus_tests.assent(tx, item))
    page.refresh()
    page.primary()
    assert day.view().agenda[1].outcome is Outcome.AGREED
    day.start(2)
    page.refresh()
    page.primary()
    assert page.side.name == "outcome"
    page.close_sheet()
    assert page.side.currentWidget() is page.turns


def test_a_sheet_stands_beside_the_item_and_its_key_closes_it(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.run(lambda tx: proposals.table(tx, item, "Comprar-ho"))
    page = day.show()
    page.command("door")
    assert page.side.name == "door"
    assert page.bar.door.property("filled")
    page.command("test")
    assert page.side.name == "test"
    assert day.view().item.step is Step.TEST  # type: ignore[union-attr]
    page.command("next_speaker")
    page.command("test")
    assert page.side.sheet is None


def test_the_order_changes_by_keyboard_and_numbers_stay(day: Day) -> None:
    day.open()
    page = day.show()
    page.agenda.list.setFocus()
    page.agenda.list.set_current(day.items[2])
    QTest.keyClick(page.agenda.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    lines = day.view().agenda
    assert [line.title for line in lines] == ["Benvinguda", "Guia", "Furgoneta"]
    assert [line.number for line in lines] == [0, 2, 1]
    page.acts.swap(day.items[1], day.items[2])
    assert [line.title for line in day.view().agenda] == ["Benvinguda", "Furgoneta", "Guia"]
    QTest.keyClick(page.agenda.list, ENTER)
    assert day.view().running_id == page.agenda.list.current_key()


def test_done_items_fold_where_there_is_no_height(day: Day) -> None:
    day.open()
    for at in range(3):
        item = day.start(at)
        day.pass_time(minutes=5)
        day.run(lambda tx, item=item: items.close(tx, item, Outcome.INFORMED))
    page = day.show(1280, 300)
    assert page.agenda.list.rows()[0].key == FOLDED
    page.agenda.list.setFocus()
    page.agenda.list.set_current(FOLDED)
    QTest.keyClick(page.agenda.list, Qt.Key.Key_Right)
    assert len(page.agenda.list.rows()) == 4


def test_the_assembly_closes_once_nothing_is_left(day: Day) -> None:
    day.open()
    for at in range(3):
        item = day.start(at)
        day.run(lambda tx, item=item: items.close(tx, item, Outcome.INFORMED))
    page = day.show()
    assert page.stage.name == "closing"
    page.primary()
    assert page.middle.currentWidget() is page.closing
    page.primary()
    assert day.view().assembly.closed_at == day.now
    assert page.stage.name == "minutes"


def test_an_open_item_keeps_the_assembly_open(day: Day) -> None:
    day.open()
    day.start(1)
    page = day.show()
    page.bar.wanted.emit("closing")
    page.primary()
    assert len(day.refusals) == 1
    assert day.view().assembly.closed_at is None


def test_an_item_taken_back_by_undo_goes_from_the_screen(day: Day) -> None:
    day.open()
    day.start(1)
    page = day.show()
    added: list[UUID] = []
    page.desk.runner.run(lambda tx: agenda.add(tx, day.assembly, "De més"), then=added.append)
    page.look(added[0])
    assert page.item.header.title.text() == "De més"
    page.desk.runner.undo()
    assert page.item.header.title.text() == "Furgoneta"


def test_the_test_result_and_roles_are_told(day: Day) -> None:
    day.open()
    item = day.start(1)
    version = day.run(lambda tx: proposals.table(tx, item, "Comprar-ho"))
    day.run(lambda tx: consensus_tests.record(tx, version, Positions(0, 1, 2, 10)))
    page = day.show()
    said = page.item.tests.line.accessibleName()
    assert "13 in the room: 10 support, 2 with reserves, 1 stands aside, no block" in said


def test_a_block_is_resolved_after_its_test(day: Day) -> None:
    day.open()
    item = day.start(1)
    version = day.run(lambda tx: proposals.table(tx, item, "Comprar-ho"))
    blocks = consensus_tests.Reason(Stance.BLOCK, "No tenim on carregar-la", day.people[0])
    day.run(lambda tx: consensus_tests.record(tx, version, Positions(1, 0, 0, 12), reasons=[blocks]))
    page = day.show()
    section = page.item.tests
    assert "open block" in section.line.accessibleName()
    entry = section.list.entries[-1]
    assert entry.text == "No tenim on carregar-la" and entry.right == "open block"
    line = section.list.line(entry.key)
    assert line is not None
    QTest.keyClicks(line, "1")
    assert day.book.read(lambda tx: consensus_tests.of_item(tx, item))[-1].open_blocks == 0
    assert section.list.entries[-1].right.startswith("resolved at")
    assert not section.list.entries[-1].acts
    assert "open block" not in section.line.accessibleName()


def test_buttons_give_up_their_keys_before_a_line_breaks(day: Day) -> None:
    first, second = Button("Suspend", key="F6"), Button("Close the item", key="Ctrl+Enter")
    line, flow = QWidget(), Flow(first, second)
    line.setLayout(flow)
    whole = flow.sizeHint().width()
    assert flow.heightForWidth(whole) == flow.heightForWidth(whole - 30) == first.sizeHint().height()
    assert flow.heightForWidth(whole // 2) > first.sizeHint().height()
    line.deleteLater()


def test_every_control_that_takes_the_keyboard_has_a_name(day: Day) -> None:
    day.open()
    item = day.start(1)
    day.run(lambda tx: proposals.table(tx, item, "Comprar-ho"))
    day.run(lambda tx: concerns.raise_(tx, item, "Car"))
    page = day.show()
    page.item.text.open_form()
    page.item.header.toggle_extend()
    page.item.concerns.add.toggle()
    nameless = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            made = QAccessible.queryAccessibleInterface(widget)
            if not made.text(QAccessible.Text.Name):
                nameless.append(widget)
    assert nameless == []
