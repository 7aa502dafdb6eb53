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

    A whole name counts in any letters; a given name or a surname alone ("Carme", "CARME") if it
    has its capital, since many are also common words; words under three letters do not.
    """
    known = [name for name in names if name.strip()]
    whole = {name for name in known if _stands(name, text, re.IGNORECASE)}
    parts = {part for name in known for part in name.split() if len(part) > 2 and part[0].isupper()}
    found = {part for part in parts if _stands(part, text) or _stands(part.upper(), text)}
    return sorted(whole | found)


def _stands(words: str, text: str, flags: int = 0) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags) is not None
