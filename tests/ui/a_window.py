# SPDX-License-Identifier: GPL-3.0-or-later
"""A window on a small book, as a person has it before them; nothing of it is kept."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from assembly_app.settings import Settings
from assembly_app.ui.application import Application


@contextmanager
def window_on(
    book: Path | None, clock: Callable[[], datetime] | None = None, **chosen: object
) -> Iterator[Application]:
    """The application on a book, or on the welcome page."""
    settings = Settings(**{"language": "en", "theme": "light", **chosen})  # type: ignore[arg-type]
    application = Application(settings, clock, keep=False)
    window = application.window
    if book is None:
        application.welcome()
    else:
        application.open(book)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    try:
        yield application
    finally:
        application.close_book()
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def wait_for(true: Callable[[], object], seconds: float = 5) -> bool:
    """Let the window work until something is so; whether it came to be."""
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        QTest.qWait(20)
    return bool(true())


def nameless(page: QWidget) -> list[str]:
    """The controls that the keyboard reaches and a screen reader could not name."""
    found = []
    for widget in page.findChildren(QWidget):
        # What has a proxy passes the keyboard on; Qt's own parts inside a control are named by it.
        if not widget.isVisible() or widget.focusProxy() or widget.objectName().startswith("qt_"):
            continue
        if widget.focusPolicy().value & 1:
            said = QAccessible.queryAccessibleInterface(widget)
            if said is None or not said.text(QAccessible.Text.Name):
                found.append(type(widget).__name__)
    return found
