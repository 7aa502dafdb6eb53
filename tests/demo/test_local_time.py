# SPDX-License-Identifier: GPL-3.0-or-later
"""Local times of a scenario, on the nights on which clocks change too."""

from datetime import UTC, date, datetime

import pytest

from assembly_app.demo.errors import NotADay, NotAMoment, NotAnHour, OffsetNotThere
from assembly_app.demo.local_time import LocalTime, read_day, read_moment
from assembly_app.domain.moments import NoSuchLocalTime

MADRID = "Europe/Madrid"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("text", "day", "moment"),
    [
        ("12:44", date(2026, 3, 15), datetime(2026, 3, 15, 11, 44, tzinfo=UTC)),
        ("00:10+1", date(2026, 3, 15), datetime(2026, 3, 15, 23, 10, tzinfo=UTC)),
        ("01:30", SPRING, datetime(2026, 3, 29, 0, 30, tzinfo=UTC)),
        ("03:30", SPRING, datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("02:30", AUTUMN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("02:30+02:00", AUTUMN, datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("02:30+01:00", AUTUMN, datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        ("02:30+1+01:00", date(2026, 10, 24), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ],
)
def test_moments(text: str, day: date, moment: datetime) -> None:
    assert LocalTime.parse(text).on(day, MADRID) == moment


@pytest.mark.parametrize(
    "text", ["", "1:02", "24:00", "12:60", "12:44:10", "12.44", "00:10+2", "١٢:٤٤", "12:00+25:00", " 12:44"]
)
def test_what_is_no_hour(text: str) -> None:
    with pytest.raises(NotAnHour):
        LocalTime.parse(text)


def test_an_hour_that_the_spring_skips() -> None:
    with pytest.raises(NoSuchLocalTime):
        LocalTime.parse("02:30").on(SPRING, MADRID)


def test_an_offset_that_the_zone_has_not() -> None:
    with pytest.raises(OffsetNotThere):
        LocalTime.parse("12:30+05:00").on(AUTUMN, MADRID)
    with pytest.raises(OffsetNotThere):
        LocalTime.parse("02:30+01:00").on(SPRING, MADRID)


def test_days_and_moments() -> None:
    assert read_moment("2026-03-12 18:40") == (date(2026, 3, 12), LocalTime.parse("18:40"))
    for text in ("2026-3-12", "2026-02-30", "20260312", ""):
        with pytest.raises(NotADay):
            read_day(text)
    with pytest.raises(NotAMoment):
        read_moment("18:40")
    with pytest.raises(NotAnHour):
        read_moment("2026-03-12 8:40")
