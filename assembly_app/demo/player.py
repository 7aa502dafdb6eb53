# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a scenario into a new book: each step is one change, entered at the minute at which it happened."""

import unicodedata
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from assembly_app.demo import set_up
from assembly_app.demo.errors import EarlierStepRefused, ScenarioWrong, StepRefused
from assembly_app.demo.happening import Happening
from assembly_app.demo.local_time import LocalTime
from assembly_app.demo.refs import Ref
from assembly_app.demo.scenario import Scenario, Setting, Step
from assembly_app.demo.steps import VERBS
from assembly_app.domain.book_errors import StorageError
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.moments import zone
from assembly_app.services.workspace import Workspace
from assembly_app.storage.database import Transaction


class StepClock:
    """Tells the minute of the step that is played; it never goes back."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def __call__(self) -> datetime:
        return self._now

    def reach(self, at: datetime) -> None:
        """Go on to a moment, unless it has passed."""
        self._now = max(self._now, at)


def play(
    scenario: Scenario,
    path: Path,
    *,
    until: str = "",
    limit: int | None = None,
    finished: Callable[[Step], None] = lambda _: None,
) -> UUID:
    """Make a book and hold the scenario in it, up to a local time or a number of steps.

    Raises BookExists, ScenarioWrong (and then leaves no book), StepRefused (and then the book holds
    everything before that step), NotAnHour. `finished` is called when a step is safe on the disk.
    Returns the id of the assembly.
    """
    last = LocalTime.parse(until).on(scenario.setting.held.date_, scenario.setting.zone) if until else None
    clock = StepClock(_begins(scenario))
    player = _Player(scenario.setting, clock)
    with closing(Workspace.create(path, clock=clock)) as book:
        try:
            player.set_up(book)
        except ScenarioWrong:
            book.close()
            _remove(path)
            raise
        for step in _wanted(scenario.steps, last, limit):
            player.do(book, step)
            finished(step)
    return player.assembly


class _Player:
    def __init__(self, setting: Setting, clock: StepClock) -> None:
        self._setting = setting
        self._clock = clock
        self._ids: dict[Ref, UUID] = {}

    @property
    def assembly(self) -> UUID:
        return self._ids[self._setting.assembly]

    def set_up(self, book: Workspace) -> None:
        for part in set_up.PARTS:
            book.run(partial(self._prepare, part))

    def do(self, book: Workspace, step: Step) -> None:
        self._clock.reach(step.at)
        try:
            made = book.run(partial(self._act, step)).value
        except StorageError:
            raise
        except AssemblyError as error:
            refused = EarlierStepRefused if step.earlier else StepRefused
            raise refused(step.number, step.verb, step.label, error) from error
        if step.makes and isinstance(made, UUID):
            self._ids[step.makes] = made

    def _prepare(self, part: Callable[..., None], tx: Transaction) -> None:
        part(self._happening(tx, self._clock()), self._setting, self._ids)

    def _act(self, step: Step, tx: Transaction) -> object:
        happening = self._happening(tx, step.at)
        return VERBS[step.verb].function(happening, **step.parameters)

    def _happening(self, tx: Transaction, at: datetime) -> Happening:
        return Happening(tx, at, self._ids, self._setting.assembly)


def book_name(scenario: Scenario) -> str:
    """Return the file name of the scenario's book, from the name of its organisation."""
    plain = unicodedata.normalize("NFKD", scenario.setting.organisation.name.original.casefold())
    letters = (
        one if one.isascii() and one.isalnum() else " " for one in plain if not unicodedata.combining(one)
    )
    return ("-".join("".join(letters).split()) or "book") + ".assemblea"


def _wanted(steps: Iterable[Step], last: datetime | None, limit: int | None) -> Iterable[Step]:
    for step in steps:
        after = not step.earlier and limit is not None and step.number > limit
        if after or (last is not None and step.at > last):
            return
        yield step


def _remove(path: Path) -> None:
    """Take away a book that was only half set up: nothing in it was anybody's."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f".{path.name}.lock"):
        with suppress(OSError):
            path.with_name(name).unlink()


def _begins(scenario: Scenario) -> datetime:
    """Return a moment before everything that the scenario tells: when its setting is written."""
    held, place = scenario.setting.held, scenario.setting.zone
    days = [held.date_, *([held.agenda_sent_on] if held.agenda_sent_on else [])]
    moments = [_midnight(day, place) for day in days] + [step.at for step in scenario.steps]
    return min(moments) - timedelta(days=1)


def _midnight(day: date, zone_name: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone(zone_name))
