# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journal writes, and what it writes nothing for."""

from uuid import UUID

import cbor2
import pytest
from sqlalchemy import delete, select, update

from assembly_app.domain.book_errors import ChangedSince
from assembly_app.domain.changes import Area
from assembly_app.domain.kinds import Nature
from assembly_app.storage.change import Change, ChangeId, Operation, load
from assembly_app.storage.database import Database, Transaction
from assembly_app.storage.fold import Missing, digest, missing, refold
from assembly_app.storage.history import changes, history, last_change
from assembly_app.storage.models import AgendaItem, HeadCount, Person
from assembly_app.storage.schema import tables

ANNA = UUID(int=1)


def add_anna(book: Database) -> Transaction:
    with book.transaction("people.add") as tx:
        tx.add(Person(id=ANNA, name="Anna", email="anna@example.org"))
    return tx


def operations(book: Database, change_id: ChangeId | None) -> list[Operation]:
    assert change_id is not None
    with book.reading() as tx:
        change = load(tx.raw, change_id)
    assert change is not None
    return list(change.operations)


def test_a_new_record_is_one_change_with_its_filled_fields(book: Database) -> None:
    tx = add_anna(book)
    assert tx.changes == {Area.PEOPLE}
    assert operations(book, tx.change_id) == [
        Operation(2, ANNA.bytes, 0, None, ()),
        Operation(2, ANNA.bytes, 1, "Anna", ()),
        Operation(2, ANNA.bytes, 3, "anna@example.org", ()),
    ]


def test_several_flushes_are_one_operation_for_each_field(book: Database) -> None:
    first = add_anna(book)
    with book.transaction("people.rename") as tx:
        anna = tx.get(Person, ANNA)
        assert anna is not None
        for name in ("Ana", "Aina", "Aneta"):
            anna.name = name
            tx.session.flush()
        anna.email = "aneta@example.org"
        tx.session.flush()
        anna.email = "anna@example.org"
    assert operations(book, tx.change_id) == [Operation(2, ANNA.bytes, 1, "Aneta", (first.change_id,))]  # type: ignore[arg-type]


@pytest.mark.parametrize("flush", [True, False])
def test_a_value_that_came_back_is_no_change(book: Database, flush: bool) -> None:
    add_anna(book)
    with book.transaction("people.rename") as tx:
        anna = tx.get(Person, ANNA)
        assert anna is not None
        anna.name = "Ana"
        if flush:
            tx.session.flush()
        anna.name = "Anna"
    assert (tx.change_id, tx.changes) == (None, frozenset())


def test_what_came_and_went_in_one_transaction_leaves_nothing(book: Database) -> None:
    with book.transaction("people.add") as tx:
        for flush in (True, False):
            person = tx.add(Person(id=tx.new_id(), name="Nobody"))
            if flush:
                tx.session.flush()
            tx.remove(person)
    assert tx.change_id is None
    with book.reading() as tx:
        assert tx.raw.execute("SELECT count(*) FROM person").fetchone() == (0,)


def test_an_exception_leaves_nothing(book: Database) -> None:
    with pytest.raises(ZeroDivisionError), book.transaction("people.add") as tx:
        tx.add(Person(id=ANNA, name="Anna"))
        tx.session.flush()
        raise ZeroDivisionError
    with book.reading() as tx:
        assert tx.all(Person) == []
        assert last_change(tx.raw) is None


def test_removing_answers_for_every_head_it_saw(book: Database) -> None:
    first = add_anna(book).change_id
    with book.transaction("people.rename") as tx:
        anna = tx.get(Person, ANNA)
        assert anna is not None
        anna.name = "Ana"
    renamed = tx.change_id
    with book.transaction("people.remove") as tx:
        anna = tx.get(Person, ANNA)
        assert anna is not None
        tx.remove(anna)
    assert first is not None
    assert renamed is not None
    assert operations(book, tx.change_id) == [Operation(2, ANNA.bytes, 0, 1, (first,), (renamed,))]
    with book.reading() as tx:
        assert tx.get(Person, ANNA) is None
        assert tx.one(Person, Person.name == "Ana") is None


