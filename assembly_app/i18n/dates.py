# SPDX-License-Identifier: GPL-3.0-or-later
"""Days and hours as people write them."""

from datetime import date, datetime, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

DateStyle = Literal["full", "long", "medium", "short", "weekday", "month"]

# Babel has the names and the Catalan article; its order and its links are not ours: "15 de març del 2026",
# "15 de març 2026", "dom 15 marzo". Catalan MMMM brings its own "de " or "d'", LLL and LLLL are bare.
_PATTERNS: dict[str, dict[DateStyle, str]] = {
    "ca": {
        "full": "EEEE, d MMMM 'de' y",
        "long": "d MMMM 'de' y",
        "medium": "d LLL y",
        "short": "dd/MM/y",
        "weekday": "EEE d MMMM",
        "month": "LLLL 'de' y",
    },
    "es": {
        "full": "EEEE, d 'de' MMMM 'de' y",
        "long": "d 'de' MMMM 'de' y",
        "medium": "d LLL y",
        "short": "dd/MM/y",
        "weekday": "EEE d 'de' MMMM",
        "month": "LLLL 'de' y",
    },
    "en": {
        "full": "EEEE, d MMMM y",
        "long": "d MMMM y",
        "medium": "d LLL y",
        "short": "dd/MM/y",
        "weekday": "EEE d MMMM",
        "month": "LLLL y",
    },
}


def format_date(day: date, language: str, style: DateStyle = "long") -> str:
    """Long "15 de març de 2026", full with its weekday, medium "15 març 2026", short "15/03/2026",
    weekday "dg. 15 de març" (no year), month "març de 2026"."""
    from babel import dates  # not while the window starts

    text = dates.format_date(day, _PATTERNS[language][style], locale=language)
    return text.replace("’", "'")  # the apostrophe of the keyboard, as in what people write beside it


def format_time(moment: datetime, zone: str | tzinfo) -> str:
    """The local time of an aware moment, "10:12": the same in our three languages."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return f"{moment.astimezone(_zone(zone)):%H:%M}"


def local_date(moment: datetime, zone: str | tzinfo) -> date:
    """The local day of an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(_zone(zone)).date()


def format_moment(moment: datetime, zone: str | tzinfo, language: str, style: DateStyle = "medium") -> str:
    """Day and time: "15 març 2026, 10:12"."""
    return f"{format_date(local_date(moment, zone), language, style)}, {format_time(moment, zone)}"


def _zone(zone: str | tzinfo) -> tzinfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone
