# SPDX-License-Identifier: GPL-3.0-or-later
"""A line that adds a record: words, and whose they are if that is to be kept."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import is_escape
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import column
from assembly_app.ui.widgets.search_box import SearchBox


class AddLine(QWidget):
    """A quiet button opens it, Esc leaves it; what was typed stays.

    Enter in either box emits `added` with the words and a person's id or None; the owner clears it.
    """

    added = Signal(str, object)

    def __init__(self, desk: Desk, verb: str, placeholder: str, who: str) -> None:
        super().__init__()
        self.words = SearchBox(placeholder, icon="plus", name=placeholder)
        self.names = PersonField(desk, name=who, placeholder=who)
        self.open = Button(verb, "quiet", icon="plus")
        self.fields = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.fields)
        self._line.setContentsMargins(0, 4, 0, 4)
        self._line.setSpacing(8)
        self.fields.hide()
        self.setLayout(column(Flow(self.open), self.fields, spacing=0))
        self._line.addWidget(self.words, 3)
        self._line.addWidget(self.names, 2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.open.clicked.connect(self.toggle)
        self.words.returnPressed.connect(self._on_entered)
        self.names.entered.connect(self._on_entered)

    def toggle(self) -> None:
        """Open with the keyboard in the words, or close; what was typed stays."""
        opening = self.fields.isHidden()
        self.fields.setVisible(opening)
        self.open.set_open(opening)
        (self.words if opening else self.open).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        if is_escape(event, QEvent.Type.ShortcutOverride) and not self.fields.isHidden():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.fields.isHidden():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(520)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def clear(self) -> None:
        """Ready for the next one."""
        self.words.clear()
        self.names.clear()

    def _on_entered(self) -> None:
        if self.names.unknown():
            # A name half written would be lost without a word.
            self.names.setFocus()
        elif self.words.text().strip():
            self.added.emit(self.words.text(), self.names.value())
        else:
            self.words.setFocus()
