# SPDX-License-Identifier: GPL-3.0-or-later
"""A window that shows one sheet of the Room at a time."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from assembly_app.domain.errors import AssemblyError
from assembly_app.services import (
    attendance,
    consensus_tests,
    items,
    proposals,
)
from assembly_app.settings import Settings
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.runner import Runner
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.make import make_sheet
from tests.a_room import Hand, Room, make_room

ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Host:
    """A window that shows one sheet at a time, as the Room does."""

    def __init__(self, made: Room) -> None:
        self.room = made
        self.desk = Desk(Runner(made.clock), Settings())
        self.desk.runner.use(made.book)
        self.window = QWidget()
        self.layout = QVBoxLayout(self.window)
        self.window.resize(620, 860)
        self.window.show()
        self.wanted: list[str] = []
        self.closed = 0
        self.refused: list[AssemblyError] = []
        self.desk.runner.refused.connect(self.refused.append)

    def open(self, name: str) -> SheetBase:
        sheet = make_sheet(name, self.desk, self.room.assembly, self.room.first)
        sheet.wanted.connect(self.wanted.append)
        sheet.closed.connect(self._on_closed)
        self.layout.addWidget(sheet)
        self.window.activateWindow()
        QApplication.processEvents()
        return sheet

    def close(self, sheet: SheetBase) -> None:
        sheet.hide()
        self.layout.removeWidget(sheet)
        sheet.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_closed(self) -> None:
        self.closed += 1

    def read(self, query):  # type: ignore[no-untyped-def]
        return self.room.book.read(query)


def type_in(widget: QWidget, text: str) -> None:
    widget.setFocus()
    for letter in text:  # QTest knows no letters beyond ASCII
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)


def hosted(tmp_path: Path) -> Iterator[Host]:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme.install(app, theme.Scheme.LIGHT)
    made = make_room(tmp_path, Hand())
    made.open()
    made.clock.at("10:20")
    made.book.run(lambda tx: items.start(tx, made.first))
    found = Host(made)
    yield found
    found.window.close()
    found.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made.book.close()


def table(host: Host, text: str = "Comprar una furgoneta elèctrica.") -> None:
    host.room.book.run(lambda tx: proposals.table(tx, host.room.first, text))


def counts(host: Host):  # type: ignore[no-untyped-def]
    return host.read(lambda tx: attendance.counts(tx, host.room.assembly, host.room.clock()))


def recorded_tests(host: Host):  # type: ignore[no-untyped-def]
    return host.read(lambda tx: consensus_tests.of_item(tx, host.room.first))


def take_test(host: Host) -> None:
    table(host)
    sheet = host.open("test")
    sheet.primary()
    host.close(sheet)
