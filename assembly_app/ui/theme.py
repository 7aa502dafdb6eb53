# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, sizes and fonts of the window, in light and dark, switched while it is open."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from assembly_app.ui import fonts

Role = Literal[
    "paper", "surface", "rail", "fill", "hover", "selected", "ink", "ink2", "ink3", "line", "hair",
    "accent", "on_accent", "accent_hover", "ok", "ok_tint", "warn", "warn_tint", "stop", "stop_tint",
    "disabled",
]  # fmt: skip

SCALES = (90, 100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme: a colour for every role."""

    paper: str
    surface: str
    rail: str
    fill: str
    hover: str
    selected: str
    ink: str
    ink2: str
    ink3: str
    line: str
    hair: str
    accent: str
    on_accent: str
    accent_hover: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    stop: str
    stop_tint: str
    disabled: str


LIGHT = Tokens(
    paper="#F6F5F1", surface="#FFFFFF", rail="#EBE9E3", fill="#F3F1EC", hover="#E9E6DF",
    selected="#DCEAF0", ink="#1A1C1E", ink2="#474C51", ink3="#5F6469", line="#807D75", hair="#DFDCD4",
    accent="#0B5A78", on_accent="#FFFFFF", accent_hover="#08475F", ok="#2A6A3D", ok_tint="#E2EFE4",
    warn="#835000", warn_tint="#FBECD1", stop="#A62B26", stop_tint="#FAE3E0", disabled="#7B7871",
)  # fmt: skip

DARK = Tokens(
    paper="#17191B", surface="#1E2124", rail="#121416", fill="#272B2F", hover="#2D3236",
    selected="#173B4C", ink="#EDEEEC", ink2="#BBC0C3", ink3="#A0A6AA", line="#7E858A", hair="#353A3E",
    accent="#7FC6E6", on_accent="#06222F", accent_hover="#A5D8EF", ok="#8ECD9A", ok_tint="#1F3526",
    warn="#EDB95F", warn_tint="#3B2E15", stop="#F59C94", stop_tint="#442321", disabled="#858B90",
)  # fmt: skip


class Scheme(StrEnum):
    """Which theme the person chose."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """The look in use; widgets read it when they paint and hear of changes as Qt's own events."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scheme = Scheme.LIGHT
        self.scale = 100
        self.tokens = LIGHT
        self.colors = _colors(LIGHT)

    @property
    def dark(self) -> bool:
        """Whether the dark tokens are in use."""
        return self.tokens is DARK

    def set_scheme(self, scheme: Scheme) -> None:
        """Switch the theme at once."""
        self.scheme = scheme
        self.apply()

    def set_scale(self, percent: int) -> None:
        """Set the size of all text, from 90 to 200 per cent of the drawn size."""
        self.scale = min(200, max(90, percent))
        self.apply()

    def step_scale(self, steps: int) -> None:
        """Go to the next larger (1) or smaller (-1) of the offered sizes."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self.scale))
        self.set_scale(SCALES[min(len(SCALES) - 1, max(0, nearest + steps))])

    def apply(self) -> None:
        """Give palette and fonts to the application and to what is already on screen."""
        self.tokens = _tokens_for(self.scheme)
        self.colors = _colors(self.tokens)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setFont(font(14))
            for widget in app.allWidgets():
                _refresh(widget)
        self.changed.emit()


def _tokens_for(scheme: Scheme) -> Tokens:
    if scheme is Scheme.SYSTEM:
        hints = QApplication.styleHints()
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme is Scheme.DARK else LIGHT


def _colors(tokens: Tokens) -> dict[str, QColor]:
    return {field.name: QColor(getattr(tokens, field.name)) for field in fields(tokens)}


def _refresh(widget: QWidget) -> None:
    size = widget.property("type_size")
    if isinstance(size, int):
        weight = widget.property("type_weight")
        widget.setFont(font(size, weight if isinstance(weight, int) else 400))
    if isinstance(widget, QAbstractButton | QComboBox):
        # These remember their size until told that the style is another.
        QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.updateGeometry()
    widget.update()


def palette(tokens: Tokens) -> QPalette:
    """The tokens as Qt's palette, for everything that the style does not draw itself."""
    parts = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.fill,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.ink3,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.BrightText: tokens.stop,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Midlight: tokens.hair,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Shadow: tokens.hair,
    }
    made = QPalette()
    for role, value in parts.items():
        made.setColor(role, QColor(value))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.PlaceholderText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(tokens.hover))
    return made


_theme: list[Theme] = []


def current() -> Theme:
    """The theme in use."""
    if not _theme:
        _theme.append(Theme())
    return _theme[0]


def install(app: QApplication, scheme: Scheme = Scheme.SYSTEM, scale: int = 100) -> Theme:
    """Load the typeface, set the style and the chosen look; called once, before the first window."""
    from assembly_app.ui.style import Style

    fonts.load()
    app.setStyle(Style())
    theme = current()
    theme.scheme = scheme
    theme.scale = min(200, max(90, scale))
    theme.apply()
    app.styleHints().colorSchemeChanged.connect(_on_system_changed)
    return theme


def _on_system_changed() -> None:
    if current().scheme is Scheme.SYSTEM:
        current().apply()


def color(role: Role) -> QColor:
    """The colour of a role in the theme in use."""
    return current().colors[role]


def px(size: float) -> int:
    """A height that grows with the text: controls, rows, icons. Spaces between things do not grow."""
    return round(size * current().scale / 100)


def font(size: int, weight: int = 400) -> QFont:
    """The typeface at a nominal size, scaled; ask again at each painting."""
    return fonts.font(px(size), weight)


def line_height(size: int) -> int:
    """The scaled height of a line of that nominal size."""
    return px(fonts.line_height(size))


def text_width(text: str, size: int, weight: int = 400) -> int:
    """The width of one line, rounded up so that it is never cut."""
    return int(QFontMetricsF(font(size, weight)).horizontalAdvance(text) + 0.999)


def set_type(widget: QWidget, size: int, weight: int = 400) -> None:
    """Give a stock widget a size of the scale and keep it when the scale changes."""
    widget.setProperty("type_size", size)
    widget.setProperty("type_weight", weight)
    widget.setFont(font(size, weight))
