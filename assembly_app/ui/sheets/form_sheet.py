# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet with a form: Enter saves from any field, Escape leaves and keeps what was typed."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from assembly_app.i18n import pgettext
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import claims_escape
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.prose import Prose
from assembly_app.ui.widgets.sheet import Sheet
from assembly_app.ui.widgets.status_line import announce

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def hinted(label: str, editor: QWidget, hint: str) -> Field:
    """A field with a hint, shown once it has a place: before, it would be a window of its own."""
    field = Field(label, editor)
    field.set_hint(hint)
    return field


def combo(options: Iterable[tuple[str, object]] = ()) -> QComboBox:
    """A list of (word, data) that asks for no more room than the form has."""
    made = QComboBox()
    for word, data in options:
        made.addItem(word, data)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


class FormSheet(Sheet):
    """Fill it with `put`; `submitted` asks to save, `closed` to go away without."""

    submitted = Signal()

    def __init__(self, title: str, icon: str, verb: str, *, width: int = 440) -> None:
        super().__init__(title, icon, width=width)
        self.save = Button(verb, "primary", key=pgettext("key", "Enter"), tall=True)
        self.cancel = Button(pgettext("form", "Leave"), "quiet", key=pgettext("key", "Esc"), tall=True)
        self.note = Prose("", role="stop", icon="circle-alert", icon_role="stop")
        self.note.hide()
        self.stay.addWidget(self.note)
        self.stay.addLayout(row(self.save, self.cancel, None))
        self.save.clicked.connect(self.submitted)
        self.cancel.clicked.connect(self.closed)
        self._fields: list[Field] = []
        self.middle.setSpacing(12)
        self.middle.addStretch(1)

    def put(self, *fields: Field) -> None:
        """Add one field, or several side by side."""
        at = self.middle.count() - 1
        if len(fields) == 1:
            self.middle.insertWidget(at, fields[0])
        else:
            line = row(spacing=12)
            for field in fields:
                line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
            self.middle.insertLayout(at, line)
        self._fields += fields

    def wrong(self, sentence: str, field: Field | None = None) -> None:
        """Say what is wrong beside its field, or above the buttons when it is no field's own."""
        if field is None:
            self.note.set_text(sentence)
            self.note.setVisible(bool(sentence))
        else:
            field.set_error(sentence)
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroller.ensureWidgetVisible(field)
        if sentence:
            announce(self, sentence)

    def forgive(self) -> None:
        """Take every error away, before trying again."""
        self.note.hide()
        for field in self._fields:
            field.set_error("")

    def begin(self) -> None:
        """Put the keyboard in the first thing to answer."""
        if self._fields:
            # No shortcut: a line would select all of what was left in it, to be typed over.
            self._fields[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in _ENTER:
            held: QWidget | None = QApplication.focusWidget()
            if isinstance(held, QAbstractButton):
                held.click()
            else:
                self.submitted.emit()
        else:
            super().keyPressEvent(event)
