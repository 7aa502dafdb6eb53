# SPDX-License-Identifier: GPL-3.0-or-later
"""An assembly, its roles, and the amendments to its minutes."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import AssemblyKind, Regime, Role
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Clock, Count, Day, Id, Moment, Text, field


class Assembly(Record):
    """One assembly: planned in local time with its zone, held in UTC."""

    __tablename__ = "assembly"
    __table_number__ = 4
    area = Area.ASSEMBLIES

    body_id: Mapped[UUID | None] = field(1, Id("body"), index=True)
    kind: Mapped[AssemblyKind | None] = field(2, Choice(AssemblyKind))
    number: Mapped[int | None] = field(3, Count())
    topic: Mapped[str] = field(4, Text())
    gathering: Mapped[str] = field(5, Text())
    place: Mapped[str] = field(6, Text())
    call_link: Mapped[str] = field(7, Text())
    regime: Mapped[Regime | None] = field(8, Choice(Regime))
    held_on: Mapped[date | None] = field(9, Day())
    planned_start: Mapped[time | None] = field(10, Clock())
    planned_end: Mapped[time | None] = field(11, Clock())
    zone: Mapped[str] = field(12, Text())
    language: Mapped[str] = field(13, Text())
    agenda_sent_on: Mapped[date | None] = field(14, Day())
    agenda_approved_at: Mapped[datetime | None] = field(15, Moment())
    opened_at: Mapped[datetime | None] = field(16, Moment())
    closed_at: Mapped[datetime | None] = field(17, Moment())
    minutes_circulated_at: Mapped[datetime | None] = field(18, Moment())
    minutes_approved_at: Mapped[datetime | None] = field(19, Moment())
    minutes_approved_in: Mapped[UUID | None] = field(20, Id("assembly"))
    next_id: Mapped[UUID | None] = field(21, Id("assembly"))


class RoleAssignment(Record):
    """A role in a person's hands for a while; id derived from (assembly, role, ordinal)."""

    __tablename__ = "role_assignment"
    __table_number__ = 5
    area = Area.ROLES

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    role: Mapped[Role | None] = field(2, Choice(Role))
    person_id: Mapped[UUID | None] = field(3, Id("person"))
    starts_at: Mapped[datetime | None] = field(4, Moment())
    ends_at: Mapped[datetime | None] = field(5, Moment())


class Amendment(Record):
    """An *esmena* to the minutes of an earlier assembly, adopted in a later one."""

    __tablename__ = "amendment"
    __table_number__ = 33
    area = Area.NOTES

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    item_id: Mapped[UUID | None] = field(2, Id("agenda_item"), index=True)
    text: Mapped[str] = field(3, Text())
    language: Mapped[str] = field(4, Text())
    adopted_at: Mapped[datetime | None] = field(5, Moment())
