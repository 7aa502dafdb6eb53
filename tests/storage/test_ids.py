# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids: derived ones meet, new ones are in the order they were made."""

from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.ids import NewIds, derived_id

NOON = datetime(2026, 3, 15, 12, 0, 0, 125000, tzinfo=UTC)
parts = st.lists(st.one_of(st.uuids(), st.text(), st.integers()))


@given(parts, parts)
def test_derived_ids_meet_only_when_all_parts_do(one: list[str], other: list[str]) -> None:
    same = [(type(part), part) for part in one] == [(type(part), part) for part in other]
    assert (derived_id(*one) == derived_id(*other)) is same
    assert derived_id(*one).version == 5


def test_derived_ids_are_permanent() -> None:
    assert derived_id("attendance", UUID(int=7), 1) == UUID("e9d0e439-ac01-5ad3-9344-7df56a02cb7b")


@given(st.lists(st.integers(-5000, 5000)), st.integers())
def test_new_ids_grow_whatever_the_clock_does(steps: list[int], seed: int) -> None:
    now = [NOON]
    new_id = NewIds(lambda: now[0], Random(seed))
    made = [new_id()]
    for step in steps:
        now[0] += timedelta(milliseconds=step)
        made.append(new_id())
    assert made == sorted(set(made))
    assert {(one.version, one.variant) for one in made} == {(7, "specified in RFC 4122")}


def test_a_new_id_says_when_it_was_made() -> None:
    made = NewIds(lambda: NOON, Random(3))()
    assert made.int >> 80 == NOON.timestamp() * 1000
