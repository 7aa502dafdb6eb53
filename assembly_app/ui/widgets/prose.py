# SPDX-License-Identifier: GPL-3.0-or-later
"""Text as the design wants it: fixed line height, wrapped by width, coloured runs, a glyph in front."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from assembly_app.ui import icons, theme
from assembly_app.ui.theme import Role

MEASURE = 700
LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with its own weight or colour."""

    text: str
    weight: int | None = None
    role: Role | None = None


class Prose(QLabel):
    """Wrapped text; a label to the screen reader, so what it says is always what is shown."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 14,
        weight: int = 400,
        role: Role = "ink",
        line: int | None = None,
        wrap: bool = True,
        elide: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        icon: str = "",
        icon_role: Role | None = None,
        icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size, self._weight, self._line = size, weight, line
        self._role: Role = role
        self._wrap, self._elide, self._align = wrap, elide, align
        self._icon, self._icon_role, self._icon_size = icon, icon_role, icon_size
        self._gap = 8 if icon_size >= 16 else 6
        self._runs: tuple[Run, ...] = ()
        self._laid: tuple[tuple[object, ...], QTextLayout, int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show plain text."""
        self.set_runs([Run(text)])

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Show stretches with their own weight or colour, one after another."""
        self._runs = tuple(run for run in runs if run.text)
        self._laid = None
        super().setText("".join(run.text for run in self._runs))
        self.updateGeometry()
        self.update()

    def setText(self, text: str) -> None:
        self.set_text(text)

    def set_role(self, role: Role) -> None:
        """Change the colour of the text that has no colour of its own."""
        self._role = role
        self.update()

    def set_icon(self, icon: str, role: Role | None = None) -> None:
        """Change the glyph in front, or take it away with an empty name."""
        self._icon, self._icon_role = icon, role
        self.updateGeometry()
        self.update()

    def _line_px(self) -> int:
        return theme.px(self._line) if self._line else theme.line_height(self._size)

    def _indent(self) -> int:
        if not self._icon:
            return 0
        return theme.px(self._icon_size) + (self._gap if self.text() else 0)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for run in self._runs:
            # Positions in a layout are UTF-16 units.
            length = len(run.text.encode("utf-16-le")) // 2
            if run.weight is not None or run.role is not None:
                style = QTextCharFormat()
                if run.weight is not None:
                    style.setFont(theme.font(self._size, run.weight))
                if run.role is not None:
                    style.setForeground(theme.color(run.role))
                span = QTextLayout.FormatRange()
                span.start, span.length, span.format = start, length, style
                found.append(span)
            start += length
        return found

    def _lay(self, width: int) -> tuple[QTextLayout, int]:
        """The lines broken at that width, and their count."""
        key = (width, theme.current().scale, theme.current().dark, self._runs, self._size, self._weight)
        if self._laid is not None and self._laid[0] == key:
            return self._laid[1], self._laid[2]
        layout = QTextLayout(self.text().replace("\n", "\u2028"), theme.font(self._size, self._weight))
        option = QTextOption(self._align)
        option.setWrapMode(
            QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
            if self._wrap
            else QTextOption.WrapMode.ManualWrap
        )
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        count, high = 0, self._line_px()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, count * high + (high - line.height()) / 2))
            count += 1
        layout.endLayout()
        self._laid = (key, layout, max(1, count))
        return layout, max(1, count)

    def _natural(self) -> int:
        layout, _ = self._lay(1_000_000)
        widths = [layout.lineAt(at).naturalTextWidth() for at in range(layout.lineCount())]
        return int(max(widths, default=0.0) + 0.999)

    def hasHeightForWidth(self) -> bool:
        return self._wrap

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = width - self._indent() - margins.left() - margins.right()
        return self._lay(inner)[1] * self._line_px() + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        width = self._natural() + self._indent() + margins.left() + margins.right()
        if self._wrap:
            width = min(width, theme.px(MEASURE))
        lines = self.text().count("\n") + 1
        height = self.heightForWidth(width) if self._wrap else lines * self._line_px()
        return QSize(width, height if self._wrap else height + margins.top() + margins.bottom())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self._wrap:
            return QSize(min(hint.width(), max(theme.px(48), self._widest_word())), self._line_px())
        return QSize(min(hint.width(), theme.px(32)), hint.height()) if self._elide else hint

    def _widest_word(self) -> int:
        """No narrower than a word, so that words are not broken, within reason."""
        words = sorted(self.text().split(), key=len)[-3:]
        widest = max((theme.text_width(word, self._size, self._weight) for word in words), default=0)
        return min(widest + self._indent(), theme.px(240))

    def text_area(self) -> QRect:
        """Where the lines go, beside the glyph; one line is centred in the height."""
        area = self.contentsRect().adjusted(self._indent(), 0, 0, 0)
        if not self._wrap:
            spare = area.height() - self._line_px() * (self.text().count("\n") + 1)
            area.setTop(area.top() + max(0, spare) // 2)
        return area

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tone = theme.color(self._role if self.isEnabled() else "disabled")
        area = self.text_area()
        if self._icon:
            self._paint_icon(painter, area)
        painter.setPen(tone)
        if self._elide and self._natural() > area.width():
            self._paint_elided(painter, area)
        else:
            self._lay(area.width())[0].draw(painter, QPointF(area.topLeft()), self._selections())
        painter.end()

    def _selections(self) -> list[QTextLayout.FormatRange]:
        return []

    def _paint_icon(self, painter: QPainter, area: QRect) -> None:
        side = theme.px(self._icon_size)
        tone = theme.color(self._icon_role or self._role if self.isEnabled() else "disabled")
        left = self.contentsRect().left()
        box = QRect(left, area.top(), side, max(side, self._line_px()))
        icons.paint(painter, self._icon, box, tone, side)

    def _paint_elided(self, painter: QPainter, area: QRect) -> None:
        painter.setFont(theme.font(self._size, self._weight))
        shown = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        box = QRectF(area.left(), area.top(), area.width(), self._line_px())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter.value), shown)


class Label(Prose):
    """One line of text, never wrapped; it gives way with dots only when asked to elide."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = 14,
        weight: int = 400,
        role: Role = "ink",
        elide: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        icon: str = "",
        icon_role: Role | None = None,
        icon_size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            text, size=size, weight=weight, role=role, wrap=False, elide=elide, align=align,
            icon=icon, icon_role=icon_role, icon_size=icon_size, parent=parent,
        )  # fmt: skip


class StateLabel(Label):
    """A state: its glyph and its word, small and semibold."""

    def __init__(self, glyph: str, word: str, role: Role = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(word, size=12, weight=600, role=role, icon=glyph, icon_size=14, parent=parent)

    def set_state(self, glyph: str, word: str, role: Role) -> None:
        """Show another state."""
        self.set_role(role)
        self.set_icon(glyph)
        self.set_text(word)
