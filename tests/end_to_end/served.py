# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the real application and tells, on a local socket, what a screen reader would find in its windows.

Usage: python served.py SOCKET [arguments of the application…]. Requests are lines: `tree`, `picture FILE`.
"""

import json
import socket
import sys
from pathlib import Path
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).resolve().parents[2]


class Teller(QObject):
    """Lives in the thread of the windows; a request waits there for its turn, also under a modal window."""

    asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer)

    def _answer(self, caller: socket.socket, request: str) -> None:
        with caller:
            word, _, rest = request.partition(" ")
            found = tree() if word == "tree" else picture(rest)
            caller.sendall(json.dumps(found).encode("utf-8"))


def tree() -> list[dict[str, Any]]:
    """Every control that is shown, parents before children."""
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QApplication

    # As with a reader listening: Qt keeps its lists of rows up to date only then.
    QAccessible.setActive(True)
    found: list[dict[str, Any]] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            _walk(QAccessible.queryAccessibleInterface(window), 0, found)
    return found


def _walk(control: Any, level: int, found: list[dict[str, Any]]) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QApplication

    if control is None or not control.isValid() or control.state().invisible:
        return
    state, widget, place = control.state(), control.object(), control.rect()
    words = {kind.name.lower(): control.text(kind) for kind in QAccessible.Text if kind.name != "UserText"}
    found.append(
        {
            "level": level,
            "role": control.role().name,
            "name": words.get("name", ""),
            "value": words.get("value", ""),
            "label": _label(control, widget),
            "description": words.get("description", ""),
            "focused": widget is not None and widget is QApplication.focusWidget(),
            "enabled": not state.disabled,
            "checked": bool(state.checked),
            "selected": bool(state.selected),
            "class": type(widget).__name__ if widget else "",
            "place": [place.x(), place.y(), place.width(), place.height()],
        }
    )
    for at in range(control.childCount()):
        _walk(control.child(at), level + 1, found)


def _label(control: Any, widget: Any) -> str:
    """What names a list of choices: here Qt gives the chosen one as its name."""
    from PySide6.QtGui import QAccessible

    if widget is None or control.role() != QAccessible.Role.ComboBox:
        return ""
    related = control.relations(QAccessible.RelationFlag.Label)
    said = [one.text(QAccessible.Text.Name) for one, _relation in related if one is not None]
    return said[0] if said else str(widget.accessibleName())


def picture(path: str) -> bool:
    """Keep what is on the screen."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication.primaryScreen().grabWindow(0).save(path)


def _listen(path: str, teller: Teller) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(path)
        server.listen()
        while True:
            caller = server.accept()[0]
            with caller.makefile(encoding="utf-8") as lines:
                request = lines.readline().strip()
            teller.asked.emit(caller, request)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from assembly_app.__main__ import main

    address = sys.argv.pop(1)
    told = Teller()
    Thread(target=_listen, args=(address, told), daemon=True).start()
    sys.exit(main())
