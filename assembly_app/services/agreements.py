# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements: adopted from a test or an assent, coded once, found later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from assembly_app.domain.codes import next_agreement_code
from assembly_app.domain.consensus import NotTested, adoption
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.ids import derived_id
from assembly_app.domain.kinds import (
    Adoption,
    AgreementKind,
    AgreementState,
    Relation,
    Visibility,
)
from assembly_app.domain.moments import local
from assembly_app.domain.near import nearest
from assembly_app.services import consensus_tests, items, proposals
from assembly_app.services import names as naming
from assembly_app.services.use_case import first, need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import (
    AgendaItem,
    Agreement,
    AgreementRelation,
    Amount,
    Assembly,
    Body,
)


class CodeTaken(AssemblyError):
    """A code names one agreement."""

    message = N_("{code} is already the code of another agreement.")


class NoAssent(AssemblyError):
    """Agreement by assent follows an assent."""

    message = N_("Ask the room for its assent before recording an agreement by assent.")


@dataclass(frozen=True)
class Sum:
    """An amount in its own unit; `up_to` when it is a ceiling."""

    quantity: Decimal
    unit: str
    line: str = ""
    up_to: bool = False


@dataclass(frozen=True)
class Terms:
    """What an agreement says beside its text; everything can be left out."""

    title: str = ""
    kind: AgreementKind | None = None
    scope_id: UUID | None = None
    body_id: UUID | None = None
    person_ids: tuple[UUID, ...] = ()
    with_body_id: UUID | None = None
    due_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    review_on: date | None = None
    review_in: UUID | None = None
    review_by: UUID | None = None
    condition: str = ""
    lapses_on: date | None = None
    ratify_in: UUID | None = None
    visibility: Visibility = Visibility.OPEN
    remote_note: str = ""
    public_text: str = ""
    amounts: tuple[Sum, ...] = ()
    ratifies: str = ""


@dataclass(frozen=True)
class RelationRow:
    """How an agreement bears on another; `outgoing` when it is this one that does."""

    relation: Relation
    outgoing: bool
    code: str


@dataclass(frozen=True)
class AgreementRow:
    """An agreement with everything lists, details and minutes read."""

    id: UUID
    code: str
    title: naming.Wording
    wording: naming.Wording
    public_wording: naming.Wording
    remote_note: naming.Wording
    condition: naming.Wording
    state: AgreementState
    kind: AgreementKind | None
    adoption: Adoption | None
    assembly_id: UUID | None
    item_id: UUID | None
    version_id: UUID | None
    test_id: UUID | None
    held_in: str
    adopted_at: datetime | None
    adopted_on: date | None
    present: int | None
    scope: str
    body: str
    with_body: str
    person_ids: tuple[UUID, ...]
    persons: tuple[str, ...]
    due_on: date | None
    review_on: date | None
    review_in: UUID | None
    lapses_on: date | None
    condition_met_at: datetime | None
    visibility: Visibility
    amounts: tuple[Sum, ...]
    relations: tuple[RelationRow, ...]

    def review_overdue(self, today: date) -> bool:
        """Whether the review day has passed; the agreement holds all the same."""
        return self.state is AgreementState.IN_FORCE and bool(self.review_on and self.review_on < today)


@use_case("agreements.adopt")
def adopt(
    tx: Transaction,
    item_id: UUID,
    text: str,
    terms: Terms,
    at: datetime | None = None,
    *,
    language: str = "",
    by_assent: bool = False,
) -> UUID:
    """Record an agreement in its exact words and give it the next code of its body; return its id.

    By consensus it needs a test of the version on the table without open block: raises NotTested,
    BlockExcludesConsensus; by assent, NoAssent. A condition makes it conditional, a later
    ratification awaiting; otherwise it is in force.
    """
    item = items.need_running(tx, item_id)
    assembly = need(tx, Assembly, item.assembly_id)
    moment = at or tx.now
    how, version_id, test_id, present = _adopted(tx, item_id, by_assent)
    count = len(tx.all(Agreement, Agreement.item_id == item_id))
    agreement = Agreement(
        id=derived_id(item_id, "agreement", count + 1),
        code=_next_code(tx, assembly, moment),
        assembly_id=assembly.id,
        item_id=item_id,
        version_id=version_id,
        test_id=test_id,
        text=naming.linked(tx, need_text(text)),
        language=language or assembly.language,
        adoption=how,
        adopted_at=moment,
        adopted_on=local(moment, assembly.zone or "UTC").date(),
        present=present,
        state=_first_state(terms),
    )
    kept = tx.meet(agreement)
    _set_terms(tx, kept, terms)
    return kept.id


