# SPDX-License-Identifier: GPL-3.0-or-later
"""What is our bug: logged, shown once with its report, and the application goes on."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from assembly_app import __version__
from assembly_app.i18n import _
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.prose import Label, Prose

_log = logging.getLogger(__name__)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a bug report needs: versions and the trace; no name and no text of the book."""
    lines = traceback.format_exception(kind, error, trace)
    versions = (f"Assembly {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
    return " · ".join((*versions, platform.platform())) + "\n\n" + "".join(lines)


class CrashDialog(QDialog):
    """Says that something of ours failed, what is safe, and how to report it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something failed"))
        self.resize(640, 420)
        title = Label(_("Something failed in the application"), size=18, weight=600)
        safe = Prose(
            _(
                "What was already saved is safe, and you can go on. If it happens again, "
                "copy this report and send it to whoever looks after the application."
            )
        )
        view = QPlainTextEdit(text, self)
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setAccessibleName(_("Report"))
        copy = Button(_("Copy the report"), kind="secondary", icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(text))
        on = Button(_("Go on"), kind="primary")
        on.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(on)
        body = QVBoxLayout(self)
        body.setContentsMargins(24, 24, 24, 24)
        body.setSpacing(16)
        for part in (title, safe, view):
            body.addWidget(part)
        body.addLayout(foot)
        on.setFocus()


class CrashGuard:
    """Takes over `sys.excepthook`: each kind of failure is logged always and shown once."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._seen: set[tuple[type[BaseException], int]] = set()

    def install(self) -> None:
        """From now on unexpected exceptions come here."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a failure, and show it if it is new."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("unexpected failure", exc_info=(kind, error, trace))
        last = trace
        while last and last.tb_next:
            last = last.tb_next
        mark = (kind, last.tb_lineno if last else 0)
        if mark not in self._seen:
            self._seen.add(mark)
            self._show(report(kind, error, trace))
