# SPDX-License-Identifier: GPL-3.0-or-later
"""`kill -9` at any moment of a scenario: the book holds everything up to the last step that was said done."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assembly_app.services.workspace import Workspace
from assembly_app.storage import history
from tests.source import ROOT

SMALL = Path(__file__).with_name("small.json")
BOOK = "cooperativa-vall-d-exemple.assemblea"


def start(folder: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "assembly_app", "demo", str(folder), "--scenario", str(SMALL)]
    return subprocess.Popen(
        [*command, "--until", "23:00", "--language", "en"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def verbs(path: Path) -> list[str]:
    with Workspace.open(path, read_only=True) as book:
        return [entry.verb for entry in reversed(book.read(lambda tx: history.changes(tx.raw)))]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the log holds when nobody kills anything."""
    folder = tmp_path_factory.mktemp("whole")
    process = start(folder)
    said, complaints = process.communicate(timeout=60)
    assert (process.returncode, complaints) == (0, "")
    assert said.splitlines()[-2].endswith(" close")
    return verbs(folder / BOOK)


@pytest.mark.parametrize("seed", range(4))
def test_killed(tmp_path: Path, whole: list[str], seed: int) -> None:
    rng = random.Random(seed)
    steps = int(SMALL.read_text(encoding="utf-8").count('"do":'))
    process = start(tmp_path)
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(rng.randrange(1, steps - 1))]
    time.sleep(rng.random() * 0.02)
    process.send_signal(signal.SIGKILL)
    said += process.stdout.readlines()
    process.communicate(timeout=60)
    done = sum(line.startswith(("step ", "before ")) for line in said if line.endswith("\n"))

    check(tmp_path / BOOK, whole, len(whole) - steps + done)


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_the_book_is_made(tmp_path: Path, whole: list[str], seed: int) -> None:
    process = start(tmp_path)
    path = tmp_path / BOOK
    while not path.exists() and process.poll() is None:
        time.sleep(0.001)
    time.sleep(random.Random(seed).random() * 0.1)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    check(path, whole, 0)


def check(path: Path, whole: list[str], at_least: int) -> None:
    """The book opens, to write too, holds the beginning of the log, and its pages hold together."""
    with Workspace.open(path) as book:
        assert book.path == path
    found = verbs(path)
    assert found == whole[: len(found)]
    assert len(found) >= at_least
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    raw.close()
