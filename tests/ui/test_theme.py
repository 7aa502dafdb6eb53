# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours keep their contrast, the theme switches while it is open, the typeface is ours."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QLineEdit

from assembly_app.ui import fonts, icons, theme
from assembly_app.ui.theme import DARK, LIGHT, Scheme, Tokens

GROUNDS = ("surface", "paper", "rail", "fill", "hover", "selected")
TEXT = ("ink", "ink2", "ink3", "accent", "ok", "warn", "stop")


@pytest.fixture(autouse=True)
def look() -> Iterator[theme.Theme]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    yield theme.install(app, Scheme.LIGHT)
    theme.current().scale = 100
    theme.current().set_scheme(Scheme.LIGHT)


def luminance(value: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    color = QColor(value)
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXT)
def test_text_is_readable_on_every_ground(tokens: Tokens, ground: str, role: str) -> None:
    assert contrast(getattr(tokens, role), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_and_disabled_words_are_seen_on_every_ground(tokens: Tokens, ground: str) -> None:
    assert contrast(tokens.line, getattr(tokens, ground)) >= 3
    assert contrast(tokens.disabled, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_states_are_readable_on_their_own_tint_and_words_on_the_accent(tokens: Tokens) -> None:
    for role in ("ok", "warn", "stop"):
        tint = getattr(tokens, f"{role}_tint")
        assert contrast(getattr(tokens, role), tint) >= 4.5
        assert contrast(tokens.ink, tint) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5


def test_the_theme_switches_while_it_is_open() -> None:
    told: list[bool] = []
    theme.current().changed.connect(lambda: told.append(theme.current().dark))
    theme.current().set_scheme(Scheme.DARK)
    palette = QApplication.palette()
    assert palette.color(QPalette.ColorRole.Window) == QColor(DARK.paper)
    assert palette.color(QPalette.ColorRole.Base) == theme.color("surface") == QColor(DARK.surface)
    assert told == [True]


def test_all_text_scales_and_stays_within_its_ends() -> None:
    editor = QLineEdit()
    theme.set_type(editor, 18, 600)
    theme.current().set_scale(200)
    assert QApplication.font().pixelSize() == 28
    assert editor.font().pixelSize() == 36
    assert theme.px(32) == 64
    theme.current().step_scale(1)
    assert theme.current().scale == 200
    theme.current().set_scale(10)
    assert theme.current().scale == 90


def test_the_bundled_typeface_is_used_in_four_weights() -> None:
    assert fonts.load() == []
    widths = [theme.text_width("Comprovació del consens", 18, weight) for weight in (400, 500, 600, 700)]
    assert widths == sorted(set(widths))
    assert QFontInfo(theme.font(14)).family() == fonts.FAMILY


def test_figures_have_one_width_and_hyphens_their_own() -> None:
    metrics = QFontMetricsF(theme.font(14))
    assert len({round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"}) == 1
    assert metrics.horizontalAdvance("-") < metrics.horizontalAdvance("0")


@pytest.mark.parametrize("letter", "l·lŀĿàéèíïóòúüçñ¿¡ªº«»“”’…€→↵✓−–—′×½")
def test_the_typeface_has_the_letters_of_our_languages(letter: str) -> None:
    for weight in (400, 500, 600, 700):
        assert QRawFont.fromFont(theme.font(14, weight)).supportsCharacter(ord(letter))


def test_an_icon_takes_the_colour_and_the_ratio_asked_for() -> None:
    drawn = icons.pixmap("check", 16, QColor("#A62B26"), 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (32, 2.0)
    image = drawn.toImage()
    solid = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert solid == {"#a62b26"}
    assert icons.pixmap("check", 16, QColor("#A62B26"), 2.0).cacheKey() == drawn.cacheKey()


def test_every_icon_can_be_drawn() -> None:
    for file in sorted(icons.FOLDER.glob("*.svg")):
        drawn = icons.pixmap(file.stem, 16, QColor("black"))
        assert not drawn.toImage().allGray() or drawn.hasAlpha(), file.name
    assert (icons.FOLDER / "LICENSE").exists()
    assert (fonts.RESOURCES / "fonts" / "OFL.txt").exists()
