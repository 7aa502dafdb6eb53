# SPDX-License-Identifier: GPL-3.0-or-later
"""Look at a file before opening it: only its first bytes are read, and nothing is changed by looking."""

import os
from pathlib import Path

from assembly_app.domain.book_errors import BookDamaged, BookNotFound, BookTooNew, NotABook
from assembly_app.storage.log_tables import APPLICATION_ID, SCHEMA

# Offsets from "The Database Header" of the SQLite file format.
_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100


def probe(path: Path) -> int:
    """Return the book's schema; raises BookNotFound, NotABook, BookTooNew, BookDamaged."""
    if not path.is_file():
        raise NotABook(path=path) if path.exists() else BookNotFound(path=path)
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
        size = os.fstat(file.fileno()).st_size
    if not header.startswith(_MAGIC):
        raise NotABook(path=path)
    if len(header) < _HEADER_BYTES:
        raise BookDamaged(path=path)
    if _number(header, 68, 4) != APPLICATION_ID:
        raise NotABook(path=path)
    schema = _number(header, 60, 4)
    if schema > SCHEMA:
        raise BookTooNew(path=path)
    if size < _expected_bytes(header) and not _has_wal(path):
        raise BookDamaged(path=path)
    return schema


def _number(header: bytes, at: int, length: int) -> int:
    return int.from_bytes(header[at : at + length], "big")


def _expected_bytes(header: bytes) -> int:
    page_bytes = _number(header, 16, 2)
    return (65536 if page_bytes == 1 else page_bytes) * _number(header, 28, 4)


def _has_wal(path: Path) -> bool:
    """Whether pages may still be waiting in the write-ahead log: killed while it was being copied back,
    the file is rightly shorter than its header says, and SQLite completes it."""
    wal = wal_of(path)
    return wal.exists() and wal.stat().st_size > 0


def wal_of(path: Path) -> Path:
    """Name the write-ahead log of a book."""
    return path.with_name(path.name + "-wal")
