# SPDX-License-Identifier: GPL-3.0-or-later
"""One agreement: its exact words, what it asks of whom, how it was adopted, what came before and after."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from assembly_app.domain.kinds import AgreementState, TaskState, Visibility
from assembly_app.i18n import _, current_language, pgettext
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.terms import language_name, term
from assembly_app.services.tasks import TaskRow
from assembly_app.ui import theme
from assembly_app.ui.agreements import way, words
from assembly_app.ui.agreements.points import points
from assembly_app.ui.agreements.reading import Detail
from assembly_app.ui.agreements.results import Results
from assembly_app.ui.agreements.thread import Thread
from assembly_app.ui.assemblies.facts import FactGrid
from assembly_app.ui.assemblies.words import title as assembly_title
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label, Prose, StateLabel
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.selectable import SelectableProse

WIDEST = 760


class DetailPane(Pane):
    """`asked` tells where to go: a place and a record; `met` of the condition; `opened` of its item."""

    asked = Signal(str, object)
    met = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="l", parent=parent)
        self.shown: Detail | None = None
        self._original = False
        self.code = Label("", weight=600, role="ink2")
        self.state = StateLabel("check", "")
        self.reserved = StateLabel("lock", _("reserved"))
        self.open = Button("", "secondary", icon="square-arrow-out-up-right")
        self.title = Prose("", size=24, weight=600)
        self.meet = Button(_("Meet the condition"), "primary", icon="check")
        self.condition = Banner("", "warn", icon="hourglass", actions=[self.meet])
        self.text = SelectableProse("", size=18, line=28)
        self.language = Label(
            "", size=12, weight=500, role="ink2", icon="languages", icon_size=14, elide=True
        )
        self.turn = Button("", "link")
        self.facts = FactGrid()
        lines = self.facts.layout()
        if isinstance(lines, QGridLayout):
            lines.setVerticalSpacing(10)
        self.results = Results()
        self.course = Thread()
        self.tasks = RowList(_("Tasks"), height=32, fit=True)
        self.tasks_title = Label(_("Tasks"), weight=600)
        self._arrange()
        self.open.clicked.connect(self.opened)
        self.meet.clicked.connect(lambda: self.met.emit(self.shown.row.id if self.shown else None))
        self.turn.clicked.connect(self._turn)
        self.course.asked.connect(self.asked)
        self.tasks.activated_key.connect(lambda key: self.asked.emit("tasks", key))

    def _arrange(self) -> None:
        self._head: QBoxLayout = row(spacing=14)
        self._head.addLayout(row(self.code, self.state, self.reserved, None, spacing=14), 1)
        self._head.addLayout(row(self.open, None))
        translated = row(self.language, self.turn, None, spacing=10)
        tasks = row(self.tasks)
        tasks.setContentsMargins(-12, 0, 0, 0)
        body = column(
            self._head, self.title, self.condition, self.text, translated, 4, self.facts, 4, self.results, 12,
            Label(pgettext("agreement", "Thread"), weight=600), self.course, 12, self.tasks_title, tasks,
            None, spacing=8, margins=(0, 0, 0, 0),
        )  # fmt: skip
        inner = QWidget()
        inner.setLayout(body)
        inner.setMaximumWidth(max(WIDEST, theme.px(WIDEST)))
        line = row(margins=(32, 16, 32, 24), spacing=0)
        line.addWidget(inner, 1)
        line.addStretch(0)
        content = QWidget()
        content.setLayout(line)
        self.scroller = ScrollPane(content, "surface")
        self.setLayout(column(self.scroller, margins=(1, 0, 0, 0)))
        self.setMinimumWidth(theme.px(280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Short of width the way to the minutes stands under the code.
        ways = QBoxLayout.Direction
        narrow = self.width() < theme.px(440)
        self._head.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_detail(self, shown: Detail, today: date) -> None:
        """Show an agreement; another one begins at its top and in the language of the window."""
        if self.shown is None or self.shown.row.id != shown.row.id:
            self._original = False
            self.scroller.verticalScrollBar().setValue(0)
        self.shown = shown
        found = shown.row
        self.code.set_text(found.code)
        self.state.set_state(*words.state(found, today))
        self.reserved.setVisible(found.visibility is Visibility.RESERVED)
        self._show_way(shown)
        self._show_condition(shown, today)
        self._show_text()
        self.facts.set_facts(list(_facts(shown)))
        self.results.show_detail(shown)
        self.course.set_points(points(shown, today))
        self.tasks.set_rows([_task(task, shown, today) for task in shown.tasks])
        self.tasks.setVisible(bool(shown.tasks))
        self.tasks_title.setVisible(bool(shown.tasks))

    def _show_way(self, shown: Detail) -> None:
        """The way back to the item that decided it."""
        self.open.setVisible(shown.item is not None)
        if shown.item:
            self.open.set_text(way.words(shown.item))

    def _show_condition(self, shown: Detail, today: date) -> None:
        found = shown.row
        waits = found.state is AgreementState.CONDITIONAL
        self.condition.setVisible(waits)
        if not waits:
            return
        text = words.shown(found.condition, shown.names)
        rest = words.summary(found, today, {}, {}) if found.lapses_on else ""
        self.condition.set_text(": ".join(part for part in (rest.capitalize(), text) if part))

    def _show_text(self) -> None:
        if self.shown is None:
            return
        found, names = self.shown.row, self.shown.names
        wanted = found.wording.language if self._original else current_language()
        text, language = found.wording.written_in(wanted)
        title = found.title.written_in(wanted)[0]
        self.title.set_text(names.show(title or text))
        self.text.set_text(names.show(text))
        self.text.setVisible(bool(text))
        window, adopted = current_language(), found.wording.language
        other = window in found.wording.translations and window != adopted
        self.language.setVisible(other or bool(language and language != window))
        self.turn.setVisible(other)
        authentic = language_name(adopted)
        if language != adopted:
            said = _("Translation; the authentic text is the one in {language}.")
            self.turn.set_text(_("Show the authentic text"))
        else:
            said = _("Adopted in {language}: this is the authentic text.")
            self.turn.set_text(_("Show the translation"))
        self.language.set_text(said.format(language=authentic))

    def _turn(self) -> None:
        self._original = not self._original
        self._show_text()


def _facts(shown: Detail) -> list[tuple[str, str]]:
    found = shown.row
    people = [*found.persons, *(body for body in (found.body, found.with_body) if body)]
    review = words.day(found.review_on) if found.review_on else ""
    if shown.review:
        held = shown.review.held_on
        review = ", ".join((assembly_title(shown.review), *([words.day(held)] if held else [])))
    lines = list(dict.fromkeys(one.line for one in found.amounts if one.line))
    budget = ", ".join(part for part in (words.amounts(found), *lines) if part)
    facts = [
        (pgettext("agreement", "Responsible"), ", ".join(people)),
        (pgettext("agreement", "Due"), words.day(found.due_on) if found.due_on else ""),
        (pgettext("agreement", "Review"), review),
        (pgettext("agreement", "Budget"), budget),
        (pgettext("agreement", "Adopted"), _adopted(shown)),
        (pgettext("agreement", "Scope"), _scope(shown)),
        (pgettext("agreement", "Kind"), term(found.kind)),
    ]
    return [(label, value) for label, value in facts if value]


def _scope(shown: Detail) -> str:
    """Whom it binds, where that is not plainly who adopted it."""
    adopting = shown.assembly.body if shown.assembly else ""
    return shown.row.scope if shown.row.scope != adopting else ""


def _adopted(shown: Detail) -> str:
    found = shown.row
    item = shown.item.number if shown.item else None
    parts = [
        assembly_title(shown.assembly) if shown.assembly else found.held_in,
        _("item {number}").format(number=item) if item is not None else "",
        words.day(found.adopted_on) if found.adopted_on else "",
    ]
    return ", ".join(part for part in parts if part)


def _task(task: TaskRow, shown: Detail, today: date) -> Row:
    late = task.late(today)
    glyph, role = _glyph(task, late)
    who = join_and(task.persons, current_language()) or task.body
    day = task.done_on if task.state is TaskState.DONE else task.due_on
    return Row(
        task.id,
        words.shown(task.wording, shown.names),
        glyph,
        role,
        state=_("late") if late else term(task.state),
        early=who,
        meta=words.near_day(day, today) if day else "",
        meta_role=role if late else "ink2",
        muted=task.state is not TaskState.OPEN,
    )


def _glyph(task: TaskRow, late: bool) -> tuple[str, Role]:
    if task.state is TaskState.DONE:
        return "check", "ok"
    if task.state is TaskState.DROPPED:
        return "x", "ink2"
    return ("triangle-alert", "warn") if late else ("circle", "ink2")
