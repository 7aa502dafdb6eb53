# SPDX-License-Identifier: GPL-3.0-or-later
"""How the style and the widgets draw: frames, focus, buttons, marks. All read the theme while painting."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QWidget

from assembly_app.ui import icons, theme

RADIUS = 6
MARK = 3
GAP = 8


@contextmanager
def saved(painter: QPainter) -> Iterator[QPainter]:
    """The painter with smooth edges, given back as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield painter
    painter.restore()


def round_box(
    painter: QPainter,
    box: QRect | QRectF,
    fill: QColor | None,
    border: QColor | None = None,
    width: float = 1.0,
    radius: float = RADIUS,
) -> None:
    """A rounded rectangle whose border lies wholly inside the box."""
    with saved(painter):
        half = width / 2 if border is not None else 0.0
        painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        inside = QRectF(box).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, max(0.0, radius - half), max(0.0, radius - half))


def mark(painter: QPainter, box: QRect | QRectF, color: QColor) -> None:
    """The 3-pixel mark at the left of what is selected."""
    area = QRectF(box)
    inset = min(4.0, area.height() / 6)
    bar = QRectF(area.left(), area.top() + inset, MARK, area.height() - 2 * inset)
    round_box(painter, bar, color, radius=1.5)


def row_back(painter: QPainter, box: QRect | QRectF, selected: bool, hovered: bool, active: bool) -> None:
    """The ground of a list row: nothing, hover, or selected with its mark; grey in a pane without focus."""
    if selected:
        round_box(painter, box, theme.color("selected" if active else "hover"))
        mark(painter, box, theme.color("accent" if active else "line"))
    elif hovered:
        round_box(painter, box, theme.color("hover"))


def focus_ring(painter: QPainter, box: QRect | QRectF, radius: float = RADIUS) -> None:
    """The 2-pixel accent inside the edge of what has the keyboard."""
    round_box(painter, box, None, theme.color("accent"), 2.0, radius)


def field_frame(painter: QPainter, box: QRect, *, enabled: bool, focused: bool, error: bool) -> None:
    """The edge of anything one types into."""
    if error:
        round_box(painter, box, None, theme.color("stop"), 2.0)
    elif focused:
        focus_ring(painter, box)
    else:
        round_box(painter, box, None, theme.color("line" if enabled else "hair"))


def field_ground(painter: QPainter, box: QRect, *, enabled: bool) -> None:
    """The white under a field; disabled fields lie flat."""
    round_box(painter, box, theme.color("surface" if enabled else "fill"))


def text(painter: QPainter, box: QRect | QRectF, words: str, tone: QColor, flags: int = 0) -> None:
    """One line of text in a box, centred vertically unless the flags say otherwise."""
    painter.setPen(tone)
    painter.drawText(QRectF(box), flags or int(Qt.AlignmentFlag.AlignVCenter), words)


def is_keyboard_focus(widget: QWidget | None, state: QStyle.StateFlag) -> bool:
    """Whether to show focus; buttons pressed with the mouse do not keep a ring."""
    del widget
    return bool(state & QStyle.StateFlag.State_HasFocus)


@dataclass(frozen=True, slots=True)
class ButtonLook:
    """What a push button says of itself through its properties."""

    kind: str
    icon: str
    key: str
    filled: bool
    tall: bool
    spread: bool
    tone: str

    @property
    def weight(self) -> int:
        """Primary and links are semibold, the rest medium."""
        return 600 if self.kind in ("primary", "link") else 500

    @property
    def size(self) -> int:
        """Links are as small as the labels they accompany."""
        return 12 if self.kind == "link" else 14

    @property
    def pad(self) -> int:
        """Room between the edge and the words."""
        return {"quiet": 9, "link": 0}.get(self.kind, 14)


def button_look(widget: QWidget | None) -> ButtonLook:
    """Read the properties of a push button; a plain one is secondary."""

    def read(name: str) -> str:
        value = widget.property(name) if widget is not None else None
        return value if isinstance(value, str) else ""

    def flag(name: str) -> bool:
        return widget is not None and widget.property(name) is True

    return ButtonLook(
        kind=read("kind") or "secondary",
        icon=read("icon_name"),
        key=read("key"),
        filled=flag("filled"),
        tall=flag("tall"),
        spread=flag("spread"),
        tone=read("tone"),
    )


