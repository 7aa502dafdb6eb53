# SPDX-License-Identifier: GPL-3.0-or-later
"""Undo: a new change, only while what it takes back still has the last word."""

from uuid import UUID

import pytest

from assembly_app.domain.book_errors import ChangedSince
from assembly_app.domain.changes import Area
from assembly_app.storage.change import ChangeId
from assembly_app.storage.database import Database
from assembly_app.storage.models import Person

ANNA, BIEL = UUID(int=1), UUID(int=2)


def set_name(book: Database, name: str, author: UUID | None = None) -> ChangeId | None:
    with book.transaction("people.rename", author) as tx:
        person = tx.get(Person, ANNA) or tx.add(Person(id=ANNA))
        person.name = name
    return tx.change_id


def names(book: Database) -> list[str]:
    with book.reading() as tx:
        return [one.name for one in tx.all(Person)]


def test_undo_and_redo_walk_back_and_forth(book: Database) -> None:
    made = [set_name(book, name) for name in ("A", "B", "C")]
    seen, taken_back = [], []
    for change_id in reversed(made):
        taken_back.append(book.undo(change_id))
        seen.append(names(book))
    assert seen == [["B"], ["A"], []]
    assert taken_back[0].changes == {Area.PEOPLE}
    seen = []
    for undone in reversed(taken_back):
        book.undo(undone.change_id)
        seen.append(names(book))
    assert seen == [["A"], ["B"], ["C"]]
    for change_id in reversed(made):
        book.undo(change_id)
    assert names(book) == []


def test_what_was_changed_since_says_by_whom(book: Database, clock) -> None:
    first = set_name(book, "A")
    clock.move(60)
    second = set_name(book, "B", BIEL)
    with pytest.raises(ChangedSince) as caught:
        book.undo(first)
    assert caught.value.values == {"by": BIEL, "verb": "people.rename", "at": clock.now}
    book.undo(second)
    third = set_name(book, "C")
    with pytest.raises(ChangedSince):
        book.undo(first)
    book.undo(third)
    book.undo(first)
    assert names(book) == []
    with pytest.raises(ChangedSince):
        book.undo(first)


def test_the_same_value_set_again_is_still_somebody_elses_word(book: Database) -> None:
    first = set_name(book, "A")
    set_name(book, "B")
    set_name(book, "A")
    with pytest.raises(ChangedSince):
        book.undo(first)


def test_removing_and_reviving_are_taken_back(book: Database) -> None:
    set_name(book, "A")
    with book.transaction("people.remove") as removed:
        removed.remove(removed.all(Person)[0])
    with book.transaction("people.meet") as met:
        met.meet(Person(id=ANNA, name="B", email="b@example.org"))
    undone = book.undo(met.change_id)
    assert names(book) == []
    book.undo(removed.change_id)
    assert names(book) == ["A"]
    with pytest.raises(ChangedSince):
        book.undo(undone.change_id)


def test_a_change_that_is_not_there_is_a_bug(book: Database) -> None:
    with pytest.raises(LookupError):
        book.undo(ChangeId(1, 2))


def test_a_creation_taken_back_keeps_its_words_in_the_row(book: Database) -> None:
    book.undo(set_name(book, "A"))
    with book.reading() as tx:
        assert tx.raw.execute("SELECT name, deleted FROM person").fetchall() == [("A", 1)]
