# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: how an assembly goes, and every key."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QWidget

from assembly_app.domain.changes import Changes
from assembly_app.i18n import _
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow


class KeysTable(Table):
    """Every action that has a key, by menu, and the keys that no menu shows."""

    def __init__(self) -> None:
        super().__init__((Column(_("Action"), stretch=True), Column(_("Keys"))), _("Keys"), fit=True)

    def set_menus(self, menus: QMenuBar) -> None:
        """Take the keys from the menus themselves, so that they are always the true ones."""
        lines: list[TableRow] = []
        for entry in menus.actions():
            menu = entry.menu()
            found = [
                (action.text().replace("&", ""), keys)
                for action in (menu.actions() if menu is not None else [])  # type: ignore[attr-defined]
                if (keys := _keys(action.shortcuts()))
            ]
            if found:
                lines.append(TableRow(f"menu {entry.text()}", heading=entry.text().replace("&", "")))
                lines += [_line(words, keys) for words, keys in found]
        lines.append(TableRow("everywhere", heading=_("Everywhere")))
        lines += [_line(words, keys) for words, keys in _everywhere()]
        self.set_rows(lines)


def _keys(sequences: list[QKeySequence]) -> str:
    portable = QKeySequence.SequenceFormat.PortableText
    return " · ".join(one.toString(portable) for one in sequences if not one.isEmpty())


def _line(words: str, keys: str) -> TableRow:
    return TableRow(words, (Cell(words), Cell(keys, role="ink2", weight=500)))


def _everywhere() -> list[tuple[str, str]]:
    return [
        (_("Next and previous field"), "Tab · Shift+Tab"),
        (_("Add what is typed, or open what is chosen"), "↵"),
        (_("Move a row up or down"), "Alt+↑ · Alt+↓"),
        (_("Leave a sheet or take a notice away; nothing is lost"), "Esc"),
    ]


def _steps() -> list[tuple[str, str]]:
    return [
        (
            _("Plan it"),
            _("In Assemblies, make an assembly and add its items, with the minutes each one needs."),
        ),
        (
            _("Open it"),
            _("In the Room, hand out the roles and sign people in, by name or by number, room and online."),
        ),
        (
            _("Deal with each item"),
            _("Start it, keep the turns, put the text on the table and write down concerns and notes."),
        ),
        (
            _("Decide"),
            _("Read the text, test the consensus and record the agreement, with who does what by when."),
        ),
        (
            _("Close it and hand out the minutes"),
            _("Minutes shows what is missing and writes the document, in the language you need."),
        ),
    ]


class HelpPage(Page):
    """Five steps, then the keys as the menus have them."""

    areas: ClassVar[Changes] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.keys = KeysTable()
        self._filled = False
        content = QWidget()
        content.setLayout(
            column(
                Prose(_("How an assembly goes"), size=18, weight=600),
                self._five(),
                16,
                Prose(_("Keys"), size=18, weight=600),
                self._limited(self.keys),
                None,
                spacing=10,
                margins=(32, 28, 32, 32),
            )
        )
        ground = Pane("surface")
        ground.setLayout(column(ScrollPane(content, "surface"), spacing=0))
        self.setLayout(column(ground, spacing=0))

    @staticmethod
    def _limited(widget: QWidget) -> QHBoxLayout:
        """Words and their keys stay near one another in a wide window."""
        widget.setMaximumWidth(theme.px(720))
        line = row(spacing=0)
        line.addWidget(widget, 1)
        line.addStretch()
        return line

    @staticmethod
    def _five() -> QWidget:
        whole = QWidget()
        parts = column(spacing=12)
        for number, (what, how) in enumerate(_steps(), start=1):
            figure = Label(str(number), size=18, weight=600, role="accent")
            figure.setFixedWidth(theme.px(24))
            words = column(Prose(what, weight=600), Prose(how, role="ink2"), spacing=0)
            line = row(spacing=8)
            line.addWidget(figure, 0, figure.alignment().AlignTop)
            line.addLayout(words, 1)
            parts.addLayout(line)
        whole.setLayout(parts)
        whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return whole

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._filled:
            # The window exists only once the page stands in it.
            self._filled = fill_from_window(self, self.keys)


def fill_from_window(page: QWidget, table: KeysTable) -> bool:
    """Give a table the keys of the window's menus; whether there were any."""
    menus = page.window().findChild(QMenuBar)
    if menus is None:
        return False
    table.set_menus(menus)
    return True
