# SPDX-License-Identifier: GPL-3.0-or-later
"""A new book with the bodies of an integral cooperative, named in the language of the window."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from assembly_app.i18n import _

SUFFIX = ".assemblea"


def make_cooperative(path: Path, name: str) -> None:
    """Make the book with the organisation, its permanent assembly and nine commissions; raises BookExists."""
    # Only now: these need the database.
    from assembly_app.domain.kinds import BodyKind
    from assembly_app.services import bodies
    from assembly_app.services.workspace import Transaction, Workspace

    def fill(tx: Transaction) -> None:
        root = bodies.add(tx, name, BodyKind.COOPERATIVE)
        bodies.add(tx, _("Permanent assembly"), BodyKind.ASSEMBLY, parent_id=root)
        for commission in commissions():
            bodies.add(tx, commission, BodyKind.COMMISSION, parent_id=root)

    with Workspace.create(path) as book:
        book.run(fill)


def commissions() -> list[str]:
    """The nine commissions, to be renamed or taken out later."""
    return [
        _("Coordination Commission"),
        _("Welcome Commission"),
        _("Economy Commission"),
        _("Communication Commission"),
        _("ICT Commission"),
        _("Spaces Commission"),
        _("Productive Projects Commission"),
        _("Living Together Commission"),
        _("Social Currency Commission"),
    ]


def proposed_path(name: str) -> Path:
    """A file for a new book among the person's documents, called after the organisation."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place and Path(place).is_dir() else Path.home()
    stem = _file_name(name) or _("assemblies")
    return folder / f"{stem}{SUFFIX}"


def _file_name(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = (
        one if one.isascii() and one.isalnum() else " " for one in plain if not unicodedata.combining(one)
    )
    return "-".join("".join(kept).split())


def with_suffix(path: Path) -> Path:
    """The path of a book, whatever the person typed."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
