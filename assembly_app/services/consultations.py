# SPDX-License-Identifier: GPL-3.0-or-later
"""What is asked without deciding: the thermometer of the room, the advisory answer of those online."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from assembly_app.domain.consensus import AnswersDoNotSum, NegativePosition
from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.ids import derived_id, ordinals
from assembly_app.domain.kinds import Electorate
from assembly_app.services import attendance, items, proposals
from assembly_app.services import names as naming
from assembly_app.services.assemblies import language_of
from assembly_app.services.use_case import need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AdvisoryResult, AgendaItem, Proposal, Thermometer, Version


class ConsultationClosed(AssemblyError):
    """A closed consultation takes no more answers."""

    message = N_("The consultation is closed.")


class NobodyOnline(AssemblyError):
    """A consultation online needs somebody online."""

    message = N_("Nobody is online at that minute, so nobody can be consulted.")


class NotAnsweredYet(AssemblyError):
    """Only a closed consultation has a result to read."""

    message = N_("The consultation is still open: close it with its answers first.")


@dataclass(frozen=True)
class ThermometerRow:
    """A show of feeling on a version: never a result."""

    id: UUID
    version_id: UUID | None
    version: int
    green: int
    amber: int
    red: int
    taken_at: datetime | None


@dataclass(frozen=True)
class AdvisoryRow:
    """An advisory result, tied to the version it was asked about; never added to anything."""

    id: UUID
    version_id: UUID | None
    version: int
    opened_at: datetime | None
    closed_at: datetime | None
    asked: int
    in_favour: int
    against: int
    abstention: int
    read_at: datetime | None
    read_by: UUID | None
    divergence: naming.Wording


@use_case("consultations.thermometer")
def thermometer(
    tx: Transaction,
    version_id: UUID,
    green: int,
    amber: int,
    red: int,
    at: datetime | None = None,
    *,
    electorate: Electorate = Electorate.ROOM,
) -> UUID:
    """Record a show of feeling on a version; raises NegativePosition."""
    version = need(tx, Version, version_id)
    items.need_running(tx, proposals.item_of(tx, version).id)
    if min(green, amber, red) < 0:
        raise NegativePosition
    count = len(
        tx.all(Thermometer, Thermometer.version_id == version_id, Thermometer.electorate == electorate)
    )
    taken = Thermometer(
        id=derived_id(version_id, "thermometer", electorate.value, count + 1),
        version_id=version_id,
        electorate=electorate,
        green=green,
        amber=amber,
        red=red,
        taken_at=at or tx.now,
    )
    tx.meet(taken)
    return taken.id


@use_case("consultations.open")
def open_(tx: Transaction, version_id: UUID, at: datetime | None = None) -> UUID:
    """Ask those online about a version; whoever is online then is who was asked.

    Raises NobodyOnline. Somebody who connects after it closes is counted nowhere.
    """
    version = need(tx, Version, version_id)
    item = items.need_running(tx, proposals.item_of(tx, version).id)
    moment = at or tx.now
    online = attendance.counts(tx, item.assembly_id, moment).online if item.assembly_id else 0
    if online == 0:
        raise NobodyOnline
    count = len(tx.all(AdvisoryResult, AdvisoryResult.version_id == version_id))
    asked = AdvisoryResult(
        id=derived_id(version_id, "advisory", Electorate.ONLINE.value, count + 1),
        version_id=version_id,
        electorate=Electorate.ONLINE,
        opened_at=moment,
        asked=online,
    )
    tx.meet(asked)
    return asked.id


@use_case("consultations.close")
def close(
    tx: Transaction,
    result_id: UUID,
    in_favour: int,
    against: int,
    abstention: int,
    at: datetime | None = None,
) -> None:
    """Close a consultation with its answers: at most as many as were online when it closed.

    Raises ConsultationClosed, NegativePosition or AnswersDoNotSum.
    """
    result = need(tx, AdvisoryResult, result_id)
    if result.closed_at:
        raise ConsultationClosed
    moment = at or tx.now
    if min(in_favour, against, abstention) < 0:
        raise NegativePosition
    item = proposals.item_of(tx, need(tx, Version, result.version_id))
    online = attendance.counts(tx, item.assembly_id, moment).online if item.assembly_id else 0
    asked = max(result.asked or 0, online)
    if in_favour + against + abstention > asked:
        raise AnswersDoNotSum(sum=in_favour + against + abstention, asked=asked)
    result.in_favour, result.against, result.abstention = in_favour, against, abstention
    result.asked, result.closed_at = asked, moment


@use_case("consultations.read_aloud")
def read_aloud(
    tx: Transaction, result_id: UUID, at: datetime | None = None, *, by: UUID | None = None
) -> None:
    """Record that an advisory result was read aloud in the room; raises NotAnsweredYet."""
    result = need(tx, AdvisoryResult, result_id)
    if not result.closed_at:
        raise NotAnsweredYet
    result.read_at, result.read_by = at or tx.now, by


@use_case("consultations.explain")
def explain(tx: Transaction, result_id: UUID, divergence: str) -> None:
    """Keep the one sentence on why the room decided otherwise than those online answered."""
    need(tx, AdvisoryResult, result_id).divergence = naming.linked(tx, divergence)


def thermometers(tx: Transaction, item_id: UUID) -> list[ThermometerRow]:
    """Return the thermometers of an item in order."""
    rows = [
        ThermometerRow(
            row.id, row.version_id, number, row.green or 0, row.amber or 0, row.red or 0, row.taken_at
        )
        for version_id, number in versions_of(tx, item_id)
        for row in _in_turn(tx, Thermometer, version_id, "thermometer", Electorate.ROOM)
    ]
    return sorted(rows, key=lambda r: (r.taken_at is None, r.taken_at))


def advisory(tx: Transaction, item_id: UUID) -> list[AdvisoryRow]:
    """Return the consultations of an item in order."""
    found = [
        (row, number)
        for version_id, number in versions_of(tx, item_id)
        for row in _in_turn(tx, AdvisoryResult, version_id, "advisory", Electorate.ONLINE)
    ]
    language = language_of(tx, need(tx, AgendaItem, item_id))
    translations = naming.wordings(tx, [row.id for row, _ in found])
    rows = [
        _advisory_row(
            row,
            number,
            naming.Wording(row.divergence, language, translations.get((row.id, "divergence"), {})),
        )
        for row, number in found
    ]
    return sorted(rows, key=lambda r: (r.opened_at is None, r.opened_at))


def versions_of(tx: Transaction, item_id: UUID) -> list[tuple[UUID, int]]:
    """Return (version id, its number) for an item and those it was carried over from."""
    found = tx.all(Proposal, Proposal.item_id.in_(items.chain(tx, item_id)))
    versions = tx.all(Version, Version.proposal_id.in_([proposal.id for proposal in found]))
    return sorted(((v.id, v.number or 0) for v in versions), key=lambda pair: (pair[1], pair[0]))


_Asked = TypeVar("_Asked", Thermometer, AdvisoryResult)


def _in_turn(
    tx: Transaction, model: type[_Asked], version_id: UUID, kind: str, electorate: Electorate
) -> list[_Asked]:
    """Return what was asked about a version in the order in which it was, even within a minute."""
    found = tx.all(model, model.version_id == version_id)
    place = ordinals(len(found), version_id, kind, electorate.value)
    return sorted(found, key=lambda row: place.get(row.id, 0))


def _advisory_row(row: AdvisoryResult, version: int, divergence: naming.Wording) -> AdvisoryRow:
    return AdvisoryRow(
        row.id,
        row.version_id,
        version,
        row.opened_at,
        row.closed_at,
        row.asked or 0,
        row.in_favour or 0,
        row.against or 0,
        row.abstention or 0,
        row.read_at,
        row.read_by,
        divergence,
    )
