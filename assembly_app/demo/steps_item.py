# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of an item: its clock, how it ends, and who speaks."""

from datetime import date
from uuid import UUID

from assembly_app.demo.errors import NotWaiting
from assembly_app.demo.happening import Happening
from assembly_app.demo.refs import AssemblyRef, BodyRef, ItemRef, PersonRef, Text, words
from assembly_app.domain.kinds import Outcome, TurnKind
from assembly_app.domain.kinds import Step as ItemStep
from assembly_app.services import items, names, turns


def start(now: Happening, item: ItemRef) -> None:
    """Begin an item, or go on with it."""
    items.start(now.tx, now[item], now.at)


def suspend(now: Happening, item: ItemRef) -> None:
    """Leave an item for later."""
    items.suspend(now.tx, now[item], now.at)


def extend(now: Happening, item: ItemRef, minutes: int) -> None:
    """Give an item the minutes that the room agreed to."""
    items.extend(now.tx, now[item], minutes, now.at)


def go_to_step(now: Happening, item: ItemRef, step: ItemStep) -> None:
    """Say where the room is on the path to consensus."""
    items.go_to_step(now.tx, now[item], step)


def close_item(now: Happening, item: ItemRef, outcome: Outcome, note: Text | None = None) -> None:
    """End an item: informed, agreed, withdrawn or parked."""
    items.close(now.tx, now[item], outcome, now.at, note=words(note))
    now.translate(now[item], outcome_note=note)


def defer(
    now: Happening,
    item: ItemRef,
    to: AssemblyRef,
    text_due_on: date | None = None,
    working_group: tuple[PersonRef, ...] = (),
    note: Text | None = None,
) -> None:
    """End an item without agreement and put it on a later agenda."""
    items.defer(
        now.tx,
        now[item],
        now[to],
        now.at,
        text_due_on=text_due_on,
        working_group=now.many(working_group),
        note=words(note),
    )
    now.translate(now[item], outcome_note=note)


def refer(
    now: Happening,
    item: ItemRef,
    to: BodyRef,
    report_to: AssemblyRef | None = None,
    note: Text | None = None,
) -> None:
    """End an item by referring it to a body."""
    items.refer(now.tx, now[item], now[to], now.at, report_to=now.maybe(report_to), note=words(note))
    now.translate(now[item], outcome_note=note)


def ask(now: Happening, item: ItemRef, person: PersonRef, kind: TurnKind = TurnKind.TURN) -> None:
    """Put somebody on the list of speakers."""
    turns.ask(now.tx, now[item], now[person], kind, now.at)


def give_floor(now: Happening, item: ItemRef, person: PersonRef | None = None) -> None:
    """Give the floor to the first of the list, or to somebody on it."""
    chosen = _turn(now, now[item], now[person]) if person else None
    turns.give_floor(now.tx, now[item], now.at, turn_id=chosen)


def end_turn(now: Happening, item: ItemRef) -> None:
    """End the turn of whoever speaks."""
    turns.end(now.tx, now[item], now.at)


def withdraw_turn(now: Happening, item: ItemRef, person: PersonRef) -> None:
    """Take somebody off the list of speakers."""
    turns.withdraw(now.tx, _turn(now, now[item], now[person]), now.at)


def close_list(now: Happening, item: ItemRef) -> None:
    """Close the list of speakers."""
    turns.close_list(now.tx, now[item], now.at)


def reopen_list(now: Happening, item: ItemRef) -> None:
    """Open the list of speakers again."""
    turns.reopen_list(now.tx, now[item])


def go_round(now: Happening, item: ItemRef) -> None:
    """Put everybody in the room on the list."""
    turns.go_round(now.tx, now[item], now.at)


def _turn(now: Happening, item: UUID, person: UUID) -> UUID:
    """Return somebody's place in the list; raises NotWaiting."""
    for row in turns.of_item(now.tx, item, now.at).waiting:
        if row.person_id == person:
            return row.id
    raise NotWaiting(name=names.load(now.tx).person(person))
