# SPDX-License-Identifier: GPL-3.0-or-later
"""One process writes a book at a time, and the next one learns which."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from assembly_app.domain.book_errors import BookInUse
from assembly_app.paths import owner_file

_UNKNOWN = ("?", "?")


class BookLock:
    """Held while a book is open for writing; the system lets go of it when the process dies.

    A few lines over the system's own lock: the libraries for it load a network and an event loop,
    which the first painting would wait for.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # What holds a lock cannot be read everywhere, so who holds it stands in a file beside it.
        self._owner = owner_file(path)
        self._lock_path = path.with_name(f".{path.name}.lock")
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the book; raises BookInUse."""
        descriptor = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            pid, program = self._read_owner()
            raise BookInUse(path=self._path, pid=pid, program=program) from error
        self._descriptor = descriptor
        program = Path(sys.argv[0]).name or Path(sys.executable).name
        self._owner.write_text(f"{os.getpid()}\n{program}\n", encoding="utf-8")

    def release(self) -> None:
        """Let the book go."""
        if self._descriptor is not None:
            with suppress(FileNotFoundError):
                self._owner.unlink()
            os.close(self._descriptor)
            self._descriptor = None

    def _read_owner(self) -> tuple[str, str]:
        with suppress(OSError, ValueError):
            pid, program = self._owner.read_text(encoding="utf-8").splitlines()
            return pid, program
        return _UNKNOWN


def _lock(descriptor: int) -> None:
    """Lock the file until it is closed; raises OSError at once when another process has it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
