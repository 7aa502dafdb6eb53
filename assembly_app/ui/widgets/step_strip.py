# SPDX-License-Identifier: GPL-3.0-or-later
"""The path of an item as a strip of steps: done, current, to come. It suggests, and never blocks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme

NARROW = 73
DOT = 20
NOW = 22


class _Step(QAbstractButton):
    """The clickable, named place of one step; the strip draws it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.hasFocus():
            style_draw.focus_ring(painter, self.rect())
        elif self.underMouse():
            style_draw.round_box(painter, self.rect(), None, theme.color("hair"))
        painter.end()


class StepStrip(QWidget):
    """Steps in a row; arrows go from one to the next, Enter chooses."""

    chosen = Signal(int)

    def __init__(
        self, names: Sequence[str], current: int = 0, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._names: list[str] = []
        self._steps: list[_Step] = []
        self._current = current
        self._states = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_names(names)

    def set_names(self, names: Sequence[str]) -> None:
        """Replace the steps."""
        for step in self._steps:
            step.deleteLater()
        self._names, self._steps = list(names), []
        for at in range(len(names)):
            step = _Step(self)
            step.clicked.connect(lambda _=False, at=at: self.chosen.emit(at))
            step.show()
            self._steps.append(step)
        self._arrange()

    def set_state_words(self, done: str, now: str, to_come: str) -> None:
        """What the screen reader says after the name of each step."""
        self._states = (done, now, to_come)
        self._arrange()

    def current(self) -> int:
        """The step we are in, from zero."""
        return self._current

    def set_current(self, at: int) -> None:
        """Move to another step."""
        self._current = at
        self._arrange()

    def _arrange(self) -> None:
        count = max(1, len(self._names))
        width = self.width() / count
        for at, step in enumerate(self._steps):
            step.setGeometry(QRect(round(at * width), 0, round(width) - 2, self.height()))
            state = self._states[(at >= self._current) + (at > self._current)]
            said = f"{at + 1} {self._names[at]}"
            step.setAccessibleName(f"{said}, {state}" if state else said)
            step.setToolTip(self._names[at] if self._narrow() else "")
            reach = Qt.FocusPolicy.StrongFocus if at == self._current else Qt.FocusPolicy.ClickFocus
            step.setFocusPolicy(reach)
        self.update()

    def _narrow(self) -> bool:
        return self.width() / max(1, len(self._names)) < theme.px(NARROW)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(NARROW) * len(self._names), theme.px(50))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(26) * len(self._names), theme.px(50))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = next((at for at, step in enumerate(self._steps) if step.hasFocus()), None)
        if focused is None:
            super().keyPressEvent(event)
            return
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves:
            goal = min(len(self._steps) - 1, max(0, focused + moves[Qt.Key(event.key())]))
            self._steps[goal].setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(focused)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centres = [
            QPointF(step.geometry().center().x() + 0.5, theme.px(6) + theme.px(NOW) / 2)
            for step in self._steps
        ]
        self._paint_lines(painter, centres)
        for at, centre in enumerate(centres):
            self._paint_dot(painter, at, centre)
            self._paint_name(painter, at, centre)
        painter.end()

    def _paint_lines(self, painter: QPainter, centres: list[QPointF]) -> None:
        reach = theme.px(DOT) / 2 + 4
        for at in range(len(centres) - 1):
            done = at < self._current
            painter.setPen(QPen(theme.color("accent" if done else "line"), 2.0 if done else 1.0))
            painter.drawLine(centres[at] + QPointF(reach, 0), centres[at + 1] - QPointF(reach, 0))

    def _paint_dot(self, painter: QPainter, at: int, centre: QPointF) -> None:
        side = theme.px(NOW if at == self._current else DOT - 2)
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        if at < self._current:
            style_draw.round_box(painter, box, theme.color("selected"), radius=side / 2)
            icons.paint(painter, "check", box, theme.color("accent"), theme.px(12))
            return
        now = at == self._current
        ground = theme.color("accent") if now else None
        edge = None if now else theme.color("line")
        style_draw.round_box(painter, box, ground, edge, 1.0, side / 2)
        painter.setFont(theme.font(12, 700 if now else 500))
        tone = theme.color("on_accent" if now else "ink2")
        style_draw.text(painter, box, str(at + 1), tone, int(Qt.AlignmentFlag.AlignCenter.value))

    def _paint_name(self, painter: QPainter, at: int, centre: QPointF) -> None:
        now = at == self._current
        if self._narrow() and not now:
            return
        weight = 600 if now else 400
        painter.setFont(theme.font(12, weight))
        width = theme.text_width(self._names[at], 12, weight) + 2
        left = min(max(0.0, centre.x() - width / 2), max(0.0, self.width() - width))
        box = QRectF(left, theme.px(31), width, theme.px(18))
        tone = theme.color("ink" if now else "ink2")
        style_draw.text(painter, box, self._names[at], tone, int(Qt.AlignmentFlag.AlignCenter.value))
