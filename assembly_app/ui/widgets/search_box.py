# SPDX-License-Identifier: GPL-3.0-or-later
"""A line to type in with a glyph at its left and a key or a hint at its right."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.widgets.escape import is_escape


class SearchBox(QLineEdit):
    """The key is shown while the box is empty; Escape empties it, up and down go to the list it serves."""

    stepped = Signal(int)

    def __init__(
        self,
        placeholder: str = "",
        key: str = "",
        *,
        icon: str = "search",
        name: str = "",
        hint: str = "",
        tall: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key, self._hint = icon, key, hint
        self.setProperty("tall", tall)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        theme.set_type(self, 14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def set_hint(self, hint: str) -> None:
        """Words at the right that stay while typing, such as what Enter will do."""
        self._hint = hint
        self._fit()

    def _right(self) -> str:
        return self._hint or ("" if self.text() else self._key)

    def _fit(self) -> None:
        right = theme.text_width(self._right(), 12, 500) + 10 if self._right() else 0
        left = theme.px(16) + 6 if self._icon else 0
        self.setTextMargins(left, 0, right, 0)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # A full box empties before the sheet around it may close.
        if is_escape(event, QEvent.Type.ShortcutOverride) and self.text():
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        enabled = self.isEnabled()
        side = theme.px(16)
        if self._icon:
            box = QRect(10, 0, side, self.height())
            icons.paint(painter, self._icon, box, theme.color("ink2" if enabled else "disabled"), side)
        words = self._right()
        if words:
            painter.setFont(theme.font(12, 500))
            width = theme.text_width(words, 12, 500)
            area = QRect(self.width() - width - 10, 0, width + 2, self.height())
            style_draw.text(painter, area, words, theme.color("ink2" if enabled else "disabled"))
        painter.end()
