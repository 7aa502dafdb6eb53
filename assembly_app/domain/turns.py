# SPDX-License-Identifier: GPL-3.0-or-later
"""The speakers' list: a person keeps the order, the application only suggests one and says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import TurnKind


class AlreadyWaiting(AssemblyError):
    """One place in the list each."""

    message = N_("{name} is already on the list.")


class ListClosed(AssemblyError):
    """A closed list takes only direct responses and points of process."""

    message = N_("The speakers' list is closed. Open it again to add {name}.")


class NobodyWaiting(AssemblyError):
    """There is no next speaker."""

    message = N_("Nobody is waiting to speak.")


class Why(StrEnum):
    """Why somebody might go first (Seeds for Change; hand signals of assemblies)."""

    PROCESS_POINT = "process_point"
    DIRECT_RESPONSE = "direct_response"
    CLARIFYING_QUESTION = "clarifying_question"
    FIRST_TIME = "first_time"
    ONLINE = "online"


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits: whether they spoke on this item, and from where they speak."""

    turn: UUID
    kind: TurnKind
    spoken: int
    online: bool


@dataclass(frozen=True)
class Suggestion:
    """Who could go before whom, and why."""

    turn: UUID
    before: UUID
    why: Why


_AFTER_ROOM = 2


def reason(waiting: Waiting, room_in_a_row: int) -> Why | None:
    """Why this person might be heard soon; None when only the order speaks for them."""
    urgent = {
        TurnKind.PROCESS_POINT: Why.PROCESS_POINT,
        TurnKind.DIRECT_RESPONSE: Why.DIRECT_RESPONSE,
        TurnKind.CLARIFYING_QUESTION: Why.CLARIFYING_QUESTION,
    }.get(waiting.kind)
    if urgent:
        return urgent
    if waiting.online and room_in_a_row >= _AFTER_ROOM:
        return Why.ONLINE
    return Why.FIRST_TIME if waiting.spoken == 0 else None


def suggest(line: Sequence[Waiting], room_in_a_row: int) -> Suggestion | None:
    """Suggest one change to the head of the list, or None when the order already does justice.

    A point of process comes first, then a direct response, then somebody online after two from the
    room, then whoever has not spoken on this item (Seeds for Change; the remote hands of a room).
    """
    if len(line) <= 1:
        return None
    ranks = {Why.PROCESS_POINT: 0, Why.DIRECT_RESPONSE: 1, Why.ONLINE: 2, Why.FIRST_TIME: 3}

    def rank(waiting: Waiting) -> int:
        why = reason(waiting, room_in_a_row)
        return ranks.get(why, len(ranks)) if why else len(ranks)

    first, best = line[0], min(line, key=rank)
    why = reason(best, room_in_a_row)
    if why is None or rank(best) >= rank(first):
        return None
    return Suggestion(best.turn, first.turn, why)
