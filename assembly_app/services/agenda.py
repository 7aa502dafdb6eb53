# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda before and during an assembly: items, their order and numbers, accepted changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import AgendaChangeKind, ItemKind, Nature, Outcome
from assembly_app.domain.order import between
from assembly_app.domain.timing import Stretch, spent_min
from assembly_app.services import names as naming
from assembly_app.services.use_case import need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaChange, AgendaItem, Assembly, ItemSession


class MinutesOutOfRange(AssemblyError):
    """An item is planned between no minutes and a whole day."""

    message = N_("The minutes of an item go from 0 to 1,440.")


@dataclass(frozen=True)
class ItemRow:
    """An item as the draft agenda shows it."""

    id: UUID
    number: int | None
    title: str
    kind: ItemKind
    nature: Nature | None
    holders: tuple[str, ...]
    holder_ids: tuple[UUID, ...]
    holder_body_id: UUID | None
    holder_body: str
    planned_min: int
    reserved: bool
    times_deferred: int
    proposed_by: str
    proposed_on: date | None
    outcome: Outcome | None
    carried_from: UUID | None

    @property
    def held_by(self) -> tuple[str, ...]:
        """Whoever brings the item: persons, else the body."""
        return self.holders or ((self.holder_body,) if self.holder_body else ())


@dataclass(frozen=True)
class AgendaRow:
    """The agenda with its intake, and the minutes planned against those there are."""

    items: tuple[ItemRow, ...]
    intake: tuple[ItemRow, ...]
    total_min: int
    available_min: int

    @property
    def surplus_min(self) -> int:
        """Minutes too many; negative when there is time to spare."""
        return self.total_min - self.available_min


@use_case("agenda.add")
def add(
    tx: Transaction,
    assembly_id: UUID,
    title: str,
    *,
    kind: ItemKind = ItemKind.BUSINESS,
    nature: Nature | None = None,
    holder_ids: Sequence[UUID] = (),
    holder_body_id: UUID | None = None,
    planned_min: int = 0,
    reserved: bool = False,
    in_intake: bool = False,
    proposed_by: UUID | None = None,
    proposed_on: date | None = None,
    number: int | None = None,
) -> UUID:
    """Add an item at the end of the agenda, before its closing, or leave it in the intake."""
    need(tx, Assembly, assembly_id)
    item = AgendaItem(
        id=tx.new_id(),
        assembly_id=assembly_id,
        title=naming.linked(tx, need_text(title)),
        kind=kind,
        nature=nature,
        holder_ids=tuple(holder_ids),
        holder_body_id=holder_body_id,
        planned_min=_minutes(planned_min),
        reserved=reserved,
        in_intake=True,
        proposed_by=proposed_by,
        proposed_on=proposed_on,
        number=number,
    )
    tx.add(item)
    if not in_intake:
        _take_in(tx, item)
    return item.id


@use_case("agenda.edit")
def edit(
    tx: Transaction,
    item_id: UUID,
    *,
    title: str,
    nature: Nature | None,
    holder_ids: Sequence[UUID],
    holder_body_id: UUID | None,
    planned_min: int,
    reserved: bool,
) -> None:
    """Change what the agenda says of an item."""
    item = need(tx, AgendaItem, item_id)
    item.title, item.nature = naming.linked(tx, need_text(title)), nature
    item.holder_ids, item.holder_body_id = tuple(holder_ids), holder_body_id
    item.planned_min, item.reserved = _minutes(planned_min), reserved


@use_case("agenda.plan")
def plan(tx: Transaction, item_id: UUID, planned_min: int) -> None:
    """Give an item its minutes; raises MinutesOutOfRange."""
    need(tx, AgendaItem, item_id).planned_min = _minutes(planned_min)


@use_case("agenda.take_in")
def take_in(tx: Transaction, item_id: UUID) -> None:
    """Take an item from the intake into the agenda."""
    item = need(tx, AgendaItem, item_id)
    if item.in_intake:
        _take_in(tx, item)


@use_case("agenda.leave_out")
def leave_out(tx: Transaction, item_id: UUID) -> None:
    """Put an item back into the intake."""
    item = need(tx, AgendaItem, item_id)
    item.in_intake, item.position, item.number = True, "", None
    _renumber(tx, item.assembly_id)


@use_case("agenda.remove")
def remove(tx: Transaction, item_id: UUID) -> None:
    """Take an item off; what was said on it stays in the log."""
    item = need(tx, AgendaItem, item_id)
    tx.remove(item)
    _renumber(tx, item.assembly_id)


@use_case("agenda.move")
def move(tx: Transaction, item_id: UUID, place: int) -> None:
    """Move an item to a place, counted from 0; numbers stay once the agenda was sent."""
    item = need(tx, AgendaItem, item_id)
    others = [other for other in in_order(tx, item.assembly_id) if other.id != item_id]
    place = max(0, min(place, len(others)))
    before = others[place - 1].position if place else ""
    after = others[place].position if place < len(others) else ""
    item.position = between(before, after) if not after or before < after else before
    _renumber(tx, item.assembly_id)


