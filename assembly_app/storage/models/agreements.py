# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements, their amounts and relations, and the tasks that carry them out."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import (
    Adoption,
    AgreementKind,
    AgreementState,
    Relation,
    ReviewResult,
    TaskState,
    Visibility,
)
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Count, Day, Flag, Id, IdList, Moment, Number, Text, field


class Agreement(Record):
    """An agreement: one sentence that can be read alone two years later; id derived (item, ordinal)."""

    __tablename__ = "agreement"
    __table_number__ = 21
    area = Area.AGREEMENTS

    code: Mapped[str] = field(1, Text(), index=True)
    assembly_id: Mapped[UUID | None] = field(2, Id("assembly"), index=True)
    item_id: Mapped[UUID | None] = field(3, Id("agenda_item"), index=True)
    version_id: Mapped[UUID | None] = field(4, Id("version"))
    test_id: Mapped[UUID | None] = field(5, Id("consensus_test"))
    title: Mapped[str] = field(6, Text())
    text: Mapped[str] = field(7, Text())
    language: Mapped[str] = field(8, Text())
    kind: Mapped[AgreementKind | None] = field(9, Choice(AgreementKind))
    scope_id: Mapped[UUID | None] = field(10, Id("body"))
    adoption: Mapped[Adoption | None] = field(11, Choice(Adoption))
    adopted_at: Mapped[datetime | None] = field(12, Moment())
    adopted_on: Mapped[date | None] = field(13, Day())
    present: Mapped[int | None] = field(14, Count())
    body_id: Mapped[UUID | None] = field(15, Id("body"), index=True)
    person_ids: Mapped[tuple[UUID, ...]] = field(16, IdList("person"))
    with_body_id: Mapped[UUID | None] = field(17, Id("body"))
    due_on: Mapped[date | None] = field(18, Day())
    starts_on: Mapped[date | None] = field(19, Day())
    ends_on: Mapped[date | None] = field(20, Day())
    review_on: Mapped[date | None] = field(21, Day())
    review_in: Mapped[UUID | None] = field(22, Id("assembly"))
    review_by: Mapped[UUID | None] = field(23, Id("person"))
    condition: Mapped[str] = field(24, Text())
    condition_met_at: Mapped[datetime | None] = field(25, Moment())
    lapses_on: Mapped[date | None] = field(26, Day())
    ratify_in: Mapped[UUID | None] = field(27, Id("assembly"))
    state: Mapped[AgreementState | None] = field(28, Choice(AgreementState))
    visibility: Mapped[Visibility | None] = field(29, Choice(Visibility))
    remote_note: Mapped[str] = field(30, Text())
    public_text: Mapped[str] = field(31, Text())
    held_in: Mapped[str] = field(32, Text())


class Amount(Record):
    """A sum an agreement allocates, in its own unit; units are never converted."""

    __tablename__ = "amount"
    __table_number__ = 22
    area = Area.AGREEMENTS

    agreement_id: Mapped[UUID | None] = field(1, Id("agreement"), index=True)
    quantity: Mapped[Decimal | None] = field(2, Number())
    unit: Mapped[str] = field(3, Text())
    line: Mapped[str] = field(4, Text())
    up_to: Mapped[bool] = field(5, Flag())


class AgreementRelation(Record):
    """How an agreement bears on an earlier one."""

    __tablename__ = "agreement_relation"
    __table_number__ = 23
    area = Area.AGREEMENTS

    agreement_id: Mapped[UUID | None] = field(1, Id("agreement"), index=True)
    other_id: Mapped[UUID | None] = field(2, Id("agreement"), index=True)
    relation: Mapped[Relation | None] = field(3, Choice(Relation))
    other_text: Mapped[str] = field(4, Text())


class Task(Record):
    """Who does what by when."""

    __tablename__ = "task"
    __table_number__ = 24
    area = Area.TASKS

    what: Mapped[str] = field(1, Text())
    language: Mapped[str] = field(2, Text())
    person_ids: Mapped[tuple[UUID, ...]] = field(3, IdList("person"))
    body_id: Mapped[UUID | None] = field(4, Id("body"), index=True)
    due_on: Mapped[date | None] = field(5, Day())
    agreement_id: Mapped[UUID | None] = field(6, Id("agreement"), index=True)
    item_id: Mapped[UUID | None] = field(7, Id("agenda_item"), index=True)
    state: Mapped[TaskState | None] = field(8, Choice(TaskState))
    done_on: Mapped[date | None] = field(9, Day())
    given_at: Mapped[datetime | None] = field(10, Moment())
    given_on: Mapped[date | None] = field(11, Day())


class TaskReview(Record):
    """What the assembly's follow-up found about a task."""

    __tablename__ = "task_review"
    __table_number__ = 31
    area = Area.TASKS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    task_id: Mapped[UUID | None] = field(2, Id("task"), index=True)
    result: Mapped[ReviewResult | None] = field(3, Choice(ReviewResult))
    new_due_on: Mapped[date | None] = field(4, Day())
    person_id: Mapped[UUID | None] = field(5, Id("person"))
    reviewed_at: Mapped[datetime | None] = field(6, Moment())
