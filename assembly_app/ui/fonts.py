# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundled typeface: loading it, and fonts by size and weight with figures of one width."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
FAMILY = "Inter"
FILES = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")

# Height of a line for each size of the scale; other sizes take 1.3 times their own.
LINES = {12: 18, 14: 22, 18: 28, 24: 32, 40: 48, 60: 84}

_cache: dict[tuple[int, int], QFont] = {}


def load() -> list[str]:
    """Register the bundled files and return those Qt refused, so that the caller may log them."""
    if FAMILY in QFontDatabase.families() and _cache:
        return []
    refused = [
        name for name in FILES if QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name)) < 0
    ]
    _cache.clear()
    return refused


def font(pixels: int, weight: int = 400) -> QFont:
    """A font of that height in pixels, already scaled; callers must not alter it."""
    key = (pixels, weight)
    found = _cache.get(key)
    if found is None:
        found = QFont(FAMILY)
        found.setPixelSize(max(1, pixels))
        found.setWeight(QFont.Weight(weight))
        found.setFeature(QFont.Tag("tnum"), 1)
        # Whole-pixel advances make small text lumpy; without hinting, letters keep their own spacing.
        found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        _cache[key] = found
    return found


def line_height(size: int) -> int:
    """The line of a nominal size, before scaling."""
    return LINES.get(size, round(size * 1.3))
