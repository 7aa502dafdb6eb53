# SPDX-License-Identifier: GPL-3.0-or-later
"""Single values of a scenario: each reader gives a value or says in one error what belongs there."""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from assembly_app.demo.errors import NotADay, NotAnHour, NotAQuantity, NotText, NotTruth, NotWhole
from assembly_app.demo.local_time import LocalTime, read_day

_QUANTITY = re.compile(r"\d{1,12}(\.\d{1,6})?", re.ASCII)
# Documents cannot hold control characters, nor can UTF-8 hold half a pair of surrogates.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MOST = 999_999


def read_text(value: object) -> str:
    """Read a text; raises NotText."""
    if not isinstance(value, str) or _UNPRINTABLE.search(value):
        raise NotText
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST:
        raise NotWhole
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise NotTruth
    return value


def _day(value: object) -> date:
    if not isinstance(value, str):
        raise NotADay
    return read_day(value)


def _local_time(value: object) -> LocalTime:
    if not isinstance(value, str):
        raise NotAnHour(text=value)
    return LocalTime.parse(value)


def _hour(value: object) -> time:
    found = _local_time(value)
    if found.next_day or found.offset is not None:
        raise NotAnHour(text=found.text)
    return found.hour


def _quantity(value: object) -> Decimal:
    # As a text, since a number with decimals is not kept exactly on its way through JSON.
    if not isinstance(value, str) or not _QUANTITY.fullmatch(value):
        raise NotAQuantity
    return Decimal(value)


READERS: Final[Mapping[Any, Callable[[object], object]]] = MappingProxyType(
    {
        str: read_text,
        int: _whole,
        bool: _truth,
        date: _day,
        time: _hour,
        Decimal: _quantity,
        LocalTime: _local_time,
    }
)
