# SPDX-License-Identifier: GPL-3.0-or-later
"""Brackets that stand for people in public texts, each said once."""

import re
from collections.abc import Mapping

from assembly_app.i18n.lists import join_and

_LIST = r"\[[^\[\]]+\](?:(?:, | (?:i|y|e|and) )\[[^\[\]]+\])*"
_ASIDE = re.compile(rf" \(({_LIST})\)")
_SEVERAL = re.compile(_LIST)
_BRACKET = re.compile(r"\[[^\[\]]+\]")
# The first letter of a bracket that begins a sentence: "[Una persona]".
_FIRST = re.compile(r"(?:^|(?<=[.!?…] ))\[\w", re.MULTILINE)
_AND = re.compile(r"\] (i|y|e|and) \[")
_LANGUAGES = {"i": "ca", "y": "es", "e": "es", "and": "en"}

# The names of a body in every language, by its bracket.
Known = Mapping[str, frozenset[str]]


def without_repeats(words: str, known: Known) -> str:
    """The words without what a bracket says again: "the Hub ([Hub])", "[Hub], [Care] and [Hub]"."""
    words = _ASIDE.sub(lambda found: _aside(found, known), words)
    words = _SEVERAL.sub(lambda found: _joined(found[0], _BRACKET.findall(found[0])), words)
    return _FIRST.sub(lambda found: found[0].upper(), words)


def repeats(bracket: str, before: str, known: Known) -> bool:
    """Whether a bracket says again the words just before it, in whatever language they are."""
    names = known.get(bracket, frozenset()) | {bracket[1:-1]}
    return any(re.search(rf"(?<!\w){re.escape(name)}$", before) for name in names if name)


def _aside(found: re.Match[str], known: Known) -> str:
    before = found.string[: found.start()]
    kept = [one for one in _BRACKET.findall(found[1]) if not repeats(one, before, known)]
    return f" ({_joined(found[1], kept)})" if kept else ""


def _joined(words: str, brackets: list[str]) -> str:
    """The list again, each bracket once, with the word that joined its last one."""
    once = list(dict.fromkeys(brackets))
    if len(once) == len(_BRACKET.findall(words)):
        return words
    joint = _AND.search(words)
    return join_and(once, _LANGUAGES[joint[1]]) if joint else ", ".join(once)
