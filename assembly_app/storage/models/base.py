# SPDX-License-Identifier: GPL-3.0-or-later
"""What every record has: an id, and whether it was removed."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from assembly_app.domain.changes import Area
from assembly_app.storage.types import Flag, Id, field


class Record(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False, repr=False):
    """A row that travels: its table and field numbers are permanent, and it holds no rules."""

    __table_number__: ClassVar[int]
    area: ClassVar[Area]

    id: Mapped[UUID] = mapped_column(Id(), primary_key=True)
    deleted: Mapped[bool] = field(0, Flag())
