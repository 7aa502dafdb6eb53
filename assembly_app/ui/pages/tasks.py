# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks: who has to do what, the worst first, and one key for each thing one does about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import Nature, TaskState
from assembly_app.i18n import _
from assembly_app.services import agenda, tasks
from assembly_app.services.tasks import TaskRow
from assembly_app.ui import errors, theme
from assembly_app.ui.agreements.way import go_to_item
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.sheets.day_field import DayField
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.tasks import reading
from assembly_app.ui.tasks.centre import CentrePane
from assembly_app.ui.tasks.detail import DetailPane
from assembly_app.ui.tasks.edits import Question
from assembly_app.ui.tasks.filters import FilterPane
from assembly_app.ui.tasks.new_task import NewTaskForm
from assembly_app.ui.tasks.reading import Which
from assembly_app.ui.tasks.sitting import Sitting
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import Splitter, clear, column

_BESIDE = 900


class TasksPage(Page):
    """Lists at the left, tasks in the middle, the one in hand at the right."""

    areas: ClassVar[Changes] = frozenset(
        {Area.TASKS, Area.AGREEMENTS, Area.AGENDA, Area.ASSEMBLIES, Area.PEOPLE, Area.BODIES, Area.NOTES}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.book: reading.Book | None = None
        self.question: Question | None = None
        self.form: NewTaskForm | None = None
        self.filters = FilterPane()
        self.sitting = Sitting(desk)
        self.centre = CentrePane(self.sitting)
        self.detail = DetailPane()
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.work = Splitter(self.centre, self.side, elastic=0)
        remember(self.work, desk, "tasks", [816, 304])
        whole = Splitter(self.filters, self.work, elastic=1)
        remember(whole, desk, "task lists", [224, 1120])
        self.setLayout(column(whole, spacing=0))
        self.filters.chosen.connect(self._show)
        self.filters.activated.connect(self.centre.focus_table)
        self.centre.chosen.connect(lambda _key: self._show_task())
        self.centre.pressed.connect(self.act)
        self.centre.activated.connect(lambda _key: self.detail.done.setFocus())
        self.centre.new_asked.connect(self.new)
        self.sitting.sat_down.connect(self.refresh)
        self.detail.pressed.connect(self.act)
        self.detail.asked.connect(self._asked)
        key = QShortcut(QKeySequence("Ctrl+T"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.new)

    def refresh(self) -> None:
        """Ask the book again; list, task and question stay."""
        today = self._today()
        author = self.desk.runner.workspace.author
        self.book = self.desk.runner.read(lambda tx: reading.book(tx, today, author))
        self.filters.show_lists(self.book)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is no room beside the table, the task in hand stands under it.
        under = self.width() < theme.px(_BESIDE)
        upright = self.work.orientation() is Qt.Orientation.Vertical
        if under != upright:
            self.work.setOrientation(Qt.Orientation.Vertical if under else Qt.Orientation.Horizontal)
            # Sizes are remembered side by side only.
            self.work.handle(1).setEnabled(not under)
            self.detail.lie(under)
            self.work.setSizes([1, 1] if under else [theme.px(816), theme.px(304)])

    def show_record(self, record_id: UUID) -> None:
        """Show a task, in the list where it is."""
        if self.book is None:
            self.refresh()
        if self.book is None:
            return
        for key in (self.filters.key(), Which.OPEN, Which.DONE):
            if any(task.id == record_id for task in self.book.chosen(key)):
                self.filters.choose(key)
                self.centre.table.set_current(record_id)
                self.centre.focus_table()
                return

    def command(self, name: str) -> None:
        """`new` opens the form."""
        if name == "new":
            self.new()

    def primary(self) -> None:
        """Ctrl+Enter answers what is asked, or gives the task."""
        if self.form is not None:
            self.form.give()
        elif self.question is not None:
            self.question.answered.emit()

    def act(self, name: str) -> None:
        """Do with the task in hand what a key or a button says."""
        task = self.detail.task
        if task is None or self.book is None:
            return
        acts: dict[str, Callable[[TaskRow], None]] = {
            "done": self._turn,
            "day": self._ask_day,
            "hand": self._ask_hands,
            "bring": self._bring,
        }
        if name == "done" or task.state is TaskState.OPEN:
            acts[name](task)

    def new(self) -> None:
        """Open the form of a new task."""
        if self.form is not None:
            self.form.begin()
            return
        self.form = NewTaskForm(self.desk, self._today())
        self.form.closed.connect(self._close_form)
        self.form.given.connect(self._given)
        self.side.addWidget(self.form)
        self.side.setCurrentWidget(self.form)
        self._yield_primary()
        self.form.begin()

    def _given(self, task_id: UUID) -> None:
        self._close_form()
        self.show_record(task_id)

    def _close_form(self) -> None:
        if self.form is None:
            return
        form, self.form = self.form, None
        self.side.setCurrentWidget(self.detail)
        self.side.removeWidget(form)
        form.deleteLater()
        self._yield_primary()
        self.centre.focus_table()

    def _yield_primary(self) -> None:
        """One primary at a time: that of what is being asked, else the new task."""
        asking = self.form is not None or self.question is not None
        self.centre.new.set_kind("secondary" if asking else "primary")

    def _today(self) -> date:
        return self.desk.runner.now().astimezone().date()

    def _show(self) -> None:
        if self.book is None:
            return
        self.centre.show_tasks(self.book, self.filters.key())
        self._show_task()

    def _show_task(self) -> None:
        if self.book is None:
            return
        key = self.centre.table.current_key()
        task = next((one for one in self.book.tasks if one.id == key), None)
        before = self.detail.task
        if task is None or before is None or task.id != before.id:
            self._leave_question()
        self.detail.show_task(task, self.book)

    def _turn(self, task: TaskRow) -> None:
        today = self._today()
        if task.state is TaskState.OPEN:
            self.desk.runner.run(lambda tx: tasks.complete(tx, task.id, today))
        else:
            self.desk.runner.run(lambda tx: tasks.reopen(tx, task.id))

    def _bring(self, task: TaskRow) -> None:
        """Put it in the agenda of the next assembly, held by whoever has it."""
        book = self.book
        coming = book.next_assembly if book else None
        if book is None or coming is None or book.title(task) in book.next_titles:
            return
        title, assembly_id = book.title(task), coming.id
        self.desk.runner.run(
            lambda tx: agenda.add(
                tx, assembly_id, title, nature=Nature.DISCUSSION, holder_ids=task.person_ids
            )
        )

    def _ask_day(self, task: TaskRow) -> None:
        editor = DayField(self._today())
        editor.set_value(task.due_on)
        field = Field(_("By which day"), editor)
        editor.misread.connect(field.set_error)
        question = self._ask(Question(field, _("Give it this day")))

        def answer() -> None:
            day = editor.value()
            if day is None or editor.problem():
                field.set_error(editor.problem() or _("Write the day first."))
                return
            self.desk.runner.run(
                lambda tx: tasks.postpone(tx, task.id, day), then=self._answered, refused=refuse(field)
            )

        question.answered.connect(answer)

    def _ask_hands(self, task: TaskRow) -> None:
        editor = PersonField(self.desk, several=True)
        editor.set_people(task.person_ids)
        field = Field(_("Who takes it"), editor)
        question = self._ask(Question(field, _("Hand it over")))

        def answer() -> None:
            if unknown := editor.unknown():
                field.set_error(_("There is nobody called “{name}” in the book.").format(name=unknown))
                return
            people = editor.people()
            self.desk.runner.run(
                lambda tx: tasks.reassign(tx, task.id, people), then=self._answered, refused=refuse(field)
            )

        editor.entered.connect(question.answered)
        question.answered.connect(answer)

    def _ask(self, question: Question) -> Question:
        self._close_form()
        self._leave_question()
        self.question = question
        self.detail.editor.addWidget(question)
        self.detail.acts.hide()
        self._yield_primary()
        question.left.connect(self._answered)
        question.begin()
        return question

    def _answered(self, _value: object = None) -> None:
        self._leave_question()
        self.centre.focus_table()

    def _leave_question(self) -> None:
        if self.question is not None:
            self.question = None
            clear(self.detail.editor)
            self.detail.acts.show()
            self._yield_primary()

    def _asked(self, place: str, record: object) -> None:
        if not isinstance(record, UUID) or self.book is None:
            return
        hit = self.book.items.get(record)
        if place == "agreements":
            self.desk.go(place, record)
        elif hit:
            go_to_item(self.desk, hit)


def refuse(field: Field) -> Callable[[AssemblyError], None]:
    """Say beside the field why not."""
    return lambda error: field.set_error(errors.words(error))
