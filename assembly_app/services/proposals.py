# SPDX-License-Identifier: GPL-3.0-or-later
"""Proposals and their versions: what is on the table, word by word."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.ids import derived_id
from assembly_app.services import items
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import first, need, need_text, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Proposal, Version


class SameText(AssemblyError):
    """A new version changes something."""

    message = N_("This is the text already on the table. Change something to make a new version.")


@dataclass(frozen=True)
class VersionRow:
    """One wording of a proposal; `taken_in_at` when the item holder took it in."""

    id: UUID
    number: int
    wording: naming.Wording
    person_id: UUID | None
    person: str
    reason: naming.Wording
    tabled_at: datetime | None
    taken_in_at: datetime | None
    read_at: datetime | None


@dataclass(frozen=True)
class ProposalRow:
    """A proposal with its versions, the first first."""

    id: UUID
    item_id: UUID | None
    code: str
    versions: tuple[VersionRow, ...]
    withdrawn_at: datetime | None

    @property
    def on_the_table(self) -> VersionRow | None:
        """The wording being discussed: the latest."""
        return self.versions[-1] if self.versions else None


@use_case("proposals.table")
def table(
    tx: Transaction,
    item_id: UUID,
    text: str,
    at: datetime | None = None,
    *,
    person_id: UUID | None = None,
    language: str = "",
    reason: str = "",
    code: str = "",
    taken_in: bool = True,
) -> UUID:
    """Put a new wording on the table as the next version; return the version's id.

    A carried-over item goes on with the proposal it came with. Raises SameText.
    """
    item = need(tx, AgendaItem, item_id)
    clean = naming.linked(tx, need_text(text))
    proposal = _proposal(tx, item, code)
    versions = _versions(tx, proposal.id)
    if versions and versions[-1].text == clean:
        raise SameText
    version = Version(
        id=tx.new_id(),
        proposal_id=proposal.id,
        number=max((v.number or 0 for v in versions), default=0) + 1,
        text=clean,
        language=language or language_of(tx, item),
        person_id=person_id,
        reason=naming.linked(tx, reason),
        tabled_at=at or tx.now,
        taken_in_at=(at or tx.now) if taken_in else None,
    )
    tx.add(version)
    return version.id


@use_case("proposals.take_in")
def take_in(tx: Transaction, version_id: UUID, at: datetime | None = None) -> None:
    """Record that the item holder took an amended version in."""
    need(tx, Version, version_id).taken_in_at = at or tx.now


@use_case("proposals.read_final")
def read_final(tx: Transaction, version_id: UUID, at: datetime | None = None) -> None:
    """Record that the exact words were read aloud before the test."""
    need(tx, Version, version_id).read_at = at or tx.now


def of_item(tx: Transaction, item_id: UUID) -> list[ProposalRow]:
    """Return the proposals of an item and of those it was carried over from."""
    names = naming.load(tx)
    found = tx.all(Proposal, Proposal.item_id.in_(items.chain(tx, item_id)))
    rows = []
    for proposal in sorted(found, key=lambda p: p.id):
        versions = _versions(tx, proposal.id)
        translations = naming.wordings(tx, [version.id for version in versions])
        if versions:
            rows.append(
                ProposalRow(
                    proposal.id,
                    proposal.item_id,
                    proposal.code,
                    tuple(_row(v, names, translations) for v in versions),
                    proposal.withdrawn_at,
                )
            )
    return rows


def on_the_table(tx: Transaction, item_id: UUID) -> Version | None:
    """Return the latest version of an item's proposal, if there is one."""
    for proposal in tx.all(Proposal, Proposal.item_id.in_(items.chain(tx, item_id))):
        versions = _versions(tx, proposal.id)
        if versions:
            return versions[-1]
    return None


def item_of(tx: Transaction, version: Version) -> AgendaItem:
    """Return the item in which this version is now dealt with: the last it was carried over to."""
    item = need(tx, AgendaItem, need(tx, Proposal, version.proposal_id).item_id)
    while carried := first(tx, AgendaItem, AgendaItem.carried_from == item.id):
        item = carried
    return item


def _proposal(tx: Transaction, item: AgendaItem, code: str) -> Proposal:
    existing = tx.all(Proposal, Proposal.item_id.in_(items.chain(tx, item.id)))
    if existing:
        return existing[0]
    proposal = Proposal(id=derived_id(item.id, "proposal", 1), item_id=item.id, code=code)
    return tx.meet(proposal)


def _versions(tx: Transaction, proposal_id: UUID) -> list[Version]:
    found = tx.all(Version, Version.proposal_id == proposal_id)
    return sorted(found, key=lambda v: (v.number or 0, v.id))


def _row(version: Version, names: naming.Names, translations: naming.Translations) -> VersionRow:
    return VersionRow(
        version.id,
        version.number or 0,
        naming.Wording(version.text, version.language, translations.get((version.id, "text"), {})),
        version.person_id,
        names.person(version.person_id),
        naming.Wording(version.reason, version.language, translations.get((version.id, "reason"), {})),
        version.tabled_at,
        version.taken_in_at,
        version.read_at,
    )
