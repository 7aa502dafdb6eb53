# SPDX-License-Identifier: GPL-3.0-or-later
"""Each column type: there and back, nothing at all as NULL, and comparisons that mean what Python means."""

from datetime import UTC, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.kinds import Nature
from assembly_app.storage.database import Database
from assembly_app.storage.models import AgendaItem, Person
from assembly_app.storage.types import (
    Choice,
    Clock,
    Count,
    Day,
    Flag,
    Id,
    IdList,
    Moment,
    Number,
    StorageType,
    Text,
)


class Colour(StrEnum):
    """Some choice."""

    RED = "red"
    BLUE = "blue"


moments = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=2))]),
).map(lambda one: one.replace(microsecond=one.microsecond // 1000 * 1000))
pairs: list[tuple[StorageType[Any], st.SearchStrategy[Any]]] = [
    (Id(), st.none() | st.uuids()),
    (IdList(), st.lists(st.uuids()).map(tuple)),
    (Moment(), st.none() | moments),
    (Day(), st.none() | st.dates()),
    (Clock(), st.none() | st.times().map(lambda one: time(one.hour, one.minute))),
    (Text(), st.text()),
    (Flag(), st.booleans()),
    (Count(), st.none() | st.integers()),
    (Choice(Colour), st.none() | st.sampled_from(Colour)),
    (Number(), st.none() | st.decimals(allow_nan=False)),
]


@pytest.mark.parametrize(("kind", "values"), pairs, ids=lambda one: type(one).__name__)
@given(data=st.data())
def test_every_value_comes_back(
    kind: StorageType[Any], values: st.SearchStrategy[Any], data: st.DataObject
) -> None:
    value = data.draw(values)
    stored = kind.store(value)
    assert type(stored) in {int, str, bytes, type(None)}
    assert kind.read(stored) == value
    assert (stored is None) is (value == kind.empty and type(value) is type(kind.empty))


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Moment().store(datetime(2026, 3, 15, 10, 0))  # noqa: DTZ001 - that is what is tested


def test_a_choice_this_application_does_not_know_reads_as_none() -> None:
    assert Choice(Colour).read("ultraviolet") is None


def test_comparisons_mean_what_they_mean_in_python(book: Database) -> None:
    with book.transaction("set up") as tx:
        tx.add(AgendaItem(id=tx.new_id(), title="a", reserved=True, nature=Nature.DECISION, planned_min=5))
        tx.add(AgendaItem(id=tx.new_id(), title=""))
        tx.add(Person(id=tx.new_id(), name="Anna"))
    item = AgendaItem
    criteria: list[tuple[Any, list[str]]] = [
        (item.title == "a", ["a"]),
        (item.title == "", [""]),
        (item.title != "", ["a"]),
        (item.title != "a", [""]),
        (item.title != "b", ["a", ""]),
        (item.title.in_(["a", "b"]), ["a"]),
        (item.title.contains("a"), ["a"]),
        (item.reserved == True, ["a"]),  # noqa: E712 - how a criterion is written
        (item.reserved == False, [""]),  # noqa: E712
        (item.reserved != True, [""]),  # noqa: E712
        (item.reserved.is_(None), [""]),
        (~item.reserved, [""]),
        (item.reserved, ["a"]),
        (item.holder_ids == (), ["a", ""]),
        (item.nature == Nature.DECISION, ["a"]),
        (item.nature != Nature.DECISION, [""]),
        (item.nature == None, [""]),  # noqa: E711
        (item.planned_min > 4, ["a"]),
    ]
    with book.reading() as tx:
        for criterion, titles in criteria:
            assert [one.title for one in tx.all(item, criterion)] == titles, str(criterion)
