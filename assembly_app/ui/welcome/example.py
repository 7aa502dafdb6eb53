# SPDX-License-Identifier: GPL-3.0-or-later
"""The example book: made once, in a thread of its own, in the folder of the person's data."""

from __future__ import annotations

import logging
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assembly_app import paths
from assembly_app.domain.errors import N_, AssemblyError

if TYPE_CHECKING:
    from assembly_app.demo.scenario import Scenario, Step

_log = logging.getLogger(__name__)


class ExampleNotWritten(AssemblyError):
    """The disk refuses."""

    message = N_("The example could not be written: {reason}")


class _Stopped(Exception):
    """A person thought better of it."""


def folder() -> Path:
    """Where the example is kept."""
    return paths.data_dir() / "example"


def existing() -> Path | None:
    """The example book, if it has been made."""
    return next(iter(sorted(folder().glob("*.assemblea"))), None)


class ExampleMaker(QObject):
    """Plays the scenario that comes with the application; the window goes on answering meanwhile."""

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None
        self._stop = threading.Event()

    @property
    def is_running(self) -> bool:
        """Whether the example is being made."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, unless it is being made already."""
        if self.is_running:
            return
        self._stop.clear()
        # A daemon: closing the window does not wait for an example.
        self._thread = threading.Thread(target=self._work, name="example", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Give up at the next step; nothing is left."""
        self._stop.set()

    def _work(self) -> None:
        try:
            self.made.emit(self._make())
        except _Stopped:
            self.stopped.emit()
        except AssemblyError as error:
            self.failed.emit(error)
        except OSError as error:
            _log.warning("The example could not be written: %s", error)
            self.failed.emit(ExampleNotWritten(reason=error.strerror or str(error)))

    def _make(self) -> Path:
        # Only here: these need the database.
        from assembly_app.demo import player, reader

        scenario = reader.read(paths.resources_dir() / "demo" / "permanent-142.json")
        name = player.book_name(scenario)
        # Half an example must never be taken for a whole one: it is made aside and moved when finished.
        aside = folder() / ".making"
        shutil.rmtree(aside, ignore_errors=True)
        aside.mkdir(parents=True)
        try:
            self._play(scenario, aside / name)
            return (aside / name).replace(folder() / name)
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _play(self, scenario: Scenario, path: Path) -> None:
        from assembly_app.demo import player

        done, steps = 0, len(scenario.steps)

        def finished(_step: Step) -> None:
            nonlocal done
            done += 1
            self.progressed.emit(done, steps)
            if self._stop.is_set():
                raise _Stopped

        player.play(scenario, path, finished=finished)


_maker: list[ExampleMaker] = []


def maker() -> ExampleMaker:
    """The one maker: a page that is built again finds the work going on."""
    if not _maker:
        _maker.append(ExampleMaker())
    return _maker[0]
