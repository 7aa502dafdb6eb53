# SPDX-License-Identifier: GPL-3.0-or-later
"""Persons, with what they chose to give."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Day, Id, Text, field


class Person(Record):
    """A person: a name and nothing else is enough."""

    __tablename__ = "person"
    __table_number__ = 2
    area = Area.PEOPLE

    name: Mapped[str] = field(1, Text())
    language: Mapped[str] = field(2, Text())
    email: Mapped[str] = field(3, Text())
    phone: Mapped[str] = field(4, Text())
    member_since: Mapped[date | None] = field(5, Day())
    left_on: Mapped[date | None] = field(6, Day())
    same_as: Mapped[UUID | None] = field(7, Id("person"))
