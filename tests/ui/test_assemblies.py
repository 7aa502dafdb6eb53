# SPDX-License-Identifier: GPL-3.0-or-later
"""Assemblies: planned, their agenda written and ordered, what waits taken in, opened."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import (
    AgreementState,
    AssemblyKind,
    BodyKind,
    ItemKind,
    Nature,
    Outcome,
    Regime,
)
from assembly_app.services import agenda, agreements, assemblies, bodies, intake, items, people
from assembly_app.ui.application import Application
from assembly_app.ui.assemblies.agenda_table import HOLDER, MINUTES, NATURE, TITLE
from assembly_app.ui.assemblies.plan import HOME_ZONE, read_hour
from assembly_app.ui.pages.assemblies import AssembliesPage
from assembly_app.ui.sheets.day_field import NotAnHour
from tests.ui.books import NOON, ask, focused, press, window, write

Key = Qt.Key


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    with window(tmp_path / "book.assemblea") as opened:
        yield opened


def page(application: Application) -> AssembliesPage:
    shown = application.window.page("assemblies")
    assert isinstance(shown, AssembliesPage)
    return shown


def plan(
    application: Application, body: UUID, day: date, *, kind: AssemblyKind = AssemblyKind.PERMANENT
) -> UUID:
    """An assembly of four hours."""
    run = application.desk.runner.workspace.run
    return run(
        lambda tx: assemblies.create(
            tx, body, kind, day, time(10), time(14), zone="Europe/Madrid", language="ca", topic="Moneda"
        )
    ).value


def make(application: Application) -> tuple[AssembliesPage, UUID, UUID]:
    """A body with Anna Puig, and an assembly of two items on 15 March."""
    run = application.desk.runner.workspace.run
    body = run(lambda tx: bodies.add(tx, "Vall", BodyKind.COOPERATIVE)).value
    run(lambda tx: people.add(tx, "Anna Puig"))
    this = plan(application, body, date(2026, 3, 15))
    run(lambda tx: agenda.add(tx, this, "Comptes", nature=Nature.DECISION, planned_min=40))
    run(lambda tx: agenda.add(tx, this, "Sala", nature=Nature.INFORMATION, planned_min=15))
    shown = page(application)
    shown.refresh()
    return shown, body, this


def titles(application: Application, assembly: UUID) -> list[str]:
    return [item.title for item in ask(application, lambda tx: agenda.of_assembly(tx, assembly)).items]


def test_from_an_empty_book_an_assembly_of_two_items_by_keyboard_alone(application: Application) -> None:
    press(Key.Key_6, ctrl=True)
    press(Key.Key_N, ctrl=True, shift=True)
    write("Vall")
    press(Key.Key_Return)
    press(Key.Key_N, ctrl=True)
    write("Anna Puig")
    press(Key.Key_Return, Key.Key_Escape)
    press(Key.Key_1, ctrl=True)
    press(Key.Key_N, ctrl=True)
    press(Key.Key_Return)
    write("Comptes")
    press(Key.Key_Tab, Key.Key_Tab)
    write("ann")
    press(Key.Key_Return, Key.Key_Tab)
    write("40")
    press(Key.Key_Return)
    write("Sala")
    press(Key.Key_Return)
    (made,) = ask(application, assemblies.every)
    assert (made.code, made.held_on, made.planned_min) == ("P1", date(2026, 3, 26), 240)
    found = ask(application, lambda tx: agenda.of_assembly(tx, made.id)).items
    assert [(i.number, i.title, i.nature, i.held_by, i.planned_min) for i in found] == [
        (1, "Comptes", Nature.DECISION, ("Anna Puig",), 40),
        (2, "Sala", Nature.DECISION, (), 0),
    ]
    assert focused() is page(application).agenda.add.title
    assert page(application).header.title.text() == "Permanent 1"


def test_the_form_says_what_is_wrong_beside_its_field(application: Application) -> None:
    shown, body, _this = make(application)
    shown.new()
    form = shown.form
    assert form is not None
    assert form.number.text() == "2"
    assert form.day.value() == date(2026, 3, 29)
    assert form.zone.text() == "Europe/Madrid"
    form.number.setText("1")
    press(Key.Key_Return)
    assert form.number_field.note.text() == "P1 already exists in this body."
    form.number.setText("7")
    form.end.setText("10")
    press(Key.Key_Return)
    assert "must come after" in form.end_field.note.text()
    form.end.setText("half past")
    press(Key.Key_Return)
    assert "is not an hour" in form.end_field.note.text()
    form.end.setText("13.30")
    form.zone.setText("Europe/Sorrell")
    press(Key.Key_Return)
    assert "no time zone" in form.zone_field.note.text()
    form.zone.setText(HOME_ZONE)
    press(Key.Key_Return)
    assert shown.form is None
    made = ask(application, assemblies.every)[-1]
    assert (made.code, made.planned_end, made.body_id) == ("P7", time(13, 30), body)
    assert application.desk.assembly_id == made.id


def test_the_number_follows_the_kind_until_somebody_writes_one(application: Application) -> None:
    shown, _body, _this = make(application)
    shown.new()
    form = shown.form
    assert form is not None
    assert form.topic_field.isHidden()
    form.kind.setCurrentIndex(1)
    assert form.number.text() == "1"
    assert not form.topic_field.isHidden()
    form.number.clear()
    form.number.setFocus()
    write("9")
    form.kind.setCurrentIndex(0)
    assert form.number.text() == "9"
    press(Key.Key_Escape)
    assert shown.form is None
    shown.new()
    assert shown.form is not None
    assert shown.form.number.text() == "9"


def test_facts_are_edited_in_the_same_form(application: Application) -> None:
    shown, _body, this = make(application)
    press(Key.Key_E, ctrl=True)
    form = shown.form
    assert form is not None
    form.place.setText("Molí Nou")
    form.regime.setCurrentIndex(1)
    press(Key.Key_Return)
    row = ask(application, lambda tx: assemblies.get(tx, this))
    assert (row.place, row.regime, row.number) == ("Molí Nou", Regime.LEGAL, 1)
    facts = {fact.label.text(): fact.value.text() for fact in shown.header.facts._facts}
    assert facts["Where"] == "Molí Nou"
    assert facts["When"] == "Sun 15 March, 10:00–14:00"


def test_cells_are_edited_in_place(application: Application) -> None:
    shown, _body, this = make(application)
    table = shown.agenda.table
    first = ask(application, lambda tx: agenda.of_assembly(tx, this)).items[0]
    table.setFocus()
    table.set_current(first.id, MINUTES)
    write("25")
    press(Key.Key_Return)
    table.set_current(first.id, TITLE)
    press(Key.Key_F2)
    focused().setText("Comptes de març")  # type: ignore[attr-defined]
    press(Key.Key_Return)
    table.set_current(first.id, HOLDER)
    write("pui")
    press(Key.Key_Return, Key.Key_Return)
    table.edited.emit(first.id, NATURE, "Discussion")
    now = ask(application, lambda tx: agenda.of_assembly(tx, this)).items[0]
    assert now == replace(
        first, title="Comptes de març", planned_min=25, holders=("Anna Puig",), holder_ids=now.holder_ids,
        nature=Nature.DISCUSSION,
    )  # fmt: skip
    table.edited.emit(first.id, MINUTES, "soon")
    assert "whole number" in shown.agenda.note.text()
    table.edited.emit(first.id, HOLDER, "Nobody")
    assert "nobody called “Nobody”" in shown.agenda.note.text()
    assert ask(application, lambda tx: agenda.of_assembly(tx, this)).items[0] == now


def test_what_is_typed_in_a_cell_is_kept_before_another_action(application: Application) -> None:
    shown, _body, this = make(application)
    first = ask(application, lambda tx: agenda.of_assembly(tx, this)).items[0]
    shown.agenda.table.setFocus()
    shown.agenda.table.edit_cell(first.id, TITLE)
    focused().setText("Altres comptes")  # type: ignore[attr-defined]
    application.window.go("people")
    assert titles(application, this)[0] == "Altres comptes"


def test_lines_move_go_and_come_back_by_keyboard(application: Application) -> None:
    shown, _body, this = make(application)
    table = shown.agenda.table
    table.setFocus()
    table.selectRow(0)
    press(Key.Key_Down, alt=True)
    assert titles(application, this) == ["Sala", "Comptes"]
    assert table.currentIndex().row() == 1
    press(Key.Key_Return)
    assert focused() is shown.agenda.add.title
    table.setFocus()
    press(Key.Key_Delete)
    assert titles(application, this) == ["Sala"]
    press(Key.Key_Z, ctrl=True)
    assert titles(application, this) == ["Sala", "Comptes"]
    press(Key.Key_Insert)
    assert focused() is shown.agenda.add.title


def test_the_total_is_said_in_words(application: Application) -> None:
    shown, _body, this = make(application)
    assert shown.agenda.surplus.text() == "185 minutes to spare"
    application.desk.runner.run(lambda tx: agenda.add(tx, this, "Llarg", planned_min=200))
    assert shown.agenda.surplus.text() == "15 minutes too long"
    assert shown.agenda.total.text() == "255 of 240"
    assert QAccessible.queryAccessibleInterface(shown.agenda.bar).text(QAccessible.Text.Name) == (
        "255 of 240, 15 minutes too long"
    )


def test_a_break_takes_its_name_in_the_language_of_the_assembly(application: Application) -> None:
    shown, _body, this = make(application)
    add = shown.agenda.add
    frame = next(at for at in range(add.nature.count()) if add.nature.itemText(at) == "Break")
    add.nature.setCurrentIndex(frame)
    add.minutes.setText("15 min")
    add.begin()
    press(Key.Key_Return)
    last = ask(application, lambda tx: agenda.of_assembly(tx, this)).items[-1]
    assert (last.kind, last.planned_min, last.number) == (ItemKind.BREAK, 15, None)
    assert last.title
    assert add.nature.currentText() == "Decision"


def test_what_waits_is_taken_in_by_enter(application: Application) -> None:
    shown, _body, this = make(application)
    run = application.desk.runner.run
    terms = agreements.Terms(title="Preu de l'hora", review_on=date(2026, 1, 31))
    run(lambda tx: agreements.enter_past(tx, "AC-2019-003", "Sis euros", date(2019, 4, 1), terms))
    run(
        lambda tx: agreements.enter_past(
            tx, "PR-LXX-2", "Cedir", date(2026, 2, 1), agreements.Terms(title="Habitatges"),
            state=AgreementState.AWAITING_RATIFICATION,
        )
    )  # fmt: skip
    pane = shown.intake
    pane.title.setFocus()
    write("Horari")
    press(Key.Key_Tab)
    write("anna puig")
    press(Key.Key_Return)
    waiting = ask(application, lambda tx: intake.of_assembly(tx, this))
    assert [(w.item.title, w.item.proposed_by, w.placed) for w in waiting.proposed] == [
        ("Horari", "Anna Puig", False)
    ]
    assert pane.count.text() == "3"
    for row in [r for r in pane.list.rows() if not r.heading]:
        pane.list.setFocus()
        pane.list.set_current(row.key)
        press(Key.Key_Return)
    found = titles(application, this)
    assert found[2] == "Horari"
    assert "PR-LXX-2" in found[3]
    assert "AC-2019-003" in found[4]
    assert [r.second for r in pane.list.rows() if not r.heading] == [
        "already item 3", "already item 4", "already item 5",
    ]  # fmt: skip
    shown.agenda.table.set_current(waiting.proposed[0].item.id)
    shown.agenda.table.setFocus()
    press(Key.Key_Delete)
    assert not ask(application, lambda tx: intake.of_assembly(tx, this)).proposed[0].placed


def test_an_assembly_is_sent_opened_and_over(application: Application) -> None:
    shown, _body, this = make(application)
    shown.header.send.click()
    assert ask(application, lambda tx: assemblies.get(tx, this)).agenda_sent_on == date(2026, 3, 12)
    assert shown.header.send.isHidden()
    asked: list[str] = []
    application.desk.went.disconnect(application.window.go)
    application.desk.went.connect(lambda place, _key: asked.append(place))
    press(Key.Key_Return, ctrl=True)
    assert asked == ["room"]
    assert ask(application, assemblies.open_now).id == this  # type: ignore[union-attr]
    run = application.desk.runner.workspace.run
    first = ask(application, lambda tx: agenda.of_assembly(tx, this)).items[0].id
    at = ask(application, lambda tx: tx.now)
    later = at.replace(year=at.year + 1)
    run(lambda tx: items.start(tx, first, later))
    run(lambda tx: items.close(tx, first, Outcome.INFORMED, later))
    run(lambda tx: assemblies.close(tx, this, later))
    shown.refresh()
    assert shown.agenda.table.done
    assert shown.agenda.add.isHidden()
    assert shown.header.main.isHidden()
    assert not shown.header.minutes.isHidden()
    assert shown._right.isHidden()


def test_the_list_has_the_next_first_and_folds_older_years(application: Application) -> None:
    shown, body, this = make(application)
    run = application.desk.runner.workspace.run
    for day in (date(2024, 5, 1), date(2025, 5, 1), date(2025, 6, 1), date(2026, 2, 1)):
        past = plan(application, body, day)
        opened = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        run(lambda tx, a=past, at=opened: assemblies.open_(tx, a, at))  # type: ignore[misc]
        run(lambda tx, a=past, at=opened: assemblies.close(tx, a, at))  # type: ignore[misc]
    plan(application, body, date(2026, 4, 11), kind=AssemblyKind.MONOGRAPHIC)
    shown.refresh()
    rows = shown.list.list.rows()
    assert [row.title for row in rows] == [
        "Next", "Permanent 1", "Monographic: Moneda", "2026", "Permanent 5", "2025", "2024",
    ]  # fmt: skip
    assert rows[-2].meta == "2 assemblies"
    shown.list.list.setFocus()
    shown.list.list.set_current(("year", 2025))
    press(Key.Key_Right)
    assert "Permanent 4" in [row.title for row in shown.list.list.rows()]
    assert application.desk.assembly_id == this
    shown.list.kind.setCurrentIndex(2)
    assert [row.title for row in shown.list.list.rows()] == ["Next", "Monographic: Moneda"]


def test_everything_the_keyboard_reaches_has_a_name(application: Application) -> None:
    shown, _body, _this = make(application)
    shown.new()
    for widget in shown.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            said = QAccessible.queryAccessibleInterface(widget)
            assert said.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("10", time(10)),
        ("9:05", time(9, 5)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("10h", time(10)),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, hour: time) -> None:
    assert read_hour(text) == hour
    with pytest.raises(NotAnHour):
        read_hour(f"{text} o'clock")


def test_the_first_page_shows_the_next_assembly(tmp_path: Path) -> None:
    book = tmp_path / "book.assemblea"
    with window(book) as opened:
        _shown, body, this = make(opened)
        plan(opened, body, date(2026, 4, 1))
    with window(book, now=NOON) as opened:
        assert opened.window.place == "assemblies"
        assert opened.desk.assembly_id == this
        assert page(opened).header.title.text() == "Permanent 1"
