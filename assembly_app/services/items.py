# SPDX-License-Identifier: GPL-3.0-or-later
"""An item while the room is on it: started, suspended, extended, and how it ends."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.ids import derived_id, ordinals
from assembly_app.domain.kinds import Electorate, ItemKind, Outcome, Stance, Step
from assembly_app.domain.moments import local
from assembly_app.domain.order import between
from assembly_app.domain.timing import (
    AnotherItemOpen,
    EndsBeforeItStarts,
    ItemClosed,
    ItemNotOpen,
    Stretch,
)
from assembly_app.services import agenda, assemblies
from assembly_app.services import names as naming
from assembly_app.services.use_case import first, need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import (
    AgendaItem,
    Agreement,
    Assembly,
    Assent,
    Body,
    ConsensusTest,
    Extension,
    ItemSession,
    Position,
    Proposal,
    Turn,
    Version,
)


class NothingAgreed(AssemblyError):
    """An item closes as agreed only with an agreement or an assent."""

    message = N_("Nothing has been agreed on this item yet. Record the agreement, or close it another way.")


class DeferredBackwards(AssemblyError):
    """An item is deferred to an assembly that comes later."""

    message = N_("An item can only be deferred to a later assembly.")


class GroupLacksBlocker(AssemblyError):
    """The working group after a block includes whoever blocked."""

    message = N_("The working group must include {names}, who blocked.")


class ExtensionNotPositive(AssemblyError):
    """An extension adds time."""

    message = N_("An extension adds at least one minute.")


@use_case("items.start")
def start(tx: Transaction, item_id: UUID, at: datetime | None = None) -> None:
    """Begin an item, or resume it if suspended; raises NotOpen, AnotherItemOpen or ItemClosed."""
    item = need(tx, AgendaItem, item_id)
    assembly = assemblies.need_open(tx, item.assembly_id)
    moment = at or tx.now
    if item.outcome:
        raise ItemClosed(number=label(item))
    running = current(tx, assembly.id)
    if running:
        raise AnotherItemOpen(number=label(running))
    done = sessions(tx, item_id)
    last_end = max((s.end for s in done if s.end), default=assembly.opened_at or moment)
    if moment < last_end:
        raise EndsBeforeItStarts(end=_clock(assembly, moment), start=_clock(assembly, last_end))
    tx.meet(ItemSession(id=derived_id(item_id, "session", len(done) + 1), item_id=item_id, started_at=moment))
    item.step = item.step or Step.PRESENT


@use_case("items.suspend")
def suspend(tx: Transaction, item_id: UUID, at: datetime | None = None) -> None:
    """Stop the item's clock without ending the item; raises ItemNotOpen or EndsBeforeItStarts."""
    _end_session(tx, need(tx, AgendaItem, item_id), at or tx.now)


@use_case("items.extend")
def extend(tx: Transaction, item_id: UUID, minutes: int, at: datetime | None = None) -> UUID:
    """Add the minutes that the room agreed to; raises ItemClosed or ExtensionNotPositive."""
    item = need(tx, AgendaItem, item_id)
    if item.outcome:
        raise ItemClosed(number=label(item))
    if minutes < 1:
        raise ExtensionNotPositive
    count = len(tx.all(Extension, Extension.item_id == item_id))
    extension = Extension(
        id=derived_id(item_id, "extension", count + 1),
        item_id=item_id,
        minutes=minutes,
        agreed_at=at or tx.now,
    )
    tx.meet(extension)
    return extension.id


@use_case("items.go_to_step")
def go_to_step(tx: Transaction, item_id: UUID, step: Step) -> None:
    """Say where the room is on the path to consensus; any step, in any order."""
    need(tx, AgendaItem, item_id).step = step


