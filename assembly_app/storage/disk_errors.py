# SPDX-License-Identifier: GPL-3.0-or-later
"""Turn what SQLite and the system say of a disk into the errors that people read."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from assembly_app.domain.book_errors import (
    BookDamaged,
    BookLocked,
    BookReadOnly,
    DiskFull,
    NotABook,
    StorageError,
)

_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: BookReadOnly,
    sqlite3.SQLITE_PERM: BookReadOnly,
    sqlite3.SQLITE_BUSY: BookLocked,
    sqlite3.SQLITE_LOCKED: BookLocked,
    sqlite3.SQLITE_CORRUPT: BookDamaged,
    sqlite3.SQLITE_NOTADB: NotABook,
    sqlite3.SQLITE_IOERR: StorageError,
    sqlite3.SQLITE_CANTOPEN: StorageError,
}
_BY_ERRNO: dict[int, type[StorageError]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: BookReadOnly,
    errno.EACCES: BookReadOnly,
    errno.EPERM: BookReadOnly,
}


@contextmanager
def translate_errors(path: Path) -> Iterator[None]:
    """Raise StorageError or one of its kind for what a disk can do; let every other error through."""
    try:
        yield
    except DBAPIError as error:
        kind = _kind(error.orig)
        if kind is None:
            raise
        raise kind(path=path) from error
    except sqlite3.Error as error:
        kind = _kind(error)
        if kind is None:
            raise
        raise kind(path=path) from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, StorageError)(path=path) from error


def _kind(error: BaseException | None) -> type[StorageError] | None:
    # The low byte is the primary code; the rest only refines it.
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError) and "decode" in str(error):
        # A text whose bytes are no text any more: Python says so itself, without a code of SQLite's.
        return BookDamaged
    return None if code is None else _BY_CODE.get(code & 0xFF)
