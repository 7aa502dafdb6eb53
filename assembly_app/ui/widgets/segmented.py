# SPDX-License-Identifier: GPL-3.0-or-later
"""A segmented control: a few equal choices, one chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from assembly_app.ui import style_draw, theme
from assembly_app.ui.theme import Role


class _Segment(QRadioButton):
    """One choice; a radio button to the keyboard and to the screen reader."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = style_draw.visible_text(self.text())
        return QSize(theme.text_width(words, 14, 600) + 24, theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on = self.isChecked()
        if on:
            edge = theme.color("line" if self.isEnabled() else "hair")
            style_draw.round_box(painter, self.rect(), theme.color("surface"), edge, radius=5)
        elif self.underMouse() and self.isEnabled():
            style_draw.round_box(painter, self.rect(), theme.color("hover"), radius=5)
        if self.hasFocus():
            style_draw.focus_ring(painter, self.rect(), 5)
        painter.setFont(theme.font(14, 600 if on else 500))
        tone = theme.color(("ink" if on else "ink2") if self.isEnabled() else "disabled")
        words = style_draw.visible_text(self.text())
        style_draw.text(painter, self.rect(), words, tone, int(Qt.AlignmentFlag.AlignCenter.value))
        painter.end()


class Segmented(QWidget):
    """Choices side by side on one ground; arrows move, and what is reached is chosen."""

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        current: object = None,
        *,
        name: str = "",
        ground: Role = "fill",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ground: Role = ground
        self._keys: list[object] = []
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_toggled)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 4, 4)
        self._row.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.set_options(options, current)

    def set_options(self, options: Sequence[tuple[object, str]], current: object = None) -> None:
        """Replace the choices; without `current`, the first is chosen."""
        self._keys = [key for key, _ in options]
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for at, (_, text) in enumerate(options):
            segment = _Segment(text, self)
            self._group.addButton(segment, at)
            self._row.addWidget(segment)
        self.set_current(current if current in self._keys else next(iter(self._keys), None))

    def current(self) -> object:
        """The key of the choice."""
        at = self._group.checkedId()
        return self._keys[at] if 0 <= at < len(self._keys) else None

    def set_current(self, key: object) -> None:
        """Choose without telling anyone."""
        if key in self._keys:
            blocked = self.blockSignals(True)
            button = self._group.button(self._keys.index(key))
            button.setChecked(True)
            self.setFocusProxy(button)
            self.blockSignals(blocked)

    def _on_toggled(self, at: int, on: bool) -> None:
        if on:
            self.setFocusProxy(self._group.button(at))
            self.chosen.emit(self._keys[at])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style_draw.round_box(painter, self.rect(), theme.color(self._ground))
        painter.end()
