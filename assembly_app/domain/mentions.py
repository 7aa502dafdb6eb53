# SPDX-License-Identifier: GPL-3.0-or-later
"""People in texts are references, so that a public text can print something else in their place.

In storage a mention is `@{` + 32 hexadecimal digits + `}`; on screen and in documents it is a name.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

_MENTION = re.compile(r"@\{([0-9a-f]{32})\}")


def link(text: str, names: Mapping[str, UUID]) -> str:
    """Replace every full name known in `names` by its reference; longer names go first."""
    known = [name for name in sorted(names, key=len, reverse=True) if name.strip()]
    if not known or not text:
        return text
    pattern = re.compile(r"(?<!\w)(" + "|".join(re.escape(name) for name in known) + r")(?!\w)")
    return pattern.sub(lambda found: "@{" + names[found[1]].hex + "}", text)


def expand(text: str, shown: Callable[[UUID], str]) -> str:
    """Replace every reference by what `shown` returns for the person."""
    return _MENTION.sub(lambda found: shown(UUID(found[1])), text)


def mentioned(text: str) -> frozenset[UUID]:
    """Return the people a text refers to."""
    return frozenset(UUID(found[1]) for found in _MENTION.finditer(text))


def names_left(text: str, names: Iterable[str]) -> list[str]:
    """Return the known names, or their distinctive parts, that a text still prints.

    A given name alone counts ("Carme"), a surname alone counts; words under three letters do not.
    """
    parts = {part for name in names for part in [name, *name.split()] if len(part) > 2 and part[0].isupper()}
    return sorted(part for part in parts if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text))
