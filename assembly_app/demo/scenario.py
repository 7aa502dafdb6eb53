# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario as data: each class is one object of the file, its fields are the keys it may have.

A key without default must be there; a trailing underscore (`in_`) is not part of the key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from assembly_app.demo.local_time import LocalTime
from assembly_app.demo.refs import AgreementRef, AssemblyRef, BodyRef, Kind, Names, PersonRef, Ref, Text
from assembly_app.domain.kinds import (
    AgreementKind,
    AgreementState,
    AssemblyKind,
    BodyKind,
    ItemKind,
    Nature,
    Regime,
    Relation,
)


class Unit(StrEnum):
    """What an amount is counted in."""

    EUR = "EUR"
    ECOS = "ecos"
    ECOBASICS = "ecobasics"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """The cooperative whose book it is."""

    id: Annotated[str, Names(Kind.BODY)]
    name: Text
    code_prefix: str = "AC"


@dataclass(frozen=True, kw_only=True)
class BodyEntry:
    """A body; without `parent` it hangs from the organisation."""

    id: Annotated[str, Names(Kind.BODY)]
    name: Text
    kind: BodyKind
    parent: BodyRef | None = None


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """A body that a person belongs to."""

    body: BodyRef
    coordinates: bool = False
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class PersonEntry:
    """A person."""

    id: Annotated[str, Names(Kind.PERSON)]
    name: str
    language: str = ""
    member_since: date | None = None
    email: str = ""
    left_on: date | None = None
    bodies: tuple[Belonging, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """An amount that an agreement allocates."""

    quantity: Decimal
    unit: Unit
    line: str = ""
    up_to: bool = False


@dataclass(frozen=True, kw_only=True)
class Bearing:
    """How an agreement bears on another."""

    relation: Relation
    to: AgreementRef


@dataclass(frozen=True, kw_only=True)
class AgreementEntry:
    """An agreement adopted before the book was kept."""

    code: Annotated[str, Names(Kind.AGREEMENT)]
    title: Text
    text: Text
    adopted_on: date
    held_in: str = ""
    state: AgreementState = AgreementState.IN_FORCE
    review_on: date | None = None
    body: BodyRef | None = None
    scope: BodyRef | None = None
    kind: AgreementKind | None = None
    amounts: tuple[Quantity, ...] = ()
    relates: tuple[Bearing, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Approval:
    """The assembly that approved the minutes, and the day."""

    in_: AssemblyRef
    on: date


@dataclass(frozen=True, kw_only=True)
class AssemblyEntry:
    """An assembly: past, held in this scenario, or to come."""

    id: Annotated[str, Names(Kind.ASSEMBLY)]
    body: BodyRef
    kind: AssemblyKind
    number: int | None = None
    topic: Text | None = None
    gathering: Text | None = None
    place: Text | None = None
    call_link: str = ""
    regime: Regime = Regime.ASSEMBLY
    date_: date
    start: time
    end: time
    language: str = ""
    agenda_sent_on: date | None = None
    minutes_approved: Approval | None = None
    past: bool = False
    opened: LocalTime | None = None
    closed: LocalTime | None = None


@dataclass(frozen=True, kw_only=True)
class TaskEntry:
    """A task given before this assembly."""

    id: Annotated[str, Names(Kind.TASK)]
    what: Text
    people: tuple[PersonRef, ...] = ()
    body: BodyRef | None = None
    due: date | None = None
    agreement: AgreementRef | None = None
    given_on: date


@dataclass(frozen=True, kw_only=True)
class ItemEntry:
    """An item of the agenda."""

    id: Annotated[str, Names(Kind.ITEM)]
    number: int | None = None
    title: Text
    kind: ItemKind = ItemKind.BUSINESS
    nature: Nature | None = None
    holders: tuple[PersonRef, ...] = ()
    holder_body: BodyRef | None = None
    minutes: int
    reserved: bool = False
    proposed_by: PersonRef | None = None
    proposed_on: date | None = None
    intake: bool = False


@dataclass(frozen=True)
class Step:
    """One use case: `label` is its local time as written, `at` the moment, `makes` what it gives an id to."""

    number: int
    earlier: bool
    label: str
    at: datetime
    verb: str
    makes: Ref | None
    parameters: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Everything that is there before the first step."""

    format: int
    language: str
    zone: str
    organisation: Organisation
    bodies: tuple[BodyEntry, ...] = ()
    people: tuple[PersonEntry, ...] = ()
    assemblies: tuple[AssemblyEntry, ...]
    agreements: tuple[AgreementEntry, ...] = ()
    tasks: tuple[TaskEntry, ...] = ()
    assembly: AssemblyRef
    agenda: tuple[ItemEntry, ...]

    @property
    def held(self) -> AssemblyEntry:
        """The assembly that is held."""
        return next(one for one in self.assemblies if one.id == self.assembly.id)


@dataclass(frozen=True)
class Scenario:
    """A whole file, valid in itself."""

    setting: Setting
    steps: tuple[Step, ...]
