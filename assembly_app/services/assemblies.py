# SPDX-License-Identifier: GPL-3.0-or-later
"""Assemblies: planned, opened, closed; their list and their header."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from assembly_app.domain.codes import assembly_code, read_assembly_code
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import AssemblyKind, Regime
from assembly_app.domain.moments import LIKELY_YEARS, UnlikelyDay, local, minutes_between, moment
from assembly_app.domain.timing import AnotherItemOpen, EndsBeforeItStarts
from assembly_app.services.use_case import first, need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Assembly, Body, ItemSession, RoleAssignment, Turn


class AlreadyOpen(AssemblyError):
    """An assembly is opened once."""

    message = N_("{code} is already open.")


class NotOpen(AssemblyError):
    """What happens in an assembly needs it open."""

    message = N_("{code} is not open. Open it first.")


class NumberTaken(AssemblyError):
    """Numbers of a kind of assembly are not repeated within a body."""

    message = N_("{code} already exists in this body.")


class NoSuchAssembly(AssemblyError):
    """No assembly has this code."""

    message = N_("There is no assembly {code} in this book.")


class EmptyPlan(AssemblyError):
    """The planned end comes after the planned start."""

    message = N_("The planned end must come after the planned start.")


class Stage(StrEnum):
    """Where an assembly is in its life."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class AssemblyRow:
    """An assembly as lists and headers show it; planned hours are local to `zone`."""

    id: UUID
    code: str
    kind: AssemblyKind | None
    number: int | None
    topic: str
    body_id: UUID | None
    body: str
    gathering: str
    place: str
    call_link: str
    regime: Regime | None
    held_on: date | None
    planned_start: time | None
    planned_end: time | None
    zone: str
    language: str
    agenda_sent_on: date | None
    agenda_approved_at: datetime | None
    opened_at: datetime | None
    closed_at: datetime | None
    minutes_approved_at: datetime | None
    next_id: UUID | None

    @property
    def stage(self) -> Stage:
        """Planned, open or closed."""
        if self.closed_at:
            return Stage.CLOSED
        return Stage.OPEN if self.opened_at else Stage.PLANNED

    @property
    def starts_at(self) -> datetime | None:
        """The planned start as a moment."""
        if self.held_on and self.planned_start:
            return moment(self.held_on, self.planned_start, self.zone)
        return None

    @property
    def ends_at(self) -> datetime | None:
        """The planned end as a moment; past midnight when it reads earlier than the start."""
        if not (self.held_on and self.planned_end):
            return None
        end = moment(self.held_on, self.planned_end, self.zone)
        start = self.starts_at
        if start and end <= start:
            return moment(self.held_on + timedelta(days=1), self.planned_end, self.zone)
        return end

    @property
    def planned_min(self) -> int:
        """Minutes between the planned hours; 0 while either is unknown."""
        start, end = self.starts_at, self.ends_at
        return minutes_between(start, end) if start and end else 0


@use_case("assemblies.create")
def create(
    tx: Transaction,
    body_id: UUID,
    kind: AssemblyKind,
    held_on: date,
    planned_start: time,
    planned_end: time,
    *,
    zone: str,
    language: str,
    number: int | None = None,
    topic: str = "",
    gathering: str = "",
    place: str = "",
    call_link: str = "",
    regime: Regime = Regime.ASSEMBLY,
) -> UUID:
    """Plan an assembly; the number follows the last of its kind in the body unless given.

    Raises NumberTaken, EmptyPlan, UnknownZone or NoSuchLocalTime.
    """
    need(tx, Body, body_id)
    _check_plan(held_on, planned_start, planned_end, zone)
    assembly = Assembly(
        id=tx.new_id(),
        body_id=body_id,
        kind=kind,
        number=_free_number(tx, body_id, kind, number, None),
        topic=topic.strip(),
        gathering=gathering.strip(),
        place=place.strip(),
        call_link=call_link.strip(),
        regime=regime,
        held_on=held_on,
        planned_start=planned_start,
        planned_end=planned_end,
        zone=zone,
        language=language,
    )
    tx.add(assembly)
    return assembly.id


