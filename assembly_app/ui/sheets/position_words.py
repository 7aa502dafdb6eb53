# SPDX-License-Identifier: GPL-3.0-or-later
"""The positions of a room in one line, for screens."""

from assembly_app.domain.consensus import Positions
from assembly_app.i18n import _, current_language, ngettext
from assembly_app.i18n.lists import join_and


def positions_words(positions: Positions) -> str:
    """ "39 support, 3 with reserves, 3 aside and no block"; what nobody took is left out."""
    parts = [
        ngettext("{count} supports", "{count} support", positions.support).format(count=positions.support)
    ]
    if positions.reserves:
        words = ngettext("{count} with reserves", "{count} with reserves", positions.reserves)
        parts.append(words.format(count=positions.reserves))
    if positions.aside:
        words = ngettext("{count} aside", "{count} aside", positions.aside)
        parts.append(words.format(count=positions.aside))
    if positions.no_position:
        words = ngettext("{count} without a position", "{count} without a position", positions.no_position)
        parts.append(words.format(count=positions.no_position))
    blocks = ngettext("{count} block", "{count} blocks", positions.block).format(count=positions.block)
    parts.append(blocks if positions.block else _("no block"))
    return join_and(parts, current_language())
