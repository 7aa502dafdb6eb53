# SPDX-License-Identifier: GPL-3.0-or-later
"""What the place of agreements asks of the book, in one look each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from assembly_app.services import (
    agreements,
    assemblies,
    consensus_tests,
    consultations,
    names,
    proposals,
    search,
    tasks,
)

if TYPE_CHECKING:
    from assembly_app.services.workspace import Transaction


@dataclass(frozen=True)
class Listing:
    """What some words found, with what rows need to speak of it."""

    found: search.Found
    assemblies: dict[UUID, assemblies.AssemblyRow]
    adopted: dict[str, date | None]
    names: names.Names
    total: int


@dataclass(frozen=True)
class Detail:
    """An agreement with what came before and after it."""

    row: agreements.AgreementRow
    names: names.Names
    assembly: assemblies.AssemblyRow | None
    review: assemblies.AssemblyRow | None
    item: search.ItemHit | None
    versions: tuple[proposals.VersionRow, ...]
    tests: tuple[consensus_tests.TestRow, ...]
    advisory: tuple[consultations.AdvisoryRow, ...]
    tasks: tuple[tasks.TaskRow, ...]
    others: dict[str, agreements.AgreementRow]

    @property
    def test(self) -> consensus_tests.TestRow | None:
        """The test it was adopted from."""
        return next((test for test in self.tests if test.id == self.row.test_id), None)

    @property
    def zone(self) -> str:
        """Where its hours were."""
        return (self.assembly.zone if self.assembly else "") or "UTC"


def listing(tx: Transaction, words: str) -> Listing:
    """Return what the words mean; without words, every agreement and nothing else."""
    every = agreements.every(tx)
    found = search.everything(tx, words) if words.strip() else search.Found(tuple(every), (), ())
    return Listing(
        found,
        {row.id: row for row in assemblies.every(tx)},
        {row.code: row.adopted_on for row in every},
        names.load(tx),
        len(every),
    )


def detail(tx: Transaction, agreement_id: UUID) -> Detail:
    """Return one agreement with its thread; raises NotHere."""
    row = agreements.get(tx, agreement_id)
    item_id = row.item_id
    related = {one.code for one in row.relations}
    return Detail(
        row,
        names.load(tx),
        assemblies.get(tx, row.assembly_id) if row.assembly_id else None,
        assemblies.get(tx, row.review_in) if row.review_in else None,
        next((hit for hit in search.items(tx) if hit.id == item_id), None) if item_id else None,
        _versions(tx, row),
        _tests(tx, row),
        tuple(consultations.advisory(tx, item_id)) if item_id and row.version_id else (),
        tuple(task for task in tasks.every(tx) if task.agreement_id == agreement_id),
        {other.code: other for other in agreements.every(tx) if other.code in related},
    )


def _versions(tx: Transaction, row: agreements.AgreementRow) -> tuple[proposals.VersionRow, ...]:
    """The wordings of the proposal it came from, up to the one agreed."""
    if not row.item_id or not row.version_id:
        return ()
    for proposal in proposals.of_item(tx, row.item_id):
        ids = [version.id for version in proposal.versions]
        if row.version_id in ids:
            return proposal.versions[: ids.index(row.version_id) + 1]
    return ()


def _tests(tx: Transaction, row: agreements.AgreementRow) -> tuple[consensus_tests.TestRow, ...]:
    if not row.test_id:
        return ()
    if not row.item_id:
        return (consensus_tests.get(tx, row.test_id),)
    return tuple(consensus_tests.of_item(tx, row.item_id))
