# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail: the places of the window as a glyph over a word, the current one marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.widgets.panes import Pane, column

WIDTH = 88


@dataclass(frozen=True, slots=True)
class Place:
    """One place: what it is called in code, its glyph, its word, its key."""

    key: str
    icon: str
    word: str
    shortcut: str = ""


class _PlaceButton(QAbstractButton):
    """Glyph over word; the current place has a pill, a mark and a semibold word."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.badge = 0
        self.compact = False
        self.setCheckable(True)
        self.setText(place.word)
        self.setAccessibleDescription(place.shortcut)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, theme.px(40 if self.compact else 64))

    def set_compact(self, compact: bool) -> None:
        """Only the glyph, when the window is too short for words."""
        self.compact = compact
        tip = f"{self.place.word} {self.place.shortcut}".strip()
        self.setToolTip(tip if compact else self.place.shortcut)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        wide, high = theme.px(48), theme.px(28)
        top = theme.px(6)
        pill = QRectF((self.width() - wide) / 2, top, wide, high)
        if on:
            style_draw.round_box(painter, pill, theme.color("selected"), radius=high / 2)
            mark = QRectF(0, top - theme.px(2), 3, high + theme.px(4))
            style_draw.round_box(painter, mark, theme.color("accent"), radius=1.5)
        elif self.underMouse():
            style_draw.round_box(painter, pill, theme.color("hover"), radius=high / 2)
        tone = theme.color("accent" if on else "ink2")
        icons.paint(painter, self.place.icon, pill, tone, theme.px(20))
        if self.badge:
            self._paint_badge(painter, pill)
        if not self.compact:
            painter.setFont(theme.font(12, 600 if on else 500))
            words = QRect(0, round(pill.bottom()) + theme.px(2), self.width(), theme.px(18))
            flags = int(Qt.AlignmentFlag.AlignCenter.value)
            style_draw.text(painter, words, self.text(), theme.color("ink" if on else "ink2"), flags)
        if self.hasFocus():
            style_draw.focus_ring(painter, self.rect().adjusted(5, 1, -3, -1))
        painter.end()

    def _paint_badge(self, painter: QPainter, pill: QRectF) -> None:
        words = str(self.badge) if self.badge < 100 else "99+"
        width = max(theme.px(16), theme.text_width(words, 12, 600) + 8)
        box = QRectF(pill.center().x() + theme.px(5), pill.top() - theme.px(2), width, theme.px(16))
        style_draw.round_box(painter, box, theme.color("accent"), radius=box.height() / 2)
        painter.setFont(theme.font(12, 600))
        flags = int(Qt.AlignmentFlag.AlignCenter.value)
        style_draw.text(painter, box, words, theme.color("on_accent"), flags)


class Rail(Pane):
    """Places above, preferences and help at the foot; up and down move, Enter or a click goes."""

    chosen = Signal(str)

    def __init__(
        self, places: Sequence[Place], foot: Sequence[Place], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("rail", parent=parent)
        self.setAccessibleName(name)
        self._buttons = [_PlaceButton(place, self) for place in (*places, *foot)]
        above = self._buttons[: len(places)]
        below = self._buttons[len(places) :]
        self.setLayout(column(*above, None, *below, spacing=0, margins=(0, 4, 0, 4)))
        for button in self._buttons:
            button.clicked.connect(lambda _=False, button=button: self._on_clicked(button))
            button.set_compact(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        if places:
            self.set_current(places[0].key)

    def _on_clicked(self, button: _PlaceButton) -> None:
        self.set_current(button.place.key)
        self.chosen.emit(button.place.key)

    def set_current(self, key: str) -> None:
        """Mark a place without telling anyone."""
        for button in self._buttons:
            button.setChecked(button.place.key == key)

    def set_badge(self, key: str, count: int, said: str = "") -> None:
        """A number beside a glyph, for a question someone must settle; `said` names it for the reader."""
        for button in self._buttons:
            if button.place.key == key:
                button.badge = count
                button.setAccessibleName(f"{button.place.word}, {said or count}" if count else "")
                button.update()

    def sizeHint(self) -> QSize:
        compact = any(button.compact for button in self._buttons)
        widest = max((theme.text_width(b.place.word, 12, 600) for b in self._buttons), default=0)
        width = theme.px(56) if compact else max(WIDTH, widest + 14)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), theme.px(40) * len(self._buttons) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        compact = theme.px(64) * len(self._buttons) + 16 > self.height()
        for button in self._buttons:
            if button.compact != compact:
                button.set_compact(compact)
        self.updateGeometry()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        focused = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), None)
        if focused is None or event.key() not in (*moves, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.key() in moves:
            goal = min(len(self._buttons) - 1, max(0, focused + moves[Qt.Key(event.key())]))
            self._buttons[goal].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._buttons[focused].click()
