# SPDX-License-Identifier: GPL-3.0-or-later
"""People: bodies and persons made and changed by keyboard, and what the book knows of each."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from assembly_app.domain.kinds import BodyKind
from assembly_app.services import agreements, assemblies, bodies, people, tasks
from assembly_app.ui.application import Application
from assembly_app.ui.pages.people import PeoplePage
from assembly_app.ui.people.body_tree import EVERYBODY
from assembly_app.ui.sheets.drafts import choose
from tests.ui.books import ask, focused, press, window, write

Key = Qt.Key


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    with window(tmp_path / "book.assemblea") as opened:
        yield opened


def page(application: Application) -> PeoplePage:
    application.window.go("people")
    shown = application.window.page("people")
    assert isinstance(shown, PeoplePage)
    return shown


def person(application: Application, name: str) -> UUID:
    return next(row.id for row in ask(application, people.everybody) if row.name == name)


def make(application: Application) -> tuple[PeoplePage, UUID, UUID]:
    """A cooperative with a commission in which Ona Riera is."""
    run = application.desk.runner.workspace.run
    coop = run(lambda tx: bodies.add(tx, "Vall", BodyKind.COOPERATIVE)).value
    group = run(lambda tx: bodies.add(tx, "Espais", BodyKind.COMMISSION, parent_id=coop)).value
    ona = run(lambda tx: people.add(tx, "Ona Riera", email="ona@example.org")).value
    run(lambda tx: people.join(tx, ona, group, coordinates=True, starts_on=date(2022, 1, 1)))
    return page(application), group, ona


def test_a_body_and_four_people_are_made_by_keyboard_alone(application: Application) -> None:
    press(Key.Key_6, ctrl=True)
    press(Key.Key_N, ctrl=True, shift=True)
    write("Vall de Sorrell")
    press(Key.Key_Return)
    press(Key.Key_N, ctrl=True)
    for name in ("Anna Puig", "Bru Costa", "Carme Roca", "Dolors Soler"):
        write(name)
        press(Key.Key_Return)
    press(Key.Key_Escape)
    tree = ask(application, bodies.tree)
    assert [(body.name, body.kind, body.people) for body in tree] == [
        ("Vall de Sorrell", BodyKind.COOPERATIVE, 4)
    ]
    assert [row.name for row in ask(application, people.everybody)] == [
        "Anna Puig", "Bru Costa", "Carme Roca", "Dolors Soler",
    ]  # fmt: skip
    shown = application.window.page("people")
    assert isinstance(shown, PeoplePage)
    assert shown.form is None
    assert shown.detail.name.text() == "Dolors Soler"


def test_what_cannot_be_stored_is_said_beside_its_field_and_nothing_is_lost(application: Application) -> None:
    shown, _group, _ona = make(application)
    shown.new_person()
    form = shown.form
    write("Ona Riera")
    press(Key.Key_Return)
    assert shown.form is form
    assert "already a person called Ona Riera" in form.name_field.note.text()  # type: ignore[union-attr]
    form.since.setText("yesterday-ish")  # type: ignore[union-attr]
    form.name.setText("Ona Riera Vila")  # type: ignore[union-attr]
    press(Key.Key_Return)
    assert "is not a day" in form.since_field.note.text()  # type: ignore[union-attr]
    assert len(ask(application, people.everybody)) == 1


def test_leaving_a_form_keeps_what_was_typed(application: Application) -> None:
    shown, _group, _ona = make(application)
    shown.new_person()
    write("Pol Ma")
    press(Key.Key_Escape)
    assert shown.form is None
    press(Key.Key_N, ctrl=True)
    write("s")
    press(Key.Key_Return)
    assert "Pol Mas" in [row.name for row in ask(application, people.everybody)]
    press(Key.Key_Escape, Key.Key_N, ctrl=False)
    shown.new_person()
    assert shown.form.name.text() == ""  # type: ignore[union-attr]


def test_the_year_alone_is_enough_for_a_member(application: Application) -> None:
    shown, _group, ona = make(application)
    shown.edit_person()
    form = shown.form
    form.since.setText("2019")  # type: ignore[union-attr]
    press(Key.Key_Return)
    assert shown.form is None
    assert ask(application, lambda tx: people.detail(tx, ona)).person.member_since == date(2019, 1, 1)
    assert shown.detail.member.text() == "Member since 2019"


def test_bodies_show_their_people_and_those_who_were_there(application: Application) -> None:
    shown, group, ona = make(application)
    shown.tree.list.set_current(group)
    assert shown.people.title.text() == "Espais"
    assert [row.second for row in shown.people.list.rows()] == ["coordinates it"]
    held = ask(application, lambda tx: people.detail(tx, ona)).memberships[0]
    shown.detail.where.list.set_current(held.id)
    shown.detail.where.list.setFocus()
    press(Key.Key_Delete)
    assert ask(application, lambda tx: people.detail(tx, ona)).memberships[0].ends_on == date(2026, 3, 12)
    assert [row.title for row in shown.people.list.rows()] == ["Were here", "Ona Riera"]
    shown.detail.body.setCurrentIndex(shown.detail.body.findText("Vall"))
    shown.detail.join.click()
    joined = [m for m in ask(application, lambda tx: people.detail(tx, ona)).memberships if not m.ends_on]
    assert [m.body for m in joined] == ["Vall"]


def test_a_body_cannot_be_put_inside_itself(application: Application) -> None:
    shown, group, _ona = make(application)
    coop = ask(application, bodies.tree)[0].id
    shown.tree.list.set_current(coop)
    shown.edit_body()
    form = shown.form
    choose(form.parent_body, group)  # type: ignore[union-attr]
    form.name.setFocus()  # type: ignore[union-attr]
    press(Key.Key_Return)
    assert form.parent_field.note.text() == "A body cannot be inside itself."  # type: ignore[union-attr]


def test_a_person_shows_their_tasks_and_agreements_and_leads_there(application: Application) -> None:
    shown, _group, ona = make(application)
    run = application.desk.runner.run
    terms = agreements.Terms(title="Claus", person_ids=(ona,))
    run(
        lambda tx: agreements.enter_past(tx, "AC-2024-001", "Ona Riera té les claus", date(2024, 5, 1), terms)
    )
    run(lambda tx: tasks.give(tx, "Fer còpies", person_ids=[ona], due_on=date(2026, 3, 1)))
    asked: list[tuple[str, object]] = []
    application.desk.went.disconnect(application.window.go)
    application.desk.went.connect(lambda place, key: asked.append((place, key)))
    rows = shown.detail.agreements.list.rows()
    assert [(row.number, row.title) for row in rows] == [("AC-2024-001", "Claus")]
    assert shown.detail.tasks.list.rows()[0].meta.startswith("late, 1 Mar")
    shown.detail.tasks.list.setFocus()
    shown.detail.tasks.list.step(1)
    press(Key.Key_Return)
    assert [place for place, _key in asked] == ["tasks"]


def test_the_tree_folds_by_keyboard_and_long_lists_are_searched(application: Application) -> None:
    shown, group, _ona = make(application)
    for at in range(20):
        application.desk.runner.workspace.run(lambda tx, n=at: people.add(tx, f"Persona {n:02}"))  # type: ignore[misc]
    shown.refresh()
    shown.tree.list.set_current(EVERYBODY)
    shown.tree.list.setFocus()
    press(Key.Key_Down, Key.Key_Left)
    assert group not in [row.key for row in shown.tree.list.rows()]
    press(Key.Key_Right)
    assert group in [row.key for row in shown.tree.list.rows()]
    shown.tree.list.set_current(EVERYBODY)
    shown.people.search.setFocus()
    write("ona r")
    assert [row.title for row in shown.people.list.rows()] == ["Ona Riera"]


def test_an_empty_book_says_what_to_do_first(application: Application) -> None:
    assemblies_page = application.window.page("assemblies")
    assert assemblies_page.isVisible()
    press(Key.Key_N, ctrl=True)
    assert application.window.place == "people"
    press(Key.Key_Space)
    assert focused().accessibleName() == "Name"
    write("Vall")
    press(Key.Key_Return)
    assert not ask(application, assemblies.every)
    assert [body.name for body in ask(application, bodies.tree)] == ["Vall"]
