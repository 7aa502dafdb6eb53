# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles before the names of bodies: "a la Comissió", "al Nucli", "a Economia", "to the Commission".

A name that begins (in English: ends) with no known common noun goes without article, as groups say it.
"""

import re

_FEMININE = {
    "ca": "comissió cooperativa coordinació central assemblea ecoxarxa xarxa oficina "
    "secretaria associació formatgeria",
    "es": "comisión cooperativa coordinación central asamblea ecorred ecored red oficina "
    "secretaría asociación quesería",
}
_MASCULINE = {
    "ca": "nucli grup projecte consell equip espai centre col·lectiu ateneu",
    "es": "núcleo grupo proyecto consejo equipo espacio centro colectivo ateneo",
}
_ENGLISH = re.compile(
    r"\b(commission|co-?operative|assembly|group|node|network|eco-?network|project|council|team|centre|hub)\b",
    re.IGNORECASE,
)
_VOWEL = re.compile(r"h?[aeiouàáèéíïòóúü]", re.IGNORECASE)


def the(name: str, language: str) -> str:
    """The name with its article: "la Comissió d'Economia", "l'Ecoxarxa", "Economia"."""
    if language == "en":
        return f"the {name}" if _ENGLISH.search(name) else name
    gender = _gender(name, language)
    if not gender:
        return name
    if language == "ca" and _VOWEL.match(name):
        return f"l'{name}"
    return f"{'la' if gender == 'f' else 'el'} {name}"


def to_the(name: str, language: str) -> str:
    """Towards a body: "a la Comissió", "al Nucli", "a l'Ecoxarxa", "to the Commission"."""
    named = the(name, language)
    if language == "en":
        return f"to {named}"
    return f"al {named[3:]}" if named.startswith("el ") else f"a {named}"


def to_whom(name: str, language: str) -> str:
    """Whom one thanks: "a la Comissió", "al Nucli", "the Commission", which English says bare."""
    return the(name, language) if language == "en" else to_the(name, language)


def of(name: str, language: str) -> str:
    """Whose something is: "d'Empar Lluch", "de Carme Aulet", "of Carme Aulet"."""
    if language == "en":
        return f"of {name}"
    return f"d'{name}" if language == "ca" and _VOWEL.match(name) else f"de {name}"


def _gender(name: str, language: str) -> str:
    first = name.split(" ", 1)[0].lower() if name else ""
    if first in _FEMININE[language].split():
        return "f"
    return "m" if first in _MASCULINE[language].split() else ""


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]
