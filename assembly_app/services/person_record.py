# SPDX-License-Identifier: GPL-3.0-or-later
"""What the book says of one person: the tasks in their hands and the agreements that name them."""

from dataclasses import dataclass
from uuid import UUID

from assembly_app.domain.kinds import TaskState
from assembly_app.domain.mentions import mentioned
from assembly_app.services import agreements, tasks
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import Agreement, Task


@dataclass(frozen=True)
class PersonRecord:
    """Open tasks by day, then the agreements in which the person appears, the latest first."""

    tasks: tuple[tasks.TaskRow, ...]
    agreements: tuple[agreements.AgreementRow, ...]


def of_person(tx: Transaction, person_id: UUID) -> PersonRecord:
    """Return what is in a person's hands and where they appear."""
    held = [t for t in tx.all(Task, Task.state == TaskState.OPEN) if person_id in t.person_ids]
    held.sort(key=lambda t: (t.due_on is None, t.due_on, t.id))
    named = [
        a
        for a in tx.all(Agreement)
        if person_id in a.person_ids or person_id in mentioned(f"{a.title} {a.text}")
    ]
    return PersonRecord(tuple(tasks.rows_of(tx, held)), tuple(agreements.rows_of(tx, named)))
