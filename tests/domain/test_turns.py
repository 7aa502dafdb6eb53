# SPDX-License-Identifier: GPL-3.0-or-later
"""The list: one suggestion with its reason, or none."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.kinds import TurnKind
from assembly_app.domain.turns import Suggestion, Waiting, Why, suggest

waiting = st.builds(Waiting, st.uuids(), st.sampled_from(list(TurnKind)), st.integers(0, 3), st.booleans())


def some(number: int, kind: TurnKind = TurnKind.TURN, spoken: int = 1, *, online: bool = False) -> Waiting:
    return Waiting(UUID(int=number), kind, spoken, online)


def test_somebody_online_after_two_from_the_room() -> None:
    line = [some(1, spoken=0), some(2, online=True), some(3)]
    assert suggest(line, 2) == Suggestion(UUID(int=2), UUID(int=1), Why.ONLINE)
    assert suggest(line, 1) is None


def test_whoever_has_not_spoken_goes_before_those_who_have() -> None:
    assert suggest([some(1), some(2, spoken=0)], 0) == Suggestion(UUID(int=2), UUID(int=1), Why.FIRST_TIME)


def test_a_direct_response_and_a_point_of_process_come_first() -> None:
    line = [some(1, spoken=0), some(2, TurnKind.DIRECT_RESPONSE), some(3, TurnKind.PROCESS_POINT)]
    assert suggest(line, 0) == Suggestion(UUID(int=3), UUID(int=1), Why.PROCESS_POINT)
    assert suggest(line[:2], 0) == Suggestion(UUID(int=2), UUID(int=1), Why.DIRECT_RESPONSE)


@given(st.lists(waiting, max_size=8, unique_by=lambda one: one.turn), st.integers(0, 4))
def test_following_suggestions_comes_to_an_end(line: list[Waiting], in_a_row: int) -> None:
    for _ in range(len(line) + 1):
        advice = suggest(line, in_a_row)
        if advice is None:
            return
        assert advice.before == line[0].turn
        line = sorted(line, key=lambda one: one.turn != advice.turn)
    raise AssertionError("it never has enough")
