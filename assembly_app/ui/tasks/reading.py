# SPDX-License-Identifier: GPL-3.0-or-later
"""What the place of tasks asks of the book, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final
from uuid import UUID

from assembly_app.domain.kinds import AgreementState, TaskState
from assembly_app.domain.near import fold_accents
from assembly_app.services import agenda, agreements, assemblies, names, search, tasks
from assembly_app.services.tasks import TaskRow

if TYPE_CHECKING:
    from assembly_app.services.workspace import Transaction

LATELY: Final = timedelta(days=14)


class Which(StrEnum):
    """The lists at the left; those by body have keys of their own."""

    OPEN = "open"
    MINE = "mine"
    ORPHANS = "orphans"
    LATE = "late"
    DONE = "done"


class Group(StrEnum):
    """The groups in the middle, the worst first."""

    ORPHANS = "orphans"
    LATE = "late"
    THIS_WEEK = "this_week"
    LATER = "later"
    DONE = "done"


Key = Which | tuple[str, str]


@dataclass(frozen=True)
class Book:
    """Every task, and what one needs to speak of them."""

    tasks: tuple[TaskRow, ...]
    names: names.Names
    items: dict[UUID, search.ItemHit]
    agreements: dict[UUID, agreements.AgreementRow]
    next_assembly: assemblies.AssemblyRow | None
    next_titles: frozenset[str]
    author: UUID | None
    today: date

    def chosen(self, key: Key) -> list[TaskRow]:
        """The tasks of one list: the open ones, and those done lately where the list is not about either."""
        if key is Which.DONE:
            done = [task for task in self.tasks if self.done_this_year(task)]
            return sorted(done, key=lambda task: (task.done_on or date.min, task.id), reverse=True)
        return [task for task in self.tasks if self._fits(task, key) and self._is_shown(task, key)]

    def count(self, key: Key) -> int:
        """How many a list promises: those still owed, or those done."""
        found = self.chosen(key)
        return len(found) if key is Which.DONE else sum(task.state is TaskState.OPEN for task in found)

    def bodies(self) -> list[str]:
        """The bodies with open tasks by name; "" last, for those without a body."""
        found = {task.body for task in self.tasks if task.state is TaskState.OPEN}
        return sorted((body for body in found if body), key=fold_accents) + [""] * ("" in found)

    def done_this_year(self, task: TaskRow) -> bool:
        """Whether it was done since January."""
        done = task.done_on if task.state is TaskState.DONE else None
        return bool(done and done.year == self.today.year)

    def conditional(self, task: TaskRow) -> bool:
        """Whether an agreement lapses unless this is done in time."""
        held = self.agreements.get(task.agreement_id) if task.agreement_id else None
        waits = bool(held and held.state is AgreementState.CONDITIONAL and held.lapses_on)
        return waits and held is not None and held.lapses_on == task.due_on

    def group(self, task: TaskRow) -> Group:
        """Where a task stands in the middle."""
        if task.state is not TaskState.OPEN:
            return Group.DONE
        if task.orphan:
            return Group.ORPHANS
        if task.late(self.today):
            return Group.LATE
        week_end = self.today + timedelta(days=6 - self.today.weekday())
        return Group.THIS_WEEK if task.due_on and task.due_on <= week_end else Group.LATER

    def title(self, task: TaskRow) -> str:
        """The task as it was written, for an agenda: names as people read them."""
        return self.names.show(task.wording.text)

    def _fits(self, task: TaskRow, key: Key) -> bool:
        if isinstance(key, tuple):
            return task.body == key[1]
        return {
            Which.OPEN: True,
            Which.MINE: self.author is not None and self.author in task.person_ids,
            Which.ORPHANS: task.orphan,
            Which.LATE: task.late(self.today),
        }.get(key, False)

    def _is_shown(self, task: TaskRow, key: Key) -> bool:
        if task.state is TaskState.OPEN:
            return True
        lately = bool(task.done_on and self.today - task.done_on <= LATELY)
        return task.state is TaskState.DONE and lately and key not in (Which.ORPHANS, Which.LATE)


def book(tx: Transaction, today: date, author: UUID | None) -> Book:
    """Return everything the page shows."""
    coming = _next(assemblies.every(tx), today)
    titles = agenda.of_assembly(tx, coming.id) if coming else None
    return Book(
        tuple(tasks.every(tx)),
        names.load(tx),
        {hit.id: hit for hit in search.items(tx)},
        {row.id: row for row in agreements.every(tx)},
        coming,
        frozenset(item.title for item in (*titles.items, *titles.intake)) if titles else frozenset(),
        author,
        today,
    )


def _next(rows: list[assemblies.AssemblyRow], today: date) -> assemblies.AssemblyRow | None:
    """The first assembly still to be opened."""
    planned = (row for row in rows if row.stage is assemblies.Stage.PLANNED)
    return next((row for row in planned if row.held_on and row.held_on >= today), None)
