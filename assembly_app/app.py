# SPDX-License-Identifier: GPL-3.0-or-later
"""The composition root: preferences, window and book wired together, in the order that paints first."""

import builtins
import gc
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from assembly_app import paths, settings

if TYPE_CHECKING:
    from assembly_app.ui.application import Application

_BENCH = "ASSEMBLY_APP_BENCH"


def run_window(book: Path | None) -> int:
    """Open the window, on a book if one is given, and return its exit code."""
    _start_lightly()
    from assembly_app.ui.application import Application

    app = QApplication(sys.argv[:1])
    app.setApplicationName("Assembly")
    app.setDesktopFileName("assembly-app")
    if book is not None and _raised_elsewhere(book):
        return 0
    application = Application(settings.load())
    window = application.window
    # What takes long comes after the first painting, in turns that let the window be drawn.
    window.painted.connect(lambda: QTimer.singleShot(0, lambda: _begin(application, book)))
    window.show()
    code = app.exec()
    application.close_book()
    return code


def _start_lightly() -> None:
    """Leave out what only slows the first painting."""
    # Qt's binding reads the source of each module imported after it, in search of a feature not used here.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    # What is imported stays: looking for garbage in it is in vain. `_begin` takes it up again.
    gc.disable()


def _raised_elsewhere(book: Path) -> bool:
    """Whether another window has this book and came to the front."""
    if not paths.owner_file(book).exists():
        return False
    from assembly_app.ui.instance import raise_other

    return raise_other(book)


def _guard(application: "Application") -> None:
    from assembly_app.ui.crash import CrashGuard

    def show(report: str) -> None:
        from assembly_app.ui.crash_dialog import CrashDialog

        CrashDialog(report, application.window).open()

    CrashGuard(show).install()


def _begin(application: "Application", book: Path | None) -> None:
    bench = _BENCH in os.environ
    if bench:
        _print_time("frame")
    _guard(application)
    if book is None:
        application.welcome()
    else:
        application.open(book)
    gc.freeze()
    gc.enable()
    if bench:
        application.window.repaint()
        _print_time("rows")
        QApplication.quit()
    # Its library is heavy: it can wait until there is something to read.
    from assembly_app import log

    log.start()


def _print_time(word: str) -> None:
    """For the bench alone: milliseconds since the process that started us took the time."""
    start = int(os.environ.get("ASSEMBLY_APP_BENCH_START", time.monotonic_ns()))
    sys.stdout.write(f"{word} {(time.monotonic_ns() - start) / 1e6:.1f}\n")
    sys.stdout.flush()
