# SPDX-License-Identifier: GPL-3.0-or-later
"""What, who, when: the three fields of a task, and the table of tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from assembly_app.i18n import _, current_language, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.lists import join_and
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.day_field import DayField, dated
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """A task as it is typed; `names` is who, in words."""

    what: str
    names: str
    person_ids: tuple[UUID, ...]
    body_id: UUID | None
    due_on: date | None


class TaskForm(QWidget):
    """Enter in any of its fields asks to add the task: `entered`."""

    entered = Signal()

    def __init__(self, desk: Desk, base: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what = QLineEdit()
        self.what.setPlaceholderText(_("what has to be done"))
        self.who = PersonField(desk, several=True, bodies=True, placeholder=_("persons or a body"))
        self.due = DayField(base)
        self.what_field = Field(pgettext("task", "What"), self.what)
        self.who_field = Field(pgettext("task", "Who"), self.who)
        due_field = dated(pgettext("task", "By when"), self.due)
        below = row(spacing=12)
        below.addWidget(self.who_field, 3, Qt.AlignmentFlag.AlignTop)
        below.addWidget(due_field, 2, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(self.what_field, below, spacing=8))
        self.what.returnPressed.connect(self.entered)
        self.who.entered.connect(self.entered)
        self.due.returnPressed.connect(self.entered)

    def read(self) -> TaskDraft | None:
        """The task, or None once the fields say what is missing."""
        self.what_field.set_error("" if self.what.text().strip() else _("Write what has to be done."))
        unknown = self.who.unknown()
        missing = _("Nobody here is called “{name}”.").format(name=unknown) if unknown else ""
        self.who_field.set_error(missing)
        self.due.settle()
        if not self.what.text().strip() or unknown or self.due.problem():
            return None
        bodies = self.who.bodies()
        return TaskDraft(
            self.what.text().strip(),
            self.who.text().strip(),
            self.who.people(),
            bodies[0] if bodies else None,
            self.due.value(),
        )

    def clear(self) -> None:
        """Begin another."""
        for line in (self.what, self.who, self.due):
            line.clear()
        self.what_field.set_error("")
        self.who_field.set_error("")


class TaskTable(Table):
    """Who, what, by when; it takes (key, who, what, when)."""

    def __init__(self) -> None:
        columns = (
            Column(pgettext("task", "Who")),
            Column(pgettext("task", "What"), stretch=True),
            Column(pgettext("task", "By when"), right=True),
        )
        super().__init__(columns, _("Tasks"), height=28, fit=True, ground="paper")

    def show_tasks(self, tasks: Sequence[tuple[object, str, str, date | None]]) -> None:
        """Show them in the given order."""
        language = current_language()
        self.set_rows([
            TableRow(key, (
                Cell(who or _("nobody yet"), weight=500 if who else 400, role="ink" if who else "warn"),
                Cell(what, role="ink2", tip=what),
                Cell(format_date(due, language, "medium") if due else "—", role="ink2"),
            ))
            for key, who, what, due in tasks
        ])  # fmt: skip


def who_words(persons: Sequence[str], body: str) -> str:
    """Who does it, in words: "Pau Torrents", "Economia", "Pau Torrents (Economia)"."""
    names = join_and(persons, current_language())
    return f"{names} ({body})" if names and body else names or body
