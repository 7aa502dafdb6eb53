# SPDX-License-Identifier: GPL-3.0-or-later
"""Bodies of the cooperative and who belongs to them."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import BodyKind
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Day, Flag, Id, Text, field


class Body(Record):
    """A node of the tree: the cooperative, an assembly, a commission, a local node, a project."""

    __tablename__ = "body"
    __table_number__ = 1
    area = Area.BODIES

    name: Mapped[str] = field(1, Text())
    kind: Mapped[BodyKind | None] = field(2, Choice(BodyKind))
    parent_id: Mapped[UUID | None] = field(3, Id("body"), index=True)
    code_prefix: Mapped[str] = field(4, Text())
    dissolved_on: Mapped[date | None] = field(5, Day())


class Membership(Record):
    """A person in a body, from a day to a day; `coordinates` when they hold its coordination."""

    __tablename__ = "membership"
    __table_number__ = 3
    area = Area.PEOPLE

    person_id: Mapped[UUID | None] = field(1, Id("person"), index=True)
    body_id: Mapped[UUID | None] = field(2, Id("body"), index=True)
    coordinates: Mapped[bool] = field(3, Flag())
    starts_on: Mapped[date | None] = field(4, Day())
    ends_on: Mapped[date | None] = field(5, Day())
