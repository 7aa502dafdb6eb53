# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements: found by words, read with their thread, their condition met."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from assembly_app.domain.kinds import AgreementState, Outcome, Relation
from assembly_app.services import agreements, assemblies, items, notes
from assembly_app.services.agreements import Terms
from assembly_app.ui.pages.agreements import AgreementsPage
from tests.a_room import Room
from tests.ui.alone import Alone, alone, decide, give


@pytest.fixture
def van() -> dict[str, UUID]:
    return {}


@pytest.fixture
def opened(tmp_path: Path, van: dict[str, UUID]) -> Iterator[Alone]:
    def prepare(room: Room) -> None:
        terms = Terms(
            title="Furgoneta elèctrica", person_ids=(room.people[0],), condition="carta d'aval",
            lapses_on=date(2026, 4, 12), review_in=room.following, remote_note="S'ha recollit el preu.",
        )  # fmt: skip
        van["id"] = decide(room, terms)
        van["task"] = give(room, "Comprar-la", agreement_id=van["id"], due_on=date(2026, 4, 30))
        van["old"] = _past(room, "AC-2021-005", "Canvi d'euros a les fires", AgreementState.IN_FORCE)
        van["new"] = _past(room, "AC-2024-002", "Canvi d'euros tot l'any", AgreementState.IN_FORCE)
        room.book.run(lambda tx: agreements.relate(tx, van["new"], Relation.REVOKES, van["old"]))
        _past(room, "AC-2019-003", "Valor de l'hora", AgreementState.IN_FORCE, review_on=date(2024, 1, 31))

    with alone(tmp_path, AgreementsPage, prepare) as made:
        yield made


def _past(room: Room, code: str, title: str, state: AgreementState, review_on: date | None = None) -> UUID:
    day = date(int(code[3:7]), 2, 10)
    terms = Terms(title=title, review_on=review_on)
    return room.book.run(
        lambda tx: agreements.enter_past(tx, code, f"{title}.", day, terms, state=state, language="ca")
    ).value


def page(opened: Alone) -> AgreementsPage:
    return opened.shown(AgreementsPage)


def listed(opened: Alone) -> list[str]:
    return [row.meta for row in page(opened).list.list.rows()]


def test_what_holds_is_listed_with_glyph_and_word(opened: Alone) -> None:
    rows = {row.meta: row for row in page(opened).list.list.rows()}
    assert listed(opened) == ["AC-2026-001", "AC-2024-002", "AC-2019-003"]
    assert (rows["AC-2026-001"].glyph, rows["AC-2026-001"].second_state) == ("hourglass", "conditional")
    assert rows["AC-2026-001"].second == "to be met by 12 Apr 2026, or it lapses"
    assert (rows["AC-2019-003"].glyph, rows["AC-2019-003"].second_state) == (
        "triangle-alert",
        "review overdue",
    )
    page(opened).list.show_all()
    gone = next(row for row in page(opened).list.list.rows() if row.meta == "AC-2021-005")
    assert (gone.second_state, gone.second) == ("revoked", "by AC-2024-002 · 10 Feb 2024")


