# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole assembly from an empty book, by keyboard alone, in the real window; then its minutes."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from assembly_app.i18n.dates import format_date
from assembly_app.services import agenda, assemblies, turns
from assembly_app.services.workspace import Workspace
from tests.end_to_end.said import SAID
from tests.end_to_end.window import Window, run
from tests.example import LANGUAGES, lines_of

WORDS = {"ca": "Catalan", "es": "Spanish", "en": "English"}

BODY = "Vall de Sorrell"
PEOPLE = ("Pau Torrents", "Carme Aulet", "Quim Astor", "Hanna Weiss")
ITEMS = ("Furgoneta elèctrica", "Guia d'acollida")
VERSIONS = ("Comprar una furgoneta de segona mà.", "Comprar una furgoneta amb calendari obert.")
CONCERN = "Qui en porta el calendari"
TASK = "Buscar-ne una"
AGREEMENT = (
    "L'Assemblea permanent núm. 1 acorda, per consens, comprar una furgoneta amb calendari obert. "
    "Se n'encarrega Pau Torrents. Termini: {due}."
)
TODAY = datetime.now().astimezone().date()
DUE = TODAY + timedelta(days=30)


def test_from_an_empty_book(desktop: dict[str, str], tmp_path: Path) -> None:
    book = tmp_path / "sorrell.assemblea"
    with Window(desktop, tmp_path) as window:
        begin(window, book)
        plan(window)
        door(window)
        speak(window)
        versions(window)
        decide(window)
        agree(window)
        close(window)
        for language in LANGUAGES:
            write(window, language, tmp_path / f"window-{language}.docx")
        assert window.quit() == 0
    assert who_spoke(book) == [PEOPLE[1]]
    for language in LANGUAGES:
        given = tmp_path / f"command-{language}.docx"
        done = run(desktop, "minutes", book, "P1", "--language", language, "--output", given)
        assert (done.returncode, done.stderr) == (0, "")
        lines = lines_of(given)
        assert lines_of(tmp_path / f"window-{language}.docx") == lines
        check(lines, language)


def check(lines: list[str], language: str) -> None:
    """The minutes say what was done, whole and once; hours are those of the wall, so any will do."""
    said = [re.sub(r"\d\d:\d\d", "HH:MM", line) for line in lines]
    text = "\n".join(said)
    for line in SAID[language]:
        assert text.count(line.format(year=TODAY.year)) == 1, line
    agreement = AGREEMENT.format(due=format_date(DUE, "ca"))
    assert text.count(agreement) == 1
    for words in (*ITEMS, *VERSIONS[:1], CONCERN, TASK):
        assert words in text
    # The task: who, what, when.
    at = said.index(TASK)
    assert said[at - 1 : at + 2] == [PEOPLE[1], TASK, format_date(DUE, language)]
    # Nobody else was there.
    assert PEOPLE[2] not in text


def who_spoke(book: Path) -> list[str]:
    with Workspace.open(book, read_only=True) as held:
        assembly = held.read(assemblies.every)[0].id
        item = held.read(lambda tx: agenda.of_assembly(tx, assembly)).items[0].id
        found = held.read(lambda tx: turns.of_item(tx, item, datetime.now(UTC)))
    return [person.name for person in found.spoken]


def begin(window: Window, book: Path) -> None:
    """An empty book, where the dialog for files is told."""
    window.wait_focus("Begin a new book")
    window.press("2")
    answer(window, "New book", book)


def answer(window: Window, dialog: str, path: Path) -> None:
    """Tell the dialog that asks for a file which one."""
    window.wait_until(dialog)
    window.wait_for(lambda: (at := window.focused()) is not None and at.role == "EditableText", dialog)
    window.fill(str(path))
    window.press("Return")


def plan(window: Window) -> None:
    """A body, four people, an assembly of two items."""
    window.wait_until("This book is empty")
    window.press("ctrl+6")
    window.wait_focus("New body")
    window.press("Return")
    window.wait_focus("Name")
    window.write(BODY)
    window.press("Return")
    window.wait_until("Body added")
    window.press("ctrl+n")
    window.wait_focus("Name")
    for person in PEOPLE:
        window.write(person)
        window.press("Return")
        window.wait_until("Person added")
        window.wait_for(lambda: not field(window, "Name"), "the form for the next one")
    window.press("Escape", "ctrl+1", "ctrl+n")
    window.tab_to("Day")
    window.fill(day(TODAY))
    window.tab_to("Language of the minutes")
    window.write("Cat")
    window.press("Return")
    window.wait_focus("Title of the new item")
    for item in ITEMS:
        window.write(item)
        window.press("Return")
        window.wait_until(item, "Item added")
        window.wait_for(lambda: not field(window, "Title of the new item"), "the line for the next one")


