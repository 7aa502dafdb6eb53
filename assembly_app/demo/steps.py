# SPDX-License-Identifier: GPL-3.0-or-later
"""The verbs of a scenario: each is one use case, and the parameters of its function are the keys it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from assembly_app.demo import steps_decision as decision
from assembly_app.demo import steps_item as item
from assembly_app.demo import steps_room as room
from assembly_app.demo import steps_writing as writing
from assembly_app.demo.refs import Kind


@dataclass(frozen=True)
class Verb:
    """A use case; `makes` is what it gives an id to, which it must have unless said otherwise.

    `whole` is for a function that takes its many keys as one object.
    """

    function: Callable[..., Any]
    makes: Kind | None = None
    must_have_id: bool = True
    person_or_people: bool = False
    whole: type[Any] | None = None


VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "open": Verb(room.open_),
        "close": Verb(room.close),
        "assign_role": Verb(room.assign_role),
        "arrive": Verb(room.arrive, person_or_people=True),
        "leave": Verb(room.leave, person_or_people=True),
        "move": Verb(room.move),
        "excuse": Verb(room.excuse),
        "count_unnamed": Verb(room.count_unnamed),
        "swap": Verb(room.swap),
        "accept_change": Verb(room.accept_change),
        "approve_agenda": Verb(room.approve_agenda),
        "start": Verb(item.start),
        "suspend": Verb(item.suspend),
        "resume": Verb(item.start),
        "extend": Verb(item.extend),
        "step": Verb(item.go_to_step),
        "close_item": Verb(item.close_item),
        "defer": Verb(item.defer),
        "refer": Verb(item.refer),
        "ask": Verb(item.ask),
        "give_floor": Verb(item.give_floor),
        "end_turn": Verb(item.end_turn),
        "withdraw_turn": Verb(item.withdraw_turn),
        "close_list": Verb(item.close_list),
        "reopen_list": Verb(item.reopen_list),
        "go_round": Verb(item.go_round),
        "contribute": Verb(writing.contribute, Kind.CONTRIBUTION),
        "read_contribution": Verb(writing.read_contribution),
        "answer_contribution": Verb(writing.answer_contribution),
        "table": Verb(decision.table, Kind.VERSION),
        "take_in": Verb(decision.take_in),
        "read_final": Verb(decision.read_final),
        "concern": Verb(decision.concern, Kind.CONCERN),
        "settle": Verb(decision.settle),
        "thermometer": Verb(decision.thermometer),
        "open_consultation": Verb(decision.open_consultation, Kind.CONSULTATION),
        "close_consultation": Verb(decision.close_consultation),
        "read_result": Verb(decision.read_result),
        "explain_divergence": Verb(decision.explain_divergence),
        "test": Verb(decision.test, Kind.TEST),
        "resolve_block": Verb(decision.resolve_block),
        "assent": Verb(decision.assent),
        "agree": Verb(decision.agree, Kind.AGREEMENT, whole=decision.Agreed),
        "task": Verb(writing.task, Kind.TASK, must_have_id=False),
        "review_task": Verb(writing.review_task),
        "amend_minutes": Verb(writing.amend_minutes),
        "approve_minutes": Verb(writing.approve_minutes),
        "park": Verb(writing.park),
        "note": Verb(writing.note),
        "record": Verb(writing.record),
    }
)
