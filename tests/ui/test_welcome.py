# SPDX-License-Identifier: GPL-3.0-or-later
"""The welcome page: books opened lately, new ones, the example."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from assembly_app.demo import player
from assembly_app.domain.kinds import BodyKind
from assembly_app.services import bodies
from assembly_app.services.workspace import Workspace
from assembly_app.ui.application import Application
from assembly_app.ui.pages.welcome import WelcomePage
from assembly_app.ui.welcome import example, recents
from tests.ui.a_window import nameless, wait_for, window_on

Key = Qt.Key


@pytest.fixture
def lately(tmp_path: Path) -> list[Path]:
    """Two books: one that is there and one that was taken away."""
    there = tmp_path / "vall-de-sorrell.assemblea"
    Workspace.create(there).close()
    return [there, tmp_path / "ateneu-la-farinera.assemblea"]


@pytest.fixture
def application(lately: list[Path]) -> Iterator[Application]:
    with ExitStack() as stack:
        yield stack.enter_context(window_on(None, recent_books=tuple(str(path) for path in lately)))


def page_of(application: Application) -> WelcomePage:
    page = application.window.page("welcome")
    assert isinstance(page, WelcomePage)
    return page


def wait_for_example() -> None:
    assert wait_for(lambda: not example.maker().is_running, 30)
    QApplication.processEvents()


def test_enter_opens_the_latest_book(application: Application, lately: list[Path]) -> None:
    page = page_of(application)
    assert [row.title for row in page.recents.list.rows()] == ["Vall de sorrell", "Ateneu la farinera"]
    QTest.keyClick(page.recents.list, Key.Key_Return)
    assert application.desk.runner.workspace.path == lately[0]
    assert application.window.place == "assemblies"


def test_a_book_that_is_gone_says_so_and_can_be_forgotten(
    application: Application, lately: list[Path]
) -> None:
    page = page_of(application)
    assert page.recents.list.rows()[1].second_state == "not found"
    page.recents.list.setFocus()
    QTest.keyClick(page.recents.list, Key.Key_Down)
    assert not page.recents.open.isVisible()
    QTest.keyClick(page.recents.list, Key.Key_Delete)
    assert application.desk.settings.recent_books == (str(lately[0]),)
    assert len(page.recents.list.rows()) == 1


def test_two_makes_an_empty_book(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = tmp_path / "new.assemblea"
    monkeypatch.setattr(WelcomePage, "ask_new", lambda _self, _proposed: goal)
    QTest.keyClick(page_of(application).new, Key.Key_2)
    assert application.desk.runner.workspace.path == goal
    assert application.desk.runner.read(bodies.tree) == []


def test_one_asks_the_name_and_makes_the_bodies(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []

    def answer(_self: WelcomePage, path: Path) -> Path:
        proposed.append(path)
        return tmp_path / path.name

    monkeypatch.setattr(WelcomePage, "ask_new", answer)
    page = page_of(application)
    QTest.keyClick(page.new, Key.Key_1)
    assert page.name.isVisible()
    QTest.keyClick(page.name, Key.Key_Return)
    assert page.name_field.note.isVisible()
    QTest.keyClicks(page.name, "Serra 12")
    QTest.keyClick(page.name, Key.Key_Return)
    assert [path.name for path in proposed] == ["serra-12.assemblea"]
    rows = application.desk.runner.read(bodies.tree)
    assert (rows[0].name, rows[0].kind) == ("Serra 12", BodyKind.COOPERATIVE)
    assert [row.kind for row in rows[1:]] == [BodyKind.ASSEMBLY] + [BodyKind.COMMISSION] * 9


def test_a_book_is_never_written_over(
    application: Application, lately: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WelcomePage, "ask_new", lambda _self, _proposed: lately[0])
    page = page_of(application)
    page.ask_name()
    QTest.keyClicks(page.name, "Serra")
    QTest.keyClick(page.name, Key.Key_Return)
    assert page.name_field.note.isVisible()
    assert not application.desk.runner.is_open


def test_escape_leaves_the_name(application: Application) -> None:
    page = page_of(application)
    page.ask_name()
    QTest.keyClick(page.name, Key.Key_Escape)
    assert not page.name.isVisible()


def test_the_example_is_made_once_and_opened(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    played: list[Path] = []

    def play(_scenario: object, path: Path, **_given: Any) -> None:
        played.append(path)
        Workspace.create(path).close()

    monkeypatch.setattr(player, "play", play)
    QTest.keyClick(page_of(application).new, Key.Key_E)
    wait_for_example()
    made = example.existing()
    assert made is not None
    assert application.desk.runner.workspace.path == made
    application.welcome()
    page_of(application).look_at_example()
    assert application.desk.runner.workspace.path == made
    assert len(played) == 1


def test_making_the_example_can_be_cancelled_and_leaves_nothing(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def play(_scenario: object, path: Path, *, finished: Callable[[None], None], **_given: Any) -> None:
        Workspace.create(path).close()
        for _step in range(1000):
            time.sleep(0.01)
            finished(None)

    monkeypatch.setattr(player, "play", play)
    page = page_of(application)
    page.look_at_example()
    assert page.progress.parentWidget().isVisible()
    QTest.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    wait_for_example()
    assert example.existing() is None
    assert list(example.folder().iterdir()) == []
    assert not page.cancel.isVisible()
    assert not application.desk.runner.is_open


def test_the_language_is_chosen_at_the_top(application: Application) -> None:
    page = page_of(application)
    page.languages.setCurrentIndex(page.languages.findData("es"))
    page.languages.activated.emit(page.languages.currentIndex())
    QApplication.processEvents()
    assert application.desk.settings.language == "es"
    assert page_of(application).languages.currentData() == "es"


def test_titles_are_words() -> None:
    assert recents.title(Path("ateneu_la-farinera.assemblea")) == "Ateneu la farinera"


def test_every_control_has_a_name(application: Application) -> None:
    page = page_of(application)
    page.ask_name()
    QApplication.processEvents()
    assert nameless(page) == []


def test_a_newcomer_begins_at_the_templates() -> None:
    with window_on(None) as application:
        page = page_of(application)
        QApplication.processEvents()
        assert application.window.focusWidget() is page.new
        assert page.new.current_key() == "cooperative"
        assert page.recents.none.isVisible()
