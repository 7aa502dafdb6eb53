# SPDX-License-Identifier: GPL-3.0-or-later
"""Local times, on the days on which the clocks change too."""

from datetime import UTC, date, datetime, time

import pytest

from assembly_app.domain.moments import (
    NoSuchLocalTime,
    UnknownZone,
    local,
    minutes_between,
    moment,
    seconds_between,
)

MADRID = "Europe/Madrid"


def test_a_local_time_is_a_moment_and_back() -> None:
    at = moment(date(2026, 3, 15), time(12, 44), MADRID)
    assert at == datetime(2026, 3, 15, 11, 44, tzinfo=UTC)
    assert local(at, MADRID).time() == time(12, 44)


def test_the_hour_that_spring_skips_is_no_time() -> None:
    with pytest.raises(NoSuchLocalTime):
        moment(date(2026, 3, 29), time(2, 30), MADRID)


def test_the_hour_that_autumn_repeats_is_two_moments() -> None:
    day = date(2026, 10, 25)
    first, second = moment(day, time(2, 30), MADRID), moment(day, time(2, 30, fold=1), MADRID)
    assert minutes_between(first, second) == 60


def test_an_assembly_over_the_change_of_clocks_lasts_what_it_lasts() -> None:
    start = moment(date(2026, 3, 29), time(1, 0), MADRID)
    assert minutes_between(start, moment(date(2026, 3, 29), time(4, 0), MADRID)) == 120


def test_minutes_are_those_of_the_wall_clock() -> None:
    start = datetime(2026, 3, 15, 11, 26, 40, tzinfo=UTC)
    end = datetime(2026, 3, 15, 12, 16, 10, tzinfo=UTC)
    assert minutes_between(start, end) == 50
    assert seconds_between(end, start) == 0


def test_a_zone_that_is_none_is_said() -> None:
    with pytest.raises(UnknownZone):
        moment(date(2026, 3, 15), time(10), "Europe/Nowhere")
