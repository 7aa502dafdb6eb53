# SPDX-License-Identifier: GPL-3.0-or-later
"""The room at a moment: agenda with its clock, presence, and the item being dealt with."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from assembly_app.domain.kinds import ItemKind, Nature, Outcome, Step
from assembly_app.domain.moments import minutes_between
from assembly_app.domain.timing import ItemTime, projected_end, spent_min, spent_s, starts
from assembly_app.services import (
    agenda,
    agreements,
    assemblies,
    attendance,
    concerns,
    consensus_tests,
    consultations,
    contributions,
    items,
    notes,
    parking,
    proposals,
    roles,
    tasks,
    turns,
)
from assembly_app.services import names as naming
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Extension


class LineState(StrEnum):
    """Where an item of the agenda is."""

    DONE = "done"
    RUNNING = "running"
    SUSPENDED = "suspended"
    TO_COME = "to_come"


@dataclass(frozen=True)
class AgendaLine:
    """An item in the room's agenda: minutes planned and spent, and when it began or will."""

    id: UUID
    number: int | None
    title: str
    kind: ItemKind
    nature: Nature | None
    reserved: bool
    state: LineState
    outcome: Outcome | None
    planned_min: int
    extra_min: int
    spent_min: int
    starts_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class ItemView:
    """All that the room sees of one item. `spent_s` counts the running clock in seconds."""

    line: AgendaLine
    holders: tuple[str, ...]
    step: Step
    spent_s: int
    extensions: tuple[tuple[datetime | None, int], ...]
    times_deferred: int
    proposal: proposals.ProposalRow | None
    concerns: tuple[concerns.ConcernRow, ...]
    contributions: tuple[contributions.ContributionRow, ...]
    thermometers: tuple[consultations.ThermometerRow, ...]
    advisory: tuple[consultations.AdvisoryRow, ...]
    tests: tuple[consensus_tests.TestRow, ...]
    assents: tuple[consensus_tests.AssentRow, ...]
    agreements: tuple[agreements.AgreementRow, ...]
    tasks: tuple[tasks.TaskRow, ...]
    statements: tuple[notes.StatementRow, ...]
    near: tuple[tuple[UUID, str, str], ...]
    note: str
    turns: turns.TurnsRow

    @property
    def allotted_min(self) -> int:
        """Planned minutes with the extensions."""
        return self.line.planned_min + self.line.extra_min

    @property
    def unread(self) -> int:
        """Remote contributions that nobody has read aloud."""
        return sum(1 for row in self.contributions if row.read_at is None)


@dataclass(frozen=True)
class RoomRow:
    """The room at a moment; `over_min` is how much later than planned it will end.

    `item` is the one shown and `running_id` the one whose clock runs; `turns` are of the latter, or of the
    item shown when none runs. `names` turns references in texts into names.
    """

    assembly: assemblies.AssemblyRow
    now: datetime
    presence: attendance.PresenceRow
    ends_at: datetime
    over_min: int
    agenda: tuple[AgendaLine, ...]
    parked: tuple[parking.ParkedRow, ...]
    roles: tuple[roles.RoleRow, ...]
    item: ItemView | None
    running_id: UUID | None
    turns: turns.TurnsRow | None
    names: naming.Names

    @property
    def running(self) -> AgendaLine | None:
        """The line of the item whose clock runs."""
        return next((line for line in self.agenda if line.id == self.running_id), None)

    @property
    def next_line(self) -> AgendaLine | None:
        """The first item that is not done and does not run."""
        return next((x for x in self.agenda if x.state in (LineState.SUSPENDED, LineState.TO_COME)), None)


def snapshot(tx: Transaction, assembly_id: UUID, now: datetime, *, item_id: UUID | None = None) -> RoomRow:
    """Return the room at a moment, with one item in full: the given one, else the one that runs."""
    assembly = assemblies.get(tx, assembly_id)
    lines, times = _agenda(tx, assembly_id, now)
    ends_at = assembly.closed_at or projected_end(times, now)
    planned_end = assembly.ends_at
    running = items.current(tx, assembly_id)
    running_id = running.id if running else None
    shown = item_id or running_id
    view = _item(tx, shown, {line.id: line for line in lines}, now) if shown else None
    if running_id and running_id != shown:
        speaking: turns.TurnsRow | None = turns.of_item(tx, running_id, now)
    else:
        speaking = view.turns if view else None
    return RoomRow(
        assembly,
        now,
        attendance.counts(tx, assembly_id, now),
        ends_at,
        minutes_between(planned_end, ends_at) if planned_end else 0,
        tuple(lines),
        tuple(parking.of_assembly(tx, assembly_id)),
        tuple(roles.of_assembly(tx, assembly_id)),
        view,
        running_id,
        speaking,
        naming.load(tx),
    )


