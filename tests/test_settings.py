# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings survive, and bad ones never stop the application."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assembly_app import log, paths, settings
from assembly_app.settings import Settings
from tests.conftest import LogWatch


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_defaults_without_a_file() -> None:
    assert settings.load() == Settings(language="ca", theme="system", text_scale=100)


@pytest.mark.parametrize(
    ("variable", "value", "language"),
    [
        ("LANG", "es_ES.UTF-8", "es"),
        ("LANG", "en_GB.UTF-8", "en"),
        ("LANG", "fr_FR.UTF-8", "ca"),
        ("LANG", "C.UTF-8", "ca"),
        ("LANGUAGE", "fr:es:en", "es"),
    ],
)
def test_the_language_of_the_system(
    variable: str, value: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    assert settings.load().language == language


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(language="es", theme="dark", text_scale=150, window_geometry="AdnQywAD")
    chosen = chosen.with_recent(tmp_path / "a.assemblea").with_recent(tmp_path / "b.assemblea")
    chosen = chosen.with_splitter("room", (300, 700))
    settings.save(chosen)
    assert settings.load() == chosen
    assert [path.name for path in paths.config_dir().iterdir()] == ["settings.json"]


def test_recent_books_are_few_and_the_latest_comes_first(tmp_path: Path) -> None:
    chosen = Settings()
    for number in range(15):
        chosen = chosen.with_recent(tmp_path / f"{number}.assemblea")
    chosen = chosen.with_recent(tmp_path / "9.assemblea")
    assert len(chosen.recent_books) == settings.MAX_RECENT_BOOKS
    assert chosen.recent_books[0] == str(tmp_path / "9.assemblea")
    assert len(set(chosen.recent_books)) == len(chosen.recent_books)
    assert str(tmp_path / "9.assemblea") not in chosen.without_recent(chosen.recent_books[0]).recent_books


@pytest.mark.parametrize("damage", [b"{", b"[]", b"\xff\xfe\x00", b"", b"null", b"[" * 100_000])
def test_a_damaged_file_is_set_aside(damage: bytes, log_watch: LogWatch) -> None:
    log_watch.expect("Damaged settings were set aside")
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    assert settings.load() == Settings()
    (aside,) = path.parent.iterdir()
    assert aside.name.startswith("settings.json.damaged-")
    assert aside.read_bytes() == damage


def test_a_value_that_cannot_be_used_gives_its_default() -> None:
    path = settings.settings_file()
    path.parent.mkdir(parents=True)
    stored = {
        "language": "fr",
        "theme": 3,
        "text_scale": True,
        "recent_books": [1],
        "splitter_sizes": {"a": [-1]},
    }
    path.write_text(json.dumps({**stored, "window_geometry": "kept", "from_the_future": 1}), encoding="utf-8")
    assert settings.load() == replace(Settings(), window_geometry="kept")


def test_an_unwritable_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        settings.save(Settings(), tmp_path / "file" / "settings.json")


def test_an_unreadable_file_gives_the_defaults(tmp_path: Path, log_watch: LogWatch) -> None:
    log_watch.expect("Settings cannot be read")
    assert settings.load(tmp_path) == Settings()  # a folder where the file should be


def test_everything_lives_in_one_home(home: Path) -> None:
    assert {paths.config_dir().parent, paths.data_dir().parent, paths.log_dir().parent} == {home}


def test_without_a_home_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSEMBLY_APP_HOME")
    assert "assembly-app" in paths.config_dir().parts
    assert "assembly-app" in paths.data_dir().parts
    assert "assembly-app" in paths.log_dir().parts


def test_what_is_shipped_is_found() -> None:
    assert (paths.translations_dir() / "ca" / "LC_MESSAGES" / "assembly_app.mo").exists()
    assert list((paths.resources_dir() / "fonts").glob("*.ttf"))


def test_the_log_is_a_file(log_watch: LogWatch) -> None:
    log_watch.expect("the roof leaks")
    path = log.start()
    assert path
    import logging

    logging.getLogger("tests").warning("the roof leaks")
    logging.getLogger("tests").debug("a detail")
    assert "the roof leaks" in path.read_text(encoding="utf-8")
    assert "a detail" not in path.read_text(encoding="utf-8")


def test_a_refused_log_does_not_stop_anything(tmp_path: Path, log_watch: LogWatch) -> None:
    log_watch.expect("No log file")
    (tmp_path / "file").write_text("")
    assert log.start(tmp_path / "file") is None
