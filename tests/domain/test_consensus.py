# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions account for the room; a block excludes consensus."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.consensus import (
    BlockExcludesConsensus,
    NegativePosition,
    Positions,
    PositionsDoNotSum,
    adoption,
    check_positions,
    diverges,
    proposed_support,
)
from assembly_app.domain.kinds import Adoption

count = st.integers(0, 200)


@given(count, count, count, count, count, st.integers(-3, 3))
def test_only_an_exact_account_of_the_room_is_taken(
    block: int, aside: int, reserves: int, support: int, none: int, off: int
) -> None:
    positions = Positions(block, aside, reserves, support, none)
    if off == 0:
        check_positions(positions, positions.total)
    else:
        with pytest.raises(PositionsDoNotSum):
            check_positions(positions, positions.total + off)


def test_forty_instead_of_thirty_nine_is_said_in_words() -> None:
    with pytest.raises(PositionsDoNotSum, match="add up to 46 and there are 45 people"):
        check_positions(Positions(0, 3, 3, 40), 45)


def test_a_count_below_zero_is_refused_though_it_sums() -> None:
    with pytest.raises(NegativePosition):
        check_positions(Positions(-1, 0, 0, 11), 10)


@given(count, count, count, count)
def test_support_is_proposed_as_the_room_less_the_others(
    room: int, block: int, aside: int, reserves: int
) -> None:
    support = proposed_support(room, block, aside, reserves)
    assert support >= 0
    if block + aside + reserves <= room:
        check_positions(Positions(block, aside, reserves, support), room)


def test_an_open_block_excludes_consensus_and_a_resolved_one_does_not() -> None:
    positions = Positions(1, 0, 0, 44)
    with pytest.raises(BlockExcludesConsensus):
        adoption(positions, 1)
    assert adoption(positions, 0) is Adoption.CONSENSUS
    assert adoption(Positions(0, 3, 3, 39), 0) is Adoption.CONSENSUS_WITH_RESERVES


def test_those_online_may_part_from_the_room() -> None:
    room = Positions(0, 3, 3, 39)
    assert diverges(room, 2, 6)
    assert not diverges(room, 6, 2)
    assert not diverges(room, 3, 3)