def agenda_lines(tx: Transaction, assembly_id: UUID, now: datetime) -> list[AgendaLine]:
    """Return the room's agenda at a moment, in the order in which it is dealt with."""
    return _agenda(tx, assembly_id, now)[0]


def _agenda(tx: Transaction, assembly_id: UUID, now: datetime) -> tuple[list[AgendaLine], list[ItemTime]]:
    names = naming.load(tx)
    found = agenda.in_order(tx, assembly_id)
    times = [_time(tx, item) for item in found]
    begun = starts(times, now)
    lines = [
        _line(item, time, start, names, now) for item, time, start in zip(found, times, begun, strict=True)
    ]
    return lines, times


def _time(tx: Transaction, item: AgendaItem) -> ItemTime:
    extra = sum(row.minutes or 0 for row in tx.all(Extension, Extension.item_id == item.id))
    return ItemTime(item.planned_min or 0, extra, items.sessions(tx, item.id), item.outcome is not None)


def _line(
    item: AgendaItem, time: ItemTime, start: datetime | None, names: naming.Names, now: datetime
) -> AgendaLine:
    if item.outcome:
        state = LineState.DONE
    elif time.running:
        state = LineState.RUNNING
    else:
        state = LineState.SUSPENDED if time.stretches else LineState.TO_COME
    return AgendaLine(
        item.id,
        item.number,
        names.show(item.title),
        item.kind or ItemKind.BUSINESS,
        item.nature,
        item.reserved,
        state,
        item.outcome,
        time.planned_min,
        time.extra_min,
        spent_min(time.stretches, now),
        start,
        item.outcome_at,
    )


def _item(tx: Transaction, item_id: UUID, lines: dict[UUID, AgendaLine], now: datetime) -> ItemView | None:
    item = tx.get(AgendaItem, item_id)
    if item is None or item_id not in lines:
        return None
    names = naming.load(tx)
    found = proposals.of_item(tx, item_id)
    proposal = found[-1] if found else None
    extensions = tx.all(Extension, Extension.item_id == item_id)
    return ItemView(
        line=lines[item_id],
        holders=names.people(item.holder_ids)
        or ((names.body(item.holder_body_id),) if item.holder_body_id else ()),
        step=item.step or Step.PRESENT,
        spent_s=spent_s(items.sessions(tx, item_id), now),
        extensions=tuple((row.agreed_at, row.minutes or 0) for row in extensions),
        times_deferred=item.times_deferred or 0,
        proposal=proposal,
        concerns=tuple(concerns.of_item(tx, item_id)),
        contributions=tuple(contributions.of_item(tx, item_id)),
        thermometers=tuple(consultations.thermometers(tx, item_id)),
        advisory=tuple(consultations.advisory(tx, item_id)),
        tests=tuple(consensus_tests.of_item(tx, item_id)),
        assents=tuple(consensus_tests.assents(tx, item_id)),
        agreements=tuple(agreements.of_item(tx, item_id)),
        tasks=tuple(tasks.of_item(tx, item_id)),
        statements=tuple(notes.statements(tx, item_id)),
        near=tuple(_near(tx, item, proposal, names)),
        note=names.show(notes.of_item(tx, item_id).text),
        turns=turns.of_item(tx, item_id, now),
    )


def _near(
    tx: Transaction, item: AgendaItem, proposal: proposals.ProposalRow | None, names: naming.Names
) -> list[tuple[UUID, str, str]]:
    version = proposal.on_the_table if proposal else None
    words = f"{names.show(item.title)} {names.show(version.wording.text) if version else ''}"
    return agreements.near(tx, words, item_id=item.id)
