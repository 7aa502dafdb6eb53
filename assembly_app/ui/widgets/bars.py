# SPDX-License-Identifier: GPL-3.0-or-later
"""Bars: time spent, totals against a limit, results with their threshold, the thermometer.

Each is a label to the screen reader: what it says is the description it was given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.theme import Role

Fill = Literal["solid", "hatched", "empty"]
CENTRE = int(Qt.AlignmentFlag.AlignCenter.value)


class _Bar(QLabel):
    """What bars share: a height that follows the text, and a description in words."""

    HEIGHT = 8

    def __init__(self, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.describe(description)

    def describe(self, description: str) -> None:
        """What the bar says, for those who cannot see it."""
        super().setText(description)
        self.setToolTip(description)

    def sizeHint(self) -> QSize:
        return QSize(160, theme.px(self.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())


def _track(painter: QPainter, box: QRectF) -> None:
    radius = box.height() / 2
    style_draw.round_box(painter, box, theme.color("surface"), theme.color("line"), radius=radius)


def _part(painter: QPainter, box: QRectF, left: float, right: float, role: Role) -> None:
    """A solid stretch of a rounded track, between two shares."""
    with style_draw.saved(painter):
        clip = QRectF(box.left() + box.width() * left, box.top(), box.width() * (right - left), box.height())
        painter.setClipRect(clip)
        style_draw.round_box(painter, box, theme.color(role), radius=box.height() / 2)


class TimeBar(_Bar):
    """Time spent of an item against the time planned; past it, the whole bar warns."""

    def __init__(
        self, spent: float = 0, planned: float = 1, description: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(description, parent)
        self._spent, self._planned = spent, planned

    def set_time(self, spent: float, planned: float, description: str) -> None:
        """Both in the same unit."""
        self._spent, self._planned = spent, planned
        self.describe(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        _track(painter, box)
        share = self._spent / self._planned if self._planned > 0 else 1.0
        if share > 0:
            _part(painter, box, 0, min(1.0, share), "warn" if share > 1 else "accent")
        painter.end()


class TotalBar(_Bar):
    """A total against a limit: a tick at the limit with its words below, the excess in warn."""

    def __init__(
        self,
        value: float = 0,
        limit: float = 1,
        tick: str = "",
        description: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(description, parent)
        self._value, self._limit, self._tick = value, limit, tick

    def set_total(self, value: float, limit: float, tick: str, description: str) -> None:
        """The total, the limit, and the words under the tick."""
        self._value, self._limit, self._tick = value, limit, tick
        self.describe(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, theme.px(18) + (theme.px(20) if self._tick else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0, theme.px(5), self.width(), theme.px(8))
        whole = max(self._value, self._limit) * (1.04 if self._value > self._limit else 1.0) or 1.0
        whole = max(whole, self._limit * 1.1)
        limit, value = self._limit / whole, self._value / whole
        _track(painter, box)
        _part(painter, box, 0, min(limit, value), "accent")
        if value > limit:
            _part(painter, box, limit, value, "warn")
        at = round(box.width() * limit)
        painter.fillRect(QRectF(at - 1, 0, 2, theme.px(18)), theme.color("ink"))
        painter.setFont(theme.font(12, 500))
        width = theme.text_width(self._tick, 12, 500) + 2
        words = QRectF(min(max(0, at - width), self.width() - width), theme.px(19), width, theme.px(18))
        style_draw.text(painter, words, self._tick, theme.color("ink2"))
        painter.end()


@dataclass(frozen=True, slots=True)
class BarPart:
    """One stretch of a result: how many, and how it is drawn."""

    value: int
    fill: Fill = "solid"
    role: Role = "accent"
    label: str = ""


class ResultBar(_Bar):
    """A result in stretches; the threshold is a tick across it with its words above.

    `total` leaves room for those who have not answered; an advisory bar is grey and has no threshold.
    """

    def __init__(
        self,
        parts: Sequence[BarPart] = (),
        *,
        threshold: float | None = None,
        threshold_text: str = "",
        total: int = 0,
        advisory: bool = False,
        tall: bool = True,
        description: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(description, parent)
        self._advisory, self._tall = advisory, tall
        self._parts, self._total = tuple(parts), total
        self._threshold, self._threshold_text = threshold, threshold_text

    def set_result(
        self,
        parts: Sequence[BarPart],
        description: str,
        *,
        threshold: float | None = None,
        threshold_text: str = "",
        total: int = 0,
    ) -> None:
        """Show another result."""
        self._parts, self._total = tuple(parts), total
        self._threshold, self._threshold_text = threshold, threshold_text
        self.describe(description)
        self.updateGeometry()
        self.update()

    def _top(self) -> int:
        if self._threshold is None or self._advisory:
            return 0
        return theme.px(22) if self._threshold_text else 5

    def _bar_height(self) -> int:
        return theme.px(24 if self._tall else 14)

    def sizeHint(self) -> QSize:
        under = 5 if self._top() else 0
        return QSize(240, self._top() + self._bar_height() + under)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = [part for part in self._parts if part.value > 0]
        whole = max(self._total, sum(part.value for part in shown), 1)
        top, high = self._top(), self._bar_height()
        if not shown or self._total > sum(part.value for part in shown):
            box = QRectF(0, top, self.width(), high)
            style_draw.round_box(painter, box, theme.color("surface"), theme.color("line"), radius=3)
        left = 0.0
        for part in shown:
            width = self.width() * part.value / whole
            self._paint_part(painter, QRectF(left, top, max(3.0, width - 2), high), part)
            left += width
        if self._threshold is not None and not self._advisory:
            self._paint_threshold(painter, self.width() * self._threshold / whole)
        painter.end()

    def _paint_part(self, painter: QPainter, box: QRectF, part: BarPart) -> None:
        tone = theme.color("ink2" if self._advisory else part.role)
        label_tone = theme.color("ink")
        if part.fill == "solid":
            style_draw.round_box(painter, box, tone, radius=3)
            dark = {"accent": "on_accent"}.get("" if self._advisory else part.role)
            label_tone = theme.color("on_accent" if dark else "surface")
        else:
            style_draw.round_box(painter, box, theme.color("surface"), theme.color("ink2"), radius=3)
            if part.fill == "hatched":
                style_draw.hatch(painter, box, theme.color("ink2"))
        width = theme.text_width(part.label, 12, 600)
        if not part.label or not self._tall or width + 4 > box.width():
            return
        if part.fill == "hatched":
            chip = QRectF(box.center().x() - width / 2 - 4, box.top() + 3, width + 8, box.height() - 6)
            style_draw.round_box(painter, chip, theme.color("surface"), radius=3)
        painter.setFont(theme.font(12, 600))
        style_draw.text(painter, box, part.label, label_tone, CENTRE)

    def _paint_threshold(self, painter: QPainter, at: float) -> None:
        top, high = self._top(), self._bar_height()
        left = min(max(0.0, at - 1), self.width() - 3.0)
        halo = QRectF(left - 1, top - 5, 5, high + 10)
        painter.fillRect(halo.adjusted(0, 5, 0, -5), theme.color("surface"))
        painter.fillRect(QRectF(left, top - 5, 3, high + 10), theme.color("ink"))
        if self._threshold_text:
            painter.setFont(theme.font(12, 600))
            width = theme.text_width(self._threshold_text, 12, 600) + 2
            start = min(max(0.0, at - width / 2), self.width() - width)
            box = QRectF(start, 0, width, theme.px(16))
            style_draw.text(painter, box, self._threshold_text, theme.color("ink"))


@dataclass(frozen=True, slots=True)
class Warmth:
    """One zone of the thermometer."""

    value: int
    label: str
    role: Role
    tint: Role
    icon: str


class Thermometer(_Bar):
    """How the room feels: three tinted zones with a glyph, a number and a word. Never a result."""

    HEIGHT = 26

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._zones: tuple[Warmth, ...] = ()

    def set_counts(
        self, green: int, amber: int, red: int, labels: tuple[str, str, str], description: str
    ) -> None:
        """The three counts; labels carry their own numbers ("24 green")."""
        self._zones = (
            Warmth(green, labels[0], "ok", "ok_tint", "check"),
            Warmth(amber, labels[1], "warn", "warn_tint", "minus"),
            Warmth(red, labels[2], "stop", "stop_tint", "x"),
        )
        self.describe(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = [zone for zone in self._zones if zone.value > 0]
        whole = sum(zone.value for zone in shown)
        left = 0.0
        for zone in shown:
            width = self.width() * zone.value / whole
            self._paint_zone(painter, QRectF(left, 0, width - 2, self.height()), zone)
            left += width
        painter.end()

    def _paint_zone(self, painter: QPainter, box: QRectF, zone: Warmth) -> None:
        painter.fillRect(box, theme.color(zone.tint))
        painter.fillRect(QRectF(box.left(), box.bottom() - 3, box.width(), 3), theme.color(zone.role))
        side = theme.px(14)
        inner = box.adjusted(8, 0, 0, -2)
        painter.save()
        painter.setClipRect(box)
        words, room = zone.label, inner.width() - side - 6
        if theme.text_width(words, 12, 600) > room:
            words = str(zone.value)
        if theme.text_width(words, 12, 600) > room:
            # The glyph keeps its meaning beside the number as long as both fit.
            inner = box.adjusted(2, 0, 0, -2)
        at = QRectF(inner.left(), inner.top(), side, inner.height())
        icons.paint(painter, zone.icon, at, theme.color(zone.role), side)
        painter.setFont(theme.font(12, 600))
        style_draw.text(painter, inner.adjusted(side + 6, 0, 0, 0), words, theme.color(zone.role))
        painter.restore()