def visible_text(words: str) -> str:
    """A label without the marks of its mnemonic."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def button_width(look: ButtonLook, words: str) -> int:
    """The natural width of a push button."""
    width = 2 * look.pad
    shown = visible_text(words)
    if look.icon:
        width += theme.px(16) + (GAP if shown else 0)
    if shown:
        width += theme.text_width(shown, look.size, look.weight)
    if look.key:
        width += GAP + theme.text_width(look.key, 12, 600 if look.kind == "primary" else 500)
    return width


def button_height(look: ButtonLook) -> int:
    """Controls are 32 high, the primary of a pane 40, links a line of 12."""
    if look.kind == "link":
        return theme.px(20)
    return theme.px(40 if look.tall else 32)


def draw_button(painter: QPainter, option: QStyleOptionButton, widget: QWidget | None) -> None:
    """A push button, from its ground to its key."""
    look = button_look(widget)
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    _button_ground(painter, option, look)
    ink, ink_key = _button_inks(look, enabled, option)
    with saved(painter):
        _button_words(painter, option, look, (ink, ink_key), isinstance(widget, QPushButton))


def _button_ground(painter: QPainter, option: QStyleOptionButton, look: ButtonLook) -> None:
    state = option.state
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    over = enabled and bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Sunken))
    focused = enabled and bool(state & QStyle.StateFlag.State_HasFocus)
    box = option.rect
    if look.kind == "primary":
        tone: theme.Role = "accent_hover" if over else "accent"
        round_box(painter, box, theme.color(tone if enabled else "hover"))
        if focused:
            inner = box.adjusted(3, 3, -3, -3)
            round_box(painter, inner, None, theme.color("on_accent"), 2.0, RADIUS - 2)
        return
    pressed = look.filled or bool(state & QStyle.StateFlag.State_On)
    if look.kind == "link":
        if focused:
            focus_ring(painter, box, 4)
        return
    quiet = look.kind == "quiet"
    ground = theme.color("hover") if (over or pressed) else (None if quiet else theme.color("surface"))
    if not enabled and not quiet:
        ground = None
    edge = None if quiet else theme.color("line" if enabled else "hair")
    round_box(painter, box, ground, edge)
    if focused:
        focus_ring(painter, box)


def _button_inks(look: ButtonLook, enabled: bool, option: QStyleOptionButton) -> tuple[QColor, QColor]:
    if not enabled:
        return theme.color("disabled"), theme.color("disabled")
    if look.kind == "primary":
        return theme.color("on_accent"), theme.color("on_accent")
    if look.kind == "link":
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        return theme.color("accent_hover" if over else "accent"), theme.color("accent")
    if look.tone == "stop":
        return theme.color("stop"), theme.color("ink3")
    return theme.color("ink2" if look.kind == "quiet" else "ink"), theme.color("ink2")


def _button_words(
    painter: QPainter, option: QStyleOptionButton, look: ButtonLook, inks: tuple[QColor, QColor], own: bool
) -> None:
    box = option.rect
    words = visible_text(option.text) if own else option.text
    natural = button_width(look, words)
    left = box.left() + look.pad
    if not look.spread and natural < box.width():
        left = box.left() + (box.width() - natural) // 2 + look.pad
    if look.icon:
        side = theme.px(16)
        icons.paint(painter, look.icon, QRect(left, box.top(), side, box.height()), inks[0], side)
        left += side + GAP
    right = box.right() + 1 - look.pad
    if natural > box.width() and look.key:
        # Short of room, the key goes before any letter does.
        look = replace(look, key="")
        natural = button_width(look, words)
    if look.key:
        weight = 600 if look.kind == "primary" else 500
        width = theme.text_width(look.key, 12, weight)
        painter.setFont(theme.font(12, weight))
        at = right - width if look.spread or natural > box.width() else None
        if at is None:
            at = left + theme.text_width(words, look.size, look.weight) + GAP
        text(painter, QRect(at, box.top(), width + 1, box.height()), look.key, inks[1])
        right = min(right, at - GAP)
    painter.setFont(theme.font(look.size, look.weight))
    room = max(0, right - left)
    shown = words
    if natural > box.width():
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room)
    text(painter, QRectF(left, box.top(), room + 2, box.height()), shown, inks[0])


def check_box(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    """A check box: empty with an edge, or accent with its glyph."""
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    on = bool(state & QStyle.StateFlag.State_On)
    partly = bool(state & QStyle.StateFlag.State_NoChange)
    if on or partly:
        round_box(painter, box, theme.color("accent" if enabled else "disabled"), radius=4)
        icons.paint(painter, "minus" if partly else "check", box, theme.color("on_accent"), theme.px(14))
        return
    over = enabled and bool(state & QStyle.StateFlag.State_MouseOver)
    ground = theme.color("hover" if over else "surface")
    round_box(painter, box, ground, theme.color("line" if enabled else "hair"), 1.5, 4)


def radio(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    """A radio button: a ring, filled in the middle when chosen."""
    enabled = bool(state & QStyle.StateFlag.State_Enabled)
    on = bool(state & QStyle.StateFlag.State_On)
    over = enabled and bool(state & QStyle.StateFlag.State_MouseOver)
    tone = theme.color("accent" if on else "line") if enabled else theme.color("disabled")
    radius = box.width() / 2
    round_box(painter, box, theme.color("hover" if over else "surface"), tone, 2.0 if on else 1.5, radius)
    if on:
        dot = round(box.width() * 0.28)
        round_box(painter, box.adjusted(dot, dot, -dot, -dot), tone, radius=radius)


def hatch(painter: QPainter, box: QRectF, tone: QColor, radius: float = 3.0) -> None:
    """Slanted lines inside a rounded box with an edge: the bar of those against."""
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    with saved(painter):
        painter.setClipPath(shape)
        painter.setPen(QPen(tone, 1.3))
        step = 6.0
        at = box.left() - box.height()
        while at < box.right():
            painter.drawLine(QRectF(at, box.top(), box.height(), box.height()).bottomLeft(),
                             QRectF(at, box.top(), box.height(), box.height()).topRight())  # fmt: skip
            at += step
    round_box(painter, box, None, tone, 1.0, radius)
