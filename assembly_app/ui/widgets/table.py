# SPDX-License-Identifier: GPL-3.0-or-later
"""A table without grid: header over one line, figures at the right, cells edited in place, group lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.rows import Index
from assembly_app.ui.widgets.table_delegate import CELL, COLUMN, LINE, CellDelegate


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how wide, and whether figures go at the right or cells can be edited.

    `width` 0 fits the contents; one column should stretch. `choices` makes the editor a list.
    """

    title: str
    width: int = 0
    right: bool = False
    stretch: bool = False
    editable: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; `said` is for the screen reader when a glyph speaks for itself."""

    text: str = ""
    glyph: str = ""
    role: Role = "ink"
    weight: int = 400
    size: int = 14
    said: str = ""
    tip: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of cells, or a group's line when it has a `heading`."""

    key: object
    cells: tuple[Cell, ...] = ()
    heading: str = ""
    count: str = ""
    grip: bool = False


class _Model(QAbstractTableModel):
    """The lines of one table."""

    edited = Signal(object, int, str)

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.lines: tuple[TableRow, ...] = ()

    def set_lines(self, lines: Sequence[TableRow]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def cell(self, index: Index) -> Cell:
        line = self.lines[index.row()]
        if line.heading:
            return Cell(line.heading, weight=600) if index.column() == 0 else Cell()
        return line.cells[index.column()] if index.column() < len(line.cells) else Cell()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        answers = {
            Qt.ItemDataRole.DisplayRole: cell.text,
            Qt.ItemDataRole.EditRole: cell.text,
            Qt.ItemDataRole.AccessibleTextRole: cell.said or cell.text,
            Qt.ItemDataRole.ToolTipRole: cell.tip or None,
            CELL: cell,
            LINE: self.lines[index.row()],
            COLUMN: self.columns[index.column()],
        }
        return answers.get(role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if str(value) != self.cell(index).text:
            self.edited.emit(self.lines[index.row()].key, index.column(), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.lines[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].right
            return Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return None


class Table(QTableView):
    """Enter activates a line, F2 or typing edits a cell, Alt with arrows moves a line, Tab leaves."""

    activated_key = Signal(object)
    current_key_changed = Signal(object)
    edited = Signal(object, int, str)
    moved = Signal(object, int)

    def __init__(
        self,
        columns: Sequence[Column],
        name: str = "",
        *,
        height: int = 32,
        fit: bool = False,
        reorderable: bool = False,
        ground: Role = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._height, self._fit, self._reorderable = height, fit, reorderable
        self._model = _Model(columns, self)
        self._model.edited.connect(self.edited)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(CellDelegate(self))
        self._dress(ground)
        self._size_columns()
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def _dress(self, ground: Role) -> None:
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setProperty("ground", ground)
        header.setMinimumSectionSize(24)
        if self._fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        modes = QHeaderView.ResizeMode
        for at, column in enumerate(self._model.columns):
            if column.stretch:
                header.setSectionResizeMode(at, modes.Stretch)
            elif column.width:
                header.setSectionResizeMode(at, modes.Fixed)
                header.resizeSection(at, theme.px(column.width))
            else:
                header.setSectionResizeMode(at, modes.ResizeToContents)

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Replace all lines; the current one stays current if it is still there."""
        before = self.current_key()
        blocked = self.blockSignals(True)
        self.clearSpans()
        self._model.set_lines(rows)
        self._size_rows()
        if before is not None:
            self.set_current(before)
        self.blockSignals(blocked)
        self.updateGeometry()

    def _size_rows(self) -> None:
        for at, line in enumerate(self._model.lines):
            self.setRowHeight(at, theme.px(42 if line.heading else self._height))
            if line.heading and len(self._model.columns) > 1:
                self.setSpan(at, 0, 1, len(self._model.columns))

    def current_key(self) -> object:
        """The key of the current line, or None."""
        at = self.currentIndex().row()
        return self._model.lines[at].key if 0 <= at < len(self._model.lines) else None

    def set_current(self, key: object, column: int | None = None) -> None:
        """Make a line current."""
        for at, line in enumerate(self._model.lines):
            if line.key == key and not line.heading:
                spot = self.currentIndex().column() if column is None else column
                self.setCurrentIndex(self._model.index(at, max(0, spot)))
                return
        self.setCurrentIndex(QModelIndex())

    def edit_cell(self, key: object, column: int) -> None:
        """Open the editor of a cell."""
        self.set_current(key, column)
        self.edit(self.currentIndex())

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        self.current_key_changed.emit(self._model.lines[now.row()].key if now.isValid() else None)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._model.columns[index.column()].editable:
            self.activated_key.emit(self._model.lines[index.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setProperty("keyboard", True)
        key, at = self.current_key(), self.currentIndex().row()
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() == QAbstractItemView.State.EditingState
        if key is not None and alt and self._reorderable and event.key() in ways:
            self.moved.emit(key, at + ways[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key is not None and not editing:
            self.activated_key.emit(key)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()
            self._size_columns()
            self.updateGeometry()

    def _natural_height(self) -> int:
        lines = (self.rowHeight(at) for at in range(len(self._model.lines)))
        return sum(lines) + self.horizontalHeader().sizeHint().height()

    def sizeHint(self) -> QSize:
        return QSize(480, self._natural_height() if self._fit else theme.px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._natural_height() if self._fit else theme.px(96))

    def viewportSizeHint(self) -> QSize:
        return self.sizeHint()
