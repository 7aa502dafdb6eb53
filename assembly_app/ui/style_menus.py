# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of the menu bar and of menus: words, keys, marks."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionMenuItem

from assembly_app.ui import icons, style_draw, theme

PAD = 10
GLYPH = 26
KEY_GAP = 32
Kind = QStyleOptionMenuItem.MenuItemType


def bar_item_width(option: QStyleOptionMenuItem) -> int:
    """The word with air at both sides."""
    return theme.text_width(style_draw.visible_text(option.text), 14) + 2 * PAD


def draw_bar_item(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    """A word of the menu bar; open or under the pointer it has a ground."""
    painter.fillRect(option.rect, theme.color("rail"))
    over = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Sunken))
    if over and option.state & QStyle.StateFlag.State_Enabled:
        style_draw.round_box(painter, option.rect.adjusted(1, 2, -1, -2), theme.color("selected"))
    with style_draw.saved(painter):
        painter.setFont(theme.font(14))
        tone = theme.color("ink" if over else "ink2")
        words = style_draw.visible_text(option.text)
        style_draw.text(painter, option.rect, words, tone, int(Qt.AlignmentFlag.AlignCenter))


def item_size(option: QStyleOptionMenuItem) -> QSize:
    """A line of a menu, with room for its mark and its key."""
    if option.menuItemType == Kind.Separator:
        return QSize(10, 9)
    words, _, key = style_draw.visible_text(option.text).partition("\t")
    width = GLYPH + theme.text_width(words, 14) + 2 * PAD + GLYPH
    if key:
        width += KEY_GAP + theme.text_width(key, 12, 500)
    return QSize(width, theme.px(32))


def draw_item(painter: QPainter, option: QStyleOptionMenuItem) -> None:
    """A line of a menu: mark, word, key or arrow."""
    box = option.rect
    if option.menuItemType == Kind.Separator:
        painter.fillRect(QRect(box.left() + 6, box.center().y(), box.width() - 12, 1), theme.color("hair"))
        return
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    if enabled and option.state & QStyle.StateFlag.State_Selected:
        style_draw.round_box(painter, box.adjusted(1, 0, -1, 0), theme.color("selected"))
    ink = theme.color("ink" if enabled else "disabled")
    left = QRect(box.left() + PAD - 2, box.top(), theme.px(16), box.height())
    if option.checkType != QStyleOptionMenuItem.CheckType.NotCheckable and option.checked:
        icons.paint(painter, "check", left, theme.color("accent" if enabled else "disabled"), theme.px(16))
    elif not option.icon.isNull():
        option.icon.paint(painter, left.adjusted(0, (box.height() - theme.px(16)) // 2, 0, 0))
    words, _, key = style_draw.visible_text(option.text).partition("\t")
    inner = box.adjusted(GLYPH + PAD - 2, 0, -PAD, 0)
    with style_draw.saved(painter):
        painter.setFont(theme.font(14))
        style_draw.text(painter, inner, words, ink)
        painter.setFont(theme.font(12, 500))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        style_draw.text(painter, inner, key, theme.color("ink2" if enabled else "disabled"), flags)
    if option.menuItemType == Kind.SubMenu:
        arrow = QRect(box.right() - GLYPH, box.top(), theme.px(16), box.height())
        icons.paint(painter, "chevron-right", arrow, ink, theme.px(16))