@use_case("agreements.enter_past")
def enter_past(
    tx: Transaction,
    code: str,
    text: str,
    adopted_on: date,
    terms: Terms,
    *,
    held_in: str = "",
    language: str = "",
    state: AgreementState = AgreementState.IN_FORCE,
) -> UUID:
    """Enter an agreement adopted before the book was kept; raises CodeTaken."""
    if first(tx, Agreement, Agreement.code == code):
        raise CodeTaken(code=code)
    agreement = Agreement(
        id=tx.new_id(),
        code=need_text(code),
        text=naming.linked(tx, need_text(text)),
        language=language,
        adoption=Adoption.CONSENSUS,
        adopted_on=adopted_on,
        held_in=held_in,
        state=state,
    )
    tx.add(agreement)
    _set_terms(tx, agreement, terms)
    return agreement.id


@use_case("agreements.relate")
def relate(tx: Transaction, agreement_id: UUID, relation: Relation, other_id: UUID) -> None:
    """Say how an agreement bears on an earlier one; the earlier one's state follows."""
    need(tx, Agreement, agreement_id)
    other = need(tx, Agreement, other_id)
    tx.add(AgreementRelation(id=tx.new_id(), agreement_id=agreement_id, other_id=other_id, relation=relation))
    follows = {
        Relation.MODIFIES: AgreementState.MODIFIED,
        Relation.SUPERSEDES: AgreementState.SUPERSEDED,
        Relation.REVOKES: AgreementState.REVOKED,
    }
    other.state = follows.get(relation, other.state)


@use_case("agreements.meet_condition")
def meet_condition(tx: Transaction, agreement_id: UUID, at: datetime | None = None) -> None:
    """Record that the condition is met: the agreement is in force."""
    agreement = need(tx, Agreement, agreement_id)
    agreement.condition_met_at = at or tx.now
    agreement.state = AgreementState.IN_FORCE


@use_case("agreements.set_state")
def set_state(tx: Transaction, agreement_id: UUID, state: AgreementState) -> None:
    """Say what an agreement is worth now."""
    need(tx, Agreement, agreement_id).state = state


def every(tx: Transaction) -> list[AgreementRow]:
    """Return all agreements, the latest first."""
    return rows_of(tx, tx.all(Agreement))


def of_item(tx: Transaction, item_id: UUID) -> list[AgreementRow]:
    """Return the agreements of an item, by code."""
    return sorted(rows_of(tx, tx.all(Agreement, Agreement.item_id == item_id)), key=lambda r: r.code)


def get(tx: Transaction, agreement_id: UUID) -> AgreementRow:
    """Return one agreement; raises NotHere."""
    return rows_of(tx, [need(tx, Agreement, agreement_id)])[0]


def near(tx: Transaction, text: str, *, item_id: UUID | None = None) -> list[tuple[UUID, str, str]]:
    """Return (id, code, title) of the agreements in force that touch the same words, best first."""
    names = naming.load(tx)
    held = [
        a
        for a in tx.all(Agreement, Agreement.state.in_([AgreementState.IN_FORCE, AgreementState.CONDITIONAL]))
        if item_id is None or a.item_id != item_id
    ]
    known = {a.id: a for a in held}
    found = nearest(text, [(a.id, f"{a.title} {names.show(a.text)}") for a in held])
    return [(key, known[key].code, names.show(known[key].title)) for key in found]


def next_code(tx: Transaction, item_id: UUID, at: datetime | None = None) -> str:
    """Return the code that the next agreement of an item's assembly will get."""
    item = need(tx, AgendaItem, item_id)
    return _next_code(tx, need(tx, Assembly, item.assembly_id), at or tx.now)


def rows_of(tx: Transaction, found: Sequence[Agreement]) -> list[AgreementRow]:
    """Return records as rows, the latest adopted first."""
    names = naming.load(tx)
    ids = [agreement.id for agreement in found]
    translations = naming.wordings(tx, ids)
    amounts: dict[UUID, list[Sum]] = {}
    for amount in sorted(tx.all(Amount, Amount.agreement_id.in_(ids)), key=lambda a: a.id):
        if amount.agreement_id and amount.quantity is not None:
            amounts.setdefault(amount.agreement_id, []).append(
                Sum(amount.quantity, amount.unit, amount.line, amount.up_to)
            )
    relations = _relations(tx, ids)
    rows = [
        _row(agreement, names, translations, tuple(amounts.get(agreement.id, ())), relations)
        for agreement in found
    ]
    return sorted(rows, key=lambda r: (r.adopted_on or date.min, r.code), reverse=True)