@use_case("items.close")
def close(
    tx: Transaction, item_id: UUID, outcome: Outcome, at: datetime | None = None, *, note: str = ""
) -> None:
    """End an item as informed, agreed, withdrawn or parked.

    Raises ItemNotOpen, ItemClosed, or NothingAgreed when "agreed" has nothing to show.
    """
    item = need(tx, AgendaItem, item_id)
    if outcome is Outcome.AGREED and not _agreed(tx, item_id):
        raise NothingAgreed
    if outcome is Outcome.WITHDRAWN:
        for proposal in tx.all(Proposal, Proposal.item_id == item_id):
            proposal.withdrawn_at = at or tx.now
    _close(tx, item, outcome, at or tx.now, note)


@use_case("items.defer")
def defer(
    tx: Transaction,
    item_id: UUID,
    to_assembly: UUID,
    at: datetime | None = None,
    *,
    text_due_on: date | None = None,
    working_group: Sequence[UUID] = (),
    note: str = "",
) -> UUID:
    """End an item without agreement and put it on a later agenda; return the item there.

    The proposal, its versions, concerns and blocks follow it. Raises DeferredBackwards, and
    GroupLacksBlocker when a working group leaves out somebody whose block is open.
    """
    item = need(tx, AgendaItem, item_id)
    here, target = need(tx, Assembly, item.assembly_id), need(tx, Assembly, to_assembly)
    if (target.held_on or date.max, target.planned_start) <= (here.held_on or date.min, here.planned_start):
        raise DeferredBackwards
    if working_group:
        missing = [person for person in open_blockers(tx, item_id) if person not in working_group]
        if missing:
            names = naming.load(tx)
            raise GroupLacksBlocker(names=", ".join(names.people(missing)))
    item.deferred_to, item.text_due_on = to_assembly, text_due_on
    item.working_group = tuple(working_group)
    _close(tx, item, Outcome.DEFERRED, at or tx.now, note)
    return _carry(tx, item, to_assembly)


@use_case("items.refer")
def refer(
    tx: Transaction,
    item_id: UUID,
    body_id: UUID,
    at: datetime | None = None,
    *,
    report_to: UUID | None = None,
    note: str = "",
) -> None:
    """End an item by referring it to a body, which may have to report to a later assembly."""
    item = need(tx, AgendaItem, item_id)
    need(tx, Body, body_id)
    item.referred_to, item.report_to = body_id, report_to
    _close(tx, item, Outcome.REFERRED, at or tx.now, note)


def current(tx: Transaction, assembly_id: UUID) -> AgendaItem | None:
    """Return the item whose clock runs, if any."""
    for item in tx.all(AgendaItem, AgendaItem.assembly_id == assembly_id):
        if first(tx, ItemSession, ItemSession.item_id == item.id, ItemSession.ended_at.is_(None)):
            return item
    return None


def need_running(tx: Transaction, item_id: UUID) -> AgendaItem:
    """Return the item if its assembly is open and it is not closed; raises NotOpen or ItemClosed."""
    item = need(tx, AgendaItem, item_id)
    assemblies.need_open(tx, item.assembly_id)
    if item.outcome:
        raise ItemClosed(number=label(item))
    return item


def sessions(tx: Transaction, item_id: UUID) -> tuple[Stretch, ...]:
    """Return the stretches of time spent on an item, in order."""
    found = tx.all(ItemSession, ItemSession.item_id == item_id)
    return tuple(
        sorted((Stretch(s.started_at, s.ended_at) for s in found if s.started_at), key=lambda s: s.start)
    )


def chain(tx: Transaction, item_id: UUID) -> tuple[UUID, ...]:
    """Return the item and those it was carried over from, the latest first."""
    ids: list[UUID] = []
    item = tx.get(AgendaItem, item_id)
    while item and item.id not in ids:
        ids.append(item.id)
        item = tx.get(AgendaItem, item.carried_from) if item.carried_from else None
    return tuple(ids)


