# SPDX-License-Identifier: GPL-3.0-or-later
"""What one person prefers on one machine: a small JSON file, read once and passed in."""

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from assembly_app import paths

LANGUAGES: Final = ("ca", "es", "en")
THEMES: Final = ("system", "light", "dark")
TEXT_SCALES: Final = (90, 100, 125, 150, 200)
MAX_RECENT_BOOKS: Final = 10

_log = logging.getLogger(__name__)


def system_language() -> str:
    """The first of our languages that the system asks for; Catalan if it asks for none of them."""
    wanted = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    codes = [code[:2].lower() for value in wanted for code in value.split(":")]
    return next((code for code in codes if code in LANGUAGES), LANGUAGES[0])


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Every preference, with its default; `replace` or the `with_…` methods make the changed one."""

    language: str = field(default_factory=system_language)
    theme: str = "system"
    text_scale: int = 100
    """Percent of the system's text size."""
    recent_books: tuple[str, ...] = ()
    """Absolute paths, the latest first."""
    window_geometry: str = ""
    """What the window says of itself, in its own encoding."""
    splitter_sizes: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def with_recent(self, book: Path) -> "Settings":
        """The book put first among the recent ones."""
        path = str(book.absolute())
        others = [known for known in self.recent_books if known != path]
        return replace(self, recent_books=(path, *others)[:MAX_RECENT_BOOKS])

    def without_recent(self, book: str) -> "Settings":
        """The book forgotten: it was moved or removed."""
        return replace(self, recent_books=tuple(known for known in self.recent_books if known != book))

    def with_splitter(self, name: str, sizes: tuple[int, ...]) -> "Settings":
        """The sizes of one splitter remembered."""
        return replace(self, splitter_sizes=MappingProxyType({**self.splitter_sizes, name: sizes}))


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    return None


def _sizes(value: object) -> Mapping[str, tuple[int, ...]] | None:
    if not isinstance(value, dict):
        return None
    rows = {str(name): tuple(sizes) for name, sizes in value.items() if isinstance(sizes, list)}
    whole = all(type(size) is int and size >= 0 for sizes in rows.values() for size in sizes)
    return MappingProxyType(rows) if whole and len(rows) == len(value) else None


def _one_of(allowed: tuple[object, ...]) -> Callable[[object], object | None]:
    """Exactly one of these, of the same type: JSON's `true` is no 1 and 100.0 no 100."""
    return lambda value: value if any(value == one and type(value) is type(one) for one in allowed) else None


_READERS: Final[dict[str, Callable[[object], Any]]] = {
    "language": _one_of(LANGUAGES),
    "theme": _one_of(THEMES),
    "text_scale": _one_of(TEXT_SCALES),
    "recent_books": _texts,
    "window_geometry": lambda value: value if isinstance(value, str) else None,
    "splitter_sizes": _sizes,
}


def settings_file() -> Path:
    """Where settings are kept."""
    return paths.config_dir() / "settings.json"


def load(path: Path | None = None) -> Settings:
    """Settings from the file; a damaged file is set aside, a value that cannot be used gives its default."""
    path = path or settings_file()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as problem:
        _log.warning("Settings cannot be read: %s", problem)
        return Settings()
    except (ValueError, RecursionError):
        return _set_aside(path)
    if not isinstance(stored, dict):
        return _set_aside(path)
    read = {name: _READERS[name](stored[name]) for name in _READERS if name in stored}
    return Settings(**{name: value for name, value in read.items() if value is not None})


def _set_aside(path: Path) -> Settings:
    aside = path.with_name(f"{path.name}.damaged-{datetime.now(UTC):%Y%m%d-%H%M%S}")
    try:
        path.replace(aside)
        _log.warning("Damaged settings were set aside: %s", aside)
    except OSError as problem:
        _log.warning("Damaged settings cannot be set aside: %s", problem)
    return Settings()


def save(settings: Settings, path: Path | None = None) -> None:
    """Write whole or not at all; OSError if the disk refuses."""
    # Only writing needs it, and reading is on the way to the first painting.
    import tempfile

    path = path or settings_file()
    values = asdict(replace(settings, splitter_sizes={}))
    values["splitter_sizes"] = {name: list(sizes) for name, sizes in settings.splitter_sizes.items()}
    text = json.dumps(values, ensure_ascii=False, indent=2) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


# A preference without a reader would be written and never read back.
assert {one.name for one in fields(Settings)} == set(_READERS)
