# SPDX-License-Identifier: GPL-3.0-or-later
"""A window on a real book, driven as a person drives it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assembly_app import settings
from assembly_app.services.workspace import Workspace
from assembly_app.ui.application import Application

_T = TypeVar("_T")
NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)


@contextmanager
def window(book: Path, *, now: datetime = NOON, language: str = "en") -> Iterator[Application]:
    """The application on a book, made empty if it is not there; closed at the end."""
    if not book.exists():
        Workspace.create(book).close()
    chosen = settings.Settings(language=language, theme="light")
    application = Application(chosen, clock=lambda: now)
    application.window.resize(1440, 900)
    application.window.show()
    application.window.activateWindow()
    assert QTest.qWaitForWindowActive(application.window)
    application.open(book)
    try:
        yield application
    finally:
        application.window.close()
        application.close_book()
        application.window.deleteLater()
        QTest.qWait(0)


def focused() -> QWidget:
    """What has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type where the keyboard is."""
    for letter in text:  # the first one may open an editor, which takes the rest
        QTest.keyClicks(focused(), letter)


def press(*keys: Qt.Key, ctrl: bool = False, shift: bool = False, alt: bool = False) -> None:
    """Press keys where the keyboard is, one after another."""
    held = Qt.KeyboardModifier.NoModifier
    for on, modifier in (
        (ctrl, Qt.KeyboardModifier.ControlModifier),
        (shift, Qt.KeyboardModifier.ShiftModifier),
        (alt, Qt.KeyboardModifier.AltModifier),
    ):
        if on:
            held |= modifier
    for key in keys:
        QTest.keyClick(focused(), key, held)
        QTest.qWait(1)  # cells hand their text over once the loop runs again


def ask(application: Application, query: Callable[..., _T]) -> _T:
    """What a service answers now."""
    return application.desk.runner.read(query)
