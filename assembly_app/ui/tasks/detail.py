# SPDX-License-Identifier: GPL-3.0-or-later
"""One task: what, who, when, where it comes from, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from assembly_app.domain.kinds import TaskState
from assembly_app.i18n import _, pgettext
from assembly_app.services.tasks import TaskRow
from assembly_app.ui import theme
from assembly_app.ui.agreements.words import amounts, near_day, title
from assembly_app.ui.assemblies.facts import FactGrid
from assembly_app.ui.assemblies.words import title as assembly_title
from assembly_app.ui.tasks import words
from assembly_app.ui.tasks.reading import Book
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, ScrollPane, clear, column, row
from assembly_app.ui.widgets.prose import Label, Prose, StateLabel


class DetailPane(Pane):
    """`pressed` tells of an action: "done", "day", "hand", "bring"; `asked` of a place and a record."""

    pressed = Signal(str)
    asked = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", edges="l", parent=parent)
        self.task: TaskRow | None = None
        self.state = StateLabel("circle", "")
        self.title = Prose("", size=18, weight=600)
        self.facts = FactGrid(most=2, narrowest=120)
        self.from_title = Label(_("Comes from"), size=12, weight=600, role="ink2")
        self.link = Button("", "link")
        self.source = Prose("", role="ink")
        self.known_title = Label(_("What is known"), size=12, weight=600, role="ink2")
        self._known: QVBoxLayout = column(spacing=6)
        key = pgettext("key", "Space")
        self.done = Button(_("Mark it done"), icon="check", key=key, spread=True)
        self.day = Button(_("Give it another day"), icon="calendar-days", key="D", spread=True)
        self.hand = Button(_("Hand it over"), icon="user", key="Q", spread=True)
        self.bring = Button("", icon="calendar-plus", key="P", spread=True)
        self.editor = column(spacing=8)
        self._arrange()
        for button, name in self.buttons():
            button.clicked.connect(lambda _on=False, name=name: self.pressed.emit(name))
        self.link.clicked.connect(self._go)

    def buttons(self) -> list[tuple[Button, str]]:
        """The actions by name."""
        return [(self.done, "done"), (self.day, "day"), (self.hand, "hand"), (self.bring, "bring")]

    def _arrange(self) -> None:
        content = QWidget()
        content.setLayout(
            column(
                self.state, self.title, 4, self.facts, 8, self.from_title, row(self.link, None),
                self.source, 8, self.known_title, self._known, None, spacing=4, margins=(20, 20, 20, 8),
            )
        )  # fmt: skip
        self.scroller = ScrollPane(content, "paper")
        self.acts = QWidget()
        self.acts.setLayout(column(*(button for button, _name in self.buttons()), spacing=8))
        foot = column(self.editor, self.acts, None, margins=(20, 8, 20, 20))
        whole = QWidget()
        self._whole: QBoxLayout = column(spacing=0)
        self._whole.addWidget(self.scroller, 1)
        self._whole.addLayout(foot)
        whole.setLayout(self._whole)
        nothing = Pane("paper")
        nothing.setLayout(column(EmptyState("list-checks", _("No task chosen"))))
        self.stack = QStackedWidget()
        self.stack.addWidget(nothing)
        self.stack.addWidget(whole)
        self.setLayout(column(self.stack, margins=(1, 0, 0, 0)))
        self.setMinimumWidth(theme.px(248))

    def lie(self, under: bool) -> None:
        """Under the table, the actions stand beside the task."""
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.LeftToRight if under else ways.TopToBottom)

    def show_task(self, task: TaskRow | None, book: Book) -> None:
        """Show a task, or none."""
        self.task = task
        self.stack.setCurrentIndex(0 if task is None else 1)
        if task is None:
            return
        self._show_state(task, book)
        self.title.set_text(words.what(task, book))
        self.facts.set_facts(_facts(task, book))
        self._show_source(task, book)
        clear(self._known)
        for when, what in _known(task, book):
            day = Label(when, size=12, weight=500, role="ink2")
            day.setFixedWidth(theme.px(64))
            line = row(day, spacing=8)
            line.addWidget(Prose(what), 1)
            self._known.addLayout(line)
        self._show_actions(task, book)

    def _show_state(self, task: TaskRow, book: Book) -> None:
        glyph, word, role = words.state(task, book)
        if task.late(book.today):
            word = _("{state}, {when}").format(state=word, when=words.late_by(task, book))
        self.state.set_state(glyph, word, role)

    def _show_source(self, task: TaskRow, book: Book) -> None:
        code = words.comes_from(task, book)
        held = book.agreements.get(task.agreement_id) if task.agreement_id else None
        hit = book.items.get(task.item_id) if task.item_id else None
        text = title(held, book.names) if held else (hit.title if hit and not hit.reserved else "")
        self.link.set_text(code)
        self.link.setVisible(bool(code))
        self.source.set_text(text)
        self.source.setVisible(bool(text))
        self.from_title.setVisible(bool(code))

    def _show_actions(self, task: TaskRow, book: Book) -> None:
        open_ = task.state is TaskState.OPEN
        self.done.set_text(_("Mark it done") if open_ else _("Open it again"))
        self.done.set_icon("check" if open_ else "rotate-cw")
        for button in (self.day, self.hand, self.bring):
            button.setVisible(open_)
        coming = book.next_assembly
        if coming is None:
            self.bring.set_text(_("Bring it to the next assembly"))
            self.bring.refuse(_("No assembly is planned. Plan one in Assemblies first."))
            return
        name = assembly_title(coming)
        self.bring.set_text(_("Bring it to {assembly}").format(assembly=name))
        there = book.title(task) in book.next_titles
        self.bring.refuse(
            _("It is already in the agenda of {assembly}.").format(assembly=name) if there else ""
        )

    def _go(self) -> None:
        if self.task and self.task.agreement_id:
            self.asked.emit("agreements", self.task.agreement_id)
        elif self.task and self.task.item_id:
            self.asked.emit("item", self.task.item_id)


def _facts(task: TaskRow, book: Book) -> list[tuple[str, str]]:
    held = book.agreements.get(task.agreement_id) if task.agreement_id else None
    day = near_day(task.due_on, book.today) if task.due_on else pgettext("task", "no day")
    facts = [
        (pgettext("task", "Who"), ", ".join(task.persons) or _("nobody yet")),
        (_("Body"), task.body),
        (pgettext("task", "Day"), day),
        (pgettext("agreement", "Budget"), amounts(held) if held else ""),
    ]
    return [(label, value) for label, value in facts if value]


def _known(task: TaskRow, book: Book) -> list[tuple[str, str]]:
    """What happened with it, the earliest first."""
    hit = book.items.get(task.item_id) if task.item_id else None
    found = []
    if task.given_on:
        where = _("given in {assembly}").format(assembly=hit.assembly) if hit else pgettext("task", "given")
        found.append((task.given_on, where))
    if task.late(book.today) and task.due_on:
        found.append((task.due_on, _("its day passed")))
    if task.done_on:
        found.append((task.done_on, pgettext("task", "done")))
    return [(near_day(day, book.today), what) for day, what in sorted(found)]
