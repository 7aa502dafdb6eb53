# SPDX-License-Identifier: GPL-3.0-or-later
"""Agenda items, the time they really took, and the changes the room accepted."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import AgendaChangeKind, ItemKind, Nature, Outcome, Step
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Count, Day, Flag, Id, IdList, Moment, Text, field


class AgendaItem(Record):
    """An item: its number stays once approved, its position is where it is dealt with."""

    __tablename__ = "agenda_item"
    __table_number__ = 6
    area = Area.AGENDA

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    number: Mapped[int | None] = field(2, Count())
    position: Mapped[str] = field(3, Text())
    title: Mapped[str] = field(4, Text())
    kind: Mapped[ItemKind | None] = field(5, Choice(ItemKind))
    nature: Mapped[Nature | None] = field(6, Choice(Nature))
    holder_ids: Mapped[tuple[UUID, ...]] = field(7, IdList("person"))
    holder_body_id: Mapped[UUID | None] = field(8, Id("body"))
    planned_min: Mapped[int | None] = field(9, Count())
    carried_from: Mapped[UUID | None] = field(10, Id("agenda_item"), index=True)
    times_deferred: Mapped[int | None] = field(11, Count())
    reserved: Mapped[bool] = field(12, Flag())
    in_intake: Mapped[bool] = field(13, Flag())
    proposed_by: Mapped[UUID | None] = field(14, Id("person"))
    proposed_on: Mapped[date | None] = field(15, Day())
    step: Mapped[Step | None] = field(16, Choice(Step))
    outcome: Mapped[Outcome | None] = field(17, Choice(Outcome))
    outcome_at: Mapped[datetime | None] = field(18, Moment())
    deferred_to: Mapped[UUID | None] = field(19, Id("assembly"))
    text_due_on: Mapped[date | None] = field(20, Day())
    working_group: Mapped[tuple[UUID, ...]] = field(21, IdList("person"))
    referred_to: Mapped[UUID | None] = field(22, Id("body"))
    report_to: Mapped[UUID | None] = field(23, Id("assembly"))
    outcome_note: Mapped[str] = field(24, Text())
    turns_closed_at: Mapped[datetime | None] = field(25, Moment())


class ItemSession(Record):
    """A stretch of time on an item, since an item can be suspended; id derived (item, ordinal)."""

    __tablename__ = "item_session"
    __table_number__ = 7
    area = Area.AGENDA

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    started_at: Mapped[datetime | None] = field(2, Moment())
    ended_at: Mapped[datetime | None] = field(3, Moment())


class Extension(Record):
    """Minutes the room agreed to add to an item; id derived (item, ordinal)."""

    __tablename__ = "extension"
    __table_number__ = 8
    area = Area.AGENDA

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    minutes: Mapped[int | None] = field(2, Count())
    agreed_at: Mapped[datetime | None] = field(3, Moment())


class AgendaChange(Record):
    """A change to the agenda that the assembly accepted, named in the minutes."""

    __tablename__ = "agenda_change"
    __table_number__ = 30
    area = Area.AGENDA

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    kind: Mapped[AgendaChangeKind | None] = field(2, Choice(AgendaChangeKind))
    item_id: Mapped[UUID | None] = field(3, Id("agenda_item"))
    other_id: Mapped[UUID | None] = field(4, Id("agenda_item"))
    text: Mapped[str] = field(5, Text())
    person_id: Mapped[UUID | None] = field(6, Id("person"))
    accepted_at: Mapped[datetime | None] = field(7, Moment())


class ParkedTopic(Record):
    """A topic set aside, with who minds it and where it goes next."""

    __tablename__ = "parked_topic"
    __table_number__ = 25
    area = Area.AGENDA

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    item_id: Mapped[UUID | None] = field(2, Id("agenda_item"))
    text: Mapped[str] = field(3, Text())
    person_id: Mapped[UUID | None] = field(4, Id("person"))
    goes_to_assembly: Mapped[UUID | None] = field(5, Id("assembly"))
    goes_to_body: Mapped[UUID | None] = field(6, Id("body"))
    parked_at: Mapped[datetime | None] = field(7, Moment())
