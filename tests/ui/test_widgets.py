# SPDX-License-Identifier: GPL-3.0-or-later
"""The pieces of the window: their sizes, the keyboard, and what a screen reader is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Scheme
from assembly_app.ui.widgets.bars import BarPart, ResultBar, TimeBar
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.disclosure import Disclosure
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import Splitter
from assembly_app.ui.widgets.prose import Label, Prose, Run, StateLabel
from assembly_app.ui.widgets.rail import Rail
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.segmented import Segmented
from assembly_app.ui.widgets.selectable import SelectableProse
from assembly_app.ui.widgets.sheet import Sheet
from assembly_app.ui.widgets.step_strip import StepStrip
from assembly_app.ui.widgets.stepper import Stepper
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow
from assembly_app.ui.widgets.text_area import TextArea
from tests.ui import gallery

Key = Qt.Key
WINDOWS: list[QWidget] = []


@pytest.fixture(autouse=True)
def look() -> Iterator[theme.Theme]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    yield theme.install(app, Scheme.LIGHT)
    for window in WINDOWS:
        window.close()
    WINDOWS.clear()
    theme.current().scale = 100
    theme.current().set_scheme(Scheme.LIGHT)


def show(widget: QWidget, width: int = 400, height: int = 300) -> QWidget:
    """A window with the widget in it, active."""
    window = QWidget()
    WINDOWS.append(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(widget)
    window.resize(width, height)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


def name(widget: QWidget) -> str:
    """What the screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_controls_have_the_heights_of_the_design_and_grow_with_the_text() -> None:
    made = (Button("Obre"), Button("Obre", tall=True), QLineEdit(), SearchBox("Cerca", tall=True), Stepper(3))
    assert [one.sizeHint().height() for one in made] == [32, 40, 32, 40, 44]
    theme.current().set_scale(200)
    assert [one.sizeHint().height() for one in made] == [64, 80, 64, 80, 88]


def test_a_button_shows_an_ampersand_and_says_why_it_is_disabled() -> None:
    button = Button("Pa & vi", icon="check", key="F8")
    assert name(button) == "Pa & vi"
    button.refuse("Cal una persona a la sala")
    assert not button.isEnabled()
    assert button.toolTip() == "Cal una persona a la sala"
    button.refuse("")
    assert button.isEnabled()


def test_a_button_has_room_for_its_key() -> None:
    assert Button("Vota", key="F9").sizeHint().width() > Button("Vota").sizeHint().width()


def test_prose_wraps_on_fixed_lines_and_says_what_it_shows() -> None:
    prose = Prose("Comprar una furgoneta elèctrica de segona mà per 9.800 € amb càrrec a la partida", size=18)
    assert prose.heightForWidth(2000) == 28
    assert prose.heightForWidth(300) == 3 * 28
    assert name(prose) == prose.text()
    prose.set_runs([Run("Sense revisió.", 600, "warn"), Run(" Es pot deixar així.")])
    assert name(prose) == "Sense revisió. Es pot deixar així."
    assert StateLabel("check", "vigent", "ok").sizeHint().height() == 18


