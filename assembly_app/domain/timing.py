# SPDX-License-Identifier: GPL-3.0-or-later
"""Planned against actual time: items, their stretches and extensions, and the hour it will end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.moments import minutes_between, seconds_between


class ItemNotOpen(AssemblyError):
    """Something needs an item on which the assembly is working."""

    message = N_("No item is open. Start one from the agenda.")


class AnotherItemOpen(AssemblyError):
    """Two items cannot run at once."""

    message = N_("Item {number} is still open. Suspend it or close it first.")


class ItemClosed(AssemblyError):
    """A closed item takes nothing more."""

    message = N_("Item {number} is closed.")


class EndsBeforeItStarts(AssemblyError):
    """A happening ends after it starts."""

    message = N_("{end} is before {start}: check the hour.")


@dataclass(frozen=True)
class Stretch:
    """A stretch of time on an item; `end` is None while it runs."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class ItemTime:
    """The time of one item in agenda order, for the projection."""

    planned_min: int
    extra_min: int
    stretches: tuple[Stretch, ...]
    closed: bool

    @property
    def allotted_min(self) -> int:
        """Planned minutes with the extensions the room agreed."""
        return self.planned_min + self.extra_min

    @property
    def running(self) -> bool:
        """Whether the item is being dealt with now."""
        return any(stretch.end is None for stretch in self.stretches)


def spent_min(stretches: Iterable[Stretch], now: datetime) -> int:
    """Whole minutes spent on an item, suspensions left out; a stretch counts from its start to its end."""
    return sum(minutes_between(s.start, min(s.end or now, now)) for s in stretches if s.start <= now)


def spent_s(stretches: Iterable[Stretch], now: datetime) -> int:
    """Seconds spent on an item, suspensions left out."""
    return sum(seconds_between(s.start, min(s.end or now, now)) for s in stretches if s.start <= now)


def remaining(item: ItemTime, now: datetime) -> timedelta:
    """What an item still takes by its plan; nothing when closed, never negative."""
    if item.closed:
        return timedelta(0)
    left = timedelta(minutes=item.allotted_min) - timedelta(seconds=spent_s(item.stretches, now))
    return max(left, timedelta(0))


def projected_end(items: Sequence[ItemTime], now: datetime) -> datetime:
    """The moment at which the assembly ends if every item to come takes what was planned."""
    return now + sum((remaining(item, now) for item in items), timedelta(0))


def starts(items: Sequence[ItemTime], now: datetime) -> list[datetime | None]:
    """For each item, the moment it began, or the one at which it will by the plan.

    The item that runs comes first whatever its place; the rest follow in agenda order.
    """
    clock = now + sum((remaining(item, now) for item in items if item.running), timedelta(0))
    found: list[datetime | None] = []
    for item in items:
        if item.stretches:
            found.append(item.stretches[0].start)
        elif item.closed:
            found.append(None)
        else:
            found.append(clock)
        if not item.running:
            clock += remaining(item, now)
    return found
