# SPDX-License-Identifier: GPL-3.0-or-later
"""What waits for an agenda: items proposed, items carried over, agreements to ratify or to review."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from assembly_app.domain.kinds import AgreementState, ItemKind
from assembly_app.services import names as naming
from assembly_app.services.agenda import ItemRow, row_of
from assembly_app.services.use_case import need
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Agreement, Assembly

# A review is worth an item from a season before its day: papers have to be written.
REVIEW_AHEAD: Final = timedelta(days=92)
_REVIEWED: Final = (AgreementState.IN_FORCE, AgreementState.CONDITIONAL, AgreementState.UNDER_REVIEW)


@dataclass(frozen=True)
class WaitingRow:
    """An item that came from the intake; `placed` once it is in the agenda."""

    item: ItemRow
    placed: bool


@dataclass(frozen=True)
class DueRow:
    """An agreement to ratify or review; `item_id` is the item of the agenda that names its code."""

    agreement_id: UUID
    code: str
    title: naming.Wording
    due_on: date | None
    item_id: UUID | None
    item_number: int | None


@dataclass(frozen=True)
class IntakeRow:
    """Everything that waits, by where it comes from."""

    proposed: tuple[WaitingRow, ...]
    carried: tuple[WaitingRow, ...]
    ratifications: tuple[DueRow, ...]
    reviews: tuple[DueRow, ...]

    @property
    def waiting(self) -> int:
        """How many are not in the agenda yet."""
        items = sum(not row.placed for row in (*self.proposed, *self.carried))
        return items + sum(row.item_id is None for row in (*self.ratifications, *self.reviews))


def of_assembly(tx: Transaction, assembly_id: UUID) -> IntakeRow:
    """Return what waits for an assembly's agenda, with what was already taken in from there."""
    assembly = need(tx, Assembly, assembly_id)
    names = naming.load(tx)
    items = sorted(tx.all(AgendaItem, AgendaItem.assembly_id == assembly_id), key=lambda i: i.id)
    carried = tuple(_waiting(i, names) for i in items if i.carried_from or i.times_deferred)
    proposed = tuple(
        _waiting(i, names)
        for i in items
        if not (i.carried_from or i.times_deferred)
        and (i.in_intake or (i.proposed_by and i.kind in (None, ItemKind.BUSINESS)))
    )
    placed = [(i.id, i.number, names.show(i.title)) for i in items if not i.in_intake]
    ratify, review = _due(tx, assembly)
    wordings = naming.wordings(tx, [a.id for a in (*ratify, *review)])

    def rows(found: list[Agreement]) -> tuple[DueRow, ...]:
        return tuple(_due_row(a, placed, wordings, names) for a in found)

    return IntakeRow(proposed, carried, rows(ratify), rows(review))


def _due(tx: Transaction, assembly: Assembly) -> tuple[list[Agreement], list[Agreement]]:
    """Return the agreements to ratify and those to review by this assembly, the oldest due first."""
    if assembly.held_on is None:
        return [], []
    earlier = {
        a.id for a in tx.all(Assembly, Assembly.held_on.is_not(None), Assembly.held_on <= assembly.held_on)
    }
    ratify = [
        a
        for a in tx.all(Agreement, Agreement.state == AgreementState.AWAITING_RATIFICATION)
        if a.ratify_in is None or a.ratify_in in earlier
    ]
    limit = assembly.held_on + REVIEW_AHEAD
    review = [
        a
        for a in tx.all(Agreement, Agreement.state.in_(_REVIEWED))
        if (a.review_on and a.review_on <= limit) or (a.review_in and a.review_in in earlier)
    ]
    # An agreement adopted in this very assembly waits for a later one.
    ratify = [a for a in ratify if a.assembly_id != assembly.id]
    review = [a for a in review if a.assembly_id != assembly.id]
    return ratify, sorted(review, key=lambda a: (a.review_on or date.max, a.code))


def _waiting(item: AgendaItem, names: naming.Names) -> WaitingRow:
    return WaitingRow(row_of(item, names), not item.in_intake)


def _due_row(
    agreement: Agreement,
    placed: list[tuple[UUID, int | None, str]],
    wordings: naming.Translations,
    names: naming.Names,
) -> DueRow:
    here = next((one for one in placed if agreement.code and agreement.code in one[2]), (None, None, ""))
    title = names.show(agreement.title or agreement.text)
    translations = wordings.get((agreement.id, "title" if agreement.title else "text"), {})
    return DueRow(
        agreement_id=agreement.id,
        code=agreement.code,
        title=naming.Wording(
            title, agreement.language, {language: names.show(text) for language, text in translations.items()}
        ),
        due_on=agreement.review_on,
        item_id=here[0],
        item_number=here[1],
    )
