# SPDX-License-Identifier: GPL-3.0-or-later
"""Presence at a minute: one place each, two counts that are never added."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.attendance import Movement, Presence, Total, course, presence_at
from assembly_app.domain.kinds import Electorate, Place

START = datetime(2026, 3, 15, 9, 12, tzinfo=UTC)
PEOPLE = [UUID(int=number) for number in range(1, 6)]

moves = st.builds(
    Movement,
    st.sampled_from(PEOPLE),
    st.sampled_from(list(Place)),
    st.integers(0, 300).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.uuids(),
)
totals = st.builds(
    Total,
    st.sampled_from(list(Electorate)),
    st.integers(0, 50),
    st.integers(0, 300).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.uuids(),
)


@given(st.lists(moves), st.lists(totals), st.integers(0, 400))
def test_nobody_is_in_two_places(movements: list[Movement], counted: list[Total], minutes: int) -> None:
    now = presence_at(movements, counted, START + timedelta(minutes=minutes))
    assert not now.room_named & now.online_named


@given(st.lists(moves), st.lists(totals), st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_entered_does_not_matter(
    movements: list[Movement], counted: list[Total], random: object
) -> None:
    at = START + timedelta(minutes=200)
    shuffled = list(movements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert presence_at(shuffled, counted, at) == presence_at(movements, counted, at)


def test_somebody_who_phones_in_changes_electorate() -> None:
    one = PEOPLE[0]
    line = [
        Movement(one, Place.ROOM, START, UUID(int=91)),
        Movement(one, Place.OUT, START + timedelta(minutes=148), UUID(int=92)),
        Movement(one, Place.ONLINE, START + timedelta(minutes=163), UUID(int=93)),
    ]
    unnamed = [Total(Electorate.ROOM, 12, START, UUID(int=94))]
    before, out, after = (presence_at(line, unnamed, START + timedelta(minutes=m)) for m in (10, 150, 170))
    assert (before.room, before.online) == (13, 0)
    assert (out.room, out.online) == (12, 0)
    assert (after.room, after.online) == (12, 1)
    assert course(line, unnamed) == [
        (START, 13, 0),
        (START + timedelta(minutes=148), 12, 0),
        (START + timedelta(minutes=163), 12, 1),
    ]


def test_the_two_counts_have_no_sum() -> None:
    assert not any(name in ("total", "sum", "all") for name in dir(Presence))
