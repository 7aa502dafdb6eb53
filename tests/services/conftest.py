# SPDX-License-Identifier: GPL-3.0-or-later
"""The small book of `tests.a_room`, as fixtures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.a_room import Hand, Room, make_room


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, clock: Hand) -> Iterator[Room]:
    made = make_room(tmp_path, clock)
    yield made
    made.book.close()
