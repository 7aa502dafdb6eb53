# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements that touch the same words as a text, so that the room knows before it tests consensus."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeVar

_Key = TypeVar("_Key")
_SHORTEST = 5
_STEM = 6


def fold_accents(text: str) -> str:
    """Return the text without accents or capitals, so that "Ecoxarxa" meets "ecoxàrxa"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def stems(text: str) -> frozenset[str]:
    """Return the first letters of the words long enough to mean something."""
    words = re.findall(r"[^\W\d_]+", fold_accents(text))
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORTEST)


def nearest(text: str, candidates: Iterable[tuple[_Key, str]], most: int = 3) -> Sequence[_Key]:
    """Return the keys of the texts that share the rarest words with `text`, best first.

    A word weighs less the more candidates hold it; a text must share at least one.
    """
    known = [(key, stems(words)) for key, words in candidates]
    wanted = stems(text)
    weight = {stem: 1 / (1 + sum(stem in have for _, have in known)) for stem in wanted}
    scored = [(sum(weight[s] for s in wanted & have), place) for place, (_, have) in enumerate(known)]
    best = sorted((item for item in scored if item[0] > 0), key=lambda item: (-item[0], item[1]))
    return [known[place][0] for _, place in best[:most]]
