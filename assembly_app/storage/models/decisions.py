# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals with their versions, and what was asked of the room and of the people online."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped

from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import Electorate, Stance
from assembly_app.storage.models.base import Record
from assembly_app.storage.types import Choice, Count, Id, Moment, Text, field


class Proposal(Record):
    """What an item puts on the table; id derived (item, ordinal)."""

    __tablename__ = "proposal"
    __table_number__ = 14
    area = Area.PROPOSALS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    code: Mapped[str] = field(2, Text())
    withdrawn_at: Mapped[datetime | None] = field(3, Moment())


class Version(Record):
    """A wording of a proposal: the words never change, a new wording is a new version."""

    __tablename__ = "version"
    __table_number__ = 15
    area = Area.PROPOSALS

    proposal_id: Mapped[UUID | None] = field(1, Id("proposal"), index=True)
    number: Mapped[int | None] = field(2, Count())
    text: Mapped[str] = field(3, Text())
    language: Mapped[str] = field(4, Text())
    person_id: Mapped[UUID | None] = field(5, Id("person"))
    reason: Mapped[str] = field(6, Text())
    tabled_at: Mapped[datetime | None] = field(7, Moment())
    taken_in_at: Mapped[datetime | None] = field(8, Moment())
    read_at: Mapped[datetime | None] = field(9, Moment())


class Thermometer(Record):
    """A show of feeling on a version, never a decision; id derived (version, ordinal)."""

    __tablename__ = "thermometer"
    __table_number__ = 17
    area = Area.DECISIONS

    version_id: Mapped[UUID | None] = field(1, Id("version"), index=True)
    electorate: Mapped[Electorate | None] = field(2, Choice(Electorate))
    green: Mapped[int | None] = field(3, Count())
    amber: Mapped[int | None] = field(4, Count())
    red: Mapped[int | None] = field(5, Count())
    taken_at: Mapped[datetime | None] = field(6, Moment())


class AdvisoryResult(Record):
    """What the people online answered about one version; id derived (version, electorate, ordinal)."""

    __tablename__ = "advisory_result"
    __table_number__ = 18
    area = Area.DECISIONS

    version_id: Mapped[UUID | None] = field(1, Id("version"), index=True)
    electorate: Mapped[Electorate | None] = field(2, Choice(Electorate))
    opened_at: Mapped[datetime | None] = field(3, Moment())
    closed_at: Mapped[datetime | None] = field(4, Moment())
    asked: Mapped[int | None] = field(5, Count())
    in_favour: Mapped[int | None] = field(6, Count())
    against: Mapped[int | None] = field(7, Count())
    abstention: Mapped[int | None] = field(8, Count())
    read_at: Mapped[datetime | None] = field(9, Moment())
    read_by: Mapped[UUID | None] = field(10, Id("person"))
    divergence: Mapped[str] = field(11, Text())


class ConsensusTest(Record):
    """A test for consensus in the room; id derived (version, electorate, ordinal)."""

    __tablename__ = "consensus_test"
    __table_number__ = 19
    area = Area.DECISIONS

    version_id: Mapped[UUID | None] = field(1, Id("version"), index=True)
    electorate: Mapped[Electorate | None] = field(2, Choice(Electorate))
    tested_at: Mapped[datetime | None] = field(3, Moment())
    present: Mapped[int | None] = field(4, Count())
    support: Mapped[int | None] = field(5, Count())
    reserves: Mapped[int | None] = field(6, Count())
    aside: Mapped[int | None] = field(7, Count())
    block: Mapped[int | None] = field(8, Count())
    no_position: Mapped[int | None] = field(9, Count())


class Position(Record):
    """One person's position, or one reason given without a name."""

    __tablename__ = "position"
    __table_number__ = 20
    area = Area.DECISIONS

    test_id: Mapped[UUID | None] = field(1, Id("consensus_test"), index=True)
    person_id: Mapped[UUID | None] = field(2, Id("person"))
    stance: Mapped[Stance | None] = field(3, Choice(Stance))
    reason: Mapped[str] = field(4, Text())
    language: Mapped[str] = field(5, Text())
    resolved_at: Mapped[datetime | None] = field(6, Moment())
    taken_up_from: Mapped[UUID | None] = field(7, Id("contribution"))


class Assent(Record):
    """Nobody against, asked once of those present; id derived (item, ordinal)."""

    __tablename__ = "assent"
    __table_number__ = 34
    area = Area.DECISIONS

    item_id: Mapped[UUID | None] = field(1, Id("agenda_item"), index=True)
    given_at: Mapped[datetime | None] = field(2, Moment())
    present: Mapped[int | None] = field(3, Count())
