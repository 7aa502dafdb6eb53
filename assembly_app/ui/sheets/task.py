# SPDX-License-Identifier: GPL-3.0-or-later
"""Give a task: what, who, by when."""

from uuid import UUID

from PySide6.QtCore import Qt

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.day_field import day_of
from assembly_app.ui.sheets.task_form import TaskForm, TaskTable, who_words


class TaskSheet(SheetBase):
    """A task of the item, or of the assembly; those of the item are listed below."""

    name = "task"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, pgettext("sheet", "Task"), "list-checks", width=520)
        self.form = TaskForm(desk, day_of(self.now(), self.assembly.zone))
        self.tasks = TaskTable()
        self.middle.addWidget(self.form)
        self.middle.addWidget(self.tasks)
        self.add_primary(_("Give the task"))
        self.form.entered.connect(self.primary)
        for name, editor in (("what", self.form.what), ("who", self.form.who), ("due", self.form.due)):
            self.keep(name, editor)

    def fill(self) -> None:
        from assembly_app.services import names, tasks

        item_id = self._item_id
        found = self.desk.runner.read(lambda tx: tasks.of_item(tx, item_id)) if item_id else []
        known = self.desk.runner.read(names.load)
        self.tasks.show_tasks(
            [(t.id, who_words(t.persons, t.body), known.show(t.wording.text), t.due_on) for t in found]
        )
        self.tasks.setVisible(bool(found))

    def begin(self) -> None:
        self.form.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import tasks

        draft = self.form.read()
        if draft is None:
            return
        at = self.now()
        self.act(
            lambda tx: tasks.give(
                tx,
                draft.what,
                person_ids=draft.person_ids,
                body_id=draft.body_id,
                due_on=draft.due_on,
                item_id=self._item_id,
                language=self.assembly.language,
                at=at,
            ),
            then=lambda _id: self._given(),
        )

    def _given(self) -> None:
        self.form.clear()
        self.forget()
        self.begin()
