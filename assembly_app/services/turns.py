# SPDX-License-Identifier: GPL-3.0-or-later
"""The speakers' list of an item: kept by a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assembly_app.domain import turns as rules
from assembly_app.domain.kinds import TurnKind
from assembly_app.domain.moments import seconds_between
from assembly_app.domain.order import between
from assembly_app.services import attendance, items
from assembly_app.services import names as naming
from assembly_app.services.use_case import need, use_case
from assembly_app.storage.database import Transaction
from assembly_app.storage.models import AgendaItem, Person, Turn


@dataclass(frozen=True)
class TurnRow:
    """Somebody who waits or speaks; `why` says what speaks for hearing them soon."""

    id: UUID
    person_id: UUID | None
    name: str
    kind: TurnKind
    online: bool
    spoken: int
    why: rules.Why | None
    asked_at: datetime | None
    began_at: datetime | None


@dataclass(frozen=True)
class SpokenRow:
    """How often and how long somebody has spoken on an item."""

    person_id: UUID | None
    name: str
    turns: int
    seconds: int


@dataclass(frozen=True)
class TurnsRow:
    """The list of an item: who speaks, who waits, what could be changed and why."""

    speaker: TurnRow | None
    waiting: tuple[TurnRow, ...]
    suggestion: rules.Suggestion | None
    spoken: tuple[SpokenRow, ...]
    closed: bool


@use_case("turns.ask")
def ask(
    tx: Transaction,
    item_id: UUID,
    person_id: UUID | None,
    kind: TurnKind = TurnKind.TURN,
    at: datetime | None = None,
    *,
    label: str = "",
) -> UUID:
    """Put somebody at the end of the list; a person without a name may have a label.

    Raises AlreadyWaiting, or ListClosed for anything but a direct response or a point of process.
    """
    item = items.need_running(tx, item_id)
    name = need(tx, Person, person_id).name if person_id else label
    waiting = _waiting(tx, item_id)
    if person_id and any(turn.person_id == person_id for turn in waiting):
        raise rules.AlreadyWaiting(name=name)
    urgent = kind in (TurnKind.DIRECT_RESPONSE, TurnKind.PROCESS_POINT)
    if item.turns_closed_at and not urgent:
        raise rules.ListClosed(name=name)
    turn = Turn(
        id=tx.new_id(),
        item_id=item_id,
        person_id=person_id,
        label=label,
        kind=kind,
        position=between(waiting[-1].position if waiting else "", ""),
        asked_at=at or tx.now,
    )
    tx.add(turn)
    return turn.id


@use_case("turns.give_floor")
def give_floor(
    tx: Transaction, item_id: UUID, at: datetime | None = None, *, turn_id: UUID | None = None
) -> UUID:
    """Give the floor to the first of the list, or to one of it; the speaker before has ended.

    Raises NobodyWaiting.
    """
    items.need_running(tx, item_id)
    waiting = _waiting(tx, item_id)
    chosen = next((turn for turn in waiting if turn_id in (None, turn.id)), None)
    if chosen is None:
        raise rules.NobodyWaiting
    end(tx, item_id, at)
    chosen.began_at = at or tx.now
    return chosen.id


@use_case("turns.end")
def end(tx: Transaction, item_id: UUID, at: datetime | None = None) -> None:
    """End the turn of whoever speaks, if anybody does."""
    for turn in tx.all(Turn, Turn.item_id == item_id, Turn.began_at.is_not(None), Turn.ended_at.is_(None)):
        turn.ended_at = at or tx.now


@use_case("turns.withdraw")
def withdraw(tx: Transaction, turn_id: UUID, at: datetime | None = None) -> None:
    """Take somebody off the list at their wish."""
    need(tx, Turn, turn_id).withdrawn_at = at or tx.now


@use_case("turns.move")
def move(tx: Transaction, turn_id: UUID, place: int) -> None:
    """Move somebody to a place of the list, counted from 0."""
    turn = need(tx, Turn, turn_id)
    others = [other for other in _waiting(tx, turn.item_id) if other.id != turn_id]
    place = max(0, min(place, len(others)))
    before = others[place - 1].position if place else ""
    after = others[place].position if place < len(others) else ""
    turn.position = between(before, after) if not after or before < after else before


@use_case("turns.close_list")
def close_list(tx: Transaction, item_id: UUID, at: datetime | None = None) -> None:
    """Close the list: from now on only those on it speak."""
    need(tx, AgendaItem, item_id).turns_closed_at = at or tx.now


@use_case("turns.reopen_list")
def reopen_list(tx: Transaction, item_id: UUID) -> None:
    """Open the list again."""
    need(tx, AgendaItem, item_id).turns_closed_at = None


@use_case("turns.go_round")
def go_round(tx: Transaction, item_id: UUID, at: datetime | None = None) -> int:
    """Put everybody in the room who is not waiting on the list, once each; return how many."""
    item = items.need_running(tx, item_id)
    moment = at or tx.now
    waiting = {turn.person_id for turn in _waiting(tx, item_id)}
    names = naming.load(tx)
    if item.assembly_id is None:
        return 0
    room = attendance.presence(tx, item.assembly_id, moment).room_named
    everybody = sorted((person for person in room if person not in waiting), key=names.person)
    last = max((turn.position for turn in _waiting(tx, item_id)), default="")
    for person in everybody:
        last = between(last, "")
        tx.add(
            Turn(
                id=tx.new_id(),
                item_id=item_id,
                person_id=person,
                kind=TurnKind.GO_ROUND,
                position=last,
                asked_at=moment,
            )
        )
    return len(everybody)


def of_item(tx: Transaction, item_id: UUID, at: datetime) -> TurnsRow:
    """Return the list of an item as it is at a moment."""
    item = need(tx, AgendaItem, item_id)
    names = naming.load(tx)
    known = [turn for turn in _all(tx, item_id) if turn.asked_at is None or turn.asked_at <= at]
    online = attendance.presence(tx, item.assembly_id, at).online_named if item.assembly_id else frozenset()
    spoke = [turn for turn in known if turn.began_at and turn.began_at <= at]
    times = {turn.person_id: 0 for turn in known}
    for turn in spoke:
        times[turn.person_id] += 1
    in_a_row = _room_in_a_row(spoke, online)
    speaking = [t for t in spoke if t.ended_at is None or t.ended_at > at]
    waiting = [
        turn
        for turn in known
        if not (turn.began_at and turn.began_at <= at) and not (turn.withdrawn_at and turn.withdrawn_at <= at)
    ]

    def row(turn: Turn) -> TurnRow:
        kind = turn.kind or TurnKind.TURN
        state = rules.Waiting(turn.id, kind, times[turn.person_id], turn.person_id in online)
        return TurnRow(
            turn.id,
            turn.person_id,
            names.person(turn.person_id) or turn.label,
            kind,
            state.online,
            state.spoken,
            rules.reason(state, in_a_row),
            turn.asked_at,
            turn.began_at,
        )

    rows = tuple(row(turn) for turn in waiting)
    line = [rules.Waiting(r.id, r.kind, r.spoken, r.online) for r in rows]
    return TurnsRow(
        row(speaking[-1]) if speaking else None,
        rows,
        rules.suggest(line, in_a_row),
        _spoken(spoke, names, at),
        item.turns_closed_at is not None and item.turns_closed_at <= at,
    )


def _spoken(turns: list[Turn], names: naming.Names, at: datetime) -> tuple[SpokenRow, ...]:
    """Sum up who has spoken, the longest first."""
    sums: dict[tuple[UUID | None, str], list[int]] = {}
    for turn in turns:
        if turn.began_at:
            key = (turn.person_id, names.person(turn.person_id) or turn.label)
            sums.setdefault(key, []).append(seconds_between(turn.began_at, min(turn.ended_at or at, at)))
    rows = [SpokenRow(key[0], key[1], len(took), sum(took)) for key, took in sums.items()]
    return tuple(sorted(rows, key=lambda r: (-r.seconds, r.name)))


def _room_in_a_row(spoke: list[Turn], online: frozenset[UUID]) -> int:
    """How many from the room spoke since somebody online did."""
    count = 0
    for turn in sorted(spoke, key=lambda t: (t.began_at is None, t.began_at), reverse=True):
        if turn.person_id in online:
            break
        count += 1
    return count


def _all(tx: Transaction, item_id: UUID | None) -> list[Turn]:
    return sorted(tx.all(Turn, Turn.item_id == item_id), key=lambda t: (t.position, t.id))


def _waiting(tx: Transaction, item_id: UUID | None) -> list[Turn]:
    return [turn for turn in _all(tx, item_id) if not turn.began_at and not turn.withdrawn_at]