def test_words_typed_narrow_the_list_and_enter_goes_to_it(opened: Alone) -> None:
    page(opened).command("search")
    box = page(opened).list.box
    assert box.hasFocus()
    QTest.keyClicks(box, "canvi tot")
    assert listed(opened) == ["AC-2024-002"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert page(opened).list.list.hasFocus()
    assert page(opened).detail.code.text() == "AC-2024-002"


def test_nothing_in_force_offers_the_others(opened: Alone) -> None:
    QTest.keyClicks(page(opened).list.box, "fires")
    assert listed(opened) == []
    assert page(opened).list.nothing.isVisible()
    page(opened).list.more.click()
    assert listed(opened) == ["AC-2021-005"]
    page(opened).list.box.setText("zzz")
    assert page(opened).list.nothing.fact.text() == "Nothing was found"


def test_the_search_of_the_window_finds_items_and_people(opened: Alone) -> None:
    page(opened).search("Pau")
    keys = [row.key for row in page(opened).list.list.rows() if not row.heading]
    assert keys == [opened.room.book.read(agreements.every)[0].id, ("person", opened.room.people[0])]
    page(opened).list.list.set_current(("person", opened.room.people[0]))
    assert page(opened).other.title.text() == "Pau Torrents"
    page(opened).other.open.click()
    page(opened).search("guia")
    page(opened).other.open.click()
    assert opened.went == [("people", opened.room.people[0]), ("room", opened.room.second)]


def test_the_detail_tells_how_it_was_adopted_and_what_follows(opened: Alone, van: dict[str, UUID]) -> None:
    page(opened).show_record(van["id"])
    points = [(point.when, point.title, point.mark) for point in page(opened).detail.course.points()]
    assert points == [
        ("15 Mar 12:28", "Proposal, version 1", "past"),
        ("15 Mar 12:45", "Online consultation on version 1", "past"),
        ("15 Mar 12:58", "Version 2", "past"),
        ("15 Mar 13:08", "Consensus test on version 2", "past"),
        ("15 Mar 13:09", "Agreed by consensus, with reserves", "now"),
        ("29 Mar", "Review", "future"),
        ("12 Apr", "Condition to meet", "future"),
        ("30 Apr", "Comprar-la", "future"),
    ]
    said = _labels(opened)
    assert "Room  binding, 44 people" in said
    assert "Online consultation  advisory, not added, version 1, 1 person" in said
    assert "The room decided on version 2." in said
    assert "Carme Aulet, stands aside: No la faré servir" in said
    assert "S'ha recollit el preu." in said


def test_meeting_the_condition_puts_it_in_force(opened: Alone, van: dict[str, UUID]) -> None:
    page(opened).show_record(van["id"])
    detail = page(opened).detail
    assert detail.condition.isVisible()
    detail.meet.click()
    assert opened.room.book.read(lambda tx: agreements.get(tx, van["id"])).state is AgreementState.IN_FORCE
    assert not detail.condition.isVisible()
    assert detail.state.text() == "in force"
    opened.desk.runner.undo()
    assert detail.condition.isVisible()


def test_a_translation_is_marked_and_the_authentic_text_a_click_away(
    opened: Alone, van: dict[str, UUID]
) -> None:
    text = "It is agreed to buy a van."
    opened.desk.runner.run(lambda tx: notes.translate(tx, van["id"], "text", "en", text))
    page(opened).show_record(van["id"])
    detail = page(opened).detail
    assert detail.text.text() == "It is agreed to buy a van."
    assert detail.language.text() == "Translation; the authentic text is the one in Catalan."
    detail.turn.click()
    assert detail.text.text() == "S'acorda comprar una furgoneta."
    page(opened).refresh()
    assert detail.text.text() == "S'acorda comprar una furgoneta."


def test_one_that_is_gone_is_shown_when_asked_for_and_leads_to_its_kin(
    opened: Alone, van: dict[str, UUID]
) -> None:
    page(opened).show_record(van["old"])
    assert page(opened).detail.code.text() == "AC-2021-005"
    (point,) = [point for point in page(opened).detail.course.points() if point.record]
    assert point.title == "Revoked by AC-2024-002"
    page(opened).detail.course.asked.emit(point.place, point.record)
    assert page(opened).detail.code.text() == "AC-2024-002"


def test_the_way_back_is_the_room_while_it_is_open_then_the_minutes(
    opened: Alone, van: dict[str, UUID]
) -> None:
    page(opened).show_record(van["id"])
    page(opened).detail.open.click()
    run = opened.desk.runner.run
    run(lambda tx: items.close(tx, opened.room.first, Outcome.AGREED))
    run(lambda tx: assemblies.close(tx, opened.room.assembly))
    page(opened).detail.open.click()
    page(opened).detail.tasks.activated_key.emit(van["task"])
    assert opened.went == [
        ("room", opened.room.first), ("minutes", opened.room.first), ("tasks", van["task"]),
    ]  # fmt: skip
    assert opened.desk.assembly_id == opened.room.assembly


def test_an_empty_book_says_where_agreements_come_from(tmp_path: Path) -> None:
    with alone(tmp_path, AgreementsPage) as empty:
        assert page(empty).list.nothing.fact.text() == "There is no agreement yet"
        assert not page(empty).list.more.isVisible()


def _labels(opened: Alone) -> list[str]:
    return [label.text() for label in page(opened).detail.results.findChildren(QLabel)]
