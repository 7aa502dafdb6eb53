# SPDX-License-Identifier: GPL-3.0-or-later
"""One process writes a book: a second start raises the first window, and reading goes on beside it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.end_to_end.held import TITLES, planned, running
from tests.end_to_end.window import PATIENCE_S, Window, run
from tests.source import ROOT

HOLD = """
import sys
from pathlib import Path
from assembly_app.services.workspace import Workspace
with Workspace.open(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held_elsewhere(book: Path) -> Iterator[int]:
    """Another program writes the book; gives its process number."""
    command = [sys.executable, "-c", HOLD, str(book)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        try:
            yield program.pid
        finally:
            program.communicate(timeout=PATIENCE_S)


def test_a_second_start_raises_the_first(desktop: dict[str, str], tmp_path: Path) -> None:
    book, _began = running(tmp_path)
    folder = tmp_path / "other"
    folder.mkdir()
    with Window(desktop, tmp_path, book) as first:
        first.wait_until(TITLES[0])
        with Window(desktop, tmp_path, planned(folder)) as second:
            assert not first.is_active()
            again = run(desktop, book)
            assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
            first.wait_for(first.is_active, "the first window to come to the front")
            assert second.process.poll() is None


def test_reading_beside_an_open_window(desktop: dict[str, str], tmp_path: Path) -> None:
    book, _began = running(tmp_path)
    output = tmp_path / "acta.docx"
    with Window(desktop, tmp_path, book) as window:
        window.wait_until(TITLES[0])
        done = run(desktop, "minutes", book, "P142", "--language", "en", "--output", output)
        assert (done.returncode, done.stderr) == (0, "")
        assert output.exists()
        # The window goes on writing as if nothing had been.
        window.press("F4")
        window.wait_until("Turn ended")


def test_writing_says_which_process_has_the_book(desktop: dict[str, str], tmp_path: Path) -> None:
    book, _began = running(tmp_path)
    before = book.read_bytes()
    with held_elsewhere(book) as holder, Window(desktop, tmp_path, book) as window:
        window.wait_until("is already open in", f"process {holder}")
    assert book.read_bytes() == before
