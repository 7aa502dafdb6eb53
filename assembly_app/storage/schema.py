# SPDX-License-Identifier: GPL-3.0-or-later
"""The synced tables as the log knows them: by permanent number."""

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from assembly_app.domain.changes import Area
from assembly_app.storage.log_tables import APPLICATION_ID, SCHEMA, STATEMENTS
from assembly_app.storage.models import Record
from assembly_app.storage.types import StorageType, Stored

DELETED = 0


@dataclass(frozen=True, slots=True)
class FieldOf:
    """A field of a table, under its permanent number."""

    number: int
    key: str
    type: StorageType[Any]
    store: Callable[[Any], Stored]


@dataclass(frozen=True, slots=True)
class TableOf:
    """A synced table, under its permanent number."""

    number: int
    name: str
    area: Area
    fields: dict[int, FieldOf]
    by_key: dict[str, FieldOf]


@cache
def tables() -> dict[int, TableOf]:
    """Give the synced tables by number; raises RuntimeError when two models claim one."""
    found: dict[int, TableOf] = {}
    for mapper in Record.registry.mappers:
        table = _table_of(mapper.class_)
        if table.number in found:
            raise RuntimeError(f"table number {table.number} is taken twice")
        found[table.number] = table
    return dict(sorted(found.items()))


def _table_of(model: type[Record]) -> TableOf:
    fields: dict[int, FieldOf] = {}
    for column in model.__table__.columns:
        if column.primary_key:
            continue
        number = column.info["field"]
        if number in fields:
            raise RuntimeError(f"{model.__tablename__}: field number {number} is taken twice")
        fields[number] = FieldOf(number, column.key, column.type, column.type.store)  # type: ignore[attr-defined,arg-type]
    fields = dict(sorted(fields.items()))
    by_key = {one.key: one for one in fields.values()}
    return TableOf(model.__table_number__, str(model.__tablename__), model.area, fields, by_key)


def field_numbers() -> str:
    """List every table and field with its number, one a line: what `resources/field-numbers.txt` holds."""
    lines = [
        f"{table.number} {table.name} {one.number} {one.key}"
        for table in tables().values()
        for one in table.fields.values()
    ]
    return "\n".join(lines) + "\n"


@cache
def shape() -> str:
    """Tell this set of tables from any other: a book folded by another set is folded again."""
    return hashlib.sha256(field_numbers().encode()).hexdigest()[:16]


@cache
def _statements() -> tuple[str, ...]:
    dialect = sqlite.dialect()
    statements = list(STATEMENTS)
    for table in Record.metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda one: str(one.name))
        statements += [str(CreateIndex(one).compile(dialect=dialect)) for one in indexes]
    return tuple(statements)


def create_tables(raw: sqlite3.Connection) -> None:
    """Fill an empty file with every table, in the caller's transaction, and mark it as a book."""
    for statement in _statements():
        raw.execute(statement)
    raw.execute("INSERT INTO local_setting VALUES ('shape', ?)", (shape(),))
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA}")
