# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was in the room, who online, and since when."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import Electorate, Place
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Count, Flag, Id, Moment, field


class Attendance(Record):
    """A person at an assembly, once; id derived (assembly, person)."""

    __tablename__ = "attendance"
    __table_number__ = 9
    area = Area.PRESENCE

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    person_id: Mapped[UUID | None] = field(2, Id("person"), index=True)
    first_time: Mapped[bool] = field(3, Flag())


class Move(Record):
    """A move of a person: into the room, online, or out, at a moment."""

    __tablename__ = "move"
    __table_number__ = 10
    area = Area.PRESENCE

    attendance_id: Mapped[UUID | None] = field(1, Id("attendance"), index=True)
    place: Mapped[Place | None] = field(2, Choice(Place))
    moved_at: Mapped[datetime | None] = field(3, Moment())


class HeadCount(Record):
    """How many unnamed people an electorate holds from a moment on: a total, never a difference."""

    __tablename__ = "head_count"
    __table_number__ = 11
    area = Area.PRESENCE

    assembly_id: Mapped[UUID | None] = field(1, Id("assembly"), index=True)
    electorate: Mapped[Electorate | None] = field(2, Choice(Electorate))
    total: Mapped[int | None] = field(3, Count())
    counted_at: Mapped[datetime | None] = field(4, Moment())
