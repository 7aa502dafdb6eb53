# SPDX-License-Identifier: GPL-3.0-or-later
"""The lists of tasks at the left: all, mine, what needs care, and one for each body."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _
from assembly_app.ui import theme
from assembly_app.ui.tasks import words
from assembly_app.ui.tasks.reading import Book, Key, Which
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.row_list import Row, RowList


class FilterPane(Pane):
    """`chosen` tells of another list; `activated` of Enter, which goes on to its tasks."""

    chosen = Signal()
    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", edges="r", parent=parent)
        self._known: dict[object, Key] = {}
        self.list = RowList(_("Lists of tasks"), height=36, tall=36)
        self.list.current_key_changed.connect(lambda _key: self.chosen.emit())
        self.list.activated_key.connect(lambda _key: self.activated.emit())
        title = Label(_("Tasks"), size=18, weight=600)
        inset = row(self.list, margins=(8, 0, 8, 0))
        self.setLayout(column(row(title, margins=(16, 0, 0, 0)), inset, spacing=12, margins=(0, 16, 1, 8)))
        self.setMinimumWidth(theme.px(168))

    def key(self) -> Key:
        """The list that is shown."""
        found = self.list.current_key()
        return self._known.get(found, Which.OPEN)

    def choose(self, key: Key) -> None:
        """Show another list."""
        self.list.set_current(key)

    def show_lists(self, book: Book) -> None:
        """Show the lists with their counts; a body stays listed while it is chosen."""
        kept = self.key()
        keys: list[Key] = list(Which)
        bodies: list[Key] = [("body", body) for body in book.bodies()]
        if isinstance(kept, tuple) and kept not in bodies:
            bodies.append(kept)
        rows = [_row(key, book) for key in keys]
        if bodies:
            rows.append(Row("by body", _("By body"), heading="label"))
        rows += [_row(key, book) for key in bodies]
        self._known = {key: key for key in (*keys, *bodies)}
        with QSignalBlocker(self.list):
            self.list.set_rows(rows)
            self.list.set_current(kept)


def _row(key: Key, book: Book) -> Row:
    glyph, name, role = words.which(key)
    number = book.count(key)
    # A glyph that warns of nothing would be noise.
    calm = number == 0 and key is not Which.DONE
    return Row(key, name, "" if calm else glyph, role, meta=str(number), tip=name)
