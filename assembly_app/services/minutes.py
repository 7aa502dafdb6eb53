# SPDX-License-Identifier: GPL-3.0-or-later
"""The record of one assembly, whole and frozen: from it minutes are written in any language and variant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from assembly_app.domain.kinds import AgendaChangeKind, ItemKind, Nature, Outcome, Place, Role
from assembly_app.domain.timing import Stretch
from assembly_app.services import (
    agenda,
    agreements,
    assemblies,
    attendance,
    bodies,
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
)
from assembly_app.services import names as naming
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaChange, AgendaItem, Extension, Membership


@dataclass(frozen=True)
class PersonRef:
    """A person as texts may print them: by name, or by what stands for it in public.

    `role` is the role they held in this assembly, `body` the first body they belong to.
    """

    name: str
    role: Role | None
    body_id: UUID | None


@dataclass(frozen=True)
class PresenceRecord:
    """Who attended: named people by electorate, the course of both counts, apologies, newcomers."""

    room: tuple[UUID, ...]
    online: tuple[UUID, ...]
    excused: tuple[UUID, ...]
    course: tuple[tuple[datetime, int, int], ...]
    unnamed_room: int
    unnamed_online: int
    first_timers: int
    bodies: tuple[UUID, ...]


@dataclass(frozen=True)
class ChangeRecord:
    """A change to the agenda that the room accepted."""

    kind: AgendaChangeKind
    number: int | None
    other_number: int | None
    title: naming.Wording
    text: naming.Wording
    person_id: UUID | None
    reserved: bool


@dataclass(frozen=True)
class ItemRecord:
    """One item as it happened."""

    id: UUID
    number: int | None
    title: naming.Wording
    kind: ItemKind
    nature: Nature | None
    reserved: bool
    holder_ids: tuple[UUID, ...]
    holder_body_id: UUID | None
    planned_min: int
    sessions: tuple[Stretch, ...]
    extensions: tuple[tuple[datetime | None, int], ...]
    times_deferred: int
    outcome: Outcome | None
    outcome_at: datetime | None
    outcome_note: naming.Wording
    deferred_to: assemblies.AssemblyRow | None
    text_due_on: date | None
    working_group: tuple[UUID, ...]
    referred_to: UUID | None
    report_to: assemblies.AssemblyRow | None
    proposals: tuple[proposals.ProposalRow, ...]
    concerns: tuple[concerns.ConcernRow, ...]
    contributions: tuple[contributions.ContributionRow, ...]
    thermometers: tuple[consultations.ThermometerRow, ...]
    advisory: tuple[consultations.AdvisoryRow, ...]
    tests: tuple[consensus_tests.TestRow, ...]
    assents: tuple[consensus_tests.AssentRow, ...]
    agreements: tuple[agreements.AgreementRow, ...]
    reviews: tuple[tasks.ReviewRow, ...]
    tasks: tuple[tasks.TaskRow, ...]
    statements: tuple[notes.StatementRow, ...]
    amendments: tuple[tuple[notes.AmendmentRow, assemblies.AssemblyRow | None], ...]
    note: naming.Wording


@dataclass(frozen=True)
class MinutesRecord:
    """Everything the minutes of an assembly are made of."""

    organisation: str
    organisation_id: UUID | None
    assembly: assemblies.AssemblyRow
    roles: tuple[roles.RoleRow, ...]
    presence: PresenceRecord
    changes: tuple[ChangeRecord, ...]
    items: tuple[ItemRecord, ...]
    parked: tuple[parking.ParkedRow, ...]
    following: assemblies.AssemblyRow | None
    people: Mapping[UUID, PersonRef]
    bodies: Mapping[UUID, naming.Wording]
    review_assemblies: Mapping[UUID, assemblies.AssemblyRow]
    wordings: naming.Translations

    def assembly_text(self, field_name: str) -> naming.Wording:
        """Return a text of the assembly (topic, gathering, place) with its translations."""
        text = getattr(self.assembly, field_name)
        found = self.wordings.get((self.assembly.id, field_name), {})
        return naming.Wording(text, self.assembly.language, found)


def record(tx: Transaction, assembly_id: UUID) -> MinutesRecord:
    """Return the record of an assembly, items in the order in which they were dealt with."""
    assembly = assemblies.get(tx, assembly_id)
    role_rows = roles.of_assembly(tx, assembly_id)
    organisation = bodies.organisation(tx)
    found = tuple(_item(tx, item, assembly) for item in _order_done(tx, assembly_id))
    return MinutesRecord(
        organisation.name if organisation else assembly.body,
        organisation.id if organisation else assembly.body_id,
        assembly,
        tuple(role_rows),
        _presence(tx, assembly_id),
        tuple(_changes(tx, assembly)),
        found,
        tuple(parking.of_assembly(tx, assembly_id)),
        assemblies.get(tx, assembly.next_id) if assembly.next_id else None,
        _people(tx, role_rows),
        _bodies(tx, assembly.language),
        _review_assemblies(tx, found),
        naming.wordings(tx, [assembly_id]),
    )


def _order_done(tx: Transaction, assembly_id: UUID) -> list[AgendaItem]:
    """Items by when they began; those never begun keep their place after the rest."""
    order = agenda.in_order(tx, assembly_id)
    begun = {item.id: items.sessions(tx, item.id) for item in order}
    done = [item for item in order if begun[item.id]]
    left = [item for item in order if not begun[item.id]]
    return sorted(done, key=lambda item: begun[item.id][0].start) + left


def _item(tx: Transaction, item: AgendaItem, assembly: assemblies.AssemblyRow) -> ItemRecord:
    translations = naming.wordings(tx, [item.id])

    def wording(field: str, text: str) -> naming.Wording:
        return naming.Wording(text, assembly.language, translations.get((item.id, field), {}))

    def here(moment: datetime | None) -> bool:
        """Whether it happened in this assembly, and not in the one the item was carried over from."""
        if item.carried_from is None:
            return True
        return bool(assembly.opened_at and moment and moment >= assembly.opened_at)

    extensions = tx.all(Extension, Extension.item_id == item.id)
    amended = notes.amendments(tx, item.id)
    return ItemRecord(
        id=item.id,
        number=item.number,
        title=wording("title", item.title),
        kind=item.kind or ItemKind.BUSINESS,
        nature=item.nature,
        reserved=item.reserved,
        holder_ids=item.holder_ids,
        holder_body_id=item.holder_body_id,
        planned_min=item.planned_min or 0,
        sessions=items.sessions(tx, item.id),
        extensions=tuple((row.agreed_at, row.minutes or 0) for row in extensions),
        times_deferred=item.times_deferred or 0,
        outcome=item.outcome,
        outcome_at=item.outcome_at,
        outcome_note=wording("outcome_note", item.outcome_note),
        deferred_to=assemblies.get(tx, item.deferred_to) if item.deferred_to else None,
        text_due_on=item.text_due_on,
        working_group=item.working_group,
        referred_to=item.referred_to,
        report_to=assemblies.get(tx, item.report_to) if item.report_to else None,
        proposals=tuple(_from_here(row, here) for row in proposals.of_item(tx, item.id)),
        concerns=tuple(row for row in concerns.of_item(tx, item.id) if here(row.raised_at)),
        contributions=tuple(
            row for row in contributions.of_item(tx, item.id) if row.read_at is None or here(row.read_at)
        ),
        thermometers=tuple(row for row in consultations.thermometers(tx, item.id) if here(row.taken_at)),
        advisory=tuple(row for row in consultations.advisory(tx, item.id) if here(row.opened_at)),
        tests=tuple(row for row in consensus_tests.of_item(tx, item.id) if here(row.tested_at)),
        assents=tuple(consensus_tests.assents(tx, item.id)),
        agreements=tuple(agreements.of_item(tx, item.id)),
        tasks=tuple(tasks.of_item(tx, item.id)),
        reviews=tuple(tasks.reviews(tx, item.id)),
        statements=tuple(notes.statements(tx, item.id)),
        amendments=tuple(
            (row, assemblies.get(tx, row.assembly_id) if row.assembly_id else None) for row in amended
        ),
        note=notes.of_item(tx, item.id),
    )


def _from_here(row: proposals.ProposalRow, here: Callable[[datetime | None], bool]) -> proposals.ProposalRow:
    """Keep the wordings tabled here, and the one the item came with."""
    came_with = [version for version in row.versions if not here(version.tabled_at)][-1:]
    tabled = [version for version in row.versions if here(version.tabled_at)]
    return replace(row, versions=(*came_with, *tabled))


def _presence(tx: Transaction, assembly_id: UUID) -> PresenceRecord:
    course = attendance.over_time(tx, assembly_id)
    room = attendance.ever(tx, assembly_id, Place.ROOM)
    online = attendance.ever(tx, assembly_id, Place.ONLINE)
    moments = [attendance.counts(tx, assembly_id, at) for at, _, _ in course]
    present = {*room, *online}
    belongs = tx.all(Membership, Membership.ends_on.is_(None))
    return PresenceRecord(
        tuple(room),
        tuple(online),
        tuple(attendance.excused(tx, assembly_id)),
        tuple(course),
        max((row.room_unnamed for row in moments), default=0),
        max((row.online_unnamed for row in moments), default=0),
        attendance.first_timers(tx, assembly_id),
        tuple(dict.fromkeys(m.body_id for m in belongs if m.person_id in present and m.body_id)),
    )


def _changes(tx: Transaction, assembly: assemblies.AssemblyRow) -> list[ChangeRecord]:
    found = tx.all(AgendaChange, AgendaChange.assembly_id == assembly.id)
    subjects = [row.id for row in found] + [row.item_id for row in found if row.item_id]
    translations = naming.wordings(tx, subjects)
    rows = []
    for row in sorted(found, key=lambda r: (r.accepted_at is None, r.accepted_at, r.id)):
        item = tx.get(AgendaItem, row.item_id) if row.item_id else None
        other = tx.get(AgendaItem, row.other_id) if row.other_id else None
        if row.kind:
            titles = translations.get((item.id, "title"), {}) if item else {}
            rows.append(
                ChangeRecord(
                    row.kind,
                    item.number if item else None,
                    other.number if other else None,
                    naming.Wording(item.title if item else "", assembly.language, titles),
                    naming.Wording(row.text, assembly.language, translations.get((row.id, "text"), {})),
                    row.person_id,
                    bool(item and item.reserved) or bool(other and other.reserved),
                )
            )
    return rows


def _people(tx: Transaction, role_rows: list[roles.RoleRow]) -> dict[UUID, PersonRef]:
    """Everybody in the book, since any text may mention anybody."""
    first_role: dict[UUID, Role] = {}
    for row in role_rows:
        if row.person_id and row.role:
            first_role.setdefault(row.person_id, row.role)
    first_body: dict[UUID, UUID] = {}
    for membership in tx.all(Membership, Membership.ends_on.is_(None)):
        if membership.person_id and membership.body_id:
            first_body.setdefault(membership.person_id, membership.body_id)
    names = naming.load(tx)
    return {
        person_id: PersonRef(name, first_role.get(person_id), first_body.get(person_id))
        for person_id, name in names.persons.items()
    }


def _bodies(tx: Transaction, language: str) -> dict[UUID, naming.Wording]:
    names = naming.load(tx)
    translations = naming.wordings(tx, names.bodies)
    return {
        body_id: naming.Wording(name, language, translations.get((body_id, "name"), {}))
        for body_id, name in names.bodies.items()
    }


def _review_assemblies(tx: Transaction, found: tuple[ItemRecord, ...]) -> dict[UUID, assemblies.AssemblyRow]:
    wanted = {row.review_in for item in found for row in item.agreements if row.review_in}
    return {assembly_id: assemblies.get(tx, assembly_id) for assembly_id in wanted}


def missing(row: ItemRecord) -> list[str]:
    """Return what an item still lacks before its minutes can go out, as stable words for screens.

    "outcome", "no_review" and "no_responsible" (of an agreement), "advisory_unread",
    "contribution_unread", "task_without_person", "condition_without_day".
    """
    found = []
    if row.sessions and row.outcome is None:
        found.append("outcome")
    if any(result.closed_at and not result.read_at for result in row.advisory):
        found.append("advisory_unread")
    if any(contribution.read_at is None for contribution in row.contributions):
        found.append("contribution_unread")
    for agreement in row.agreements:
        if not (agreement.review_on or agreement.review_in):
            found.append("no_review")
        if not (agreement.body or agreement.person_ids):
            found.append("no_responsible")
        if agreement.condition.text and not agreement.lapses_on:
            found.append("condition_without_day")
    if any(not task.person_ids and not task.body for task in row.tasks):
        found.append("task_without_person")
    return list(dict.fromkeys(found))


def of_code(tx: Transaction, code: str) -> MinutesRecord:
    """Return the record of the assembly of a code such as P142; raises NoSuchAssembly."""
    return record(tx, assemblies.by_code(tx, code).id)