def test_prose_can_be_selected_and_copied() -> None:
    prose = SelectableProse("🙂 Acord per consens")
    show(prose)
    QTest.keyClick(prose, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert prose.selected() == "🙂 Acord per consens"
    QTest.keyClick(prose, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "🙂 Acord per consens"


def test_a_segmented_control_moves_with_the_arrows() -> None:
    chosen: list[object] = []
    control = Segmented([("n", "Nombres"), ("m", "Noms")], name="Com es compta")
    control.chosen.connect(chosen.append)
    window = show(control)
    control.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert chosen == ["m"]
    control.set_current("n")
    assert (control.current(), chosen) == ("n", ["m"])
    assert [name(one) for one in window.findChildren(QAbstractButton)] == ["Nombres", "Noms"]


def test_a_stepper_steps_types_and_is_named_by_its_field() -> None:
    counts: list[int] = []
    stepper = Stepper(3)
    stepper.value_changed.connect(counts.append)
    field = Field("Reserves", stepper)
    show(field)
    assert name(stepper.editor) == "Reserves"
    stepper.setFocus()
    QTest.keyClick(stepper.editor, Key.Key_Up)
    QTest.keyClick(stepper.editor, Key.Key_Down)
    QTest.keyClicks(stepper.editor, "\b")
    assert counts[:2] == [4, 3]
    stepper.set_value(12)
    assert stepper.value() == 12
    field.set_error("La suma no quadra.")
    assert not field.note.isHidden()
    field.set_warning("")
    assert field.note.isHidden()


def test_the_step_strip_is_walked_and_named_and_narrows_to_the_current_step() -> None:
    chosen: list[int] = []
    strip = StepStrip(gallery.STEPS, 2)
    strip.set_state_words("fet", "ara", "després")
    strip.chosen.connect(chosen.append)
    show(strip, 700)
    steps = strip.findChildren(QAbstractButton)
    assert [name(step) for step in steps[:4]] == [
        "1 Presentació, fet", "2 Aclariments, fet", "3 Debat, ara", "4 Esmenes, després"
    ]  # fmt: skip
    steps[2].setFocus()
    QTest.keyClick(steps[2], Key.Key_Right)
    QTest.keyClick(steps[3], Key.Key_Space)
    assert chosen == [3]
    assert not strip._narrow()
    strip.resize(500, 50)
    assert strip._narrow()


def test_the_rail_is_walked_and_tells_its_badge() -> None:
    went: list[str] = []
    rail = Rail(gallery.PLACES, gallery.FOOT)
    rail.chosen.connect(went.append)
    window = show(rail, 200, 900)
    assert rail.width() >= 88
    buttons = rail.findChildren(QAbstractButton)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Key.Key_Down)
    QTest.keyClick(buttons[1], Key.Key_Return)
    assert went == ["room"]
    rail.set_badge("exchange", 2, "2 diferències")
    assert name(buttons[6]) == "Intercanvi, 2 diferències"
    window.resize(200, 420)
    QApplication.processEvents()
    assert all(button.height() <= 42 for button in buttons)


LIST = [
    Row("h", "Vigents", heading="group", meta="2"),
    Row(1, "Furgoneta", "check", "ok", second_state="vigent", second="Permanent 142", meta="AC-1"),
    Row(2, "Hort", action="plus"),
    Row(3, "Comissions", expanded=False),
]


def test_a_list_is_walked_over_its_headings_and_read_aloud() -> None:
    current: list[object] = []
    opened: list[object] = []
    toggled: list[tuple[object, bool]] = []
    rows = RowList("Acords")
    rows.set_rows(LIST)
    rows.current_key_changed.connect(current.append)
    rows.activated_key.connect(opened.append)
    rows.toggled.connect(lambda key, on: toggled.append((key, on)))
    show(rows)
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(rows, Key.Key_Down)
    QTest.keyClick(rows, Key.Key_Return)
    QTest.keyClick(rows, Key.Key_Down)
    QTest.keyClick(rows, Key.Key_Right)
    assert current == [1, 2, 3]
    assert opened == [2]
    assert toggled == [(3, True)]
    reader = QAccessible.queryAccessibleInterface(rows)
    said = [reader.child(at).text(QAccessible.Text.Name) for at in range(reader.childCount())]
    assert "Furgoneta, AC-1, vigent, Permanent 142" in said


def test_a_list_keeps_its_place_and_its_actions_do_not_select() -> None:
    pressed: list[object] = []
    rows = RowList("Acords", fit=True)
    rows.set_rows(LIST)
    rows.set_current(1)
    rows.action_clicked.connect(pressed.append)
    show(rows)
    box = rows.visualRect(rows.model().index(2, 0))
    QTest.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.right() - 20, box.center().y())
    )
    assert (pressed, rows.current_key()) == ([2], 1)
    rows.set_rows(LIST[::-1])
    assert rows.current_key() == 1
    assert rows.sizeHint().height() == 40 + 52 + 32 + 32


