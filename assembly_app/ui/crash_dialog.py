# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of an unexpected failure, shown once."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from assembly_app.i18n import _
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.prose import Label, Prose


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
