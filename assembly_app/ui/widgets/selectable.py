# SPDX-License-Identifier: GPL-3.0-or-later
"""Prose one can select and copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QWidget

from assembly_app.ui import style_draw, theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.prose import Prose


class SelectableProse(Prose):
    """Wrapped text whose words can be taken with the mouse, or whole with the keyboard."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 14,
        weight: int = 400,
        role: Role = "ink",
        line: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, size=size, weight=weight, role=role, line=line, parent=parent)
        self._from = self._to = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def selected(self) -> str:
        """The words taken."""
        units = self.text().encode("utf-16-le")
        start, end = sorted((self._from, self._to))
        return units[2 * start : 2 * end].decode("utf-16-le", "ignore")

    def _at(self, event: QMouseEvent) -> int:
        area = self.text_area()
        layout, count = self._lay(area.width())
        point = event.position() - area.topLeft().toPointF()
        row = min(count - 1, max(0, int(point.y() // self._line_px())))
        return layout.lineAt(row).xToCursor(point.x())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._to = self._at(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._to = self._at(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._from, self._to = 0, len(self.text().encode("utf-16-le")) // 2
            self.update()
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected() or self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._from = self._to = 0
        self.update()
        super().focusOutEvent(event)

    def _selections(self) -> list[QTextLayout.FormatRange]:
        start, end = sorted((self._from, self._to))
        if start == end:
            return []
        style = QTextCharFormat()
        style.setBackground(theme.color("accent"))
        style.setForeground(theme.color("on_accent"))
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = start, end - start, style
        return [span]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            style_draw.focus_ring(painter, self.rect(), 4)
            painter.end()
