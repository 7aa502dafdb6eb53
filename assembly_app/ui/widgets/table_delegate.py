# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of table cells and the editors that open in them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.widgets.row_delegate import halves
from assembly_app.ui.widgets.rows import Index

if TYPE_CHECKING:
    from assembly_app.ui.widgets.table import Cell, Column, TableRow

CELL = Qt.ItemDataRole.UserRole + 1
LINE = Qt.ItemDataRole.UserRole + 2
COLUMN = Qt.ItemDataRole.UserRole + 3
PAD = 8
GLYPH_GAP = 6


class CellDelegate(QStyledItemDelegate):
    """Grounds run along the whole line, rounded only at its ends."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        cell: Cell = index.data(CELL)
        line: TableRow = index.data(LINE)
        if line.heading:
            return QSize(8, theme.px(42))
        width = theme.text_width(cell.text, cell.size, max(cell.weight, 600)) + 2 * PAD
        if cell.glyph:
            width += theme.px(16) + GLYPH_GAP
        return QSize(width, theme.px(32))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL)
        line: TableRow = index.data(LINE)
        if line.heading:
            self._paint_heading(painter, option.rect, line)
            return
        view = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, index, selected)
        if line.grip and index.column() == 0 and selected:
            area = QRect(option.rect.left() + 6, option.rect.top(), theme.px(16), option.rect.height())
            icons.paint(painter, "grip-vertical", area, theme.color("ink2"), theme.px(16))
        column: Column = index.data(COLUMN)
        with style_draw.saved(painter):
            self._paint_cell(
                painter, option.rect, cell, right=column.right, strong=selected and index.column() == 0
            )
        if (
            isinstance(view, QAbstractItemView)
            and view.property("keyboard") is True
            and view.hasFocus()
            and view.currentIndex() == index
        ):
            style_draw.focus_ring(painter, option.rect.adjusted(1, 2, -1, -2))

    def _paint_heading(self, painter: QPainter, box: QRect, line: "TableRow") -> None:
        inner = QRect(box.left() + PAD, box.bottom() - theme.px(28), box.width() - 2 * PAD, theme.px(22))
        with style_draw.saved(painter):
            painter.setFont(theme.font(14, 600))
            style_draw.text(painter, inner, line.heading, theme.color("ink"))
            painter.setFont(theme.font(14))
            at = theme.text_width(line.heading, 14, 600) + 10
            style_draw.text(painter, inner.adjusted(at, 0, 0, 0), line.count, theme.color("ink2"))

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, selected: bool
    ) -> None:
        view = option.widget
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or over):
            return
        active = isinstance(view, QAbstractItemView) and (
            view.hasFocus() or view.state() == QAbstractItemView.State.EditingState
        )
        # One rounded ground as long as the line, cut at this cell, so that cells join without seams.
        whole = QRectF(0, option.rect.top(), _line_width(view), option.rect.height())
        with style_draw.saved(painter):
            painter.setClipRect(option.rect)
            style_draw.row_back(painter, whole, selected, over, active)

    def _paint_cell(self, painter: QPainter, box: QRect, cell: "Cell", *, right: bool, strong: bool) -> None:
        inner = box.adjusted(PAD, 0, -PAD, 0)
        weight = max(cell.weight, 600) if strong else cell.weight
        side = theme.px(16)
        width = theme.text_width(cell.text, cell.size, weight)
        taken = side + GLYPH_GAP if cell.glyph else 0
        left = inner.right() + 1 - width - taken if right else inner.left()
        left = max(left, inner.left())
        if cell.glyph:
            area = QRect(left, box.top(), side, box.height())
            icons.paint(
                painter, cell.glyph, area, theme.color("ink2" if cell.role == "ink" else cell.role), side
            )
            left += taken
        painter.setFont(theme.font(cell.size, weight))
        room = inner.right() + 1 - left
        words = cell.text
        if width > room and box.height() > theme.px(40):
            # A line high enough for two: as many whole words as fit above, the rest below.
            above, words = halves(words, room, weight, cell.size)
            upper = QRect(left, box.center().y() - theme.px(20), room + 2, theme.px(22))
            style_draw.text(painter, upper, above, theme.color(cell.role))
            box = upper.translated(0, theme.px(18))
        if theme.text_width(words, cell.size, weight) > room:
            words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
        style_draw.text(
            painter, QRect(left, box.top(), room + 2, box.height()), words, theme.color(cell.role)
        )

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column: Column = index.data(COLUMN)
        if column.choices:
            combo = QComboBox(parent)
            combo.addItems(list(column.choices))
            combo.setAccessibleName(column.title)
            return combo
        editor = QLineEdit(parent)
        editor.setAccessibleName(column.title)
        if column.right:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        theme.set_type(editor, 14, 500)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data(Qt.ItemDataRole.EditRole))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(0, 2, 0, -2))


def _line_width(view: object) -> int:
    return view.viewport().width() if isinstance(view, QAbstractItemView) else 0
