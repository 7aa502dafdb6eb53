# SPDX-License-Identifier: GPL-3.0-or-later
"""A section's line that opens and closes what is under it: glyph, title, summary, state, chevron."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.buttons import press_by_enter


class Disclosure(QAbstractButton):
    """A checkable line; checked is open. `toggled` tells; `bind` shows and hides a widget with it."""

    def __init__(
        self,
        title: str,
        summary: str = "",
        *,
        icon: str = "",
        opened: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._summary = icon, ""
        self._state: tuple[str, str, Role] = ("", "", "warn")
        self.setCheckable(True)
        self.setChecked(opened)
        self.setText(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_summary(summary)

    def set_summary(self, summary: str, glyph: str = "", state: str = "", role: Role = "warn") -> None:
        """The words after the title, and perhaps a state that asks for attention."""
        self._summary, self._state = summary, (glyph, state, role)
        said = [part for part in (self.text(), summary, state) if part]
        self.setAccessibleName(", ".join(said))
        self.update()

    def bind(self, content: QWidget) -> None:
        """Show the content only while open."""
        content.setVisible(self.isChecked())
        self.toggled.connect(content.setVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect()
        if self.underMouse():
            style_draw.round_box(painter, box, theme.color("hover"))
        side = theme.px(16)
        left = 0
        if self._icon:
            icons.paint(painter, self._icon, QRect(0, 0, side, box.height()), theme.color("ink2"), side)
            left = side + 8
        right = box.width() - side - 8
        chevron = "chevron-down" if self.isChecked() else "chevron-right"
        area = QRect(box.width() - side, 0, side, box.height())
        icons.paint(painter, chevron, area, theme.color("ink2"), side)
        left = self._words(painter, self.text(), left, right, 600, "ink") + 12
        glyph, state, role = self._state
        # What asks for attention is said whole; the summary gives way to it.
        kept = theme.text_width(state, 14, 600) + side + 8 + 12 if state else 0
        left = self._words(painter, self._summary, left, right - kept, 400, "ink2") + 12
        if state:
            icons.paint(painter, glyph, QRect(left, 0, side, box.height()), theme.color(role), side)
            self._words(painter, state, left + side + 8, right, 600, role)
        if self.hasFocus():
            style_draw.focus_ring(painter, box)
        painter.end()

    def _words(self, painter: QPainter, words: str, left: int, right: int, weight: int, role: Role) -> int:
        if not words or right <= left:
            return left
        painter.setFont(theme.font(14, weight))
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, right - left)
        style_draw.text(painter, QRect(left, 0, right - left, self.height()), shown, theme.color(role))
        return left + theme.text_width(shown, 14, weight)
