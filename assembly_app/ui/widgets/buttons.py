# SPDX-License-Identifier: GPL-3.0-or-later
"""Push buttons: primary, secondary, quiet and link, with a glyph in front and a key after the word."""

from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from assembly_app.ui import icons, style_draw, theme
from assembly_app.ui.theme import Role

Kind = Literal["primary", "secondary", "quiet", "link"]


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press the button that has the keyboard; by itself Qt does so on some desktops and not on others."""
    ours = event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if ours and not event.isAutoRepeat():
        button.click()
    return ours


class Button(QPushButton):
    """A push button; the style draws it from its properties."""

    def __init__(
        self,
        text: str,
        kind: Kind = "secondary",
        *,
        icon: str = "",
        key: str = "",
        tall: bool = False,
        spread: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setProperty("tall", tall)
        self.setProperty("spread", spread)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)
        self.set_icon(icon)
        self.set_key(key)
        self.set_text(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """The word without its key, which is the first to go."""
        look = replace(style_draw.button_look(self), key="")
        return QSize(style_draw.button_width(look, self.text()), self.sizeHint().height())

    def set_text(self, text: str) -> None:
        """The word, shown as it is: an ampersand is an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def set_kind(self, kind: Kind) -> None:
        """Primary, secondary, quiet or link."""
        self._set("kind", kind)

    def set_icon(self, icon: str) -> None:
        """The glyph before the word."""
        self._set("icon_name", icon)

    def set_key(self, key: str) -> None:
        """The key shown after the word; binding it is the action's work."""
        self._set("key", key)
        self.setAccessibleDescription(key)

    def set_open(self, opened: bool) -> None:
        """Stay filled while what it opened is open."""
        self._set("filled", opened)

    def set_tone(self, role: Role | None) -> None:
        """Word in the colour of a warning: only `stop` is drawn, for what cannot be undone."""
        self._set("tone", role or "")

    def refuse(self, reason: str) -> None:
        """Disable, and say why in the tool tip; an empty reason enables again."""
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def _set(self, name: str, value: object) -> None:
        self.setProperty(name, value)
        self.updateGeometry()
        self.update()


class IconButton(QAbstractButton):
    """A small square button of one glyph; its name is its tool tip."""

    def __init__(
        self, icon: str, name: str, *, role: Role = "ink2", side: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._role, self._side = icon, role, side
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, name: str) -> None:
        """Change the glyph and what it is called."""
        self._icon = icon
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            style_draw.round_box(painter, self.rect(), theme.color("hover"))
        tone = theme.color(self._role if self.isEnabled() else "disabled")
        icons.paint(painter, self._icon, self.rect(), tone, theme.px(16))
        if self.hasFocus():
            style_draw.focus_ring(painter, self.rect())
        painter.end()
