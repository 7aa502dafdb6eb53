# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the rail, and the pages behind them, imported when first shown."""

from importlib import import_module

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.widgets.rail import Place

KEYS = ("assemblies", "room", "minutes", "agreements", "tasks", "people", "exchange")
FOOT = ("preferences", "help")

_CLASSES = {
    "welcome": ("welcome", "WelcomePage"),
    "assemblies": ("assemblies", "AssembliesPage"),
    "room": ("room", "RoomPage"),
    "minutes": ("minutes", "MinutesPage"),
    "agreements": ("agreements", "AgreementsPage"),
    "tasks": ("tasks", "TasksPage"),
    "people": ("people", "PeoplePage"),
    "exchange": ("exchange", "ExchangePage"),
    "preferences": ("preferences", "PreferencesPage"),
    "help": ("help", "HelpPage"),
}


def places() -> list[Place]:
    """Return the seven places, named in the language of the window."""
    icons = (
        "calendar-days",
        "messages-square",
        "file-pen",
        "handshake",
        "list-checks",
        "users-round",
        "arrow-left-right",
    )
    words = (
        _("Assemblies"),
        pgettext("place", "Room"),
        pgettext("place", "Minutes"),
        _("Agreements"),
        _("Tasks"),
        _("People"),
        _("Exchange"),
    )
    return [
        Place(key, icon, word, f"Ctrl+{number}")
        for number, (key, icon, word) in enumerate(zip(KEYS, icons, words, strict=True), start=1)
    ]


def foot() -> list[Place]:
    """Return what stands at the foot of the rail."""
    return [
        Place("preferences", "settings", _("Preferences"), "Ctrl+,"),
        Place("help", "circle-question-mark", pgettext("place", "Help"), "F1"),
    ]


def make_page(key: str, desk: Desk) -> Page:
    """Make the page of a place; what it needs is imported now."""
    module, name = _CLASSES[key]
    made: Page = getattr(import_module(f"assembly_app.ui.pages.{module}"), name)(desk)
    return made
