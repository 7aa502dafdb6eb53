# SPDX-License-Identifier: GPL-3.0-or-later
"""Positions: always room between two, words that stay short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.order import between


@given(st.lists(st.integers(0, 60), max_size=60))
def test_there_is_always_room(places: list[int]) -> None:
    words: list[str] = []
    for place in places:
        at = place % (len(words) + 1)
        before = words[at - 1] if at else ""
        after = words[at] if at < len(words) else ""
        words.insert(at, between(before, after))
    assert words == sorted(words)
    assert len(set(words)) == len(words)
    assert not any(word.endswith("a") for word in words)


def test_a_hundred_speakers_in_a_row_keep_short_words() -> None:
    last = ""
    for _ in range(100):
        last = between(last, "")
    assert len(last) <= 6


def test_what_is_not_in_order_is_refused() -> None:
    with pytest.raises(ValueError, match="no place"):
        between("m", "c")