def test_rows_are_moved_with_the_keyboard_and_the_mouse() -> None:
    moves: list[tuple[object, int]] = []
    rows = RowList("Torns", reorderable=True)
    rows.set_rows([Row(at, f"Persona {at}") for at in range(4)])
    rows.moved.connect(lambda key, goal: moves.append((key, goal)))
    show(rows)
    rows.set_current(2)
    QTest.keyClick(rows, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    boxes = [rows.visualRect(rows.model().index(at, 0)) for at in range(4)]
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(rows.viewport(), left, pos=boxes[0].center())
    QTest.mouseMove(rows.viewport(), boxes[1].center() + QPoint(0, 4))
    QTest.mouseMove(rows.viewport(), boxes[2].center() + QPoint(0, 4))
    QTest.mouseRelease(rows.viewport(), left, pos=boxes[2].center() + QPoint(0, 4))
    assert moves == [(2, 1), (0, 2)]


def test_a_table_is_edited_in_place_and_does_not_keep_tab() -> None:
    told: list[tuple[object, int, str]] = []
    table = Table(
        (Column("Punt", stretch=True), Column("Minuts", right=True, editable=True)), "Ordre del dia"
    )
    table.set_rows([TableRow("g", heading="Avui"), TableRow(8, (Cell("Furgoneta"), Cell("40")))])
    table.edited.connect(lambda *what: told.append(what))
    window = show(table)
    table.edit_cell(8, 1)
    editor = table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("45")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()
    assert told == [(8, 1, "45")]
    other = QLineEdit()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(other)
    other.show()
    table.setFocus()
    QTest.keyClick(table, Key.Key_Tab)
    assert QApplication.focusWidget() is other
    reader = QAccessible.queryAccessibleInterface(table)
    said = [reader.child(at).text(QAccessible.Text.Name) for at in range(reader.childCount())]
    assert {"Minuts", "Furgoneta", "40"} <= set(said)


def test_escape_empties_the_search_before_it_closes_the_sheet() -> None:
    closed: list[int] = []
    sheet = Sheet("Porta", "door-open", "F2")
    search = SearchBox("Nom")
    sheet.middle.addWidget(search)
    sheet.closed.connect(lambda: closed.append(1))
    show(sheet, 520, 400)
    search.setFocus()
    QTest.keyClicks(search, "ra")
    QTest.keyClick(search, Key.Key_Escape)
    assert (search.text(), closed) == ("", [])
    QTest.keyClick(search, Key.Key_Escape)
    assert closed == [1]


def test_bars_and_sections_speak() -> None:
    bar = TimeBar(18, 40, "18 minuts de 40")
    assert name(bar) == "18 minuts de 40"
    result = ResultBar([BarPart(47)], threshold=49, threshold_text="en calien 49", description="47 de 49")
    assert name(result) == "47 de 49"
    section = Disclosure("Inquietuds", "1 recollida")
    content = Label("Autonomia")
    section.bind(content)
    section.set_summary("1 recollida", "triangle-alert", "3 obertes")
    assert name(section) == "Inquietuds, 1 recollida, 3 obertes"
    assert content.isHidden()
    section.click()
    assert not content.isHidden()


def test_a_text_area_is_left_with_tab_and_keeps_its_lines() -> None:
    area = TextArea("Primera\nSegona", name="Notes", lines=2)
    told: list[int] = []
    area.textChanged.connect(lambda: told.append(1))
    area.set_text("Una altra")
    assert (area.text(), told) == ("Una altra", [])
    assert area.sizeHint().height() == 2 * 22 + 20
    assert area.tabChangesFocus()


def test_a_splitter_has_a_hair_to_see_and_a_broad_grip() -> None:
    splitter = Splitter(QWidget(), QWidget(), elastic=1)
    show(splitter)
    handle = splitter.handle(1)
    assert handle.contentsRect().width() == 1
    assert handle.width() >= 8


@pytest.mark.parametrize("scale", [90, 100, 200])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("page", gallery.PAGES)
def test_every_component_draws_at_every_size_and_has_a_name(page: str, scheme: Scheme, scale: int) -> None:
    theme.current().scale = scale
    theme.current().set_scheme(scheme)
    make, width, height = gallery.PAGES[page]
    drawn = make()
    drawn.resize(width, height)
    drawn.show()
    assert not drawn.grab().isNull()
    reached = [one for one in drawn.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    unnamed = [type(one).__name__ for one in reached if one.isVisible() and not name(one)]
    assert unnamed == []
