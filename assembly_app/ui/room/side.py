# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands at the right of the item: the turns, or a sheet in their place."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget
from shiboken6 import isValid

from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase


class Side(QStackedWidget):
    """`changed` tells that a sheet came or went, `wanted` that a sheet asks for another."""

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, desk: Desk, turns: QWidget) -> None:
        super().__init__()
        self._desk, self._turns = desk, turns
        self.sheet: SheetBase | None = None
        self.name = ""
        self._came_from: QWidget | None = None
        self.addWidget(turns)

    def open(self, name: str, assembly_id: UUID, item_id: UUID | None) -> None:
        """Open a sheet in place of the turns, or of another sheet."""
        # Only now: an assembly may go by without most of them.
        from assembly_app.ui.sheets.make import make_sheet

        before = self._came_from if self.sheet is not None else self.window().focusWidget()
        self.close_sheet()
        self._came_from = before
        self._desk.runner.commit_typed()
        sheet = make_sheet(name, self._desk, assembly_id, item_id)
        sheet.closed.connect(self.close_sheet)
        sheet.wanted.connect(self.wanted)
        self.sheet, self.name = sheet, name
        self.addWidget(sheet)
        self.changed.emit()
        self.setCurrentWidget(sheet)

    def close_sheet(self) -> None:
        """Give the place back to the turns, and the keyboard to where it was."""
        sheet, self.sheet, self.name = self.sheet, None, ""
        if sheet is None:
            return
        self._desk.runner.commit_typed()
        self.setCurrentWidget(self._turns)
        self.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()
        self.changed.emit()
        back = self._came_from
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._turns.setFocus(Qt.FocusReason.OtherFocusReason)
