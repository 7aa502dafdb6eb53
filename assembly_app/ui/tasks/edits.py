# SPDX-License-Identifier: GPL-3.0-or-later
"""The two small questions about a task, asked over its actions: which day, whose hands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _, pgettext
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import claims_escape, is_escape
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Escape(QObject):
    """Lets Escape leave from a field that would empty itself first; names offered are closed before."""

    pressed = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not getattr(watched, "is_choosing", False):
            if claims_escape(event):
                return True
            if is_escape(event, QEvent.Type.KeyPress):
                self.pressed.emit()
                return True
        return super().eventFilter(watched, event)


class Question(QWidget):
    """A field with its verb: Enter `answered`, Escape `left`."""

    answered = Signal()
    left = Signal()

    def __init__(self, field: Field, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.save = Button(verb, "primary", key=pgettext("key", "Enter"))
        self.cancel = Button(_("Leave it"), "quiet", key=pgettext("key", "Esc"))
        self._escape = Escape(self)
        self._escape.pressed.connect(self.left)
        field.editor.installEventFilter(self._escape)
        self.save.clicked.connect(self.answered)
        self.cancel.clicked.connect(self.left)
        self.setLayout(column(field, row(self.save, self.cancel, None)))

    def begin(self) -> None:
        """Put the keyboard in the field."""
        self.field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and not self.cancel.hasFocus():
            self.answered.emit()
        elif event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)
