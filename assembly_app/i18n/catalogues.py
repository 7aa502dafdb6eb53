# SPDX-License-Identifier: GPL-3.0-or-later
"""Gettext catalogues, one per language, read once."""

import gettext
import logging
from functools import cache

from assembly_app import paths
from assembly_app.settings import LANGUAGES

DOMAIN = "assembly_app"

_log = logging.getLogger(__name__)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    try:
        return gettext.translation(DOMAIN, paths.translations_dir(), languages=[language])
    except FileNotFoundError:
        # Not a reason to stop: msgids are English sentences.
        _log.warning("There is no built catalogue for %s: run `make translations`", language)
        return gettext.NullTranslations()


class Speech:
    """One language: the same functions as the interface's, bound to it; safe in any thread."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise LookupError(f"no such language: {language!r}")
        self.language = language
        self._catalogue = _catalogue(language)

    def _(self, message: str) -> str:
        # Gettext answers "" with its own header.
        return self._catalogue.gettext(message) if message else ""

    def pgettext(self, context: str, message: str) -> str:
        """A message told apart by its context."""
        return self._catalogue.pgettext(context, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The form that the language uses for this count."""
        return self._catalogue.ngettext(one, many, count)

    def npgettext(self, context: str, one: str, many: str, count: int) -> str:
        """The form for this count, in this context."""
        return self._catalogue.npgettext(context, one, many, count)


@cache
def translator(language: str) -> Speech:
    """The speech of a language, made once."""
    return Speech(language)
