# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a new task, in place of the detail; what is typed stays until it is given."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _, current_language, pgettext
from assembly_app.services import tasks
from assembly_app.services.use_case import NeedsText
from assembly_app.ui import errors, theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.day_field import DayField
from assembly_app.ui.sheets.drafts import draft_of, keep
from assembly_app.ui.sheets.form_sheet import FormSheet
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import body_picker
from assembly_app.ui.tasks.edits import Escape
from assembly_app.ui.widgets.field import Field


class NewTaskForm(FormSheet):
    """`given` carries the id of the task."""

    given = Signal(object)

    def __init__(self, desk: Desk, today: date, body: UUID | None = None) -> None:
        super().__init__(_("New task"), "list-checks", _("Give the task"), width=400)
        self.desk = desk
        self.what = QLineEdit()
        theme.set_type(self.what, 14)
        self.who = PersonField(desk, several=True)
        self.body = body_picker(desk, none=_("no body"))
        self.day = DayField(today)
        self.body.set_value(body)
        self._draft = draft_of(desk, "new task", None)
        self.what_field = Field(_("What is to be done"), self.what)
        self.who_field = Field(pgettext("task", "Who"), self.who, _("may be nobody yet"))
        self.body_field = Field(_("Body"), self.body)
        self.day_field = Field(_("By which day"), self.day)
        for one in (self.what_field, self.who_field, self.body_field, self.day_field):
            self.put(one)
        self.middle.addStretch(1)
        for name, editor in (("what", self.what), ("who", self.who), ("day", self.day)):
            keep(self._draft, name, editor)
        # What was typed stays for the next time, so a field must not empty itself on the way out.
        self._escape = Escape(self)
        self._escape.pressed.connect(self.closed)
        for editor in (self.who, self.day):
            editor.installEventFilter(self._escape)
        self.day.misread.connect(self.day_field.set_error)
        self.submitted.connect(self.give)

    def give(self) -> None:
        """Give the task, or say beside its field what is missing."""
        self.forgive()
        if unknown := self.who.unknown():
            self.wrong(_("There is nobody called “{name}” in the book.").format(name=unknown), self.who_field)
            return
        if problem := self.day.problem():
            self.wrong(problem, self.day_field)
            return
        what, people, body, day = self.what.text(), self.who.people(), self.body.record(), self.day.value()
        self.desk.runner.run(
            lambda tx: tasks.give(
                tx, what, person_ids=people, body_id=body, due_on=day, language=current_language()
            ),
            then=self._given,
            refused=self._refused,
        )

    def _given(self, task_id: UUID) -> None:
        self._draft.clear()
        self.given.emit(task_id)

    def _refused(self, error: AssemblyError) -> None:
        self.wrong(errors.words(error), self.what_field if isinstance(error, NeedsText) else None)
