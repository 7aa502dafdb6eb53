# SPDX-License-Identifier: GPL-3.0-or-later
"""Where things are: what comes with the application, and what belongs to the person who uses it."""

import os
from pathlib import Path

import platformdirs

_NAME = "assembly-app"
_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """In an installed package the data is inside it (setup.py puts it there); in a checkout, beside it."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources_dir() -> Path:
    """Fonts, icons, themes, templates, rules and scenarios."""
    return _shipped("resources")


def translations_dir() -> Path:
    """The catalogues, in gettext's layout."""
    return _shipped("translations")


def _home() -> Path | None:
    """One folder for everything, when ASSEMBLY_APP_HOME names it: tests, a memory stick."""
    home = os.environ.get("ASSEMBLY_APP_HOME")
    return Path(home).absolute() if home else None


def config_dir() -> Path:
    """Settings of this person on this machine."""
    home = _home()
    return home / "config" if home else platformdirs.user_config_path(_NAME, appauthor=False)


def data_dir() -> Path:
    """What the application keeps for this person, other than settings."""
    home = _home()
    return home / "data" if home else platformdirs.user_data_path(_NAME, appauthor=False)


def log_dir() -> Path:
    """The running notes of the application about itself."""
    home = _home()
    return home / "log" if home else platformdirs.user_log_path(_NAME, appauthor=False)


def owner_file(book: Path) -> Path:
    """Where the process that writes a book says who it is, while it does."""
    return book.with_name(f".{book.name}.owner")
