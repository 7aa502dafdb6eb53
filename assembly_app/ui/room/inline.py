# SPDX-License-Identifier: GPL-3.0-or-later
"""A small form inside the item: opened by a key, done with Ctrl+Enter, left with Esc losing nothing."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _
from assembly_app.ui import errors
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.card import Card
from assembly_app.ui.widgets.escape import claims_escape
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import column
from assembly_app.ui.widgets.prose import Prose


class Inline(Card):
    """`submitted` asks for what it is about; `opened_changed` tells whether it is open."""

    submitted = Signal()
    opened_changed = Signal()

    def __init__(self, verb: str, title: str = "") -> None:
        super().__init__(title)
        self.first: QWidget | None = None
        self._came_from: QWidget | None = None
        self.ok = Button(verb, "primary", key="Ctrl+↵")
        self.cancel = Button(_("Cancel"), "quiet", key="Esc")
        self.error = Prose("", role="stop", icon="circle-alert", icon_role="stop")
        self.error.hide()
        self.ok.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.close_form)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def fill(self, *parts: QWidget | QLayout, first: QWidget) -> None:
        """Put the fields in; `first` is where the keyboard goes."""
        self.first = first
        self.body.addLayout(column(*parts, self.error, Flow(self.ok, self.cancel), spacing=8))

    def submit(self) -> None:
        """Ask for what the form is about."""
        self.say_error("")
        self.submitted.emit()

    def say_error(self, sentence: str) -> None:
        """Say what is wrong; "" takes it away."""
        self.error.set_text(sentence)
        self.error.setVisible(bool(sentence))

    def refuse(self, error: AssemblyError) -> None:
        """Say in words why it was not done."""
        self.say_error(errors.words(error))

    def toggle(self) -> None:
        """Open, or close if open."""
        if self.isHidden():
            self.open_form()
        else:
            self.close_form()

    def open_form(self) -> None:
        """Show the form with the keyboard in its first field."""
        self._came_from = self.window().focusWidget()
        self.show()
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.opened_changed.emit()

    def close_form(self) -> None:
        """Hide the form; what was typed stays in it."""
        if self.isHidden():
            return
        had = self.isAncestorOf(self.window().focusWidget()) if self.window().focusWidget() else False
        self.say_error("")
        self.hide()
        back = self._came_from
        if had and back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened_changed.emit()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)
