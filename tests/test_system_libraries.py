# SPDX-License-Identifier: GPL-3.0-or-later
"""What is missing from the system is installed where it may be, and otherwise named in one command."""

import os
import subprocess
from collections.abc import Iterable
from typing import Any

import pytest

from tests.source import script


def system(monkeypatch: pytest.MonkeyPatch, *, lacks: Iterable[str], root: bool) -> Any:
    """The script on a machine without these libraries and tools; installing them works, and is noted."""
    module = script("system_libraries")
    absent = set(lacks)
    module.installed = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[bytes]:
        module.installed.append(command)
        if command[1] == "install":
            absent.clear()
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(module.sys, "platform", "linux")
    monkeypatch.setattr(module, "has_library", lambda name: name not in absent)
    monkeypatch.setattr(module.shutil, "which", lambda name: None if name in absent else f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr(module.subprocess, "run", run)
    return module


def test_nothing_is_done_where_all_is_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = system(monkeypatch, lacks=[], root=True)
    assert module.main({"window", "tests"}) == 0
    assert module.installed == []
    assert capsys.readouterr().out == ""


def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = system(monkeypatch, lacks=["libEGL.so.1", "Xvfb", "msgfmt"], root=True)
    assert module.main({"tests"}) == 0
    update, install = module.installed
    assert update[:2] == ["apt-get", "update"]
    assert install[-3:] == ["libegl1", "xvfb", "gettext"]


def test_others_read_one_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    module = system(monkeypatch, lacks=["libEGL.so.1", "libxcb-cursor.so.0"], root=False)
    assert module.main({"window"}) == 1
    assert module.installed == []
    assert "apt-get install --no-install-recommends libegl1 libxcb-cursor0\n" in capsys.readouterr().err


def test_libraries_of_x11_alone_stop_nobody_but_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    module = system(monkeypatch, lacks=["libxcb-cursor.so.0"], root=False)
    assert module.main({"window"}) == 0
    assert module.main({"window", "tests"}) == 1
    assert module.main(set()) == 0
