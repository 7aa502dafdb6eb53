# SPDX-License-Identifier: GPL-3.0-or-later
"""The drawing of stock controls: Fusion where it will do, our own where the design differs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionMenuItem,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QWidget,
)

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui import style_controls as parts
from assembly_app.ui import style_menus as menus

CC = QStyle.ComplexControl
SC = QStyle.SubControl
PM = QStyle.PixelMetric
SH = QStyle.StyleHint
CT = QStyle.ContentsType
State = QStyle.StateFlag

SCROLL = 12

# Measures of the window that grow with the text, then those that do not.
SCALED = {
    PM.PM_IndicatorWidth: 18,
    PM.PM_IndicatorHeight: 18,
    PM.PM_ExclusiveIndicatorWidth: 18,
    PM.PM_ExclusiveIndicatorHeight: 18,
    PM.PM_SmallIconSize: 16,
    PM.PM_ButtonIconSize: 16,
    PM.PM_ListViewIconSize: 16,
    PM.PM_TextCursorWidth: 1,
}
FIXED = {
    PM.PM_DefaultFrameWidth: 2,
    PM.PM_ScrollBarExtent: SCROLL,
    PM.PM_ScrollBarSliderMin: 32,
    PM.PM_ScrollView_ScrollBarSpacing: 0,
    PM.PM_ScrollView_ScrollBarOverlap: 0,
    PM.PM_SplitterWidth: 1,
    PM.PM_MenuBarItemSpacing: 0,
    PM.PM_MenuBarPanelWidth: 0,
    PM.PM_MenuBarHMargin: 8,
    PM.PM_MenuBarVMargin: 0,
    PM.PM_MenuPanelWidth: 1,
    PM.PM_MenuVMargin: 4,
    PM.PM_MenuHMargin: 4,
    PM.PM_CheckBoxLabelSpacing: 12,
    PM.PM_RadioButtonLabelSpacing: 12,
    PM.PM_ButtonShiftHorizontal: 0,
    PM.PM_ButtonShiftVertical: 0,
    PM.PM_FocusFrameHMargin: 8,
    PM.PM_FocusFrameVMargin: 2,
    PM.PM_HeaderMargin: 8,
    PM.PM_ToolTipLabelFrameWidth: 6,
}
HINTS = {
    SH.SH_EtchDisabledText: 0,
    SH.SH_DitherDisabledText: 0,
    SH.SH_ComboBox_Popup: 0,
    SH.SH_ItemView_ShowDecorationSelected: 1,
    SH.SH_UnderlineShortcut: 0,
    SH.SH_ItemView_ActivateItemOnSingleClick: 0,
    SH.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    SH.SH_Menu_SloppySubMenus: 1,
    SH.SH_ScrollBar_Transient: 0,
    SH.SH_Widget_Animation_Duration: 0,
    SH.SH_Header_ArrowAlignment: int(Qt.AlignmentFlag.AlignRight.value),
}


class Style(QProxyStyle):
    """Fusion with our frames, buttons, menus, scroll bars and marks; animation off."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        found = FIXED.get(metric)
        if found is not None:
            return found
        scaled = SCALED.get(metric)
        if scaled is not None:
            return theme.px(scaled)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803
    ) -> int:
        found = HINTS.get(hint)
        return found if found is not None else super().styleHint(hint, option, widget, returnData)

    def sizeFromContents(
        self,
        type: QStyle.ContentsType,  # noqa: A002
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if type == CT.CT_PushButton and isinstance(option, QStyleOptionButton):
            look = style_draw.button_look(widget)
            return QSize(style_draw.button_width(look, option.text), style_draw.button_height(look))
        if type == CT.CT_LineEdit:
            tall = widget is not None and widget.property("tall") is True
            return QSize(size.width(), theme.px(40 if tall else 32))
        if type in (CT.CT_ComboBox, CT.CT_SpinBox):
            return QSize(size.width() + 12 + parts.CHEVRON, theme.px(32))
        if type == CT.CT_MenuBarItem and isinstance(option, QStyleOptionMenuItem):
            return QSize(menus.bar_item_width(option), theme.px(32))
        if type == CT.CT_MenuItem and isinstance(option, QStyleOptionMenuItem):
            return menus.item_size(option)
        base = super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type]
        if type == CT.CT_ItemViewItem:
            return base.expandedTo(QSize(0, theme.px(32)))
        if type == CT.CT_HeaderSection:
            return QSize(base.width() + 8, theme.px(32))
        return base

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        if element == QStyle.SubElement.SE_LineEditContents:
            bare = isinstance(widget, QLineEdit) and not widget.hasFrame()
            return option.rect if bare else option.rect.adjusted(10, 2, -8, -2)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = parts.CONTROLS.get(element)
        if element == QStyle.ControlElement.CE_ItemViewItem:
            # Selected rows are tinted, not filled with the accent: their words stay ink.
            ink = theme.color("ink")
            option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        if draw is not None:
            draw(painter, option, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        draw = parts.PRIMITIVES.get(element)
        if draw is not None:
            draw(painter, option, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            parts.draw_field(painter, option, widget, "chevron-down")
        elif control == CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            self._draw_spin(painter, option, widget)
        elif control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            self._draw_scroll_bar(painter, option, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def _draw_spin(self, painter: QPainter, option: QStyleOptionSpinBox, widget: QWidget | None) -> None:
        parts.draw_field(painter, option, widget, "")
        enabled = bool(option.state & State.State_Enabled)
        tone = theme.color("ink2" if enabled else "disabled")
        for part, name in ((SC.SC_SpinBoxUp, "chevron-up"), (SC.SC_SpinBoxDown, "chevron-down")):
            box = self.subControlRect(CC.CC_SpinBox, option, part, widget)
            if option.subControls & part:
                icons.paint(painter, name, box, tone, theme.px(12))

    def _draw_scroll_bar(self, painter: QPainter, option: QStyleOptionSlider, widget: QWidget | None) -> None:
        thumb = self.subControlRect(CC.CC_ScrollBar, option, SC.SC_ScrollBarSlider, widget)
        if option.minimum == option.maximum:
            return
        over = bool(option.state & (State.State_MouseOver | State.State_Sunken))
        slim = (2, 3) if over else (3, 4)
        if option.orientation == Qt.Orientation.Vertical:
            box = thumb.adjusted(slim[0], 2, -slim[1] + 1, -2)
        else:
            box = thumb.adjusted(2, slim[0], -2, -slim[1] + 1)
        style_draw.round_box(painter, box, theme.color("line"), radius=min(box.width(), box.height()) / 2)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        subControl: QStyle.SubControl,  # noqa: N803
        widget: QWidget | None = None,
    ) -> QRect:
        if control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return parts.scroll_part(option, subControl)
        box = option.rect
        if control == CC.CC_ComboBox and subControl == SC.SC_ComboBoxEditField:
            return box.adjusted(10, 2, -parts.CHEVRON, -2)
        if control == CC.CC_ComboBox and subControl == SC.SC_ComboBoxArrow:
            return QRect(box.right() - parts.CHEVRON, box.top(), parts.CHEVRON, box.height())
        if control == CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return parts.spin_part(option, subControl)
        return super().subControlRect(control, option, subControl, widget)  # type: ignore[arg-type]
