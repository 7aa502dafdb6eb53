# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of single elements, in tables that the style looks up."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QLineEdit,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionMenuItem,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui import style_menus as menus

CE = QStyle.ControlElement
PE = QStyle.PrimitiveElement
SC = QStyle.SubControl
State = QStyle.StateFlag
Draw = Callable[[QPainter, QStyleOption, QWidget | None], None]

CHEVRON = 30


def _push_button(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionButton):
        style_draw.draw_button(painter, option, widget)


def _menu_bar_item(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionMenuItem):
        menus.draw_bar_item(painter, option)


def _menu_item(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if isinstance(option, QStyleOptionMenuItem):
        menus.draw_item(painter, option)


def _filled(role: theme.Role) -> Draw:
    def draw(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, theme.color(role))

    return draw


def _framed(role: theme.Role | None) -> Draw:
    def draw(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
        ground = theme.color(role) if role is not None else None
        style_draw.round_box(painter, option.rect, ground, theme.color("line"), radius=0)

    return draw


def _nothing(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    pass


def _combo_label(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionComboBox) or option.editable:
        # The line in which one types draws its own text.
        return
    box = option.rect.adjusted(12, 0, -CHEVRON, 0)
    tone = theme.color("ink" if option.state & State.State_Enabled else "disabled")
    words = option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, box.width())
    with style_draw.saved(painter):
        style_draw.text(painter, box, words, tone)


def _header(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    ground = widget.property("ground") if widget is not None else None
    painter.fillRect(option.rect, theme.current().colors.get(str(ground), theme.color("surface")))
    line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
    painter.fillRect(line, theme.color("line"))


def _header_label(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionHeader):
        return
    with style_draw.saved(painter):
        painter.setFont(theme.font(12, 600))
        align = option.textAlignment | Qt.AlignmentFlag.AlignVCenter
        style_draw.text(painter, option.rect, option.text, theme.color("ink2"), int(align.value))


def _shaped_frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    shape = widget.frameShape() if isinstance(widget, QFrame) else QFrame.Shape.StyledPanel
    box = option.rect
    if shape == QFrame.Shape.HLine:
        painter.fillRect(QRect(box.left(), box.center().y(), box.width(), 1), theme.color("hair"))
    elif shape == QFrame.Shape.VLine:
        painter.fillRect(QRect(box.center().x(), box.top(), 1, box.height()), theme.color("hair"))
    elif shape != QFrame.Shape.NoFrame:
        _frame(painter, option, widget)


def _frame(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if widget is not None and widget.isWindow():
        style_draw.round_box(painter, option.rect, None, theme.color("line"), radius=0)
        return
    enabled = bool(option.state & State.State_Enabled)
    focused = widget.hasFocus() if widget is not None else bool(option.state & State.State_HasFocus)
    error = widget is not None and widget.property("error") is True
    if not isinstance(widget, QLineEdit):
        style_draw.field_ground(painter, option.rect, enabled=enabled)
    style_draw.field_frame(painter, option.rect, enabled=enabled, focused=focused, error=error)


def _line_edit(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    parent = widget.parentWidget() if widget is not None else None
    bare = isinstance(widget, QLineEdit) and not widget.hasFrame()
    if bare or (isinstance(parent, QComboBox) and parent.isEditable()):
        return
    style_draw.field_ground(painter, option.rect, enabled=bool(option.state & State.State_Enabled))
    _frame(painter, option, widget)


def _focus(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if not isinstance(widget, QAbstractItemView):
        style_draw.focus_ring(painter, option.rect.adjusted(-4, 0, 4, 0), 4)


def _check_box(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    style_draw.check_box(painter, option.rect, option.state)


def _radio(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    style_draw.radio(painter, option.rect, option.state)


def _item_ground(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    style_draw.row_back(
        painter,
        option.rect,
        bool(option.state & State.State_Selected),
        bool(option.state & State.State_MouseOver),
        bool(option.state & State.State_Active),
    )


def _arrow_down(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    icons.paint(painter, "chevron-down", option.rect, theme.color("ink2"), theme.px(16))


def _progress_groove(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    box = QRect(option.rect.left(), option.rect.center().y() - 3, option.rect.width(), 6)
    style_draw.round_box(painter, box, theme.color("surface"), theme.color("line"), radius=3)


def _progress_done(painter: QPainter, option: QStyleOption, widget: QWidget | None) -> None:
    if not isinstance(option, QStyleOptionProgressBar) or option.maximum <= option.minimum:
        return
    share = (option.progress - option.minimum) / (option.maximum - option.minimum)
    width = round(option.rect.width() * max(0.0, share))
    box = QRect(option.rect.left(), option.rect.center().y() - 3, width, 6)
    style_draw.round_box(painter, box, theme.color("accent"), radius=3)


CONTROLS: dict[QStyle.ControlElement, Draw] = {
    CE.CE_PushButton: _push_button,
    CE.CE_MenuBarItem: _menu_bar_item,
    CE.CE_MenuBarEmptyArea: _filled("rail"),
    CE.CE_MenuItem: _menu_item,
    CE.CE_Splitter: _filled("hair"),
    CE.CE_ComboBoxLabel: _combo_label,
    CE.CE_HeaderSection: _header,
    CE.CE_HeaderEmptyArea: _header,
    CE.CE_HeaderLabel: _header_label,
    CE.CE_ProgressBarGroove: _progress_groove,
    CE.CE_ProgressBarContents: _progress_done,
    CE.CE_ProgressBarLabel: _nothing,
    CE.CE_ShapedFrame: _shaped_frame,
}
PRIMITIVES: dict[QStyle.PrimitiveElement, Draw] = {
    PE.PE_PanelLineEdit: _line_edit,
    PE.PE_FrameLineEdit: _frame,
    PE.PE_Frame: _frame,
    PE.PE_FrameFocusRect: _focus,
    PE.PE_IndicatorCheckBox: _check_box,
    PE.PE_IndicatorItemViewItemCheck: _check_box,
    PE.PE_IndicatorRadioButton: _radio,
    PE.PE_PanelItemViewItem: _item_ground,
    PE.PE_PanelItemViewRow: _nothing,
    PE.PE_FrameStatusBarItem: _nothing,
    PE.PE_PanelMenuBar: _filled("rail"),
    PE.PE_PanelStatusBar: _filled("rail"),
    PE.PE_PanelMenu: _filled("surface"),
    PE.PE_FrameMenu: _framed(None),
    PE.PE_PanelTipLabel: _framed("surface"),
    PE.PE_IndicatorArrowDown: _arrow_down,
}


def draw_field(painter: QPainter, option: QStyleOptionComplex, widget: QWidget | None, glyph: str) -> None:
    """A field with a glyph at its right: combo and spin boxes."""
    if not getattr(option, "frame", True):
        return
    enabled = bool(option.state & State.State_Enabled)
    over = enabled and bool(option.state & State.State_MouseOver) and bool(glyph)
    error = widget is not None and widget.property("error") is True
    focused = bool(option.state & State.State_HasFocus)
    style_draw.field_ground(painter, option.rect, enabled=enabled)
    if over:
        style_draw.round_box(painter, option.rect, theme.color("hover"))
    style_draw.field_frame(painter, option.rect, enabled=enabled, focused=focused, error=error)
    if glyph:
        box = option.rect
        area = QRect(box.right() - CHEVRON + 2, box.top(), CHEVRON - 4, box.height())
        icons.paint(painter, glyph, area, theme.color("ink2" if enabled else "disabled"), theme.px(16))


def spin_part(option: QStyleOptionSpinBox, part: QStyle.SubControl) -> QRect:
    """Where the arrows and the text of a spin box go."""
    box = option.rect
    width = 0 if option.buttonSymbols == option.buttonSymbols.NoButtons else 24
    half = box.height() // 2
    if part == SC.SC_SpinBoxUp:
        return QRect(box.right() - width, box.top() + 2, width, half - 2)
    if part == SC.SC_SpinBoxDown:
        return QRect(box.right() - width, box.top() + half, width, half - 2)
    if part == SC.SC_SpinBoxEditField:
        return box.adjusted(8, 2, -width - 4, -2)
    return box


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """A scroll bar without arrows: its thumb and the pages at both sides."""
    box = option.rect
    if part == SC.SC_ScrollBarGroove:
        return box
    upright = option.orientation == Qt.Orientation.Vertical
    length = box.height() if upright else box.width()
    reach = option.maximum - option.minimum
    if part in (SC.SC_ScrollBarAddLine, SC.SC_ScrollBarSubLine):
        return QRect()
    thumb = length if reach <= 0 else max(32, length * option.pageStep // max(1, reach + option.pageStep))
    thumb = min(thumb, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown
    )
    spans = {
        SC.SC_ScrollBarSlider: (start, thumb),
        SC.SC_ScrollBarSubPage: (0, start),
        SC.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
    }
    at, size = spans.get(part, (0, length))
    if upright:
        return QRect(box.left(), box.top() + at, box.width(), size)
    return QRect(box.left() + at, box.top(), size, box.height())