def door(window: Window) -> None:
    """Open it; three people with a name, ten without, one of the three goes online."""
    window.press("ctrl+Return")
    window.wait_until("No item is open")
    window.press("F2")
    window.wait_focus("Who arrives or leaves")
    for letters, person in (("pau", PEOPLE[0]), ("car", PEOPLE[1]), ("han", PEOPLE[3])):
        window.fill(letters)
        window.wait_until(person)
        window.press("Return")
        window.wait_until(f"{person}, ↵ leaves, in the room since")
    window.press("alt+Return")
    window.wait_until(f"{PEOPLE[3]}, ↵ leaves, online since")
    window.tab_to("without a name, in the room", back=True)
    window.fill("10")
    window.press("Return")
    window.wait_until("People without a name counted")
    window.press("Escape")


def speak(window: Window) -> None:
    """The first item begins and somebody has the floor."""
    window.press("ctrl+Return")
    window.wait_until("Item started", "Nobody is speaking")
    window.press("F3")
    window.wait_focus("Add a name to the speakers' list")
    window.write("car")
    window.wait_until(PEOPLE[1])
    window.press("Return")
    window.wait_until("Added to the speakers' list", "1 waiting")
    window.press("F4")
    window.wait_until("speaking", "Floor given")


def versions(window: Window) -> None:
    """A text, a concern, what people online think of it, a second text."""
    window.tab_to("Write the proposal")
    window.press("space")
    window.wait_focus("Text")
    window.write(VERSIONS[0])
    window.press("ctrl+Return")
    window.wait_until("Text put on the table", VERSIONS[0])
    window.tab_to("Concerns, none yet")
    window.press("space")
    window.tab_to("Write a concern")
    window.press("space")
    window.wait_focus("A concern, Enter")
    window.write(CONCERN)
    window.press("Return")
    window.wait_until("Concern written down", CONCERN)
    window.press("F9")
    window.wait_until("Not binding: people online are asked about version 1.")
    window.press("ctrl+Return")
    window.wait_until("Online consultation opened")
    window.tab_to("Against")
    window.fill("1")
    window.press("ctrl+Return")
    window.wait_until("Online consultation closed")
    window.press("ctrl+Return")
    window.wait_until("Online result read aloud")
    window.press("Escape")
    window.tab_to("Edit")
    window.press("space")
    window.wait_focus("Text")
    window.fill(VERSIONS[1])
    window.press("ctrl+Return")
    window.wait_until("Text put on the table", VERSIONS[1])


def decide(window: Window) -> None:
    """The consensus of the twelve in the room: nine support, two with reserves, one stands aside."""
    window.press("F8")
    window.wait_until("Does anyone block?")
    window.tab_to("Stand aside")
    window.fill("1")
    window.tab_to("Reserves")
    window.fill("2")
    window.wait_until("0 + 1 + 2 + 9")
    window.press("ctrl+Return")
    window.wait_until("Exact words")


def agree(window: Window) -> None:
    """The agreement with who does it and by when, and a task."""
    window.tab_to("In charge")
    window.write("pau")
    window.press("Return")
    window.tab_to("Due")
    window.fill(day(DUE))
    window.press("ctrl+t")
    window.wait_focus("What")
    window.write(TASK)
    window.press("Tab")
    window.write("car")
    window.press("Return")
    window.press("Tab")
    window.write(day(DUE))
    window.press("Return")
    window.press("ctrl+Return")
    window.wait_until("Agreement recorded")


def close(window: Window) -> None:
    """Both items and the assembly."""
    window.press("ctrl+Return")
    window.wait_until("Item closed", "No item is open")
    window.press("ctrl+Return")
    window.wait_until("Item started")
    window.press("ctrl+Return")
    window.wait_until("Close the item")
    window.press("1")
    window.press("ctrl+Return")
    window.wait_until("Item closed", "No item is left on the agenda")
    window.press("ctrl+Return", "ctrl+Return")
    window.wait_until("Assembly closed")


def write(window: Window, language: str, path: Path) -> None:
    """The minutes in one language, from their page."""
    window.press("ctrl+3")
    window.tab_to("Language of the document")
    window.write(WORDS[language])
    window.wait_for(lambda: chosen(window) == WORDS[language], WORDS[language])
    window.press("ctrl+p")
    answer(window, "Write the minutes", path)
    window.wait_until(f"Minutes written: {path}")


def chosen(window: Window) -> str:
    focused = window.focused()
    return focused.value if focused else ""


def field(window: Window, name: str) -> str:
    """What a field holds."""
    found = window.find(name, "EditableText")
    return found.value if found else ""


def day(moment: date) -> str:
    return f"{moment.day}/{moment.month}/{moment.year}"
