# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists in a sentence. Spanish changes its word before the same sound, which Babel and Qt both forget."""

import re
from collections.abc import Iterable

_AND = {"ca": "i", "es": "y", "en": "and"}
_OR = {"ca": "o", "es": "o", "en": "or"}

# Quotes and brackets are not heard.
_SILENT = r"^[\W_]*"
# "e" before the vowel i (also written hi-, or y- before a consonant), not before a diphthong: agua y hielo.
_SOUNDS_I = re.compile(_SILENT + r"(?:h?[iíï](?![aáeéoóuú])|y(?![aáeéiíoóuú]))", re.IGNORECASE)
# "u" before the vowel o (also ho-), and before the figures read ocho… and once….
_SOUNDS_O = re.compile(_SILENT + r"(?:h?[oóò]|8|11(?:[.\s]?\d{3})*(?![\d]))", re.IGNORECASE)


def join_and(items: Iterable[str], language: str) -> str:
    """ "a, b i c"; es "Anna e Ignasi"; en "a, b and c"."""
    return _join(list(items), _AND[language], "e" if language == "es" else "", _SOUNDS_I)


def join_or(items: Iterable[str], language: str) -> str:
    """ "a, b o c"; es "plata u oro"; en "a, b or c"."""
    return _join(list(items), _OR[language], "u" if language == "es" else "", _SOUNDS_O)


def _join(items: list[str], word: str, before_same_sound: str, same_sound: re.Pattern[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    if before_same_sound and same_sound.match(items[-1]):
        word = before_same_sound
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
