# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of a book as it was at a moment: the log up to then, folded again."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from assembly_app.domain.book_errors import BookExists
from assembly_app.storage.change import RANDOM_BITS
from assembly_app.storage.disk_errors import translate_errors
from assembly_app.storage.fold import refold
from assembly_app.storage.probe import probe


def rewind(book: Path, moment: datetime, copy: Path) -> None:
    """Write to `copy` the book as its log tells it at `moment`; the book itself is only read.

    Raises the StorageError of a book that cannot be read, or BookExists.
    """
    with translate_errors(book):
        probe(book)
        if copy.exists():
            raise BookExists(path=copy)
        with (
            closing(sqlite3.connect(f"{book.absolute().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy, isolation_level=None)) as target,
        ):
            source.backup(target)
            target.execute("BEGIN IMMEDIATE")
            after = int(moment.timestamp() * 1000 + 1) << RANDOM_BITS
            target.execute("DELETE FROM change WHERE stamp >= ?", (after,))
            refold(target)
            target.execute("COMMIT")
