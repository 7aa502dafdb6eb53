# SPDX-License-Identifier: GPL-3.0-or-later
"""One process writes a book at a time, and the next one learns which."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from assembly_app.domain.book_errors import BookInUse
from assembly_app.paths import owner_file

_UNKNOWN = ("?", "?")


class BookLock:
    """Held while a book is open for writing; the system lets go of it when the process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # What holds a lock cannot be read everywhere, so who holds it stands in a file beside it.
        self._owner = owner_file(path)
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the book; raises BookInUse."""
        try:
            self._lock.acquire()
        except Timeout as error:
            pid, program = self._read_owner()
            raise BookInUse(path=self._path, pid=pid, program=program) from error
        program = Path(sys.argv[0]).name or Path(sys.executable).name
        self._owner.write_text(f"{os.getpid()}\n{program}\n", encoding="utf-8")

    def release(self) -> None:
        """Let the book go."""
        if self._lock.is_locked:
            with suppress(FileNotFoundError):
                self._owner.unlink()
            self._lock.release()

    def _read_owner(self) -> tuple[str, str]:
        with suppress(OSError, ValueError):
            pid, program = self._owner.read_text(encoding="utf-8").splitlines()
            return pid, program
        return _UNKNOWN
