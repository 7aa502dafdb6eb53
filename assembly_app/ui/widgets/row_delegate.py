# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of one row of a list; it reads the theme while painting."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.rows import ROW, Index, Row

PAD = 12
INDENT = 20
RIGHT = int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)


@dataclass(slots=True)
class Columns:
    """Widths shared by the rows of a list, so that their parts line up."""

    glyph: bool = False
    number: int = 0
    state: int = 0
    early: int = 0
    meta: int = 0


def measure(rows: tuple[Row, ...]) -> Columns:
    """The widths that the rows need together."""
    plain = [row for row in rows if not row.heading]
    return Columns(
        glyph=any(row.glyph for row in plain),
        number=max((theme.text_width(row.number, 14, 500) for row in plain if row.number), default=0),
        state=max((theme.text_width(row.state, 12, 600) for row in plain if row.state), default=0),
        early=max((theme.text_width(row.early, 12, 500) for row in plain if row.early), default=0),
        meta=max((theme.text_width(row.meta, 14, 400) for row in plain if row.meta), default=0),
    )


class RowDelegate(QStyledItemDelegate):
    """Rows of `height`, or `tall` with a second line; groups of 40, labels of 28."""

    def __init__(self, height: int, tall: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.height, self.tall = height, tall
        self.columns = Columns()
        self.always_active = False
        self.small_meta = False
        self.ruled = False

    def row_height(self, row: Row) -> int:
        """The height of one row, scaled."""
        if row.heading:
            return theme.px(40 if row.heading == "group" else 32)
        height = theme.px(self.tall if row.two_lines else self.height)
        return height + (self._title_lines(row) - 1) * theme.px(18)

    def _title_lines(self, row: Row) -> int:
        """What is happening is never cut: its title takes the lines it needs."""
        view = self.parent()
        if not (row.now or row.wraps) or not isinstance(view, QAbstractItemView):
            return 1
        room = view.viewport().width() - self._title_left(row) - PAD
        if row.wraps and not row.now:
            room -= self._right_width(row, room)
            return 1 if theme.text_width(row.title, 14, _weight(row)) <= room + 1 else 2
        if room < theme.px(40) or theme.text_width(row.title, 14, 600) <= room:
            return 1
        flags = int(Qt.TextFlag.TextWordWrap.value)
        metrics = QFontMetrics(theme.font(14, 600))
        wrapped = metrics.boundingRect(QRect(0, 0, room, 10_000), flags, row.title)
        return max(1, round(wrapped.height() / metrics.lineSpacing()))

    def _right_width(self, row: Row, room: int) -> int:
        """What stands at the right of a title, which has this room with it."""
        width = 0
        if row.lock:
            width += theme.px(16) + 6
        if row.early and self.columns.meta:
            width += self.columns.meta + 10
        elif row.meta:
            width += theme.text_width(row.meta, 14, 500) + 10
        if row.early and room - width > theme.px(130):
            width += theme.text_width(row.early, 12, 500) + 10
        return width

    def _title_left(self, row: Row) -> int:
        left = PAD + row.level * theme.px(INDENT)
        if self.columns.glyph or row.expanded is not None:
            left += theme.px(16) + 8
        if self.columns.state:
            left += self.columns.state + 16
        return left + (self.columns.number + 8 if self.columns.number else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, self.row_height(index.data(ROW)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        box = option.rect
        if row.heading:
            self._paint_heading(painter, box, row)
            return
        state = option.state
        view = option.widget
        focused = view is not None and view.hasFocus()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        ground = box.adjusted(0, 1, 0, -1) if row.two_lines else box
        active = focused or self.always_active or row.now
        if self.ruled:
            line = QRect(box.left() + PAD + theme.px(16) + 12, box.bottom(), box.width(), 1)
            painter.fillRect(line, theme.color("hair"))
        style_draw.row_back(painter, ground, selected or row.now, over, active)
        ring = view is not None and view.property("keyboard") is True
        if selected and focused and ring:
            style_draw.focus_ring(painter, ground)
        with style_draw.saved(painter):
            self._paint_row(painter, box, row, selected)

    def _paint_heading(self, painter: QPainter, box: QRect, row: Row) -> None:
        group = row.heading == "group"
        inner = box.adjusted(PAD, 0, -PAD, -theme.px(4))
        inner.setTop(inner.bottom() - theme.px(22))
        with style_draw.saved(painter):
            size = 14 if group else 12
            painter.setFont(theme.font(size, 600))
            if row.glyph:
                side = theme.px(16)
                area = QRect(inner.left(), inner.top(), side, inner.height())
                icons.paint(painter, row.glyph, area, theme.color(row.glyph_role), side)
                inner.setLeft(inner.left() + side + 8)
            style_draw.text(painter, inner, row.title, theme.color("ink" if group else "ink2"))
            if row.meta:
                painter.setFont(theme.font(size, 400 if group else 500))
                at = theme.text_width(row.title, size, 600) + 10
                style_draw.text(painter, inner.adjusted(at, 0, 0, 0), row.meta, theme.color("ink2"))

    def _paint_row(self, painter: QPainter, box: QRect, row: Row, selected: bool) -> None:
        first = QRect(box)
        second = QRect()
        lines = self._title_lines(row)
        if row.two_lines or lines > 1:
            high = theme.px(22) + (lines - 1) * theme.px(18)
            under = theme.px(18) if row.two_lines else 0
            top = box.top() + (box.height() - high - under) // 2
            first = QRect(box.left(), top, box.width(), theme.px(22))
            second = QRect(box.left(), top + high, box.width(), under)
        left = self._paint_left(painter, first, box, row, selected)
        right = self._paint_right(painter, first, box, row, left)
        if lines > 1 and row.wraps and not row.now:
            ends = (left, right, box.right() + 1 - PAD)
            self._paint_two(painter, first, row, ends, selected or row.bold)
        elif lines > 1:
            painter.setFont(theme.font(14, 600))
            area = QRect(left, first.top() + theme.px(2), box.right() - PAD - left + 1, lines * theme.px(22))
            flags = int(Qt.TextFlag.TextWordWrap.value)
            style_draw.text(painter, area, row.title, theme.color("ink"), flags)
        else:
            self._paint_title(painter, first, row, (left, right), selected or row.now or row.bold)
        if row.two_lines:
            end = right if row.action or row.grip else box.right() - PAD
            self._paint_second(painter, second, row, left, end)

    def _paint_left(self, painter: QPainter, first: QRect, box: QRect, row: Row, selected: bool) -> int:
        side = theme.px(16)
        left = box.left() + PAD + row.level * theme.px(INDENT)
        if row.expanded is not None:
            name = "chevron-down" if row.expanded else "chevron-right"
            icons.paint(painter, name, QRect(left, first.top(), side, first.height()), theme.color("ink2"))
            left += side + 8
        if self.columns.glyph and row.expanded is None:
            if row.glyph:
                area = QRect(left, first.top(), side, first.height())
                icons.paint(painter, row.glyph, area, theme.color(row.glyph_role), side)
            left += side + 8
        if self.columns.state:
            painter.setFont(theme.font(12, 600))
            area = QRect(left, first.top(), self.columns.state + 2, first.height())
            style_draw.text(painter, area, row.state, theme.color(row.glyph_role))
            left += self.columns.state + 16
        if self.columns.number:
            painter.setFont(theme.font(14, 600 if selected or row.now else 500))
            area = QRect(left, first.top(), self.columns.number + 1, first.height())
            style_draw.text(painter, area, row.number, theme.color("ink2"), RIGHT)
            left += self.columns.number + 8
        return left

    def _paint_right(self, painter: QPainter, first: QRect, box: QRect, row: Row, left: int) -> int:
        side = theme.px(16)
        right = box.right() - PAD + 1
        for name, role in ((row.action, row.action_role), ("grip-vertical" if row.grip else "", "ink2")):
            if name:
                area = QRect(right - side, box.top(), side, box.height())
                icons.paint(painter, name, area, theme.color(role), side)
                right -= side + 12
        size = 12 if self.small_meta or row.two_lines else 14
        if row.meta:
            painter.setFont(theme.font(size, 500 if size == 12 else 400))
            width = theme.text_width(row.meta, size, 500 if size == 12 else 400)
            area = QRect(right - width - 1, first.top(), width + 1, first.height())
            style_draw.text(painter, area, row.meta, theme.color(row.meta_role), RIGHT)
        if row.early and self.columns.meta:
            right -= self.columns.meta + 10
        elif row.meta:
            right -= theme.text_width(row.meta, size, 500) + 10
        if row.early and right - left > theme.px(130):
            painter.setFont(theme.font(12, 500))
            width = theme.text_width(row.early, 12, 500)
            area = QRect(right - width - 1, first.top(), width + 1, first.height())
            style_draw.text(painter, area, row.early, theme.color("ink2"), RIGHT)
            right -= width + 10
        return right

    def _paint_title(
        self, painter: QPainter, first: QRect, row: Row, ends: tuple[int, int], bold: bool
    ) -> None:
        left, right = ends
        side = theme.px(16)
        if row.lock:
            icons.paint(
                painter, row.lock, QRect(left, first.top(), side, first.height()), theme.color("ink2")
            )
            left += side + 6
        tone: Role = "ink2" if row.muted else "ink"
        weight = 600 if bold else (500 if row.two_lines else 400)
        end = _line(painter, QRect(left, first.top(), right - left, first.height()), row.title, weight, tone)
        if row.badge and end + side + 14 < right:
            icons.paint(
                painter,
                row.badge_glyph,
                QRect(end + 12, first.top(), theme.px(14), first.height()),
                theme.color(row.badge_role),
            )
            at = end + 12 + theme.px(14) + 6
            area = QRect(at, first.top(), right - at, first.height())
            _line(painter, area, row.badge, 600, row.badge_role, 12)

    def _paint_two(
        self, painter: QPainter, first: QRect, row: Row, ends: tuple[int, int, int], bold: bool
    ) -> None:
        """A title on two lines: as many whole words as fit above, the rest below, cut if it must be."""
        left, right, edge = ends
        if row.lock:
            side = theme.px(16)
            icons.paint(
                painter, row.lock, QRect(left, first.top(), side, first.height()), theme.color("ink2")
            )
            left += side + 6
        weight = 600 if bold else _weight(row)
        above, below = halves(row.title, right - left, weight)
        tone: Role = "ink2" if row.muted else "ink"
        line = QRect(left, first.top(), right - left, first.height())
        _line(painter, line, above, weight, tone)
        # Nothing stands at the right of the second line.
        under = QRect(left, first.top() + theme.px(18), edge - left, first.height())
        _line(painter, under, below, weight, tone)

    def _paint_second(self, painter: QPainter, second: QRect, row: Row, left: int, end: int) -> None:
        second_words, at_right = row.second, row.second_right
        room = theme.text_width(second_words, 12, 600) + theme.text_width(at_right, 12, 600) + 16
        if at_right and second_words and room > end - left:
            second_words, at_right = f"{second_words} · {at_right}", ""
        if at_right:
            painter.setFont(theme.font(12, 600 if row.now else 500))
            width = theme.text_width(at_right, 12, 600)
            area = QRect(end - width - 1, second.top(), width + 1, second.height())
            style_draw.text(painter, area, at_right, theme.color("ink2"), RIGHT)
            end -= width + 8
        if row.second_glyph:
            side = theme.px(14)
            area = QRect(left, second.top(), side, second.height())
            icons.paint(painter, row.second_glyph, area, theme.color(row.second_role), side)
            left += side + 6
        if row.second_state:
            area = QRect(left, second.top(), end - left, second.height())
            left = _line(painter, area, row.second_state, 600, row.second_role, 12) + 5
        words = f"· {second_words}" if row.second_state and second_words else second_words
        area = QRect(left, second.top(), max(0, end - left), second.height())
        _line(painter, area, words, 600 if row.now else 400, "ink2", 12)


def _weight(row: Row) -> int:
    return 600 if row.bold else (500 if row.two_lines else 400)


def halves(words: str, room: int, weight: int, size: int = 14) -> tuple[str, str]:
    """Break words where the first line is full; a word too long for it is left to be cut."""
    parts = words.split()
    taken = 1
    while taken < len(parts) and theme.text_width(" ".join(parts[: taken + 1]), size, weight) <= room:
        taken += 1
    return " ".join(parts[:taken]), " ".join(parts[taken:])


def _line(painter: QPainter, area: QRect, words: str, weight: int, role: Role, size: int = 14) -> int:
    """Draw one elided line and return where it ends."""
    if area.width() <= 0 or not words:
        return area.left()
    painter.setFont(theme.font(size, weight))
    shown = words
    if theme.text_width(words, size, weight) > area.width() + 1:
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    style_draw.text(painter, area.adjusted(0, 0, 2, 0), shown, theme.color(role))
    return area.left() + theme.text_width(shown, size, weight)
