# SPDX-License-Identifier: GPL-3.0-or-later
"""The intake: what waits for the agenda, taken in by one key, and the line that proposes an item."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import Nature
from assembly_app.i18n import _, current_language, pgettext, translator
from assembly_app.i18n.dates import format_date
from assembly_app.ui import errors, theme
from assembly_app.ui.assemblies import words
from assembly_app.ui.assemblies.holders import UnknownHolder
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.status_line import announce

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.intake import DueRow, IntakeRow, WaitingRow
    from assembly_app.ui.desk import Desk

_REVIEW_MIN = 15
_RATIFY_MIN = 10


class IntakePane(Pane):
    """`shown` asks to show the item of the agenda that a row has become."""

    shown = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent=parent)
        self._desk = desk
        self._assembly: AssemblyRow | None = None
        self._waiting: dict[UUID, WaitingRow] = {}
        self._due: dict[UUID, tuple[DueRow, bool]] = {}
        self.count = Label("", role="ink2")
        self.list = RowList(_("To take in"), tall=54)
        self.list.activated_key.connect(self._take_in)
        self.list.action_clicked.connect(self._take_in)
        self.none = Prose(_("Nothing waits. Anyone can propose an item below."), role="ink2")
        self.none.setContentsMargins(12, 4, 12, 4)
        self.none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Propose an item"))
        self.title.setAccessibleName(_("Title of the proposed item"))
        self.by = PersonField(desk, name=_("Proposed by"), placeholder=_("Proposed by"))
        self.by.entered.connect(self._propose)
        self.add = Button(pgettext("item", "Propose"), key="↵")
        self.add.clicked.connect(self._propose)
        self.note = Prose("", size=12, weight=500, role="ink2")
        head = row(Label(_("To take in"), weight=600), None, self.count, margins=(12, 0, 12, 0))
        last = row(spacing=12)
        last.addWidget(self.note, 1)
        last.addStretch(0)
        last.addWidget(self.add)
        foot = column(self.title, self.by, last, spacing=8, margins=(12, 0, 12, 0))
        self._body = column(head, self.none, self.list, None, foot, spacing=8, margins=(8, 20, 8, 12))
        self._body.setStretchFactor(self.list, 1000)
        self.setLayout(self._body)
        self.setMinimumWidth(theme.px(224))

    def show_intake(self, assembly: AssemblyRow, intake: IntakeRow, today: date) -> None:
        """Show what waits for an assembly."""
        if self._assembly is None or self._assembly.id != assembly.id:
            self.title.clear()
        self._assembly = assembly
        self._waiting = {r.item.id: r for r in (*intake.proposed, *intake.carried)}
        self._due = {r.agreement_id: (r, True) for r in intake.ratifications}
        self._due |= {r.agreement_id: (r, False) for r in intake.reviews}
        rows = [
            *_group(_("Proposed by anyone"), (_proposed(r) for r in intake.proposed)),
            *_group(_("Carried over"), (_carried(r) for r in intake.carried)),
            *_group(_("Ratifications"), (_ratification(r) for r in intake.ratifications)),
            *_group(_("Reviews"), (_review(r, today) for r in intake.reviews)),
        ]
        with QSignalBlocker(self.list):
            self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self.count.set_text(str(intake.waiting) if intake.waiting else "")
        self._say(_("Enter takes the selected item in") if rows else "")

    def grow(self, *, whole: bool) -> None:
        """Under the agenda the list is as high as its rows: two things that scroll would fight."""
        self.list.setMinimumHeight(
            sum(self.list.sizeHintForRow(at) for at in range(len(self.list.rows()))) if whole else 0
        )

    def _say(self, sentence: str, *, wrong: bool = False) -> None:
        self.note.set_icon("circle-alert" if wrong else "", "stop" if wrong else None)
        self.note.set_role("stop" if wrong else "ink2")
        self.note.set_text(sentence)
        self.note.setVisible(bool(sentence))
        if wrong:
            announce(self, sentence)

    def _refuse(self, error: AssemblyError) -> None:
        self._say(errors.words(error), wrong=True)

    def _take_in(self, key: object) -> None:
        from assembly_app.services import agenda

        if not isinstance(key, UUID):
            return
        if key in self._waiting:
            if self._waiting[key].placed:
                self.shown.emit(key)
            else:
                self._desk.runner.run(lambda tx: agenda.take_in(tx, key), refused=self._refuse)
        elif key in self._due:
            due, ratify = self._due[key]
            if due.item_id:
                self.shown.emit(due.item_id)
            else:
                self._add_due(due, ratify=ratify)

    def _add_due(self, due: DueRow, *, ratify: bool) -> None:
        """Make an item that names the agreement, in the language of the agenda."""
        from assembly_app.services import agenda

        if self._assembly is None:
            return
        assembly_id = self._assembly.id
        language = self._assembly.language or current_language()
        say = translator(language)
        form = say._("Ratification of {code}: {title}") if ratify else say._("Review of {code}: {title}")
        title = form.format(code=due.code, title=due.title.written_in(language)[0])
        planned = _RATIFY_MIN if ratify else _REVIEW_MIN
        self._desk.runner.run(
            lambda tx: agenda.add(tx, assembly_id, title, nature=Nature.DECISION, planned_min=planned),
            refused=self._refuse,
        )

    def _propose(self) -> None:
        from assembly_app.services import agenda

        if self._assembly is None:
            return
        assembly_id = self._assembly.id
        title, today = self.title.text(), self._desk.runner.now().astimezone().date()
        if unknown := self.by.unknown():
            self._refuse(UnknownHolder(name=unknown))
            return
        by = self.by.value()
        self._desk.runner.run(
            lambda tx: agenda.add(
                tx, assembly_id, title, in_intake=True, proposed_by=by, proposed_on=today, planned_min=10
            ),
            then=self._after_propose,
            refused=self._refuse,
        )

    def _after_propose(self, item_id: UUID) -> None:
        self.title.clear()
        self.by.clear()
        self.list.set_current(item_id)
        self.title.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.title.hasFocus() or self.by.hasFocus()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and typing:
            self._propose()
        else:
            super().keyPressEvent(event)


def _group(name: str, rows: Iterable[Row]) -> list[Row]:
    found = list(rows)
    return [Row(("group", name), name, heading="label"), *found] if found else []


def _placed(key: UUID, title: str, number: int | None) -> Row:
    """What is in the agenda already."""
    where = _("already in the agenda")
    if number is not None:
        where = _("already item {number}").format(number=number)
    return Row(key, title, second=where, action="check", action_role="ok", bold=True, tip=title)


def _proposed(waiting: WaitingRow) -> Row:
    item = waiting.item
    if waiting.placed:
        return _placed(item.id, item.title, item.number)
    said = words.proposal(item)
    return Row(item.id, item.title, second=said, action="plus", bold=True, tip=item.title)


def _carried(waiting: WaitingRow) -> Row:
    item = waiting.item
    often = words.times_deferred(max(1, item.times_deferred))
    if waiting.placed:
        row_ = _placed(item.id, item.title, item.number)
        return Row(item.id, item.title, second=f"{often} · {row_.second}", action="check",
                   action_role="ok", bold=True, tip=item.title)  # fmt: skip
    return Row(item.id, item.title, second=often, action="plus", bold=True, tip=item.title)


def _due_title(due: DueRow) -> str:
    return f"{due.code} {due.title.written_in(current_language())[0]}".strip()


def _ratification(due: DueRow) -> Row:
    title = _due_title(due)
    if due.item_id:
        return _placed(due.agreement_id, title, due.item_number)
    return Row(due.agreement_id, title, second=_("awaiting ratification"), second_glyph="rotate-cw",
               action="plus", bold=True, tip=title)  # fmt: skip


def _review(due: DueRow, today: date) -> Row:
    title = _due_title(due)
    if due.item_id:
        return _placed(due.agreement_id, title, due.item_number)
    if due.due_on is None:
        return Row(due.agreement_id, title, second=_("review asked for"), action="plus", bold=True, tip=title)
    day = format_date(due.due_on, current_language(), "medium")
    if due.due_on < today:
        return Row(due.agreement_id, title, second_state=_("review overdue, {day}").format(day=day),
                   second_glyph="triangle-alert", second_role="warn", action="plus", bold=True,
                   tip=title)  # fmt: skip
    said = _("review due on {day}").format(day=day)
    return Row(due.agreement_id, title, second=said, action="plus", bold=True, tip=title)