def _adopted(
    tx: Transaction, item_id: UUID, by_assent: bool
) -> tuple[Adoption, UUID | None, UUID | None, int | None]:
    """Return (how, version, test, people present) of what allows an agreement now."""
    tests = [row for row in consensus_tests.of_item(tx, item_id) if _of_this_text(tx, row, item_id)]
    if by_assent:
        given = consensus_tests.assents(tx, item_id)
        if tests:
            # An assent asked before the test says nothing of what the test found.
            adoption(tests[-1].positions, tests[-1].open_blocks)
            given = [row for row in given if _after(row.given_at, tests[-1].tested_at)]
        if not given:
            raise NoAssent
        return Adoption.ASSENT, None, None, given[-1].present
    if not tests:
        raise NotTested
    last = tests[-1]
    return adoption(last.positions, last.open_blocks), last.version_id, last.id, last.present


def _after(later: datetime | None, earlier: datetime | None) -> bool:
    return later is not None and (earlier is None or later >= earlier)


def _of_this_text(tx: Transaction, row: consensus_tests.TestRow, item_id: UUID) -> bool:
    """Whether a test was made of the version now on the table, and not before it changed."""
    version = proposals.on_the_table(tx, item_id)
    return version is not None and row.version_id == version.id


def _next_code(tx: Transaction, assembly: Assembly, at: datetime) -> str:
    body = tx.get(Body, assembly.body_id) if assembly.body_id else None
    prefix = (body.code_prefix if body else "") or "AC"
    year = local(at, assembly.zone or "UTC").year
    return next_agreement_code(prefix, year, [a.code for a in tx.all(Agreement)])


def _first_state(terms: Terms) -> AgreementState:
    if terms.condition:
        return AgreementState.CONDITIONAL
    return AgreementState.AWAITING_RATIFICATION if terms.ratify_in else AgreementState.IN_FORCE


def _set_terms(tx: Transaction, agreement: Agreement, terms: Terms) -> None:
    plain = (
        "kind scope_id body_id person_ids with_body_id due_on starts_on ends_on review_on review_in "
        "review_by lapses_on ratify_in visibility"
    )
    for name in plain.split():
        setattr(agreement, name, getattr(terms, name))
    for name in ("title", "condition", "remote_note", "public_text"):
        setattr(agreement, name, naming.linked(tx, getattr(terms, name)))
    for sum_ in terms.amounts:
        tx.add(
            Amount(
                id=tx.new_id(),
                agreement_id=agreement.id,
                quantity=sum_.quantity,
                unit=sum_.unit,
                line=sum_.line,
                up_to=sum_.up_to,
            )
        )
    if terms.ratifies:
        tx.add(
            AgreementRelation(
                id=tx.new_id(),
                agreement_id=agreement.id,
                relation=Relation.RATIFIES,
                other_text=terms.ratifies,
            )
        )


def _relations(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, list[RelationRow]]:
    codes = {row.id: row.code for row in tx.all(Agreement)}
    found: dict[UUID, list[RelationRow]] = {}
    for row in tx.all(AgreementRelation):
        if not row.relation:
            continue
        if row.agreement_id in ids and row.agreement_id:
            code = codes.get(row.other_id, row.other_text) if row.other_id else row.other_text
            found.setdefault(row.agreement_id, []).append(RelationRow(row.relation, True, code))
        if row.other_id in ids and row.other_id and row.agreement_id:
            other = RelationRow(row.relation, False, codes.get(row.agreement_id, "—"))
            found.setdefault(row.other_id, []).append(other)
    return found


def _row(
    a: Agreement,
    names: naming.Names,
    translations: naming.Translations,
    amounts: tuple[Sum, ...],
    relations: dict[UUID, list[RelationRow]],
) -> AgreementRow:
    def wording(field: str, text: str) -> naming.Wording:
        return naming.Wording(text, a.language, translations.get((a.id, field), {}))

    return AgreementRow(
        id=a.id,
        code=a.code,
        title=wording("title", a.title),
        wording=wording("text", a.text),
        public_wording=wording("public_text", a.public_text),
        remote_note=wording("remote_note", a.remote_note),
        condition=wording("condition", a.condition),
        state=a.state or AgreementState.IN_FORCE,
        kind=a.kind,
        adoption=a.adoption,
        assembly_id=a.assembly_id,
        item_id=a.item_id,
        version_id=a.version_id,
        test_id=a.test_id,
        held_in=a.held_in,
        adopted_at=a.adopted_at,
        adopted_on=a.adopted_on,
        present=a.present,
        scope=names.body(a.scope_id),
        body=names.body(a.body_id),
        with_body=names.body(a.with_body_id),
        person_ids=a.person_ids,
        persons=names.people(a.person_ids),
        due_on=a.due_on,
        review_on=a.review_on,
        review_in=a.review_in,
        lapses_on=a.lapses_on,
        condition_met_at=a.condition_met_at,
        visibility=a.visibility or Visibility.OPEN,
        amounts=amounts,
        relations=tuple(relations.get(a.id, ())),
    )
