# SPDX-License-Identifier: GPL-3.0-or-later
"""A book of each test's own, with a clock that the test moves."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from assembly_app.storage.database import Database


class HandClock:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Olvera.assemblea"
    Database.create(path)
    return path


@pytest.fixture
def book(path: Path, clock: HandClock) -> Iterator[Database]:
    with Database.open(path, clock=clock, rng=Random(1), machine="here", patience_s=0.1) as book:
        yield book
