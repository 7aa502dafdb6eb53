# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything the window shows, for everyone: three languages, both themes, small screens, large text."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from assembly_app.services import assemblies
from assembly_app.services.workspace import Workspace
from assembly_app.ui.application import Application
from assembly_app.ui.places import FOOT, KEYS
from assembly_app.ui.sheets.make import NAMES
from assembly_app.ui.widgets.buttons import Button
from tests.example import BOOK, LANGUAGES, example_folder
from tests.ui import everyone
from tests.ui.a_window import window_on

# The middle of item 8: there is a text on the table, people wait to speak, and five have written.
NOW = datetime(2026, 3, 15, 11, 44, tzinfo=UTC)
SMALLEST = (1366, 768)
View = tuple[str, QWidget]
_PATIENCE = 8


@pytest.fixture(scope="module")
def in_mid_item(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example book as it was at 12:44, made once for all processes."""
    folder = example_folder(tmp_path_factory)
    path = folder / "mid-item.assemblea"
    with FileLock(folder / "mid-item.lock", timeout=300):
        if not path.exists():
            Workspace.rewound(folder / BOOK, NOW, folder / "making.assemblea").close()
            (folder / "making.assemblea").replace(path)
    return path


@pytest.fixture
def book(in_mid_item: Path, tmp_path: Path) -> Path:
    """A copy of it, to open."""
    return Path(shutil.copyfile(in_mid_item, tmp_path / BOOK))


@contextmanager
def example(book: Path, size: tuple[int, int], **chosen: object) -> Iterator[Application]:
    with window_on(book, lambda: NOW, **chosen) as application:
        application.window.resize(*size)
        settle()
        yield application


def settle() -> None:
    """Let layouts and queued work come to rest."""
    for _turn in range(4):
        QApplication.processEvents()


def views(application: Application) -> Iterator[View]:
    """Every page, every sheet of the Room, every form: opened one after another, each by its name."""
    window = application.window
    room = window.page("room")
    for place in (*KEYS, *FOOT):
        yield shown(place, window, lambda place=place: window.go(place))
    window.go("room")
    for name in NAMES:
        yield shown(f"room: {name}", window, lambda name=name: room.open_sheet(name))
        assert room.side.sheet is not None, name
        room.close_sheet()
    for place, form in (("assemblies", "new"), ("people", "new_person"), ("people", "new_body")):
        window.go(place)
        yield shown(f"{place}: {form}", window, getattr(window.page(place), form))
    for name, wanted in (("planned", assemblies.Stage.PLANNED), ("closed", assemblies.Stage.CLOSED)):
        rows = window.desk.runner.read(assemblies.every)
        one = next(row for row in reversed(rows) if row.stage is wanted)
        window.desk.choose_assembly(one.id)
        for place in ("assemblies", "room", "minutes"):
            yield shown(f"{place}, {name}", window, lambda place=place: window.go(place))
    application.welcome()
    yield shown("welcome", window, lambda: None)


def shown(name: str, window: QWidget, act: Callable[[], object]) -> View:
    act()
    settle()
    return name, window


def gather(application: Application, *looks: Callable[[QWidget], list[str]]) -> list[str]:
    """What is wrong, view by view."""
    found = []
    for name, window in views(application):
        for look in looks:
            found += [f"{name}: {one}" for one in at_rest(look, window)]
    return found


def at_rest(look: Callable[[QWidget], list[str]], window: QWidget) -> list[str]:
    """What is wrong once everything has found its place: pages lay some parts out a moment later."""
    found = look(window)
    for _turn in range(_PATIENCE):
        if not found:
            break
        QTest.qWait(40)
        found = look(window)
    return found


def too_large(window: QWidget) -> list[str]:
    """A view that the smallest screen cannot hold."""
    needed = window.minimumSizeHint()
    fits = needed.width() <= SMALLEST[0] and needed.height() <= SMALLEST[1]
    return [] if fits else [f"needs {needed.width()}×{needed.height()}"]


def too_wide(window: QWidget) -> list[str]:
    """With large text a page may scroll down, never sideways."""
    needed = window.minimumSizeHint().width()
    return [] if needed <= SMALLEST[0] else [f"needs a width of {needed}"]


# The dark theme differs in colours alone: it is looked at on the smaller screen, the light one on the larger.
@pytest.mark.parametrize(
    ("theme", "size"), [("dark", SMALLEST), ("light", (1440, 900))], ids=["dark", "light"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_opens_named_and_whole(
    book: Path, language: str, theme: str, size: tuple[int, int]
) -> None:
    with example(book, size, language=language, theme=theme) as application:
        assert gather(application, everyone.nameless, everyone.cut, too_large) == []


def test_tab_reaches_every_control_and_leaves_it(book: Path) -> None:
    with example(book, (1440, 900)) as application:
        assert gather(application, everyone.unreached, everyone.unreached_backwards) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_text_fits_a_small_screen(book: Path, language: str) -> None:
    with example(book, SMALLEST, language=language, text_scale=200) as application:
        assert gather(application, too_wide, everyone.cut) == []


class Trap(QLineEdit):
    """Keeps Tab to itself."""

    def event(self, event: QEvent) -> bool:
        tab = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return tab or super().event(event)


def test_what_is_wrong_is_told() -> None:
    """Each look bites on what it is for."""
    with window_on(None, lambda: NOW) as application:
        page = application.window.page("welcome")
        assert everyone.nameless(application.window) == everyone.cut(application.window) == []
        seeded = (Trap(page), QComboBox(page), Button("A word that does not fit", parent=page))
        seeded[1].addItem("chosen")
        for one in seeded:
            one.setFixedWidth(20)
            one.show()
        assert [line.split()[2] for line in everyone.nameless(page)] == ["Trap", "QComboBox"]
        assert ["A word that does not fit" in line for line in everyone.cut(page)] == [True]
        assert any("Button" in line for line in everyone.unreached(page))
        assert everyone.unreached_backwards(page)