def test_meeting_a_record_gives_it_every_field_and_revives_it(book: Database) -> None:
    for total in (3, None, 5):
        with book.transaction("presence.count") as tx:
            count = tx.meet(HeadCount(id=ANNA, total=total, counted_at=None if total else tx.now))
            assert count.total == total
        with book.reading() as tx:
            assert [one.total for one in tx.all(HeadCount)] == [total]
        with book.transaction("presence.remove") as tx:
            tx.remove(tx.all(HeadCount)[0])
    with book.transaction("presence.count") as tx:
        tx.add(HeadCount(id=UUID(int=2), total=1))
        assert tx.meet(HeadCount(id=UUID(int=2), total=2)).total == 2
        assert [one.total for one in tx.all(HeadCount)] == [2]


def test_stamps_grow_and_places_follow_whatever_the_clock_says(book: Database, clock) -> None:
    made = []
    for seconds in (0, 0, -3600, 0.001, 7200):
        clock.move(seconds)
        with book.transaction("people.add") as tx:
            tx.add(Person(id=tx.new_id(), name="A"))
        made.append(tx.change_id)
    assert made == sorted(set(made))
    assert made[-1].at == clock.now
    with book.reading() as tx:
        assert [one for (one,) in tx.raw.execute("SELECT seq FROM change ORDER BY stamp")] == [1, 2, 3, 4, 5]


def test_bodies_and_heads_are_canonical(book: Database) -> None:
    add_anna(book)
    with book.transaction("agenda.add", ANNA) as tx:
        tx.add(
            AgendaItem(id=tx.new_id(), title="Açò", holder_ids=(ANNA,), reserved=True, turns_closed_at=tx.now)
        )
    book.undo(tx.change_id)
    with book.reading() as tx:
        rows = tx.raw.execute("SELECT body FROM change UNION ALL SELECT fields FROM head").fetchall()
    assert len(rows) == 5
    for (body,) in rows:
        assert cbor2.dumps(cbor2.loads(body), canonical=True) == body


def test_what_bypasses_the_journal_is_refused(book: Database) -> None:
    add_anna(book)
    statements = [update(Person).values(name="B"), delete(Person), update(Person.__table__).values(name="B")]
    for statement in statements:
        with pytest.raises(RuntimeError, match="bulk"), book.transaction("x") as tx:
            tx.session.execute(statement)
    with pytest.raises(RuntimeError, match=r"session\.delete"), book.transaction("x") as tx:
        tx.session.delete(tx.get(Person, ANNA))
    with pytest.raises(RuntimeError, match="id never changes"), book.transaction("x") as tx:
        tx.session.scalars(select(Person)).one().id = UUID(int=9)


def test_reading_writes_nothing(book: Database) -> None:
    add_anna(book)
    with pytest.raises(RuntimeError, match="reading"), book.reading() as tx:
        tx.add(Person(id=UUID(int=2)))
    with pytest.raises(RuntimeError, match="reading"), book.reading() as tx:
        tx.all(Person)[0].name = "B"
    with pytest.raises(RuntimeError, match="reading"), book.reading() as tx:
        tx.set_setting("a", "b")
    with book.reading() as tx:
        assert [one.name for one in tx.all(Person)] == ["Anna"]


def test_settings_stay_out_of_the_log(book: Database) -> None:
    with book.transaction() as tx:
        assert tx.setting("who") is None
        tx.set_setting("who", "Anna")
    assert tx.change_id is None
    with book.reading() as tx:
        assert tx.setting("who") == "Anna"


def test_a_value_from_a_newer_application_is_kept(book: Database) -> None:
    with book.transaction("agenda.add") as tx:
        item_id = tx.add(AgendaItem(id=tx.new_id(), title="a", nature=Nature.INFORMATION)).id
    with book.transaction("newer") as tx:
        assert tx.session.journal is not None
        tx.session.journal.put(tx.raw, (6, item_id.bytes), {6: "dreaming", 999: "unknown field"})
        tx.session.journal.put(tx.raw, (999, ANNA.bytes), {1: b"unknown table"})
    newer = tx.change_id
    with book.transaction("agenda.plan") as tx:
        item = tx.get(AgendaItem, item_id)
        assert item is not None
        assert item.nature is None
        item.planned_min = 3
    with book.transaction("agenda.plan") as tx:
        item = tx.get(AgendaItem, item_id)
        assert item is not None
        for nature in (Nature.DECISION, None):
            item.nature = nature
            tx.session.flush()
    assert refolded(book)
    book.undo(tx.change_id)
    with book.reading() as tx:
        assert tx.raw.execute("SELECT nature FROM agenda_item").fetchone() == ("dreaming",)
    book.undo(newer)
    assert refolded(book)