@use_case("assemblies.edit")
def edit(
    tx: Transaction,
    assembly_id: UUID,
    *,
    kind: AssemblyKind,
    number: int | None,
    held_on: date,
    planned_start: time,
    planned_end: time,
    zone: str,
    language: str,
    topic: str = "",
    gathering: str = "",
    place: str = "",
    call_link: str = "",
    regime: Regime = Regime.ASSEMBLY,
) -> None:
    """Change the plan of an assembly; raises as `create` does."""
    assembly = need(tx, Assembly, assembly_id)
    _check_plan(held_on, planned_start, planned_end, zone)
    if assembly.body_id:
        number = _free_number(tx, assembly.body_id, kind, number, assembly_id)
    assembly.kind, assembly.number = kind, number
    assembly.held_on, assembly.planned_start, assembly.planned_end = held_on, planned_start, planned_end
    assembly.zone, assembly.language, assembly.regime = zone, language, regime
    assembly.topic, assembly.gathering = topic.strip(), gathering.strip()
    assembly.place, assembly.call_link = place.strip(), call_link.strip()


@use_case("assemblies.send_agenda")
def send_agenda(tx: Transaction, assembly_id: UUID, on: date) -> None:
    """Record the day on which the draft agenda went out; from then on item numbers stay."""
    need(tx, Assembly, assembly_id).agenda_sent_on = on


@use_case("assemblies.open")
def open_(tx: Transaction, assembly_id: UUID, at: datetime | None = None) -> None:
    """Open the assembly at a moment; raises AlreadyOpen."""
    assembly = need(tx, Assembly, assembly_id)
    if assembly.opened_at:
        raise AlreadyOpen(code=code_of(assembly))
    assembly.opened_at = at or tx.now


@use_case("assemblies.close")
def close(
    tx: Transaction, assembly_id: UUID, at: datetime | None = None, *, next_id: UUID | None = None
) -> None:
    """Close the assembly: roles and turns end with it, and no item may still be open.

    Raises NotOpen, AnotherItemOpen or EndsBeforeItStarts.
    """
    assembly = need(tx, Assembly, assembly_id)
    moment_ = at or tx.now
    if not assembly.opened_at or assembly.closed_at:
        raise NotOpen(code=code_of(assembly))
    earliest = assembly.opened_at
    for item in tx.all(AgendaItem, AgendaItem.assembly_id == assembly_id):
        ends = [s.ended_at for s in tx.all(ItemSession, ItemSession.item_id == item.id) if s.ended_at]
        earliest = max([earliest, *ends])
        if first(tx, ItemSession, ItemSession.item_id == item.id, ItemSession.ended_at.is_(None)):
            raise AnotherItemOpen(number=item.number if item.number is not None else item.title)
        for turn in tx.all(
            Turn, Turn.item_id == item.id, Turn.ended_at.is_(None), Turn.began_at.is_not(None)
        ):
            turn.ended_at = moment_
    if moment_ < earliest:
        zone = assembly.zone or "UTC"
        raise EndsBeforeItStarts(
            end=local(moment_, zone).strftime("%H:%M"), start=local(earliest, zone).strftime("%H:%M")
        )
    for role in tx.all(
        RoleAssignment, RoleAssignment.assembly_id == assembly_id, RoleAssignment.ends_at.is_(None)
    ):
        role.ends_at = moment_
    assembly.closed_at = moment_
    assembly.next_id = next_id or assembly.next_id


@use_case("assemblies.set_next")
def set_next(tx: Transaction, assembly_id: UUID, next_id: UUID) -> None:
    """Say which assembly follows this one."""
    need(tx, Assembly, next_id)
    need(tx, Assembly, assembly_id).next_id = next_id


@use_case("assemblies.approve_minutes")
def approve_minutes(
    tx: Transaction, assembly_id: UUID, in_assembly: UUID, at: datetime | None = None
) -> None:
    """Record that a later assembly approved these minutes."""
    assembly = need(tx, Assembly, assembly_id)
    need(tx, Assembly, in_assembly)
    assembly.minutes_approved_at, assembly.minutes_approved_in = at or tx.now, in_assembly


def get(tx: Transaction, assembly_id: UUID) -> AssemblyRow:
    """Return one assembly; raises NotHere."""
    return row_of(tx, need(tx, Assembly, assembly_id))


