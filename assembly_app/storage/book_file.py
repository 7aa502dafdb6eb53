# SPDX-License-Identifier: GPL-3.0-or-later
"""The book as a file: made whole before it gets its name, and brought up to date beside itself."""

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from assembly_app.domain.book_errors import BookDamaged, BookLocked
from assembly_app.storage.fold import refold
from assembly_app.storage.log_tables import KEPT
from assembly_app.storage.schema import create_tables, shape


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a temporary neighbour that takes the name when the block ends well."""
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    part.touch(exist_ok=False)
    try:
        if path.exists():
            shutil.copymode(path, part)
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
        _sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut, where the system lets a folder be opened."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make(path: Path) -> None:
    """Write an empty book; a kill leaves none."""
    with _replacing(path) as part, closing(sqlite3.connect(part, isolation_level=None)) as raw:
        raw.execute("BEGIN")
        create_tables(raw)
        raw.execute("COMMIT")


def check(raw: sqlite3.Connection, path: Path) -> None:
    """Go over the pages; raises BookDamaged."""
    if raw.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise BookDamaged(path=path)


def has_our_shape(raw: sqlite3.Connection) -> bool:
    """Whether the tables are those of this application."""
    found = raw.execute("SELECT value FROM local_setting WHERE key = 'shape'").fetchone()
    return bool(found == (shape(),))


def update(path: Path, now: datetime) -> Path:
    """Fold a book of another version into a new file, leaving a copy beside it; returns the copy."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise BookLocked(path=path)
    backup = _backup_name(path, now)
    with _replacing(backup) as part:
        shutil.copyfile(path, part)
    with _replacing(path) as part:
        _fold_into(part, path)
    return backup


def _backup_name(path: Path, now: datetime) -> Path:
    name = f"{path.name}.backup-{now.astimezone():%Y%m%d-%H%M%S}"
    backup, number = path.with_name(name), 1
    while backup.exists():
        number += 1
        backup = path.with_name(f"{name}-{number}")
    return backup


def _fold_into(part: Path, path: Path) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as raw:
        raw.execute("ATTACH ? AS old", (str(path),))
        raw.execute("BEGIN")
        create_tables(raw)
        for table in KEPT:
            _copy(raw, table)
        refold(raw)
        raw.execute("COMMIT")
        raw.execute("DETACH old")


def _copy(raw: sqlite3.Connection, table: str) -> None:
    """Copy a table's rows, the columns that both books have; what the new book holds already stays."""
    old = {row[1] for row in raw.execute(f"PRAGMA old.table_info({table})")}
    columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA main.table_info({table})") if row[1] in old)
    raw.execute(
        f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM old.{table}"  # noqa: S608
    )
