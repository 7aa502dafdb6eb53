# SPDX-License-Identifier: GPL-3.0-or-later
"""A page that holds at most one form, in the stack at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page

if TYPE_CHECKING:
    from assembly_app.ui.sheets.form_sheet import FormSheet


class FormPage(Page):
    """Subclasses put `_right` in their arrangement, and say what to save, place and go back to."""

    form: FormSheet | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = None
        self._right = QStackedWidget()

    def primary(self) -> None:
        """Save the form, if there is one."""
        if self.form is not None:
            self.form.submitted.emit()

    def _save(self) -> None:
        """Store what the form says."""

    def _place_panes(self) -> None:
        """Show the form while there is one, else what the page is about."""

    def _resting(self) -> QWidget:
        """What takes the keyboard when the form goes away."""
        return self

    def _put_form(self, form: FormSheet) -> None:
        self._drop_form()
        self.form = form
        form.submitted.connect(self._save)
        form.closed.connect(self._leave_form)
        self._right.addWidget(form)
        self._place_panes()
        form.begin()

    def _drop_form(self) -> None:
        if self.form is not None:
            self._right.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _leave_form(self) -> None:
        self._drop_form()
        self._place_panes()
        self._resting().setFocus(Qt.FocusReason.OtherFocusReason)
