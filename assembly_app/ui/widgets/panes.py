# SPDX-License-Identifier: GPL-3.0-or-later
"""Grounds and arrangement: panes of one tone, rows and columns of widgets, splitters with a hair."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSpacerItem,
    QSplitter,
    QSplitterHandle,
    QVBoxLayout,
    QWidget,
)

from assembly_app.ui import style_draw, theme
from assembly_app.ui.theme import Role

Margins = tuple[int, int, int, int]
Part = QWidget | QLayout | int | None


class Pane(QWidget):
    """A widget with a ground of one tone, perhaps rounded, perhaps with a line at some edges."""

    def __init__(
        self,
        role: Role = "paper",
        *,
        radius: int = 0,
        edges: str = "",
        edge_role: Role = "hair",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._edge_role: Role = edge_role
        self._radius, self._edges = radius, edges

    def set_role(self, role: Role) -> None:
        """Change the ground."""
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._radius:
            style_draw.round_box(painter, self.rect(), theme.color(self._role), radius=self._radius)
        else:
            painter.fillRect(self.rect(), theme.color(self._role))
        width, height, tone = self.width(), self.height(), theme.color(self._edge_role)
        lines = {"l": (0, 0, 1, height), "r": (width - 1, 0, 1, height),
                 "t": (0, 0, width, 1), "b": (0, height - 1, width, 1)}  # fmt: skip
        for edge in self._edges:
            painter.fillRect(*lines[edge], tone)
        painter.end()


def _fill(layout: QBoxLayout, parts: tuple[Part, ...]) -> None:
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLabel) and isinstance(layout, QHBoxLayout):
            # Text stands in the middle of what is beside it, whatever its own height.
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)


def row(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Widgets side by side; a number is a space, None takes what is left."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    _fill(layout, parts)
    return layout


def column(*parts: Part, spacing: int = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Widgets one under another; a number is a space, None takes what is left."""
    layout = QVBoxLayout()
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    _fill(layout, parts)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None or isinstance(item, QSpacerItem):
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class ScrollPane(QScrollArea):
    """A column that scrolls when the window is short, on a ground of one tone."""

    _narrowest = -1

    def __init__(self, content: QWidget, role: Role = "paper", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role: Role = role
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt's own keeps to itself that the content needs another width now.
        content = self.widget()
        if event.type() == QEvent.Type.LayoutRequest and watched is content:
            narrowest = content.minimumSizeHint().width()
            if narrowest != self._narrowest:
                self._narrowest = narrowest
                self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the content, which does not scroll sideways."""
        content = self.widget()
        width = content.minimumSizeHint().width() if content is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color(self._role))
        painter.end()


class _Handle(QSplitterHandle):
    """One pixel to see, eight to take hold of."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_MouseNoMask, True)
        if self.orientation() == Qt.Orientation.Horizontal:
            self.setContentsMargins(4, 0, 3, 0)
        else:
            self.setContentsMargins(0, 4, 0, 3)
        self.setMask(QRegion(self.contentsRect()))


class Splitter(QSplitter):
    """Panes parted by a hair; one pane, the editor, takes what the window gains."""

    def __init__(
        self, *panes: QWidget, elastic: int = 0, upright: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for at, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(at, 1 if at == elastic else 0)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)


class FittedSplitter(Splitter):
    """Its first pane takes no more than a share of the width, however large the text."""

    def __init__(self, first: QWidget, second: QWidget, share: float) -> None:
        super().__init__(first, second, elastic=1)
        self._first, self._share = first, share

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left, right = self.sizes()
        most = max(self._first.minimumSizeHint().width(), int((left + right) * self._share))
        if left > most:
            self.setSizes([most, left + right - most])
