# SPDX-License-Identifier: GPL-3.0-or-later
"""What the disk can do to a book: a clear error each time, and nothing changed."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assembly_app.domain.book_errors import (
    BookDamaged,
    BookExists,
    BookLocked,
    BookNeedsUpdate,
    BookNotFound,
    BookReadOnly,
    BookTooNew,
    DiskFull,
    NotABook,
    StorageError,
)
from assembly_app.storage.database import Database
from assembly_app.storage.fold import digest
from assembly_app.storage.models import Person
from assembly_app.storage.probe import probe

NOBODY = 65534


def fill(path: Path, people: int = 300) -> str:
    """Put people in a book; returns the digest of its tables."""
    with Database.open(path) as book, book.transaction("fill") as tx:
        for number in range(people):
            tx.add(Person(id=tx.new_id(), name=f"Person {number}"))
        tx.session.flush()
    return digest_of(path)


def digest_of(path: Path) -> str:
    with Database.open(path) as book, book.reading() as tx:
        return digest(tx.raw)


def refuses(path: Path, kind: type[StorageError], *, read_only: bool = False) -> None:
    """Opening must raise this, say the file's name, and change nothing."""
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.suffix == ".assemblea"}
    with pytest.raises(kind) as caught:
        Database.open(path, read_only=read_only)
    assert type(caught.value) is kind
    assert str(path) in str(caught.value)
    after = {one: one.read_bytes() for one in path.parent.iterdir() if one.suffix == ".assemblea"}
    assert before == after


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    refuses(tmp_path / "none.assemblea", BookNotFound)
    (tmp_path / "folder").mkdir()
    refuses(tmp_path / "folder", NotABook)
    with pytest.raises(StorageError):
        Database.create(tmp_path / "none" / "book.assemblea")


@pytest.mark.parametrize("content", [b"", b"Dear all,\n" * 100, b"SQLite", b"\0" * 5000])
def test_another_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text.assemblea"
    path.write_bytes(content)
    refuses(path, NotABook)


def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "other.assemblea"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE song (title)")
    refuses(path, NotABook)


@pytest.mark.parametrize("part", [0.5, 0.01, 0.999, 60])
def test_a_file_cut_short(path: Path, part: float) -> None:
    fill(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(part if part > 1 else len(whole) * part)])
    with pytest.raises(BookDamaged):
        probe(path)
    refuses(path, BookDamaged)
    refuses(path, BookDamaged, read_only=True)


def test_pages_that_do_not_hold_together(path: Path) -> None:
    before = fill(path)
    whole = path.read_bytes()
    page = int.from_bytes(whole[16:18], "big")
    refused = 0
    for at in range(page, len(whole), page):
        path.write_bytes(whole[:at] + b"\xa5" * page + whole[at + page :])
        refuses(path, BookDamaged)
        refused += 1
    assert refused > 30
    path.write_bytes(whole)
    assert digest_of(path) == before


def test_a_newer_book(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 2")
    refuses(path, BookTooNew)
    refuses(path, BookTooNew, read_only=True)


def test_a_new_book_covers_no_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(BookExists):
        Database.create(path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_another_program_writing(book: Database) -> None:
    with closing(sqlite3.connect(book.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BookLocked), book.transaction("people.add"):
            pytest.fail("must not begin")
    with book.transaction("people.add") as tx:
        tx.add(Person(id=tx.new_id()))
    assert tx.change_id


def test_a_full_disk(book: Database) -> None:
    with book.transaction("people.add") as tx:
        tx.add(Person(id=tx.new_id(), name="Anna"))
        (pages,) = tx.raw.execute("PRAGMA page_count").fetchone()
    with pytest.raises(DiskFull), book.transaction("people.add") as tx:
        tx.raw.execute(f"PRAGMA max_page_count = {pages}")
        for number in range(3000):
            tx.add(Person(id=tx.new_id(), name=f"Person {number}"))
    with book.reading() as tx:
        assert [one.name for one in tx.all(Person)] == ["Anna"]
        tx.raw.execute("PRAGMA max_page_count = 1000000")
    with book.transaction("people.add") as tx:
        tx.add(Person(id=tx.new_id(), name="Biel"))
    assert tx.change_id


@contextmanager
def nobody() -> Iterator[None]:
    """Without the rights of root, for whom nothing is read-only."""
    if os.getuid() != 0:
        yield
        return
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@pytest.fixture
def stick() -> Iterator[Path]:
    """A folder that anybody can enter and nobody can write, once a test has closed it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(stat.S_IRWXU)


@pytest.mark.parametrize("folder_too", [True, False])
def test_a_stick_that_cannot_be_written(stick: Path, folder_too: bool) -> None:
    path = stick / "book.assemblea"
    Database.create(path)
    before = fill(path)
    for one in stick.iterdir():
        one.chmod(0o444)
    stick.chmod(0o555 if folder_too else 0o777)
    with nobody():
        refuses(path, BookReadOnly)
        with Database.open(path, read_only=True) as book:
            with book.reading() as tx:
                assert digest(tx.raw) == before
            with pytest.raises(BookReadOnly), book.transaction("x"):
                pytest.fail("must not begin")
        if folder_too:
            with pytest.raises(BookReadOnly):
                Database.create(stick / "new.assemblea")


def test_an_older_book_is_copied_and_folded_anew(path: Path, clock) -> None:
    before = fill(path)
    with Database.open(path) as book, book.transaction() as tx:
        tx.set_setting("who", "Anna")
    path.chmod(0o640)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE person SET name = 'as an older application folded it'")
        raw.execute("ALTER TABLE log DROP COLUMN created_ms")
        raw.commit()
        raw.execute("PRAGMA user_version = 0")
    older = path.read_bytes()
    refuses(path, BookNeedsUpdate, read_only=True)
    with Database.open(path, clock=clock) as book, book.reading() as tx:
        assert digest(tx.raw) == before
        assert tx.setting("who") == "Anna"
        assert tx.raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert tx.raw.execute("SELECT count(*) FROM log").fetchone() == (1,)
    (backup,) = path.parent.glob(f"{path.name}.backup-*")
    assert backup.name == f"{path.name}.backup-{clock().astimezone():%Y%m%d-%H%M%S}"
    assert backup.read_bytes() == older
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_book_with_other_tables_is_folded_anew(path: Path, clock) -> None:
    before = fill(path)
    for _ in range(2):
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("UPDATE local_setting SET value = 'other' WHERE key = 'shape'")
            raw.execute("DROP TABLE agenda_item")
            raw.commit()
        with Database.open(path, clock=clock) as book, book.reading() as tx:
            assert digest(tx.raw) == before
    assert len(list(path.parent.glob("*.backup-*"))) == 2
