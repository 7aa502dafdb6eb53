# SPDX-License-Identifier: GPL-3.0-or-later
"""Column types: each maps a Python value to the one SQLite holds, which is also the one the journal keeps."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Dialect
from sqlalchemy.orm import MappedColumn, mapped_column
from sqlalchemy.sql import operators
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import UserDefinedType

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Stored = int | str | bytes | None
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_ID_BYTES = 16


class StorageType(UserDefinedType[T], Generic[T]):
    """A nullable column; NULL reads as `empty`, and `empty` is stored as NULL."""

    sql = "TEXT"
    empty: Any = None
    # Reading may lose a value that only a newer application knows.
    lossy = False

    class Comparator(UserDefinedType.Comparator[Any]):
        """Compares as Python would: an empty value is NULL, and `!=` holds for NULL too."""

        def operate(self, op: OperatorType, *other: Any, **kwargs: Any) -> ColumnElement[Any]:
            column: ColumnElement[Any] = self.expr
            empty = column.type.empty  # type: ignore[attr-defined]
            if op is operators.inv and empty is False:
                return column.is_(None)
            if op in (operators.eq, operators.ne):
                if type(other[0]) is type(empty) and other[0] == empty:
                    return column.is_(None) if op is operators.eq else column.is_not(None)
                if other[0] is True:
                    return column.is_not(None) if op is operators.eq else column.is_(None)
                if op is operators.ne:
                    return column.is_distinct_from(other[0])
            return super().operate(op, *other, **kwargs)

    comparator_factory = Comparator

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        # SQLAlchemy asks it of each class by itself: what __init__ takes is all there is to a type here.
        cls.cache_ok = True

    def get_col_spec(self, **_kwargs: Any) -> str:
        return self.sql

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Stored]:
        return self.store

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return self.read

    def store(self, value: Any) -> Stored:
        """Give the storage value of a Python value."""
        return value  # type: ignore[no-any-return]

    def read(self, stored: Any) -> Any:
        """Give the Python value of a storage value."""
        return stored


class Id(StorageType[UUID | None]):
    """A record's id, or a reference to one of the table named by `refers`: 16 bytes."""

    sql = "BLOB"

    def __init__(self, refers: str = "") -> None:
        self.refers = refers

    def store(self, value: UUID | None) -> bytes | None:
        return None if value is None else value.bytes

    def read(self, stored: bytes | None) -> UUID | None:
        return None if stored is None else UUID(bytes=stored)


class IdList(StorageType[tuple[UUID, ...]]):
    """An ordered list of ids of the table named by `refers`, their bytes one after another."""

    sql = "BLOB"
    empty = ()

    def __init__(self, refers: str = "") -> None:
        self.refers = refers

    def store(self, value: tuple[UUID, ...] | None) -> bytes | None:
        return b"".join(one.bytes for one in value) if value else None

    def read(self, stored: bytes | None) -> tuple[UUID, ...]:
        if not stored:
            return ()
        return tuple(UUID(bytes=stored[at : at + _ID_BYTES]) for at in range(0, len(stored), _ID_BYTES))


class Moment(StorageType[datetime | None]):
    """An instant: milliseconds since 1970 in UTC; a time without zone is refused."""

    sql = "INTEGER"

    def store(self, value: datetime | None) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment needs a time zone: {value!r}")
        return (value - EPOCH) // _MILLISECOND

    def read(self, stored: int | None) -> datetime | None:
        return None if stored is None else EPOCH + stored * _MILLISECOND


class Day(StorageType[date | None]):
    """A date, as ISO text."""

    def store(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def read(self, stored: str | None) -> date | None:
        return None if stored is None else date.fromisoformat(stored)


class Clock(StorageType[time | None]):
    """A time of the day, to the minute, as HH:MM."""

    def store(self, value: time | None) -> str | None:
        return None if value is None else f"{value.hour:02}:{value.minute:02}"

    def read(self, stored: str | None) -> time | None:
        return None if stored is None else time.fromisoformat(stored)


class Text(StorageType[str]):
    """Words; none at all is NULL."""

    empty = ""

    def store(self, value: str | None) -> str | None:
        return str(value) if value else None

    def read(self, stored: str | None) -> str:
        return stored or ""


class Flag(StorageType[bool]):
    """Yes is 1, no is NULL."""

    sql = "INTEGER"
    empty = False

    def store(self, value: bool | None) -> int | None:
        return 1 if value else None

    def read(self, stored: int | None) -> bool:
        return bool(stored)


class Count(StorageType[int | None]):
    """A whole number."""

    sql = "INTEGER"

    def store(self, value: int | None) -> int | None:
        return None if value is None else int(value)


class Number(StorageType[Decimal | None]):
    """An exact decimal, kept with its digits as text."""

    def store(self, value: Decimal | None) -> str | None:
        return None if value is None else str(value)

    def read(self, stored: str | None) -> Decimal | None:
        return None if stored is None else Decimal(stored)


class Choice(StorageType[E | None], Generic[E]):
    """One of an enumeration; a value only a newer application knows reads as None, and stays in the log."""

    lossy = True

    def __init__(self, choices: type[E]) -> None:
        self.choices = choices
        self._known: dict[str | None, E] = {one.value: one for one in choices}

    def store(self, value: E | None) -> str | None:
        return None if value is None else self.choices(value).value

    def read(self, stored: str | None) -> E | None:
        return self._known.get(stored)


def field(number: int, type_: StorageType[T], *, index: bool = False) -> MappedColumn[T]:
    """Declare a field of a record; `number` is permanent in its table."""
    return mapped_column(
        type_, nullable=True, default=type_.empty, index=index, info={"field": number}, active_history=True
    )
