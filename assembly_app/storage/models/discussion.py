# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns to speak, remote contributions, concerns, notes and what people ask to have recorded."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import Channel, ConcernState, TurnKind
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Id, Moment, Text, field


class Turn(Record):
    """A place in the speakers' list; what happens to it later are fields."""

    __tablename__ = "turn"
    __table_number__ = 12
    area = Area.TURNS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    person_id: Mapped[UUID | None] = field(2, Id("person"))
    label: Mapped[str] = field(3, Text())
    kind: Mapped[TurnKind | None] = field(4, Choice(TurnKind))
    position: Mapped[str] = field(5, Text())
    asked_at: Mapped[datetime | None] = field(6, Moment())
    began_at: Mapped[datetime | None] = field(7, Moment())
    ended_at: Mapped[datetime | None] = field(8, Moment())
    withdrawn_at: Mapped[datetime | None] = field(9, Moment())


class Contribution(Record):
    """What a remote person wrote: the words never change; when it was read aloud is a field."""

    __tablename__ = "contribution"
    __table_number__ = 13
    area = Area.CONTRIBUTIONS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    person_id: Mapped[UUID | None] = field(2, Id("person"))
    channel: Mapped[Channel | None] = field(3, Choice(Channel))
    text: Mapped[str] = field(4, Text())
    language: Mapped[str] = field(5, Text())
    received_at: Mapped[datetime | None] = field(6, Moment())
    read_at: Mapped[datetime | None] = field(7, Moment())
    read_by: Mapped[UUID | None] = field(8, Id("person"))
    answer: Mapped[str] = field(9, Text())
    answered_at: Mapped[datetime | None] = field(10, Moment())


class Concern(Record):
    """A worry about a proposal, and what became of it."""

    __tablename__ = "concern"
    __table_number__ = 16
    area = Area.PROPOSALS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    text: Mapped[str] = field(2, Text())
    language: Mapped[str] = field(3, Text())
    person_id: Mapped[UUID | None] = field(4, Id("person"))
    raised_at: Mapped[datetime | None] = field(5, Moment())
    state: Mapped[ConcernState | None] = field(6, Choice(ConcernState))
    settled_at: Mapped[datetime | None] = field(7, Moment())
    settled_by: Mapped[UUID | None] = field(8, Id("person"))


class Note(Record):
    """The minute-taker's text of an item: one per item; id derived (item)."""

    __tablename__ = "note"
    __table_number__ = 26
    area = Area.NOTES

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    text: Mapped[str] = field(2, Text())
    language: Mapped[str] = field(3, Text())


class Statement(Record):
    """What somebody asked to have recorded, in their words ("let it be recorded")."""

    __tablename__ = "statement"
    __table_number__ = 27
    area = Area.NOTES

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    person_id: Mapped[UUID | None] = field(2, Id("person"))
    text: Mapped[str] = field(3, Text())
    language: Mapped[str] = field(4, Text())
    made_at: Mapped[datetime | None] = field(5, Moment())


class Translation(Record):
    """A text of another record in another language; id derived (subject, field, language)."""

    __tablename__ = "translation"
    __table_number__ = 28
    area = Area.NOTES

    subject_id: Mapped[UUID | None] = field(1, Id(), index=True)
    field_name: Mapped[str] = field(2, Text())
    language: Mapped[str] = field(3, Text())
    text: Mapped[str] = field(4, Text())
