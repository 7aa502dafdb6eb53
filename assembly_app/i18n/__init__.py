# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for people: the interface's language here, any other language by its own `Speech`.

The interface speaks one language at a time, changed live by `install`. A document may be written in another
at the same moment, in another thread: it holds a `Speech` and never asks what the interface speaks.
"""

from assembly_app.i18n.catalogues import Speech, translator
from assembly_app.settings import LANGUAGES

__all__ = [
    "LANGUAGES",
    "Speech",
    "_",
    "current_language",
    "install",
    "ngettext",
    "npgettext",
    "pgettext",
    "translator",
]

# English msgids show themselves until a language is installed.
_installed: Speech | None = None


def install(language: str) -> Speech:
    """From now on the interface speaks this language."""
    global _installed  # noqa: PLW0603 - the language of the interface is one for the whole process, as in gettext
    _installed = translator(language)
    return _installed


def current_language() -> str:
    """The code of the language that the interface speaks."""
    return _installed.language if _installed else "en"


def _(message: str) -> str:
    return _installed._(message) if _installed else message


def pgettext(context: str, message: str) -> str:
    """A message whose English word needs several translations, told apart by the context."""
    return _installed.pgettext(context, message) if _installed else message


def ngettext(one: str, many: str, count: int) -> str:
    """The form that the language uses for this count."""
    if _installed:
        return _installed.ngettext(one, many, count)
    return one if count == 1 else many


def npgettext(context: str, one: str, many: str, count: int) -> str:
    """The form for this count, in this context."""
    if _installed:
        return _installed.npgettext(context, one, many, count)
    return one if count == 1 else many
