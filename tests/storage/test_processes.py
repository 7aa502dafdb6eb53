# SPDX-License-Identifier: GPL-3.0-or-later
"""Several processes, and processes killed at any moment."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assembly_app.domain.book_errors import BookInUse
from assembly_app.storage.database import Database
from assembly_app.storage.fold import digest, refold
from assembly_app.storage.models import Person

ROOT = Path(__file__).parents[2]
START = """
import sys
from assembly_app.storage.database import Database
from assembly_app.storage.models import Person
path = sys.argv[1]
"""
WRITE = (
    START
    + """
with Database.open(path) as book:
    book.set_durable(True)
    for number in range(100000):
        with book.transaction("people.add") as tx:
            for half in range(2):
                tx.add(Person(id=tx.new_id(), name=str(number)))
                tx.session.flush()
        print(number, flush=True)
"""
)
CREATE = (
    START
    + """
for number in range(100000):
    Database.create(f"{path}/{number}.assemblea")
    print(number, flush=True)
"""
)


def run(script: str, path: Path) -> subprocess.Popen[str]:
    """Start it, and return once it has said its first line."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "0\n"
    return process


def kill(process: subprocess.Popen[str], after_s: float) -> int:
    """Kill it; returns the last number it said."""
    time.sleep(after_s)
    process.kill()
    said, _ = process.communicate()
    return int(("0\n" + said).rpartition("\n")[0].splitlines()[-1])


@pytest.mark.parametrize("seed", range(3))
def test_killed_while_writing_it_keeps_what_was_committed(path: Path, seed: int) -> None:
    last = kill(run(WRITE, path), random.Random(seed).uniform(0.01, 0.4))
    with Database.open(path) as book, book.transaction() as tx:
        assert tx.raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        names = [one.name for one in tx.all(Person)]
        assert len(names) // 2 in {last + 1, last + 2}
        assert names == [str(number) for number in range(len(names) // 2) for _ in range(2)]
        before = digest(tx.raw)
        refold(tx.raw)
        assert digest(tx.raw) == before


def test_killed_while_creating_there_is_no_half_book(tmp_path: Path) -> None:
    last = kill(run(CREATE, tmp_path), 0.15)
    books = list(tmp_path.glob("*.assemblea"))
    assert len(books) >= last + 1
    for path in books[-5:]:
        Database.open(path).close()


def test_one_process_has_the_book(path: Path) -> None:
    process = run(WRITE, path)
    try:
        with pytest.raises(BookInUse) as caught:
            Database.open(path)
        assert caught.value.values["pid"] == str(process.pid)
        assert caught.value.values["program"]
        with Database.open(path, read_only=True) as book, book.reading() as tx:
            seen = len(tx.all(Person))
            assert seen >= 2
            time.sleep(0.05)
            tx.session.expunge_all()
            assert len(tx.all(Person)) == seen
    finally:
        kill(process, 0)
    with Database.open(path):
        assert path.with_name(f".{path.name}.owner").exists()
    assert not path.with_name(f".{path.name}.owner").exists()


def test_the_same_process_has_it_once(book: Database) -> None:
    with pytest.raises(BookInUse):
        Database.open(book.path)


def logs(path: Path, machine: str) -> list[tuple[int, int]]:
    """Open it for writing there; returns its logs, and which one is written."""
    with Database.open(path, machine=machine) as book:
        with book.transaction("people.add") as tx:
            tx.add(Person(id=tx.new_id()))
        assert tx.change_id is not None
        with book.reading() as read:
            rows = read.raw.execute("SELECT id, mine FROM log ORDER BY created_ms, rowid").fetchall()
        assert [number for number, mine in rows if mine] == [tx.change_id.log]
    return sorted(rows)


def test_a_copy_and_another_laptop_begin_a_log_of_their_own(path: Path, tmp_path: Path) -> None:
    first = logs(path, "here")
    assert logs(path, "here") == first
    assert len(first) == 1
    copy = tmp_path / "copy.assemblea"
    shutil.copyfile(path, copy)
    assert len(logs(copy, "here")) == 2
    assert len(logs(path, "there")) == 2
    assert len(logs(path, "here")) == 3


def test_looking_at_a_book_needs_no_sqlalchemy() -> None:
    script = (
        "import sys, assembly_app.storage.probe, assembly_app.domain.ids, assembly_app.domain.book_errors;"
        "print('sqlalchemy' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert said.stdout == "False\n"
