# SPDX-License-Identifier: GPL-3.0-or-later
"""Planned against actual time: suspended items, extensions, the hour it will end."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.timing import ItemTime, Stretch, projected_end, remaining, spent_min, starts

NOON = datetime(2026, 3, 15, 12, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_a_suspended_item_counts_only_the_time_spent_on_it() -> None:
    stretches = (Stretch(at(0), at(10)), Stretch(at(40), at(45)))
    assert spent_min(stretches, at(90)) == 15


def test_the_running_stretch_counts_up_to_now() -> None:
    assert spent_min((Stretch(at(0), None),), at(18)) == 18


def test_the_end_moves_with_what_is_left() -> None:
    done = ItemTime(10, 0, (Stretch(at(-30), at(-20)),), closed=True)
    running = ItemTime(40, 10, (Stretch(at(-18), None),), closed=False)
    coming = ItemTime(20, 0, (), closed=False)
    assert remaining(done, NOON) == timedelta(0)
    assert projected_end([done, running, coming], NOON) == at(32 + 20)


def test_an_item_over_its_time_owes_nothing() -> None:
    late = ItemTime(10, 0, (Stretch(at(-30), None),), closed=False)
    assert projected_end([late], NOON) == NOON


def test_what_comes_starts_when_the_running_item_should_end() -> None:
    waiting = ItemTime(15, 0, (), closed=False)
    running = ItemTime(40, 0, (Stretch(at(-18), None),), closed=False)
    last = ItemTime(10, 0, (), closed=False)
    # The one before the running item in the agenda is dealt with after it.
    assert starts([waiting, running, last], NOON) == [at(22), at(-18), at(37)]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12))
def test_the_end_is_now_and_what_every_item_still_takes(plans: list[tuple[int, int]]) -> None:
    items = [ItemTime(plan, extra, (), closed=False) for plan, extra in plans]
    assert projected_end(items, NOON) - NOON == timedelta(minutes=sum(plan + extra for plan, extra in plans))
