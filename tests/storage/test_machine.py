# SPDX-License-Identifier: GPL-3.0-or-later
"""Random sessions on a real book: the log always tells the tables, and undoing all goes all the way back."""

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from assembly_app.domain.book_errors import ChangedSince
from assembly_app.domain.kinds import Nature
from assembly_app.storage.change import ChangeId
from assembly_app.storage.database import Database, Transaction
from assembly_app.storage.fold import digest, refold
from assembly_app.storage.history import changes
from assembly_app.storage.models import AgendaItem, HeadCount, Person, Record
from assembly_app.storage.schema import tables

ids = st.integers(1, 6).map(lambda number: UUID(int=number))
words = st.sampled_from(["", "a", "b", "ç·l"])
days = st.sampled_from([None, date(2026, 3, 15), date(2026, 3, 16)])
moments = st.sampled_from([None, datetime(2026, 3, 15, 9, 30, tzinfo=UTC), datetime(1969, 1, 1, tzinfo=UTC)])
counts = st.none() | st.integers(-1, 1)
fields: dict[type[Record], dict[str, st.SearchStrategy[Any]]] = {
    Person: {"name": words, "member_since": days, "same_as": st.none() | ids},
    AgendaItem: {
        "title": words,
        "holder_ids": st.lists(ids, max_size=2).map(tuple),
        "reserved": st.booleans(),
        "nature": st.sampled_from([None, *Nature]),
        "planned_min": counts,
    },
    HeadCount: {"total": counts, "counted_at": moments},
}


@st.composite
def steps(draw: st.DrawFn) -> tuple[str, type[Record], UUID, dict[str, Any]]:
    kind = draw(st.sampled_from(["create", "set", "set", "remove", "meet", "flush", "look"]))
    model = draw(st.sampled_from(list(fields)))
    given = draw(st.fixed_dictionaries({}, optional=fields[model]))
    return kind, model, draw(ids), given


class Sessions(RuleBasedStateMachine):
    """One book, its clock, and the actions that can be undone and redone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "book.assemblea"
        self.now = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
        self.rng = Random(5)
        Database.create(self.path)
        self.book = self.open()
        # (the change, what queries answered before it), and the undos that can be undone.
        self.done: list[tuple[ChangeId, object]] = []
        self.undone: list[tuple[ChangeId, object]] = []

    def open(self) -> Database:
        return Database.open(self.path, clock=lambda: self.now, rng=self.rng, machine="here")

    def answers(self) -> object:
        with self.book.reading() as tx:
            return [
                [one.id, *(getattr(one, key) for key in tables()[model.__table_number__].by_key)]
                for model in fields
                for one in tx.all(model)
            ]

    def do(self, tx: Transaction, step: tuple[str, type[Record], UUID, dict[str, Any]]) -> None:
        kind, model, record_id, given = step
        if kind == "flush":
            tx.session.flush()
        elif kind == "look":
            tx.all(model)
        elif kind == "meet":
            tx.meet(model(id=record_id, **given))
        elif kind == "create":
            tx.add(model(id=tx.new_id(), **given))
        else:
            found = tx.all(model)
            if found:
                record = found[record_id.int % len(found)]
                for key, value in given.items():
                    setattr(record, key, value)
                if kind == "remove":
                    tx.remove(record)

    @rule(actions=st.lists(steps(), min_size=1, max_size=6), fails=st.sampled_from([False] * 9 + [True]))
    def act(self, actions: list[tuple[str, type[Record], UUID, dict[str, Any]]], fails: bool) -> None:
        before = self.answers()
        try:
            with self.book.transaction("act") as tx:
                for step in actions:
                    self.do(tx, step)
                if fails:
                    raise ZeroDivisionError
        except ZeroDivisionError:
            assert self.answers() == before
            return
        if tx.change_id is None:
            assert self.answers() == before
        else:
            self.done.append((tx.change_id, before))
            self.undone.clear()

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        change_id, before = self.done.pop()
        after = self.answers()
        tx = self.book.undo(change_id)
        assert tx.change_id is not None
        assert self.answers() == before
        self.undone.append((tx.change_id, after))

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        change_id, after = self.undone.pop()
        before = self.answers()
        tx = self.book.undo(change_id)
        assert tx.change_id is not None
        assert self.answers() == after
        self.done.append((tx.change_id, before))

    @precondition(lambda self: self.done)
    @rule(number=st.integers(0, 1000))
    def undo_any(self, number: int) -> None:
        with self.book.reading() as tx:
            made = changes(tx.raw)
        before = self.answers()
        try:
            tx = self.book.undo(made[number % len(made)].id)
        except ChangedSince:
            assert self.answers() == before
            return
        assert tx.change_id is not None
        self.done.append((tx.change_id, before))
        self.undone.clear()

    @rule(milliseconds=st.integers(-2000, 5000))
    def wait(self, milliseconds: int) -> None:
        self.now += timedelta(milliseconds=milliseconds)

    @rule()
    def reopen(self) -> None:
        self.book.close()
        self.book = self.open()

    @invariant()
    def the_log_tells_the_tables(self) -> None:
        with self.book.transaction() as tx:
            before = digest(tx.raw)
            refold(tx.raw)
            assert digest(tx.raw) == before

    def teardown(self) -> None:
        while self.done:
            self.undo()
        assert self.answers() == []
        self.the_log_tells_the_tables()
        self.book.close()
        shutil.rmtree(self.folder)


TestSessions = Sessions.TestCase
