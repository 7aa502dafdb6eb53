# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page drawn to a file, without a display: for looking at, and for machines that have none."""

import os
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assembly_app import settings
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.moments import zone

if TYPE_CHECKING:
    from uuid import UUID

    from assembly_app.ui.application import Application


class PictureNotWritten(AssemblyError):
    """The folder does not take the picture."""

    message = N_("“{path}” could not be written. Choose another folder.")


PAGES = (
    "assemblies",
    "room",
    "minutes",
    "agreements",
    "tasks",
    "people",
    "exchange",
    "preferences",
    "help",
)
SHEETS = ("door", "test", "consult", "agreement", "contribution")


def draw_pages(
    book: Path,
    folder: Path,
    language: str,
    theme: str,
    size: tuple[int, int] = (1440, 900),
    now: datetime | None = None,
) -> list[Path]:
    """Draw each page, and the sheets of the Room, to `folder/NAME-LANGUAGE-THEME.png`; return the files.

    `now` is a local time of the assembly held that day; the book is shown as its log tells it then.
    Raises the StorageError of a book that cannot be read.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / book.name
        moment = _moment(book, now)
        application = _application(book, copy, moment, language, theme)
        try:
            return _draw(application, folder, f"{language}-{theme}", size)
        finally:
            application.close_book()
            application.window.deleteLater()


def _moment(book: Path, now: datetime | None) -> datetime:
    """Return the moment to show: the given one in the zone of its assembly, else the last change."""
    from assembly_app.services import assemblies
    from assembly_app.services.workspace import Workspace

    with Workspace.open(book, read_only=True) as workspace:
        if now is None:
            last = workspace.last_change()
            return last.at if last else datetime.now().astimezone()
        if now.tzinfo:
            return now
        found = [row for row in workspace.read(assemblies.every) if row.held_on == now.date()]
        return now.replace(tzinfo=zone(found[0].zone if found else "UTC"))


def _assembly(application: "Application", moment: datetime) -> "UUID | None":
    """Return the assembly of that day, else the open one, else the last held."""
    from assembly_app.services import assemblies

    rows = application.desk.runner.read(assemblies.every)
    same_day = [row for row in rows if row.opened_at and row.opened_at.date() == moment.date()]
    held = [row for row in rows if row.opened_at]
    found = same_day or held or rows
    return found[-1].id if found else None


def _application(book: Path, copy: Path, moment: datetime, language: str, theme: str) -> "Application":
    from assembly_app.services.workspace import Workspace
    from assembly_app.ui.application import Application

    Workspace.rewound(book, moment, copy).close()
    # Nothing of the person's own preferences shows, and none is changed.
    chosen = replace(settings.Settings(), language=language, theme=theme)
    application = Application(chosen, clock=lambda: moment, keep=False)
    application.open(copy)
    return application


def _draw(application: "Application", folder: Path, suffix: str, size: tuple[int, int]) -> list[Path]:
    window = application.window
    window.resize(*size)
    window.show()
    window.desk.choose_assembly(_assembly(application, window.desk.runner.now()))
    files: list[Path] = []

    def keep(name: str) -> None:
        window.status.message.set_text("")
        for _turn in range(3):
            application.qt.processEvents()
        files.append(folder / f"{name}-{suffix}.png")
        if not window.grab().save(str(files[-1])):
            raise PictureNotWritten(path=files[-1])

    for page in PAGES:
        window.go(page)
        keep(page)
    window.go("room")
    for sheet in SHEETS:
        window.page("room").command(sheet)
        keep(f"room-{sheet}")
        window.page("room").command(sheet)
    application.welcome()
    keep("welcome")
    return files
