# SPDX-License-Identifier: GPL-3.0-or-later
"""A person: what they gave, where they are, what is in their hands, the agreements that name them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from assembly_app.i18n import _, current_language, ngettext, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.ui.agreements.words import GLYPHS
from assembly_app.ui.assemblies.facts import FactGrid
from assembly_app.ui.assemblies.header import HeadLine
from assembly_app.ui.people import words
from assembly_app.ui.sheets.drafts import choose
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from assembly_app.services.bodies import BodyRow
    from assembly_app.services.people import MembershipRow, PersonDetail
    from assembly_app.services.person_record import PersonRecord


@dataclass(frozen=True)
class Known:
    """All that the detail shows of a person; `show` writes names where texts hold references."""

    detail: PersonDetail
    record: PersonRecord
    show: Callable[[str], str]


class _Section(QWidget):
    """A heading with a count at the right, over a list as high as its rows, or words when it is empty."""

    def __init__(self, title: str, name: str, none: str) -> None:
        super().__init__()
        self.count = Label("", size=12, weight=500, role="ink2")
        self.list = RowList(name, fit=True, height=32)
        self.none = Prose(none, role="ink2")
        head = row(Label(title, weight=600), None, self.count)
        self.setLayout(column(head, self.none, self.list, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_rows(self, rows: Sequence[Row], count: str = "") -> None:
        """Show other rows."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.count.set_text(count)


class PersonDetailPane(QWidget):
    """Signals carry ids: the task or agreement to go to, the membership to end, the body to join."""

    edit_asked = Signal()
    task_asked = Signal(object)
    agreement_asked = Signal(object)
    part_asked = Signal(object)
    join_asked = Signal(object)
    body_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._memberships: dict[UUID, MembershipRow] = {}
        self.name = Prose("", size=24, weight=600)
        self.edit = Button(pgettext("person", "Edit"), icon="pencil")
        self.edit.setToolTip(_("Change what is known of this person (Ctrl+E)"))
        self.edit.clicked.connect(self.edit_asked)
        self._head = HeadLine(self.name, None, self.edit)
        self.member = Prose("", role="ink2")
        self.facts = FactGrid(2, 220)
        self.where = _Section(_("Where they are"), _("Bodies they belong to"), _("In no body yet."))
        self.tasks = _Section(_("In their hands"), _("Tasks"), _("Nothing in hand."))
        self.agreements = _Section(_("Agreements that name them"), _("Agreements"), _("None."))
        self.body = QComboBox()
        self.body.setAccessibleName(_("Body to join"))
        self.body.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.body.setMinimumContentsLength(16)
        self.join = Button(pgettext("body", "Join"), icon="log-in")
        self.join.clicked.connect(self._on_join)
        self._join_line = QWidget()
        self._join_line.setLayout(row(self.body, self.join, None))
        self.where.list.installEventFilter(self)
        self.where.list.action_clicked.connect(self.part_asked)
        self.where.list.activated_key.connect(self._on_membership)
        self.tasks.list.activated_key.connect(self.task_asked)
        self.agreements.list.activated_key.connect(self.agreement_asked)
        head = column(self._head, self.member, spacing=0)
        where = column(self.where, self._join_line, spacing=4)
        self.setLayout(
            column(
                head,
                self.facts,
                where,
                self.tasks,
                self.agreements,
                None,
                spacing=20,
                margins=(32, 20, 32, 24),
            )
        )

    def show_person(self, known: Known, bodies: Sequence[BodyRow], today: date) -> None:
        """Show a person."""
        person = known.detail.person
        self.name.set_text(person.name)
        self.member.set_text(words.member(person))
        self.member.setVisible(bool(words.member(person)))
        given = pgettext("data", "not given")
        self.facts.set_facts(
            [
                (_("E-mail · never public"), known.detail.email or given),
                (_("Phone · never public"), known.detail.phone or given),
            ]
        )
        self._memberships = {m.id: m for m in known.detail.memberships}
        self.where.show_rows([_membership(m) for m in known.detail.memberships])
        self._offer_bodies(bodies)
        self._join_line.setVisible(person.left_on is None and self.body.count() > 0)
        self._show_tasks(known, today)
        found = known.record.agreements
        rows = []
        for one in found:
            glyph, role = GLYPHS[one.state]
            wording = one.title if one.title.text else one.wording
            title = known.show(wording.written_in(current_language())[0])
            rows.append(Row(one.id, title, glyph, role, number=one.code, tip=title))
        self.agreements.show_rows(rows, str(len(found)) if found else "")
        self._head.arrange()

    def _show_tasks(self, known: Known, today: date) -> None:
        rows = []
        for task in known.record.tasks:
            late = task.late(today)
            due = format_date(task.due_on, current_language(), "medium") if task.due_on else ""
            title = known.show(task.wording.written_in(current_language())[0])
            rows.append(
                Row(
                    task.id,
                    title,
                    "triangle-alert" if late else "circle",
                    "warn" if late else "ink2",
                    meta=_("late, {day}").format(day=due) if late else due,
                    meta_role="warn" if late else "ink2",
                    tip=title,
                )
            )
        count = ngettext("{count} task", "{count} tasks", len(rows)).format(count=len(rows))
        self.tasks.show_rows(rows, count if rows else "")

    def _offer_bodies(self, bodies: Sequence[BodyRow]) -> None:
        held = self.body.currentData()
        inside = {m.body_id for m in self._memberships.values() if m.ends_on is None}
        self.body.clear()
        for body in bodies:
            if body.id not in inside:
                self.body.addItem(body.name, body.id)
        choose(self.body, held)

    def _on_join(self) -> None:
        if self.body.currentData() is not None:
            self.join_asked.emit(self.body.currentData())

    def _on_membership(self, key: object) -> None:
        if isinstance(key, UUID) and key in self._memberships:
            self.body_asked.emit(self._memberships[key].body_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = self.where.list.current_key()
            current = self._memberships.get(key) if isinstance(key, UUID) else None
            if event.key() == Qt.Key.Key_Delete and current and current.ends_on is None:
                self.part_asked.emit(key)
                return True
        return super().eventFilter(watched, event)


def _membership(membership: MembershipRow) -> Row:
    ended = membership.ends_on is not None
    tip = "" if ended else _("The cross or Delete ends it today; Enter shows the body")
    return Row(membership.id, membership.body, meta=words.belongs(membership), muted=ended,
               action="" if ended else "x", action_role="ink2", tip=tip)  # fmt: skip
