# SPDX-License-Identifier: GPL-3.0-or-later
"""What came before an agreement and what follows it, as a line of points in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from assembly_app.i18n import _
from assembly_app.ui import icons, theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import clear
from assembly_app.ui.widgets.prose import Label, Prose, Run

Mark = Literal["past", "now", "future"]
_LEAST = 34


@dataclass(frozen=True, slots=True)
class Point:
    """One happening; `place` and `record` say where a click leads."""

    when: str
    title: str
    rest: str = ""
    mark: Mark = "past"
    role: Role = "ink2"
    place: str = ""
    record: UUID | None = None


class _Dot(QWidget):
    """The line and the point on it: full for the past, a check where it was agreed, empty for what comes."""

    def __init__(self, mark: Mark, above: Mark | None, below: Mark | None) -> None:
        super().__init__()
        self._mark, self._above, self._below = mark, above, below
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(24), theme.px(_LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, theme.px(_LEAST) / 2)
        size = theme.px(10 if self._mark == "now" else 5)
        gap = size + theme.px(4)
        if self._above:
            self._stroke(painter, centre.x(), 0, centre.y() - gap, self._mark)
        if self._below:
            self._stroke(painter, centre.x(), centre.y() + gap, self.height(), self._below)
        if self._mark == "future":
            painter.setPen(QPen(theme.color("line"), 2))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(centre, size, size)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if self._mark == "now" else "ink2"))
            painter.drawEllipse(centre, size, size)
        if self._mark == "now":
            side = theme.px(12)
            box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint(painter, "check", box, theme.color("on_accent"), side)
        painter.end()

    @staticmethod
    def _stroke(painter: QPainter, at: float, top: float, bottom: float, towards: Mark) -> None:
        style = Qt.PenStyle.DotLine if towards == "future" else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.color("line"), 1.5, style))
        painter.drawLine(QPointF(at, top), QPointF(at, bottom))


class Thread(QWidget):
    """`asked` tells of a point that leads elsewhere: its place and record."""

    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self._shown: tuple[Point, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def points(self) -> tuple[Point, ...]:
        """What is shown."""
        return self._shown

    def set_points(self, points: Sequence[Point]) -> None:
        """Show other happenings, the earliest first."""
        if tuple(points) == self._shown:
            return
        clear(self._grid)
        self._shown = tuple(points)
        for at, point in enumerate(points):
            above = points[at - 1].mark if at else None
            below = points[at + 1].mark if at + 1 < len(points) else None
            self._add(at, point, _Dot(point.mark, above, below))

    def _add(self, at: int, point: Point, dot: QWidget) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        when = Label(point.when, size=12, weight=500, role=point.role)
        when.setContentsMargins(0, theme.px(_LEAST - 18) // 2, 0, 0)
        self._grid.addWidget(when, at, 0, right)
        self._grid.addWidget(dot, at, 1)
        margin = max(0, theme.px(_LEAST) - theme.line_height(14)) // 2
        words = Prose()
        words.set_runs([Run(point.title, 600), Run(f"  {point.rest}" if point.rest else "", None, "ink2")])
        words.setContentsMargins(0, margin, 0, margin)
        self._grid.addWidget(words, at, 2)
        if point.record:
            link = Button(_("Show"), "link")
            link.setAccessibleName(_("Show {what}").format(what=point.title))
            link.clicked.connect(lambda: self.asked.emit(point.place, point.record))
            self._grid.addWidget(link, at, 3, Qt.AlignmentFlag.AlignTop)
            link.setContentsMargins(0, margin, 0, 0)
