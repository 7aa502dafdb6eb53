# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of the window, with its words and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from assembly_app.i18n import _, pgettext
from assembly_app.settings import TEXT_SCALES
from assembly_app.ui import places
from assembly_app.ui.menus import Command, Menus, menu_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from assembly_app.ui.main_window import MainWindow


class Commands:
    """What the menus do; the keys of the Room are forwarded to its page."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def fill(self, menus: Menus) -> None:
        """Put every command in its menu."""
        menus.add(menu_title("file"), self._file())
        menus.add(menu_title("edit"), self._edit())
        menus.add(menu_title("view"), self._view())
        menus.add(menu_title("assembly"), self._assembly())
        menus.add(menu_title("help"), self._help())

    def _file(self) -> list[Command | None]:
        window = self.window
        return [
            Command("books", _("Books of assemblies…"), "Ctrl+O", lambda: window.asked.emit("welcome", None)),
            Command("export", _("Write the minutes…"), "Ctrl+P", lambda: self._minutes("export"), "book"),
            None,
            Command("preferences", _("Preferences"), "Ctrl+,", lambda: window.go("preferences")),
            Command("quit", _("Quit"), "Ctrl+Q", lambda: _quit(window)),
        ]

    def _edit(self) -> list[Command | None]:
        runner = self.window.desk.runner
        return [
            Command("undo", _("Undo"), "Ctrl+Z", runner.undo, "book"),
            Command("redo", _("Redo"), "Ctrl+Shift+Z|Ctrl+Y", runner.redo, "book"),
            None,
            Command("search", _("Search"), "Ctrl+F", self._focus_search, "book"),
        ]

    def _view(self) -> list[Command | None]:
        window = self.window
        rows: list[Command | None] = [
            Command(f"go_{place.key}", place.word, place.shortcut, self._going(place.key), "book")
            for place in places.places()
        ]
        return [
            *rows,
            None,
            Command("larger", _("Larger text"), "Ctrl++|Ctrl+=", lambda: self._scale(1)),
            Command("smaller", _("Smaller text"), "Ctrl+-", lambda: self._scale(-1)),
            Command("full_screen", _("Full screen"), "F11", lambda: _toggle_full_screen(window)),
        ]

    def _assembly(self) -> list[Command | None]:
        acts = [
            ("door", pgettext("sign-in", "Door"), "F2"),
            ("turn", _("Add to the speakers' list"), "F3"),
            ("next_speaker", _("Give the floor to the next one"), "F4"),
            ("extend", _("Extend the item"), "F5"),
            ("suspend", _("Suspend or resume the item"), "F6"),
            ("contribution", _("Online contribution"), "F7"),
            ("test", _("Test the consensus"), "F8"),
            ("consult", _("Consult the people online"), "F9"),
            ("agreement", _("Record the agreement"), "F10"),
            ("primary", _("Do what is offered, or close the item"), "Ctrl+Return|Ctrl+Enter"),
        ]
        return [
            Command(f"room_{name}", words, keys, self._in_room(name), "room") for name, words, keys in acts
        ]

    def _help(self) -> list[Command | None]:
        return [Command("help", _("Keys and help"), "F1", lambda: self.window.go("help"))]

    def _going(self, place: str) -> Callable[[], None]:
        return lambda: self.window.go(place)

    def _in_room(self, name: str) -> Callable[[], None]:
        """Ctrl+Enter belongs to whatever page is shown; the other keys are the Room's."""

        def act() -> None:
            window = self.window
            if name == "primary":
                window.page(window.place).primary()
                return
            if window.place != "room":
                window.go("room")
            window.page("room").command(name)

        return act

    def _minutes(self, name: str) -> None:
        self.window.go("minutes")
        self.window.page("minutes").command(name)

    def _focus_search(self) -> None:
        window = self.window
        if window.place == "agreements":
            window.page("agreements").command("search")
        else:
            window.search.setFocus()
            window.search.selectAll()

    def _scale(self, by: int) -> None:
        desk = self.window.desk
        at = TEXT_SCALES.index(desk.settings.text_scale)
        desk.prefer(text_scale=TEXT_SCALES[max(0, min(len(TEXT_SCALES) - 1, at + by))])


def _quit(window: MainWindow) -> None:
    window.close()
    QApplication.quit()


def _toggle_full_screen(window: MainWindow) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
