# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions and answers as counted words, each with its glyph; the room and those online are never added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assembly_app.domain.kinds import Stance
from assembly_app.i18n import ngettext, pgettext

if TYPE_CHECKING:
    from assembly_app.domain.consensus import Positions
    from assembly_app.services.consultations import AdvisoryRow

GLYPHS: Final = {
    Stance.SUPPORT: "check",
    Stance.RESERVES: "minus",
    Stance.ASIDE: "circle-dashed",
    Stance.BLOCK: "octagon-x",
}


def positions(held: Positions) -> list[tuple[str, int, str]]:
    """Return (glyph, count, words) of the positions anybody took, support first."""
    found = [
        (
            GLYPHS[Stance.SUPPORT],
            held.support,
            ngettext("{count} support", "{count} in support", held.support),
        ),
        (
            GLYPHS[Stance.RESERVES],
            held.reserves,
            ngettext("{count} with reserves", "{count} with reserves", held.reserves),
        ),
        (
            GLYPHS[Stance.ASIDE],
            held.aside,
            ngettext("{count} standing aside", "{count} standing aside", held.aside),
        ),
        (GLYPHS[Stance.BLOCK], held.block, ngettext("{count} block", "{count} blocks", held.block)),
        (
            "circle",
            held.no_position,
            ngettext("{count} taking no position", "{count} taking no position", held.no_position),
        ),
    ]
    return [(glyph, count, words.format(count=count)) for glyph, count, words in found if count]


def answers(row: AdvisoryRow) -> list[tuple[str, str]]:
    """Return (glyph, words) of what those online answered."""
    found = [
        ("check", row.in_favour, ngettext("{count} in favour", "{count} in favour", row.in_favour)),
        ("x", row.against, ngettext("{count} against", "{count} against", row.against)),
        ("minus", row.abstention, ngettext("{count} abstention", "{count} abstentions", row.abstention)),
    ]
    return [(glyph, words.format(count=count)) for glyph, count, words in found]


def position_words(held: Positions) -> str:
    """The positions in a line."""
    return ", ".join(words for _glyph, _count, words in positions(held))


def advisory_words(row: AdvisoryRow) -> str:
    """The answers in a line."""
    return ", ".join(words for _glyph, words in answers(row))


def stance(value: Stance) -> str:
    """What one person did."""
    return {
        Stance.BLOCK: pgettext("reason", "Block"),
        Stance.ASIDE: pgettext("reason", "Stands aside"),
        Stance.RESERVES: pgettext("reason", "With reserves"),
        Stance.SUPPORT: pgettext("reason", "Supports"),
    }[value]
