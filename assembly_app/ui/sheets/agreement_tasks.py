# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks of an agreement while it is written: added with Ctrl+T, given when it is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.drafts import Draft, keep
from assembly_app.ui.sheets.task_form import TaskDraft, TaskForm, TaskTable
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label

if TYPE_CHECKING:
    from assembly_app.services.workspace import Transaction


class AgreementTasks(QWidget):
    """Those given in the item, then those that wait for the agreement; Delete takes one of these out."""

    def __init__(self, desk: Desk, base: date, draft: Draft) -> None:
        super().__init__()
        self._draft = draft
        self.waiting: list[TaskDraft] = draft.setdefault("tasks", [])
        self._given: Sequence[tuple[object, str, str, date | None]] = ()
        self.count = Label("", role="ink2")
        self.add = Button(_("Add a task"), "link", key="Ctrl+T")
        self.table = TaskTable()
        self.form = TaskForm(desk, base)
        self.form_add = Button(pgettext("task", "Add"), key=pgettext("key", "Enter"))
        self.panel = Pane("fill", radius=8)
        self.panel.setLayout(column(self.form, row(self.form_add, None), margins=(16, 12, 16, 12), spacing=8))
        head = row(Label(_("Tasks"), weight=600), self.count, None, self.add, spacing=10)
        self.setLayout(column(head, self.table, self.panel, spacing=4))
        self.panel.setVisible(bool(draft.get("task what")))
        for name, editor in (("what", self.form.what), ("who", self.form.who), ("due", self.form.due)):
            keep(draft, f"task {name}", editor)
        self.add.clicked.connect(self.open_form)
        self.form.entered.connect(self.take)
        self.form_add.clicked.connect(self.take)
        drop = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        drop.setContext(Qt.ShortcutContext.WidgetShortcut)
        drop.activated.connect(self._on_drop)

    def show_given(self, given: Sequence[tuple[object, str, str, date | None]]) -> None:
        """Show what the item already holds, and what waits."""
        self._given = given
        waiting = [(at, one.names, one.what, one.due_on) for at, one in enumerate(self.waiting)]
        self.table.show_tasks([*given, *waiting])
        total = len(given) + len(waiting)
        self.count.set_text(str(total) if total else "")
        self.table.setVisible(total > 0)

    def open_form(self) -> None:
        """Begin a task."""
        self.panel.show()
        self.form.what.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take(self) -> None:
        """Put what is typed on the list, and begin another."""
        one = self.form.read()
        if one is not None:
            self.waiting.append(one)
            self.form.clear()
            self.show_given(self._given)
            self.form.what.setFocus()

    def settle(self) -> bool:
        """Take in a task left half typed; False once its fields say what is missing."""
        if not self.form.what.text().strip():
            return True
        before = len(self.waiting)
        self.take()
        return len(self.waiting) > before

    def give(self, tx: Transaction, agreement: UUID, item: UUID, language: str) -> None:
        """Give the tasks that waited."""
        from assembly_app.services import tasks

        for one in self.waiting:
            tasks.give(
                tx,
                one.what,
                person_ids=one.person_ids,
                body_id=one.body_id,
                due_on=one.due_on,
                agreement_id=agreement,
                item_id=item,
                language=language,
            )

    def _on_drop(self) -> None:
        key = self.table.current_key()
        if isinstance(key, int) and key < len(self.waiting):
            del self.waiting[key]
            self.show_given(self._given)
