# SPDX-License-Identifier: GPL-3.0-or-later
"""Local times of an assembly's zone and the moments they name."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assembly_app.domain.errors import N_, AssemblyError

# Outside these years a date is a slip of the keyboard, and clocks and calendars overflow.
LIKELY_YEARS = (1900, 2200)


class UnlikelyDay(AssemblyError):
    """A date no assembly is held on."""

    message = N_("{day} cannot be right: check the year.")


class UnknownZone(AssemblyError):
    """The name is no time zone of the database."""

    message = N_("There is no time zone called “{name}”.")


class NoSuchLocalTime(AssemblyError):
    """The clocks went forward over this hour."""

    message = N_("There is no {time} on {day}: the clocks go forward over it.")


def zone(name: str) -> ZoneInfo:
    """Return the zone of a name such as Europe/Madrid; raises UnknownZone."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UnknownZone(name=name) from error


def moment(day: date, local: time, zone_name: str) -> datetime:
    """Return the UTC moment of a local time; in a repeated hour, `local.fold` tells the second one.

    Raises UnknownZone, and NoSuchLocalTime in the hour that spring skips.
    """
    place = zone(zone_name)
    aware = datetime.combine(day, local.replace(tzinfo=None), tzinfo=place).replace(fold=local.fold)
    result = aware.astimezone(UTC)
    if result.astimezone(place).time() != local.replace(tzinfo=None, fold=0):
        raise NoSuchLocalTime(time=local.strftime("%H:%M"), day=day.isoformat())
    return result


def local(at: datetime, zone_name: str) -> datetime:
    """Return the moment as the room's clock shows it."""
    return at.astimezone(zone(zone_name))


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes as clocks on the wall show them: 12:26:40 to 13:16:10 is 50."""
    return int(end.timestamp() // 60) - int(start.timestamp() // 60)


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from one moment to another; never negative."""
    return max(0, int((end - start) / timedelta(seconds=1)))
