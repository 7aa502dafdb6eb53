# SPDX-License-Identifier: GPL-3.0-or-later
"""Local times as a scenario writes them: 12:44, 00:10+1 for the next day, 02:30+02:00 in a repeated hour."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Self

from assembly_app.demo.errors import NotADay, NotAMoment, NotAnHour, OffsetNotThere
from assembly_app.domain.moments import LIKELY_YEARS, moment, zone

_SHAPE = re.compile(r"(\d\d):(\d\d)(\+1)?(?:([+-])(\d\d):(\d\d))?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class LocalTime:
    """An hour of a day, or of the day after; `offset` only where the hour comes twice."""

    text: str
    hour: time
    next_day: bool = False
    offset: timedelta | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read 12:44, 00:10+1 or 02:30+02:00; raises NotAnHour."""
        found = _SHAPE.fullmatch(text)
        if not found:
            raise NotAnHour(text=text)
        hours, minutes, next_day, sign, *parts = found.groups()
        try:
            hour = time(int(hours), int(minutes))
            offset = _offset(sign, *parts) if sign else None
        except ValueError as error:
            raise NotAnHour(text=text) from error
        return cls(text, hour, bool(next_day), offset)

    def on(self, day: date, zone_name: str) -> datetime:
        """Return the moment; raises OffsetNotThere, UnknownZone, or NoSuchLocalTime in a skipped hour."""
        day += timedelta(days=self.next_day)
        if self.offset is None:
            return moment(day, self.hour, zone_name)
        said = datetime.combine(day, self.hour, tzinfo=timezone(self.offset))
        if said.astimezone(zone(zone_name)).utcoffset() != self.offset:
            raise OffsetNotThere(text=self.text, zone=zone_name)
        return said.astimezone(UTC)


def read_day(text: str) -> date:
    """Read 2026-03-15; raises NotADay."""
    if not _DAY.fullmatch(text):
        raise NotADay
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotADay from error
    if not LIKELY_YEARS[0] <= day.year <= LIKELY_YEARS[1]:
        raise NotADay
    return day


def read_moment(text: str) -> tuple[date, LocalTime]:
    """Read 2026-03-12 18:40; raises NotAMoment, NotADay or NotAnHour."""
    day, blank, hour = text.partition(" ")
    if not blank:
        raise NotAMoment
    return read_day(day), LocalTime.parse(hour)


def _offset(sign: str, hours: str, minutes: str) -> timedelta:
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    if offset >= timedelta(days=1):
        raise ValueError(hours)
    return -offset if sign == "-" else offset