@use_case("agenda.swap")
def swap(
    tx: Transaction,
    item_id: UUID,
    other_id: UUID,
    at: datetime | None = None,
    *,
    reason: str = "",
    person_id: UUID | None = None,
) -> None:
    """Let two items change places, numbers unchanged; during the assembly the change is minuted."""
    item, other = need(tx, AgendaItem, item_id), need(tx, AgendaItem, other_id)
    item.position, other.position = other.position, item.position
    assembly = need(tx, Assembly, item.assembly_id)
    if assembly.opened_at and item.assembly_id:
        accept(
            tx,
            item.assembly_id,
            AgendaChangeKind.SWAP,
            at,
            item_id=item_id,
            other_id=other_id,
            text=reason,
            person_id=person_id,
        )
    _renumber(tx, item.assembly_id)


@use_case("agenda.accept")
def accept(
    tx: Transaction,
    assembly_id: UUID,
    kind: AgendaChangeKind,
    at: datetime | None = None,
    *,
    item_id: UUID | None = None,
    other_id: UUID | None = None,
    text: str = "",
    person_id: UUID | None = None,
) -> UUID:
    """Record a change to the agenda that the assembly accepted."""
    change = AgendaChange(
        id=tx.new_id(),
        assembly_id=assembly_id,
        kind=kind,
        item_id=item_id,
        other_id=other_id,
        text=naming.linked(tx, text),
        person_id=person_id,
        accepted_at=at or tx.now,
    )
    tx.add(change)
    return change.id


@use_case("agenda.approve")
def approve(tx: Transaction, assembly_id: UUID, at: datetime | None = None) -> None:
    """Record that the room approved the agenda; its numbers hold from then on."""
    need(tx, Assembly, assembly_id).agenda_approved_at = at or tx.now


def of_assembly(tx: Transaction, assembly_id: UUID) -> AgendaRow:
    """Return the agenda of an assembly with its intake."""
    from assembly_app.services import assemblies

    names = naming.load(tx)
    items = tuple(row_of(item, names) for item in in_order(tx, assembly_id))
    waiting = tx.all(AgendaItem, AgendaItem.assembly_id == assembly_id, AgendaItem.in_intake.is_not(None))
    intake = tuple(row_of(item, names) for item in sorted(waiting, key=lambda i: i.id))
    available = assemblies.get(tx, assembly_id).planned_min
    return AgendaRow(items, intake, sum(row.planned_min for row in items), available)


def spent(tx: Transaction, assembly_id: UUID, now: datetime) -> dict[UUID, int]:
    """Return the minutes that each item really took, for the items that were dealt with."""
    ids = [item.id for item in in_order(tx, assembly_id)]
    stretches: dict[UUID, list[Stretch]] = {}
    for session in tx.all(ItemSession, ItemSession.item_id.in_(ids)):
        if session.item_id and session.started_at:
            found = stretches.setdefault(session.item_id, [])
            found.append(Stretch(session.started_at, session.ended_at))
    return {item_id: spent_min(found, now) for item_id, found in stretches.items()}


def in_order(tx: Transaction, assembly_id: UUID | None) -> list[AgendaItem]:
    """Return the items of the agenda by place, the intake left out."""
    found = tx.all(AgendaItem, AgendaItem.assembly_id == assembly_id, AgendaItem.in_intake.is_(None))
    return sorted(found, key=lambda item: (item.position, item.id))


def row_of(item: AgendaItem, names: naming.Names) -> ItemRow:
    """Return a record as a row."""
    return ItemRow(
        id=item.id,
        number=item.number,
        title=names.show(item.title),
        kind=item.kind or ItemKind.BUSINESS,
        nature=item.nature,
        holders=names.people(item.holder_ids),
        holder_ids=item.holder_ids,
        holder_body_id=item.holder_body_id,
        holder_body=names.body(item.holder_body_id),
        planned_min=item.planned_min or 0,
        reserved=item.reserved,
        times_deferred=item.times_deferred or 0,
        proposed_by=names.person(item.proposed_by),
        proposed_on=item.proposed_on,
        outcome=item.outcome,
        carried_from=item.carried_from,
    )


def _take_in(tx: Transaction, item: AgendaItem) -> None:
    """Place an item last but for the closing, and number it if it is business."""
    order = in_order(tx, item.assembly_id)
    last = [other for other in order if other.kind is not ItemKind.CLOSING]
    closing = [other for other in order if other.kind is ItemKind.CLOSING]
    if item.kind is ItemKind.CLOSING or not closing:
        item.position = between(order[-1].position if order else "", "")
    else:
        item.position = between(last[-1].position if last else "", closing[0].position)
    item.in_intake = False
    if item.number is None and item.kind in _NUMBERED:
        item.number = max((other.number or 0 for other in order), default=0) + 1
    elif item.number is None and item.kind is ItemKind.OPENING:
        item.number = 0
    tx.session.flush()
    _renumber(tx, item.assembly_id)


_NUMBERED = (ItemKind.BUSINESS, ItemKind.OPEN_FLOOR)


def _renumber(tx: Transaction, assembly_id: UUID | None) -> None:
    """Number the business in order, until the agenda has gone out: then numbers stay."""
    assembly = need(tx, Assembly, assembly_id)
    if assembly.agenda_sent_on or assembly.opened_at:
        return
    tx.session.flush()
    numbered = [item for item in in_order(tx, assembly_id) if item.kind in _NUMBERED or item.kind is None]
    for number, item in enumerate(numbered, start=1):
        if item.number != number:
            item.number = number


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= 24 * 60:
        raise MinutesOutOfRange
    return minutes
