# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu bar: every action by name, with its key."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from assembly_app.i18n import _

SEPARATOR = None


@dataclass(frozen=True)
class Command:
    """An action of a menu; `name` finds it again, `needs` is "book" or "room"."""

    name: str
    words: str
    keys: str
    act: Callable[[], None]
    needs: str = ""


class Menus(QMenuBar):
    """Menus made from lists of commands, whose actions also serve as the window's shortcuts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands: dict[str, tuple[Command, QAction]] = {}
        # On the desktops that would lift the menus out of the window, the search box beside them stays.
        self.setNativeMenuBar(False)

    def add(self, title: str, commands: list[Command | None]) -> QMenu:
        """Add a menu; None draws a separator."""
        menu = self.addMenu(title)
        for command in commands:
            if command is None:
                menu.addSeparator()
                continue
            action = QAction(command.words, self)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys.split("|") if keys])
            action.triggered.connect(lambda _checked=False, act=command.act: act())
            menu.addAction(action)
            self._commands[command.name] = (command, action)
        return menu

    def enable(self, *, book: bool, room: bool) -> None:
        """Grey out what needs a book, or an open assembly."""
        allowed = {"": True, "book": book, "room": room}
        for command, action in self._commands.values():
            action.setEnabled(allowed[command.needs])

    def action_named(self, name: str) -> QAction:
        """Return an action by its name."""
        return self._commands[name][1]


def menu_title(name: str) -> str:
    """Return the title of a menu with its access key."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "view": _("&View"),
        "assembly": _("&Assembly"),
        "help": _("&Help"),
    }[name]
