# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks: who does what by when, and what the follow-up of each assembly finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assembly_app.domain.kinds import ReviewResult, TaskState, Visibility
from assembly_app.domain.moments import local
from assembly_app.services import names as naming
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Agreement, Assembly, Body, Person, Task, TaskReview


@dataclass(frozen=True)
class TaskRow:
    """A task; nobody in charge, or only somebody who left, makes it an orphan.

    `reserved` when it was given in an item that the public does not read.
    """

    id: UUID
    wording: naming.Wording
    person_ids: tuple[UUID, ...]
    persons: tuple[str, ...]
    body: str
    due_on: date | None
    agreement_code: str
    agreement_id: UUID | None
    item_id: UUID | None
    state: TaskState
    done_on: date | None
    given_on: date | None
    orphan: bool
    reserved: bool

    def late(self, today: date) -> bool:
        """Whether it is owed since before today."""
        return self.state is TaskState.OPEN and bool(self.due_on and self.due_on < today)


@dataclass(frozen=True)
class ReviewRow:
    """What a follow-up found about one task."""

    task: TaskRow
    result: ReviewResult
    new_due_on: date | None
    person_id: UUID | None
    person: str


@use_case("tasks.give")
def give(
    tx: Transaction,
    what: str,
    *,
    person_ids: Sequence[UUID] = (),
    body_id: UUID | None = None,
    due_on: date | None = None,
    agreement_id: UUID | None = None,
    item_id: UUID | None = None,
    language: str = "",
    at: datetime | None = None,
    given_on: date | None = None,
) -> UUID:
    """Give a task to persons, a body or nobody yet; return its id."""
    for person_id in person_ids:
        need(tx, Person, person_id)
    if body_id:
        need(tx, Body, body_id)
    moment = at or tx.now
    task = Task(
        id=tx.new_id(),
        what=naming.linked(tx, need_text(what)),
        language=language or _language(tx, item_id),
        person_ids=tuple(person_ids),
        body_id=body_id,
        due_on=due_on,
        agreement_id=agreement_id,
        item_id=item_id,
        state=TaskState.OPEN,
        given_at=moment,
        given_on=given_on or local(moment, _zone(tx, item_id)).date(),
    )
    tx.add(task)
    return task.id


@use_case("tasks.complete")
def complete(tx: Transaction, task_id: UUID, on: date) -> None:
    """Record that a task is done."""
    task = need(tx, Task, task_id)
    task.state, task.done_on = TaskState.DONE, on


@use_case("tasks.reopen")
def reopen(tx: Transaction, task_id: UUID) -> None:
    """Owe a task again."""
    task = need(tx, Task, task_id)
    task.state, task.done_on = TaskState.OPEN, None


@use_case("tasks.postpone")
def postpone(tx: Transaction, task_id: UUID, due_on: date) -> None:
    """Give a task another day."""
    need(tx, Task, task_id).due_on = due_on


@use_case("tasks.reassign")
def reassign(tx: Transaction, task_id: UUID, person_ids: Sequence[UUID]) -> None:
    """Put a task in other hands."""
    for person_id in person_ids:
        need(tx, Person, person_id)
    need(tx, Task, task_id).person_ids = tuple(person_ids)


@use_case("tasks.review")
def review(
    tx: Transaction,
    item_id: UUID,
    task_id: UUID,
    result: ReviewResult,
    at: datetime | None = None,
    *,
    new_due_on: date | None = None,
    person_id: UUID | None = None,
) -> None:
    """Record, in an item of follow-up, what became of a task, and act on it."""
    item = need(tx, AgendaItem, item_id)
    moment = at or tx.now
    if result is ReviewResult.DONE:
        complete(tx, task_id, local(moment, _zone(tx, item.id)).date())
    if new_due_on:
        postpone(tx, task_id, new_due_on)
    if person_id:
        reassign(tx, task_id, [person_id])
    tx.add(
        TaskReview(
            id=tx.new_id(),
            item_id=item_id,
            task_id=task_id,
            result=result,
            new_due_on=new_due_on,
            person_id=person_id,
            reviewed_at=moment,
        )
    )


def every(tx: Transaction) -> list[TaskRow]:
    """Return all tasks: the open ones by date, those without one last, then the done ones."""
    return _sorted(rows_of(tx, tx.all(Task)))


def of_item(tx: Transaction, item_id: UUID) -> list[TaskRow]:
    """Return the tasks given in an item, in the order in which they were."""
    return rows_of(tx, sorted(tx.all(Task, Task.item_id == item_id), key=lambda t: t.id))


def reviews(tx: Transaction, item_id: UUID) -> list[ReviewRow]:
    """Return what an item of follow-up found, in order."""
    found = sorted(tx.all(TaskReview, TaskReview.item_id == item_id), key=lambda r: r.id)
    names = naming.load(tx)
    tasks = {
        row.id: row for row in rows_of(tx, tx.all(Task, Task.id.in_([r.task_id for r in found if r.task_id])))
    }
    return [
        ReviewRow(tasks[r.task_id], r.result, r.new_due_on, r.person_id, names.person(r.person_id))
        for r in found
        if r.task_id in tasks and r.result and r.task_id
    ]


def rows_of(tx: Transaction, found: Sequence[Task]) -> list[TaskRow]:
    """Return records as rows, in the given order."""
    names = naming.load(tx)
    codes = {a.id: a.code for a in tx.all(Agreement, Agreement.id.in_([t.agreement_id for t in found]))}
    gone = {p.id for p in tx.all(Person, Person.left_on.is_not(None))}
    kept = {a.id: a.item_id for a in tx.all(Agreement) if a.visibility not in (None, Visibility.OPEN)}
    reserved = {i.id for i in tx.all(AgendaItem, AgendaItem.reserved.is_not(None))} | set(kept.values())
    translations = naming.wordings(tx, [task.id for task in found])
    rows = []
    for task in found:
        held = [person for person in task.person_ids if person not in gone]
        rows.append(
            TaskRow(
                task.id,
                naming.Wording(task.what, task.language, translations.get((task.id, "what"), {})),
                task.person_ids,
                names.people(task.person_ids),
                names.body(task.body_id),
                task.due_on,
                codes.get(task.agreement_id, "") if task.agreement_id else "",
                task.agreement_id,
                task.item_id,
                task.state or TaskState.OPEN,
                task.done_on,
                task.given_on,
                task.state is TaskState.OPEN and not held and (bool(task.person_ids) or not task.body_id),
                (task.item_id is not None and task.item_id in reserved) or task.agreement_id in kept,
            )
        )
    return rows


def _sorted(rows: list[TaskRow]) -> list[TaskRow]:
    return sorted(rows, key=lambda r: (r.state is not TaskState.OPEN, r.due_on or date.max, r.id))


def _language(tx: Transaction, item_id: UUID | None) -> str:
    item = tx.get(AgendaItem, item_id) if item_id else None
    assembly = tx.get(Assembly, item.assembly_id) if item and item.assembly_id else None
    return assembly.language if assembly else ""


def _zone(tx: Transaction, item_id: UUID | None) -> str:
    item = tx.get(AgendaItem, item_id) if item_id else None
    assembly = tx.get(Assembly, item.assembly_id) if item and item.assembly_id else None
    return (assembly.zone if assembly else "") or "UTC"
