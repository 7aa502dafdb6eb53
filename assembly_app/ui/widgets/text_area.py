# SPDX-License-Identifier: GPL-3.0-or-later
"""A field of several lines: plain text, roomy lines, Tab leaves it."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from assembly_app.ui import theme
from assembly_app.ui.fonts import line_height


class TextArea(QTextEdit):
    """Notes (14/22), prose (14/24) or the text of an agreement (18/28); `textChanged` as usual."""

    def __init__(
        self,
        text: str = "",
        *,
        name: str = "",
        placeholder: str = "",
        size: int = 14,
        line: int | None = None,
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._size, self._line, self._lines = size, line or line_height(size), lines
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.document().setDocumentMargin(8)
        theme.set_type(self, size)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text without telling anyone; nothing happens when it is the same."""
        if text == self.text() and text:
            return
        blocked = self.blockSignals(True)
        self.setPlainText(text)
        self._space()
        self.blockSignals(blocked)

    def set_lines(self, lines: int) -> None:
        """Ask for the height of so many lines."""
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def _space(self) -> None:
        """Give every line its height; lines written later take it from the one before."""
        natural = QFontMetricsF(theme.font(self._size)).height()
        percent = 100 * theme.px(self._line) / natural
        form = QTextBlockFormat()
        form.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        undoable = self.document().isUndoRedoEnabled()
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)
        self.document().setUndoRedoEnabled(undoable)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_size"):
            blocked = self.blockSignals(True)
            self._space()
            self.blockSignals(blocked)

    def sizeHint(self) -> QSize:
        return QSize(240, self._lines * theme.px(self._line) + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, min(self._lines, 2) * theme.px(self._line) + 20)
