# SPDX-License-Identifier: GPL-3.0-or-later
"""What words find, in any language, by code, person and body; and what is told of the state of a book."""

from datetime import date
from uuid import UUID

import pytest

from assembly_app.domain.kinds import AgreementState, BodyKind
from assembly_app.services import agenda, agreements, bodies, health, notes, people, search
from assembly_app.services.agreements import Terms
from assembly_app.services.workspace import Transaction
from tests.a_room import Room


@pytest.fixture
def van(room: Room) -> UUID:
    economy = room.book.run(lambda tx: bodies.add(tx, "Comissió d'Economia", BodyKind.COMMISSION)).value
    terms = Terms(title="Furgoneta elèctrica", body_id=economy, person_ids=(room.people[0],))
    made = room.book.run(
        lambda tx: agreements.enter_past(
            tx,
            "AC-2026-035",
            "Comprar una furgoneta per a l'ecoxarxa, amb Quim Astor.",
            date(2026, 3, 15),
            terms,
            language="ca",
        )
    ).value
    room.book.run(lambda tx: notes.translate(tx, made, "text", "en", "To buy a second-hand van."))
    room.book.run(
        lambda tx: agreements.enter_past(
            tx, "AC-2021-005", "Guia d'acollida.", date(2021, 2, 28), Terms(title="Guia d'acollida")
        )
    )
    return made


def codes(room: Room, words: str) -> list[str]:
    return [row.code for row in room.book.read(lambda tx: search.agreements(tx, words))]


@pytest.mark.parametrize(
    "words",
    [
        "furgoneta", "FURGONETA electrica", "elèctrica", "second-hand van", "ac-2026-035", "2026-035",
        "pau torrents", "astor", "economia", "d'Economia", "l’ecoxarxa", "eco xarxa", "AC2026035",
    ],
)  # fmt: skip
def test_words_find_the_agreement(room: Room, van: UUID, words: str) -> None:
    assert codes(room, words) == ["AC-2026-035"]


def test_every_word_must_be_there(room: Room, van: UUID) -> None:
    assert codes(room, "furgoneta acollida") == []
    assert codes(room, "l'Acollida") == ["AC-2021-005"]


def test_no_words_list_everything_the_latest_first(room: Room, van: UUID) -> None:
    assert codes(room, "  ") == ["AC-2026-035", "AC-2021-005"]


def test_words_closed_up_find_words_apart(room: Room) -> None:
    room.book.run(
        lambda tx: agreements.enter_past(
            tx, "AC-2020-001", "El mapa de l'eco xarxa.", date(2020, 1, 5), Terms()
        )
    )
    assert codes(room, "ecoxarxa") == ["AC-2020-001"]


def test_everything_finds_people_and_items_too(room: Room, van: UUID) -> None:
    found = room.book.read(lambda tx: search.everything(tx, "furgoneta"))
    assert [row.code for row in found.agreements] == ["AC-2026-035"]
    assert [(hit.title, hit.assembly, hit.held) for hit in found.items] == [
        ("Furgoneta elèctrica", "P142", False)
    ]
    assert [row.name for row in room.book.read(lambda tx: search.everything(tx, "weiss")).persons] == [
        "Hanna Weiss"
    ]
    assert room.book.read(lambda tx: search.everything(tx, " ")) == search.Found((), (), ())


def test_a_reserved_item_is_not_found_by_its_title(room: Room) -> None:
    room.book.run(lambda tx: agenda.add(tx, room.assembly, "Un conflicte", reserved=True))
    assert room.book.read(lambda tx: search.everything(tx, "conflicte")).items == ()


def test_the_journal_tells_what_was_done_and_taken_back(room: Room) -> None:
    room.book.sit_down(room.people[1])
    room.book.run(lambda tx: people.add(tx, "Idir Benali"))
    room.book.undo()
    last, before, *_rest = room.book.read(lambda tx: health.journal(tx, 10))
    assert (last.undone, last.verb, before.undone) == (True, "people.add", False)
    assert (before.verb, before.person, before.here) == ("people.add", "Carme Aulet", True)
    assert len(room.book.read(lambda tx: health.journal(tx, 3))) == 3


def test_this_laptop_is_told_from_others(room: Room) -> None:
    (only,) = room.book.read(health.logs)
    assert only.here
    assert (
        only.changes
        == room.book.read(health.change_count)
        == len(room.book.read(lambda tx: health.journal(tx, 1000)))
    )


def test_what_was_not_received_is_counted(room: Room, van: UUID) -> None:
    assert room.book.read(health.missing) == []
    room.book.run(lambda tx: agreements.set_state(tx, van, AgreementState.REVOKED))
    assert room.book.read(health.missing) == []

    def lose(tx: Transaction) -> None:
        tx.raw.execute("DELETE FROM person WHERE name = 'Pau Torrents'")
        (one,) = health.missing(tx)
        assert (one.table, one.field, one.records) == ("agreement", "person_ids", 1)
        raise RuntimeError("the book stays as it was")

    with pytest.raises(RuntimeError, match="stays"):
        room.book.run(lose)
