# SPDX-License-Identifier: GPL-3.0-or-later
"""A small list to read and walk with the keyboard: rows as data, drawn by a delegate."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.widgets.row_delegate import PAD, RowDelegate, measure
from assembly_app.ui.widgets.rows import Row, RowModel

__all__ = ["Row", "RowList"]


class RowList(QListView):
    """`fit` makes the list as high as its rows; `reorderable` lets a person drag, or use Alt with arrows."""

    activated_key = Signal(object)
    current_key_changed = Signal(object)
    action_clicked = Signal(object)
    toggled = Signal(object, bool)
    moved = Signal(object, int)

    def __init__(
        self,
        name: str = "",
        *,
        height: int = 32,
        tall: int = 52,
        fit: bool = False,
        reorderable: bool = False,
        always_active: bool = False,
        small_meta: bool = False,
        ruled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fit, self._reorderable = fit, reorderable
        self._pressed: QPoint | None = None
        self._drop = -1
        self._model = RowModel(self)
        self._delegate = RowDelegate(height, tall, self)
        self._delegate.always_active = always_active
        self._delegate.small_meta = small_meta
        self._delegate.ruled = ruled
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self._dress()
        self.activated.connect(self._on_activated)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def _dress(self) -> None:
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if self._fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[Row], keep: bool = True) -> None:
        """Replace the rows; the current one stays current if it is still there."""
        before = self.current_key()
        blocked = self.blockSignals(True)
        self._delegate.columns = measure(tuple(rows))
        self._model.set_rows(rows)
        if keep and before is not None:
            self.set_current(before)
        self.blockSignals(blocked)
        self.updateGeometry()

    def height_of(self, rows: Sequence[Row]) -> int:
        """How high other rows would be at this width."""
        held, self._delegate.columns = self._delegate.columns, measure(tuple(rows))
        height = sum(self._delegate.row_height(row) for row in rows)
        self._delegate.columns = held
        return height

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._model.rows

    def current_key(self) -> object:
        """The key of the current row, or None."""
        at = self.currentIndex().row()
        return self._model.rows[at].key if 0 <= at < len(self._model.rows) else None

    def set_current(self, key: object) -> None:
        """Make a row current; an unknown key leaves none."""
        at = next((at for at, row in enumerate(self._model.rows) if row.key == key and not row.heading), -1)
        self.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())

    def step(self, by: int) -> None:
        """Move the current row, for a search box that keeps the keyboard."""
        plain = [at for at, row in enumerate(self._model.rows) if not row.heading]
        if not plain:
            return
        now = self.currentIndex().row()
        goal = plain.index(now) + by if now in plain else (0 if by > 0 else len(plain) - 1)
        self.setCurrentIndex(self._model.index(plain[min(len(plain) - 1, max(0, goal))]))

    def _on_activated(self, index: QModelIndex) -> None:
        self.activated_key.emit(self._model.rows[index.row()].key)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        key = self._model.rows[now.row()].key if now.isValid() else None
        self.current_key_changed.emit(key)

    def _height(self) -> int:
        return sum(self._delegate.row_height(row) for row in self._model.rows)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height() if self._fit else theme.px(160))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height() if self._fit else theme.px(64))

    def viewportSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._delegate.columns = measure(self._model.rows)
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if any(row.now or row.wraps for row in self._model.rows):
            self.scheduleDelayedItemsLayout()
            if self._fit:
                self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.setProperty("keyboard", True)
        at = self.currentIndex().row()
        row = self._model.rows[at] if 0 <= at < len(self._model.rows) else None
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if row is not None and alt and self._reorderable and event.key() in ways:
            self.moved.emit(row.key, at + ways[Qt.Key(event.key())])
        elif row is not None and self._toggle_key(row, event.key()):
            self.toggled.emit(row.key, event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.activated_key.emit(row.key)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    @staticmethod
    def _toggle_key(row: Row, key: int) -> bool:
        opens = key == Qt.Key.Key_Right and row.expanded is False
        return opens or (key == Qt.Key.Key_Left and row.expanded is True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        keyed = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        self.setProperty("keyboard", keyed)
        super().focusInEvent(event)
        if keyed and not self.currentIndex().isValid():
            self.step(1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setProperty("keyboard", False)
        index = self.indexAt(event.position().toPoint())
        row = self._model.rows[index.row()] if index.isValid() else None
        if row is not None and self._hit(row, event.position().toPoint(), index):
            return
        super().mousePressEvent(event)
        if row is not None and self._reorderable and not row.heading:
            self._pressed = event.position().toPoint()

    def _hit(self, row: Row, at: QPoint, index: QModelIndex) -> bool:
        """A click on a row's own action or chevron does not select it."""
        box = self.visualRect(index)
        if row.action and at.x() > box.right() - PAD - theme.px(16) - 8:
            self.action_clicked.emit(row.key)
            return True
        left = box.left() + PAD + row.level * theme.px(20)
        if row.expanded is not None and at.x() < left + theme.px(16) + 4:
            self.toggled.emit(row.key, not row.expanded)
            return True
        return False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif self._drop >= 0 or (at - self._pressed).manhattanLength() > QApplication.startDragDistance():
            self._drop = self._place(at)
            self.viewport().update()

    def _place(self, at: QPoint) -> int:
        """Before which row something dropped here would go."""
        for row in range(len(self._model.rows)):
            if at.y() < self.visualRect(self._model.index(row)).center().y():
                return row
        return len(self._model.rows)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        drop, self._drop, self._pressed = self._drop, -1, None
        at = self.currentIndex().row()
        if drop >= 0 and at >= 0:
            goal = drop - 1 if drop > at else drop
            if goal != at:
                self.moved.emit(self._model.rows[at].key, goal)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop >= 0 and self._model.rows:
            last = self._drop >= len(self._model.rows)
            box = self.visualRect(self._model.index(len(self._model.rows) - 1 if last else self._drop))
            painter = QPainter(self.viewport())
            painter.fillRect(
                0, box.bottom() - 1 if last else box.top(), self.width(), 2, theme.color("accent")
            )
            painter.end()