def open_blockers(tx: Transaction, item_id: UUID) -> list[UUID]:
    """Return the named people whose block on the last test of each proposal is still open."""
    found: list[UUID] = []
    for proposal in tx.all(Proposal, Proposal.item_id.in_(chain(tx, item_id))):
        test = _last_test(tx, proposal.id)
        blocks = tx.all(
            Position,
            Position.test_id == (test.id if test else None),
            Position.stance == Stance.BLOCK,
            Position.resolved_at.is_(None),
        )
        found += [b.person_id for b in blocks if b.person_id and b.person_id not in found]
    return found


def _last_test(tx: Transaction, proposal_id: UUID) -> ConsensusTest | None:
    """Return the last test of the latest version that was tested."""
    versions = tx.all(Version, Version.proposal_id == proposal_id)
    for version in sorted(versions, key=lambda v: (v.number or 0, v.id), reverse=True):
        tests = tx.all(ConsensusTest, ConsensusTest.version_id == version.id)
        if tests:
            place = ordinals(len(tests), version.id, "test", Electorate.ROOM.value)
            return max(tests, key=lambda test: place.get(test.id, 0))
    return None


def label(item: AgendaItem) -> str:
    """Return the number of an item, or its title when it has none."""
    return str(item.number) if item.number is not None else item.title


def _close(tx: Transaction, item: AgendaItem, outcome: Outcome, at: datetime, note: str) -> None:
    if item.outcome:
        raise ItemClosed(number=label(item))
    assemblies.need_open(tx, item.assembly_id)
    stretches = sessions(tx, item.id)
    if not stretches and outcome in (Outcome.INFORMED, Outcome.AGREED):
        raise ItemNotOpen
    if any(stretch.end is None for stretch in stretches):
        _end_session(tx, item, at)
    item.outcome, item.outcome_at = outcome, at
    item.outcome_note = naming.linked(tx, note)
    for turn in tx.all(Turn, Turn.item_id == item.id, Turn.ended_at.is_(None)):
        if turn.began_at:
            turn.ended_at = at
        elif not turn.withdrawn_at:
            turn.withdrawn_at = at


def _end_session(tx: Transaction, item: AgendaItem, at: datetime) -> None:
    running = first(tx, ItemSession, ItemSession.item_id == item.id, ItemSession.ended_at.is_(None))
    if not running:
        raise ItemNotOpen
    assembly = need(tx, Assembly, item.assembly_id)
    if running.started_at and at < running.started_at:
        raise EndsBeforeItStarts(end=_clock(assembly, at), start=_clock(assembly, running.started_at))
    running.ended_at = at


def _agreed(tx: Transaction, item_id: UUID) -> bool:
    return bool(
        first(tx, Agreement, Agreement.item_id == item_id) or first(tx, Assent, Assent.item_id == item_id)
    )


def _carry(tx: Transaction, item: AgendaItem, to_assembly: UUID) -> UUID:
    """Put a deferred item on a later agenda, before its closing; the same item arrives once."""
    order = agenda.in_order(tx, to_assembly)
    last = [other.position for other in order if other.kind is not ItemKind.CLOSING]
    closing = [other.position for other in order if other.kind is ItemKind.CLOSING]
    numbers = [other.number or 0 for other in order]
    carried = AgendaItem(
        id=derived_id(item.id, "carried", to_assembly),
        assembly_id=to_assembly,
        number=max(numbers, default=0) + 1,
        position=between(last[-1] if last else "", closing[0] if closing else ""),
        title=item.title,
        kind=item.kind,
        nature=item.nature,
        holder_ids=item.holder_ids,
        holder_body_id=item.holder_body_id,
        planned_min=item.planned_min,
        reserved=item.reserved,
        carried_from=item.id,
        times_deferred=(item.times_deferred or 0) + 1,
    )
    tx.meet(carried)
    for language, title in naming.wordings(tx, [item.id]).get((item.id, "title"), {}).items():
        naming.translate(tx, carried.id, "title", language, title)
    return carried.id


def _clock(assembly: Assembly, at: datetime) -> str:

    return local(at, assembly.zone or "UTC").strftime("%H:%M")
