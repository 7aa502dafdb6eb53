# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences and Help: what is chosen applies at once, and every key is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assembly_app import i18n
from assembly_app.services import notes
from assembly_app.services.names import load
from assembly_app.ui import theme
from assembly_app.ui.application import Application
from assembly_app.ui.pages.help import HelpPage
from assembly_app.ui.pages.preferences import PreferencesPage
from tests.a_room import Hand, Room, make_room
from tests.ui.a_window import nameless, wait_for, window_on

Key = Qt.Key


@dataclass
class Seen:
    """What the tests act on."""

    application: Application
    room: Room

    @property
    def page(self) -> PreferencesPage:
        found = self.application.window.page("preferences")
        assert isinstance(found, PreferencesPage)
        return found


@pytest.fixture
def seen(tmp_path: Path) -> Iterator[Seen]:
    room = make_room(tmp_path, Hand())
    room.book.close()
    with window_on(room.book.path, room.clock) as application:
        application.window.go("preferences")
        yield Seen(application, room)
    theme.current().set_scale(100)
    theme.current().set_scheme(theme.Scheme.LIGHT)


def arrow(seen: Seen, name: str) -> None:
    """Choose the next one with the keyboard."""
    button = getattr(seen.page, name).focusProxy()
    button.setFocus()
    QTest.keyClick(button, Key.Key_Right)
    QTest.qWait(50)


def test_the_language_changes_at_once_and_the_keyboard_stays_where_it_was(
    tmp_path: Path,
) -> None:
    room = make_room(tmp_path, Hand())
    room.book.close()
    with window_on(room.book.path, room.clock, language="es") as application:
        application.window.go("preferences")
        seen = Seen(application, room)
        before = seen.page
        arrow(seen, "languages")
        assert application.desk.settings.language == "en"
        assert i18n.current_language() == "en"
        assert wait_for(lambda: seen.page is not before)
        assert wait_for(lambda: application.window.focusWidget() is seen.page.languages.focusProxy())


def test_the_size_of_the_text_changes_at_once(seen: Seen) -> None:
    arrow(seen, "scales")
    assert seen.application.desk.settings.text_scale == 125
    assert theme.current().scale == 125
    assert wait_for(lambda: seen.page.scales.current() == 125)
    assert seen.page.sample.note.text() == "125 %, light"


def test_the_theme_changes_at_once(seen: Seen) -> None:
    arrow(seen, "themes")
    assert seen.application.desk.settings.theme == "dark"
    assert theme.current().dark
    assert seen.page.sample.note.text() == "100 %, dark"


def test_what_is_written_carries_the_name_of_who_sits_here(seen: Seen) -> None:
    person = seen.page.person
    assert person.currentText() == "Nobody yet"
    person.setFocus()
    QTest.keyClicks(person, "Quim")
    person.activated.emit(person.currentIndex())
    runner = seen.application.desk.runner
    assert runner.workspace.author == seen.room.people[2]
    runner.run(lambda tx: notes.write(tx, seen.room.first, "Notes"))
    last = runner.workspace.last_change()
    assert last is not None
    assert last.author == seen.room.people[2]
    assert "Quim Astor" in runner.read(load).person(last.author)
    assert "Quim Astor" in person.currentText()


def test_the_list_leads_to_its_section(seen: Seen) -> None:
    assert wait_for(lambda: seen.page.scroller.verticalScrollBar().maximum() > 0)
    seen.page.list.setFocus()
    QTest.keyClick(seen.page.list, Key.Key_End)
    assert seen.page.scroller.verticalScrollBar().value() > 0


def test_without_a_book_nobody_can_be_chosen() -> None:
    with window_on(None) as application:
        application.window.go("preferences")
        page = application.window.page("preferences")
        assert isinstance(page, PreferencesPage)
        assert not page.person.isEnabled()
        assert page.person.toolTip()


def test_help_tells_every_key_of_the_menus(seen: Seen) -> None:
    window = seen.application.window
    window.go("help")
    page = window.page("help")
    assert isinstance(page, HelpPage)
    model = page.keys.model()
    told = {
        (str(model.index(at, 0).data()), str(model.index(at, 1).data())) for at in range(model.rowCount())
    }
    native = QKeySequence.SequenceFormat.NativeText
    actions = [action for action in window.menus.findChildren(QAction) if action.shortcuts()]
    assert actions
    for action in actions:
        keys = " · ".join(one.toString(native) for one in action.shortcuts())
        assert (action.text().replace("&", ""), keys) in told


@pytest.mark.parametrize("place", ["preferences", "help"])
def test_every_control_has_a_name(seen: Seen, place: str) -> None:
    seen.application.window.go(place)
    QApplication.processEvents()
    assert nameless(seen.application.window.page(place)) == []
