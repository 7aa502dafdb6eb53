# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks of one list, grouped, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from assembly_app.domain.kinds import TaskState
from assembly_app.i18n import _, pgettext
from assembly_app.services.tasks import TaskRow
from assembly_app.ui import theme
from assembly_app.ui.tasks import words
from assembly_app.ui.tasks.reading import Book, Group, Key, Which
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow

_WHO, _FROM = 2, 3


class CentrePane(Pane):
    """`chosen` tells of the task under the cursor, `pressed` of a key on it: "done", "day", "hand", "bring".

    `activated` tells of Enter, `new_asked` of the button. `sitting` asks who is at this computer, where
    the list needs to know.
    """

    chosen = Signal(object)
    pressed = Signal(str)
    activated = Signal(object)
    new_asked = Signal()

    def __init__(self, sitting: QWidget, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent=parent)
        self._order: list[object] = []
        self.title = Label("", size=24, weight=600, elide=True)
        self.new = Button(_("New task"), "primary", key="Ctrl+T")
        self.table = Table(
            [
                Column(_("State")),
                Column(_("Task"), stretch=True),
                Column(pgettext("task", "Who"), width=136),
                Column(pgettext("task", "From"), width=116),
                Column(pgettext("task", "Day"), right=True),
            ],
            _("Tasks"),
            height=36,
        )
        self.nothing = EmptyState("list-checks", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.sitting = sitting
        self.stack.addWidget(self.sitting)
        head = row(self.title, None, self.new)
        self.setLayout(column(head, self.stack, spacing=8, margins=(24, 16, 24, 16)))
        self.new.clicked.connect(self.new_asked)
        self.table.current_key_changed.connect(self.chosen)
        self.table.activated_key.connect(self.activated)
        self._bind()

    def _bind(self) -> None:
        """Single letters are keys only while the table has the keyboard: elsewhere people write."""
        for keys, name in (("Space", "done"), ("D", "day"), ("Q", "hand"), ("P", "bring")):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda name=name: self.pressed.emit(name))

    def show_tasks(self, book: Book, key: Key) -> None:
        """Show a list; the task under the cursor stays, or else the first takes its place."""
        found = book.chosen(key)
        lines = list(_lines(found, book, key))
        place = self._place()
        self._order = [line.key for line in lines if not line.heading]
        self.title.set_text(words.count(key, book.count(key)))
        with QSignalBlocker(self.table):
            self.table.set_rows(lines)
            if found and self.table.current_key() is None:
                # What was done or handed over goes elsewhere; the next one takes its place.
                self.table.set_current(self._order[min(place, len(self._order) - 1)])
        self.nothing.set_words(*words.nothing(key, book))
        asks = key is Which.MINE and book.author is None
        if not found:
            self.stack.setCurrentWidget(self.sitting if asks else self.nothing)
        else:
            self.stack.setCurrentWidget(self.table)

    def _place(self) -> int:
        current = self.table.current_key()
        return self._order.index(current) if current in self._order else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The task itself needs room first; where it comes from and who has it stand in the detail too.
        width = self.width()
        self.table.setColumnHidden(_FROM, width < theme.px(780))
        self.table.setColumnHidden(_WHO, width < theme.px(560))

    def focus_table(self) -> None:
        """Give the keyboard back to the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _lines(found: list[TaskRow], book: Book, key: Key) -> Iterator[TableRow]:
    if key is Which.DONE:
        for task in found:
            yield _line(task, book)
        return
    for group in Group:
        held = [task for task in found if book.group(task) is group]
        if held:
            yield TableRow(("group", group), heading=words.group(group), count=str(len(held)))
        for task in held:
            yield _line(task, book)


def _line(task: TaskRow, book: Book) -> TableRow:
    glyph, word, role = words.state(task, book)
    open_ = task.state is TaskState.OPEN
    urgent = open_ and (task.orphan or task.late(book.today))
    what = words.what(task, book)
    return TableRow(
        task.id,
        (
            Cell(word, glyph, role, 600, 12),
            Cell(what, role="ink" if open_ else "ink2", tip=what),
            Cell(words.who(task), role="warn" if task.orphan else "ink2", weight=600 if task.orphan else 400),
            Cell(words.comes_from(task, book), role="ink2"),
            Cell(
                words.due(task, book),
                role="warn" if urgent and task.due_on else role if role == "warn" and task.due_on else "ink2",
                weight=600 if task.late(book.today) else 400,
            ),
        ),
    )
