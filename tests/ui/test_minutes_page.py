# SPDX-License-Identifier: GPL-3.0-or-later
"""The Minutes page: what is missing, what is typed, what is written to a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTimeEdit

from assembly_app.documents.variant import Variant
from assembly_app.domain.kinds import Outcome, Place
from assembly_app.services import (
    assemblies,
    attendance,
    consultations,
    items,
    minutes,
    notes,
    proposals,
    tasks,
)
from assembly_app.services.names import Wording
from assembly_app.services.use_case import NotHere
from assembly_app.ui.application import Application
from assembly_app.ui.minutes.export import Export
from assembly_app.ui.pages.minutes import MinutesPage
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.prose import Prose
from tests.a_room import Hand, Room, make_room
from tests.ui.a_window import nameless, wait_for, window_on

Key = Qt.Key


@dataclass
class Seen:
    """What the tests act on."""

    application: Application
    page: MinutesPage
    room: Room

    def note(self) -> Wording:
        return self.application.desk.runner.read(lambda tx: notes.of_item(tx, self.room.first))

    def item(self) -> minutes.ItemRecord:
        record = self.application.desk.runner.read(lambda tx: minutes.record(tx, self.room.assembly))
        return next(one for one in record.items if one.id == self.room.first)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """An assembly in its first item, with an online consultation that nobody has read aloud."""
    made = make_room(tmp_path, Hand())
    made.open()
    book, clock = made.book, made.clock
    clock.at("12:26")
    book.run(lambda tx: attendance.register(tx, made.assembly, made.people[3], Place.ONLINE))
    book.run(lambda tx: items.start(tx, made.first))
    version = book.run(lambda tx: proposals.table(tx, made.first, "Comprar una furgoneta")).value
    asked = book.run(lambda tx: consultations.open_(tx, version)).value
    clock.at("12:53")
    book.run(lambda tx: consultations.close(tx, asked, 0, 1, 0))
    return made


@pytest.fixture
def seen(room: Room) -> Iterator[Seen]:
    path = room.book.path
    room.book.close()
    with window_on(path, room.clock) as application:
        application.window.go("minutes")
        page = application.window.page("minutes")
        assert isinstance(page, MinutesPage)
        yield Seen(application, page, room)


def type_note(seen: Seen, words: str) -> None:
    editor = seen.page.reading.notes.original.editor
    editor.setFocus()
    QTest.keyClicks(editor, words)


def test_shows_the_item_being_dealt_with_and_what_it_lacks(seen: Seen) -> None:
    assert seen.page.items.count.text() == "1 thing to complete"
    assert seen.page.items.list.current_key() == seen.room.first
    assert seen.page.items.list.rows()[0].second_state == "online result not read aloud"
    assert seen.page.reading.title.text() == "Furgoneta elèctrica"


def test_a_note_is_kept_after_a_pause_and_its_people_are_references(seen: Seen) -> None:
    type_note(seen, "Pau Torrents presenta la proposta.")
    assert seen.note().text == ""
    assert wait_for(lambda: seen.note().text)
    assert seen.note().text.startswith("@{")
    assert seen.note().language == "ca"
    assert seen.page.reading.notes.original.editor.text() == "Pau Torrents presenta la proposta."
    assert seen.application.window.focusWidget() is seen.page.reading.notes.original.editor


def test_a_note_is_kept_before_another_item_is_shown(seen: Seen) -> None:
    type_note(seen, "Es fan preguntes.")
    seen.page.items.list.set_current(seen.room.second)
    assert seen.note().text == "Es fan preguntes."
    assert seen.page.reading.notes.original.editor.text() == ""


def test_what_the_book_refuses_stays_in_the_field_and_is_tried_again(
    seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise NotHere

    with monkeypatch.context() as patch:
        patch.setattr(notes, "write", refuse)
        type_note(seen, "Es fan preguntes.")
        seen.page.commit_typed()
    editor = seen.page.reading.notes.original.editor
    assert editor.text() == "Es fan preguntes."
    assert seen.note().text == ""
    seen.page.commit_typed()
    assert seen.note().text == "Es fan preguntes."


def test_what_is_typed_shows_on_the_page_at_once(seen: Seen) -> None:
    type_note(seen, "Es fan preguntes.")
    seen.page.commit_typed()
    preview = seen.page.preview
    preview.lay_out()
    assert preview.paper is not None
    assert "Es fan preguntes." in preview.paper.outline.of_item(seen.room.first)[1].runs[0].text  # type: ignore[union-attr]


def test_a_translation_stands_beside_the_original(seen: Seen) -> None:
    type_note(seen, "Es fan preguntes.")
    reading = seen.page.reading
    assert not reading.notes.translation.isVisible()
    reading.languages.setFocus()
    reading.languages.setCurrentIndex(reading.languages.findData("es"))
    reading.languages.activated.emit(reading.languages.currentIndex())
    assert reading.notes.translation.isVisible()
    assert reading.notes.original.label.text() == "Notes, in Catalan"
    QTest.keyClicks(reading.notes.translation.editor, "Se hacen preguntas.")
    seen.page.commit_typed()
    assert seen.note().written_in("es") == ("Se hacen preguntas.", "es")
    assert seen.note().text == "Es fan preguntes."


def test_the_public_variant_is_read_and_not_typed_into(seen: Seen) -> None:
    type_note(seen, "Pau Torrents presenta.")
    QTest.mouseClick(_segment(seen, 1), Qt.MouseButton.LeftButton)
    assert seen.page.reading.variant is Variant.PUBLIC
    assert not seen.page.reading.notes_line.isVisible()
    assert "Pau" not in _facts(seen)
    assert "presenta." in _facts(seen)


def test_the_online_result_is_marked_as_read_now(seen: Seen) -> None:
    seen.room.clock.at("13:07")
    QTest.keyClick(_button(seen, "Mark as read"), Key.Key_Space)
    assert seen.item().advisory[0].read_at == seen.room.clock.now
    assert seen.page.items.count.text() == "Nothing to complete"
    assert not seen.page.reading.lacks.isVisible()


def test_after_the_assembly_a_person_says_when_it_was_read(room: Room) -> None:
    room.clock.at("13:16")
    room.book.run(lambda tx: items.close(tx, room.first, Outcome.INFORMED))
    room.clock.at("14:00")
    room.book.run(lambda tx: assemblies.close(tx, room.assembly))
    path = room.book.path
    room.book.close()
    with window_on(path, room.clock) as application:
        application.window.go("minutes")
        page = application.window.page("minutes")
        assert isinstance(page, MinutesPage)
        seen = Seen(application, page, room)
        hour = page.reading.lacks.findChild(QTimeEdit)
        assert hour is not None
        assert hour.time() == QTime(13, 16)
        hour.setTime(QTime(13, 7))
        QTest.keyClick(_button(seen, "Mark as read"), Key.Key_Space)
        assert seen.item().advisory[0].read_at == room.clock.at("13:07")


def test_a_task_without_a_person_leads_to_the_tasks(seen: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    runner = seen.application.desk.runner
    runner.run(lambda tx: tasks.give(tx, "Comprar-la", item_id=seen.room.first), then=made.append)
    went: list[tuple[object, object]] = []
    monkeypatch.setattr(seen.application.desk, "go", lambda *place: went.append(place))
    QTest.keyClick(_button(seen, "See the task"), Key.Key_Space)
    assert went == [("tasks", made[0])]


def test_writes_the_document_and_says_where(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []

    def answer(self: Export, path: Path) -> Path:
        proposed.append(path)
        return tmp_path / "out" / path.name

    (tmp_path / "out").mkdir()
    monkeypatch.setattr(Export, "ask_file", answer)
    monkeypatch.setattr(Export, "folder", None)
    type_note(seen, "Es fan preguntes.")
    QTest.keyClick(seen.page.reading.write, Key.Key_Space)
    seen.page.command("export")
    assert proposed[0] == seen.application.desk.runner.workspace.path.with_name("acta-P142-ca.docx")
    assert proposed[-1].parent == tmp_path / "out"
    written = docx.Document(str(tmp_path / "out" / "acta-P142-ca.docx"))
    assert "Es fan preguntes." in "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert seen.application.window.status.message.text().endswith("acta-P142-ca.docx")


def test_names_left_in_public_are_listed_before_anything_is_written(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(Export, "ask_file", lambda _self, path: asked.append(path))
    type_note(seen, "Carme ho explica.")
    QTest.mouseClick(_segment(seen, 1), Qt.MouseButton.LeftButton)
    seen.page.command("export")
    assert asked == []
    export = seen.page.reading.export
    assert export.isVisible()
    assert export.go_on is not None
    assert export.go_on.text() == "Write with these names"
    QTest.keyClick(export.go_on, Key.Key_Space)
    assert [path.name for path in asked] == ["acta-P142-public-ca.docx"]


def test_a_place_that_cannot_be_written_is_said(
    seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Export, "ask_file", lambda _self, path: tmp_path / "nowhere" / path.name)
    seen.page.command("export")
    assert seen.page.reading.export.isVisible()
    assert QApplication.overrideCursor() is None


def test_the_page_gives_way_to_the_text_and_comes_when_asked(seen: Seen) -> None:
    seen.application.window.resize(1000, 700)
    QApplication.processEvents()
    assert not seen.page.preview.isVisible()
    QTest.keyClick(seen.page.reading.page, Key.Key_Space)
    assert seen.page.preview.isVisible()


def test_pages_are_turned_with_the_keyboard(seen: Seen) -> None:
    preview = seen.page.preview
    seen.page.reading.notes.original.editor.insertPlainText("\n".join(["Es fan preguntes."] * 40))
    seen.page.commit_typed()
    preview.lay_out()
    preview.number = 0
    preview.turn(0)
    QTest.keyClick(preview.sheet, Key.Key_PageDown)
    assert preview.number == 1
    assert preview.place.text().startswith("2 of")


def test_every_control_has_a_name(seen: Seen) -> None:
    assert nameless(seen.page) == []


def test_a_book_without_assemblies_says_what_to_do(tmp_path: Path) -> None:
    room = make_room(tmp_path, Hand())
    room.book.close()
    with window_on(room.book.path, room.clock) as application:
        application.window.go("minutes")
        page = application.window.page("minutes")
        assert isinstance(page, MinutesPage)
        assert not page.splitter.isVisible()
        page.command("export")


def _segment(seen: Seen, at: int) -> Button:
    found: list[Button] = seen.page.reading.variants._group.buttons()  # type: ignore[assignment]
    return found[at]


def _button(seen: Seen, words: str) -> Button:
    QApplication.processEvents()
    found = [one for one in seen.page.reading.findChildren(Button) if one.text() == words and one.isVisible()]
    assert len(found) == 1
    return found[0]


def _facts(seen: Seen) -> str:
    QApplication.processEvents()
    content = seen.page.reading.scroller.widget()
    return "\n".join(one.text() for one in content.findChildren(Prose) if one.isVisible())