def refolded(book: Database) -> bool:
    """Whether the tables are what the log says; they stay as they were."""
    with book.transaction() as tx:
        before = digest(tx.raw)
        refold(tx.raw)
        return digest(tx.raw) == before


def test_a_refold_mends_tables_that_were_tampered_with(book: Database) -> None:
    add_anna(book)
    with book.reading() as tx:
        before = digest(tx.raw)
    with book.transaction() as tx:
        tx.raw.execute("UPDATE person SET name = 'Eve'")
        tx.raw.execute("DELETE FROM head")
        assert digest(tx.raw) != before
        refold(tx.raw)
        assert digest(tx.raw) == before


def test_of_two_heads_the_later_is_shown_until_a_change_supersedes_both(book: Database, clock) -> None:
    first = add_anna(book).change_id
    assert first is not None
    later, earlier = ChangeId(-9, first.stamp + 50), ChangeId(9, first.stamp + 20)
    with book.transaction() as tx:
        for change_id, name in ((later, "Ana"), (earlier, "Aina")):
            one = Change(change_id, None, "", None, (Operation(2, ANNA.bytes, 1, name, (first,)),))
            row = (*change_id, 1, one.body())
            tx.raw.execute("INSERT INTO change VALUES (?, ?, ?, ?)", row)
        refold(tx.raw)
    assert refolded(book)
    clock.move(1)
    with book.transaction("people.rename") as tx:
        assert tx.all(Person)[0].name == "Ana"
        tx.all(Person)[0].name = "Anneta"
    superseded = operations(book, tx.change_id)[0].superseded
    assert superseded == (later, earlier)
    assert refolded(book)
    with pytest.raises(ChangedSince):
        book.undo(later)
    book.undo(tx.change_id)
    assert refolded(book)
    with book.reading() as tx:
        assert tx.all(Person)[0].name == "Ana"


def test_the_log_can_be_read(book: Database, clock) -> None:
    first = add_anna(book)
    clock.move(60)
    with book.transaction("people.rename", ANNA) as tx:
        tx.all(Person)[0].name = "Ana"
    undone = book.undo(tx.change_id, ANNA)
    with book.reading() as read:
        listed = changes(read.raw)
        assert [one.verb for one in listed] == ["undo", "people.rename", "people.add"]
        assert [one.undoes for one in listed] == [tx.change_id, None, None]
        assert [one.author for one in listed] == [ANNA, ANNA, None]
        assert changes(read.raw, limit=1) == listed[:1] == [last_change(read.raw)]
        assert (listed[0].id, listed[0].at) == (undone.change_id, clock.now)
        names = [one for one in history(read.raw, ANNA) if one.field == "name"]
    assert [one.value for one in names] == ["Anna", "Ana", "Anna"]
    assert names[0].change.id == first.change_id


def test_references_to_what_was_not_received_are_listed(book: Database) -> None:
    add_anna(book)
    ghost = UUID(int=77)
    with book.transaction("agenda.add") as tx:
        tx.add(AgendaItem(id=ghost, holder_ids=(ANNA, ghost), proposed_by=ANNA, carried_from=ghost))
        tx.add(AgendaItem(id=UUID(int=78), assembly_id=ghost))
        removed = tx.add(AgendaItem(id=UUID(int=79), assembly_id=ghost))
        tx.session.flush()
        assert missing(tx.raw) == [
            Missing("agenda_item", UUID(int=78), "assembly_id"),
            Missing("agenda_item", UUID(int=79), "assembly_id"),
            Missing("agenda_item", ghost, "holder_ids"),
        ]
        tx.remove(removed)
        tx.session.flush()
        assert len(missing(tx.raw)) == 2


def test_every_reference_names_a_table() -> None:
    names = {table.name for table in tables().values()}
    named = {getattr(one.type, "refers", "") for table in tables().values() for one in table.fields.values()}
    assert named - {""} <= names
