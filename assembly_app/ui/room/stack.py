# SPDX-License-Identifier: GPL-3.0-or-later
"""Head, middle and foot of the item: the middle takes what it needs, the foot the rest, and scrolls last."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from assembly_app.ui import theme
from assembly_app.ui.widgets.panes import ScrollPane

SIDE, TOP, GAP, BOTTOM, OUT = 32, 16, 4, 16, 8
_LEAST_MIDDLE = 200


class Snug(ScrollPane):
    """Scrolls what it holds; `wanted` is the height at which it need not."""

    remeasured = Signal()

    def __init__(self, content: QWidget) -> None:
        super().__init__(content, "surface")
        self._content = content
        self.wanted = 0
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._measure()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _align(self) -> None:
        """The bar takes its place from the margin, so that edges stay in line with the head's."""
        layout = self._content.layout()
        bar = self.width() - self.viewport().width()
        if layout is not None and layout.contentsMargins().right() != SIDE - bar:
            layout.setContentsMargins(SIDE, 4, SIDE - bar, 4)

    def _measure(self) -> None:
        self._align()
        wanted = _height(self._content, self.viewport().width())
        if wanted != self.wanted:
            self.wanted = wanted
            self.remeasured.emit()


class Stack(QWidget):
    """Places the three by hand: a layout would give the middle all it asks for and push the foot away."""

    def __init__(self, head: QWidget, middle: Snug, foot: QWidget) -> None:
        super().__init__()
        self._head, self._middle, self._foot = head, middle, foot
        for part in (head, middle, foot):
            part.setParent(self)
        middle.remeasured.connect(self._arrange)
        middle.verticalScrollBar().valueChanged.connect(lambda _at: self.update())
        middle.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self.update())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        # A hair over the foot says that more of the middle is below.
        bar = self._middle.verticalScrollBar()
        if bar.value() < bar.maximum():
            painter = QPainter(self)
            line = self._middle.geometry()
            painter.fillRect(line.left(), line.bottom() + 1, line.width(), 1, theme.color("hair"))
            painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(260), self.minimumHeight())

    def sizeHint(self) -> QSize:
        return QSize(theme.px(600), self.minimumHeight())

    def _arrange(self) -> None:
        inner = max(1, self.width() - 2 * SIDE)
        head = _height(self._head, inner + 2 * OUT)
        foot = self._foot.sizeHint().height()
        if TOP + head + 2 * GAP + self._middle.wanted + foot + BOTTOM > self.height():
            foot = self._foot.minimumSizeHint().height()
        fixed = TOP + head + 2 * GAP + foot + BOTTOM
        view = self.parentWidget()
        space = (view.height() if view is not None else self.height()) - fixed
        # Too short for a window onto the middle: all of it, and the whole scrolls.
        tight = space < min(self._middle.wanted, theme.px(_LEAST_MIDDLE))
        least = fixed + self._middle.wanted if tight else 0
        if least != self.minimumHeight():
            self.setMinimumHeight(least)
        middle = max(0, min(self._middle.wanted, max(self.height(), least) - fixed))
        # Quiet buttons stand out by their padding, so that their glyphs are in line with the text.
        self._head.setGeometry(QRect(SIDE - OUT, TOP, inner + 2 * OUT, head))
        top = TOP + head + GAP
        # As wide as the pane, so that its bar stands at the edge.
        self._middle.setGeometry(QRect(0, top, self.width(), middle))
        top += middle + GAP
        self._foot.setGeometry(QRect(SIDE, top, inner, max(foot, self.height() - top - BOTTOM)))


def _height(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is None:
        return widget.sizeHint().height()
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