def every(tx: Transaction) -> list[AssemblyRow]:
    """Return all assemblies by day and hour, the earliest first."""
    bodies = {body.id: body.name for body in tx.all(Body)}
    rows = [
        _row(assembly, bodies.get(assembly.body_id, "") if assembly.body_id else "")
        for assembly in tx.all(Assembly)
    ]
    return sorted(rows, key=lambda r: (r.held_on or date.max, r.planned_start or time.max, r.id))


def by_code(tx: Transaction, code: str) -> AssemblyRow:
    """Return the assembly of a code such as P142; raises NoSuchAssembly."""
    named = read_assembly_code(code)
    found = named and first(tx, Assembly, Assembly.kind == named[0], Assembly.number == named[1])
    if not found:
        raise NoSuchAssembly(code=code)
    return row_of(tx, found)


def open_now(tx: Transaction) -> AssemblyRow | None:
    """Return the assembly that is open, the latest opened if there are several."""
    found = tx.all(Assembly, Assembly.opened_at.is_not(None), Assembly.closed_at.is_(None))
    latest = max(found, key=lambda a: (a.opened_at or tx.now, a.id), default=None)
    return row_of(tx, latest) if latest else None


def following(tx: Transaction, assembly_id: UUID) -> list[AssemblyRow]:
    """Return the assemblies planned after this one, the nearest first."""
    this = get(tx, assembly_id)
    if this.held_on is None:
        return []
    own = (this.held_on, this.planned_start or time.min)
    return [r for r in every(tx) if r.held_on and (r.held_on, r.planned_start or time.min) > own]


def row_of(tx: Transaction, assembly: Assembly) -> AssemblyRow:
    """Return a record as a row."""
    body = tx.get(Body, assembly.body_id) if assembly.body_id else None
    return _row(assembly, body.name if body else "")


def code_of(assembly: Assembly) -> str:
    """Return P142, or the topic while a code cannot be made."""
    return assembly_code(assembly.kind, assembly.number) or assembly.topic


def need_open(tx: Transaction, assembly_id: UUID | None) -> Assembly:
    """Return the assembly if it is open; raises NotOpen."""
    assembly = need(tx, Assembly, assembly_id)
    if not assembly.opened_at or assembly.closed_at:
        raise NotOpen(code=code_of(assembly))
    return assembly


def language_of(tx: Transaction, item: AgendaItem) -> str:
    """Return the language in which an item's assembly writes."""
    assembly = tx.get(Assembly, item.assembly_id) if item.assembly_id else None
    return assembly.language if assembly else ""


def _check_plan(held_on: date, start: time, end: time, zone: str) -> None:
    if not LIKELY_YEARS[0] <= held_on.year <= LIKELY_YEARS[1]:
        raise UnlikelyDay(day=held_on.isoformat())
    if start == end:
        raise EmptyPlan
    moment(held_on, start, zone)
    moment(held_on if end > start else held_on + timedelta(days=1), end, zone)


def _free_number(
    tx: Transaction, body_id: UUID, kind: AssemblyKind, number: int | None, own: UUID | None
) -> int:
    taken = {a.number: a.id for a in tx.all(Assembly, Assembly.body_id == body_id, Assembly.kind == kind)}
    if number is None:
        return max((n for n in taken if n is not None), default=0) + 1
    if taken.get(number, own) != own:
        raise NumberTaken(code=assembly_code(kind, number))
    return number


def _row(a: Assembly, body: str) -> AssemblyRow:
    return AssemblyRow(
        id=a.id,
        code=code_of(a),
        kind=a.kind,
        number=a.number,
        topic=a.topic,
        body_id=a.body_id,
        body=body,
        gathering=a.gathering,
        place=a.place,
        call_link=a.call_link,
        regime=a.regime,
        held_on=a.held_on,
        planned_start=a.planned_start,
        planned_end=a.planned_end,
        zone=a.zone or "UTC",
        language=a.language,
        agenda_sent_on=a.agenda_sent_on,
        agenda_approved_at=a.agenda_approved_at,
        opened_at=a.opened_at,
        closed_at=a.closed_at,
        minutes_approved_at=a.minutes_approved_at,
        next_id=a.next_id,
    )
