# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the test: what those online answered, in greys; read aloud, and why the room parts from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from assembly_app.domain.consensus import Positions, diverges
from assembly_app.i18n import _, current_language, translator
from assembly_app.i18n.dates import format_date
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.advisory import AdvisoryView
from assembly_app.ui.sheets.drafts import LateCommit
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Prose

if TYPE_CHECKING:
    from assembly_app.services.consultations import AdvisoryRow

_RETURN_DAYS = 3
_LEAST_LINK = 160


@dataclass(frozen=True)
class AdvisoryFacts:
    """The last consultation of the item and what hangs on it."""

    result: AdvisoryRow | None
    reader: str
    why: str
    liaison_id: UUID | None
    liaison: str
    tasks: tuple[str, ...]


class TestAdvisory(QWidget):
    """`consulted` asks for the sheet of the consultation."""

    __test__ = False
    consulted = Signal()

    def __init__(self, desk: Desk, item_id: UUID, language: str, zone: str) -> None:
        super().__init__()
        self.desk, self.item_id, self._language, self._zone = desk, item_id, language, zone
        self._facts: AdvisoryFacts | None = None
        self.view = AdvisoryView()
        self.running = Prose("", icon="wifi", icon_role="ink2")
        self.to_close = Button(_("Close it"), key="F9")
        self.to_close.clicked.connect(self.consulted)
        self.read = Prose("", icon="mail-open", icon_role="ink2")
        self.to_read = Button(_("Mark as read aloud"), icon="mail-open")
        self.to_read.clicked.connect(self._on_read)
        self.why = QLineEdit()
        self.why.setPlaceholderText(_("one sentence"))
        self.why_field = Field(_("It parts from the room. Why?"), self.why)
        self.task = Prose("", icon="list-checks", icon_role="ink2")
        self.to_task = Button("", "link", icon="list-checks")
        # Large text would ask for more width than the sheet has: the words are cut, and the tip has them all.
        self.to_task.setMinimumWidth(_LEAST_LINK)
        self.to_task.clicked.connect(self._on_task)
        self._late = LateCommit(desk.runner, self._explain, self)
        self.why.textEdited.connect(lambda _text: self._late.touch())
        self.why.editingFinished.connect(self._late.flush)
        self.setLayout(
            column(
                self.view, row(self.running, None, self.to_close), self.read, row(self.to_read, None),
                self.why_field, self.task, row(self.to_task, None),
                margins=(24, 12, 24, 14), spacing=6,
            )
        )  # fmt: skip

    def show_facts(self, facts: AdvisoryFacts, version: int, hour: str, read_at: str) -> None:
        """Show the consultation; `hour` is when it opened, `read_at` when it was read, or ""."""
        self._facts = facts
        result = facts.result
        self.setVisible(result is not None)
        if result is None:
            return
        closed = result.closed_at is not None
        self.view.setVisible(closed)
        self.running.setVisible(not closed)
        self.to_close.setVisible(not closed)
        self.running.set_text(_("Online consultation open since {time}").format(time=hour))
        if closed:
            self.view.show_result(result, version)
        self.read.setVisible(closed and bool(read_at))
        self.to_read.setVisible(closed and not read_at)
        form = _("Read in the room at {time}, {name}") if facts.reader else _("Read in the room at {time}")
        self.read.set_text(form.format(time=read_at, name=facts.reader))
        if not self._late.dirty and not self.why.hasFocus():
            self.why.setText(facts.why)

    def set_brief(self, brief: bool) -> None:
        """Give room to what is asked above: the result alone stays."""
        closed = bool(self._facts and self._facts.result and self._facts.result.closed_at)
        read = bool(closed and self._facts and self._facts.result and self._facts.result.read_at)
        self.read.setVisible(read and not brief)
        self.to_read.setVisible(closed and not read)

    def compare(self, positions: Positions | None) -> None:
        """Ask for the reason where the answer clearly parts from the room; None hides the question."""
        result = self._facts.result if self._facts else None
        apart = bool(
            result
            and result.closed_at
            and positions
            and positions.total
            and diverges(positions, result.in_favour, result.against)
        )
        self.why_field.setVisible(apart)
        given = self._task_words() in self._facts.tasks if self._facts else False
        self.task.setVisible(apart and given)
        self.to_task.setVisible(apart and not given)
        words = self._offer_words()
        self.task.set_text(_("Task given: {what}").format(what=words))
        self.to_task.set_text(_("Add a task: {what}").format(what=words))
        self.to_task.setToolTip(words)

    def _people(self) -> int:
        result = self._facts.result if self._facts else None
        return result.in_favour + result.against + result.abstention if result else 0

    def _due(self) -> date:
        from assembly_app.ui.sheets.day_field import day_of

        return day_of(self.desk.runner.now(), self._zone) + timedelta(days=_RETURN_DAYS)

    def _task_words(self) -> str:
        """The task in the language of the assembly, as it is stored."""
        say = translator(self._language)
        form = say.ngettext(
            "Answer the {count} person who took part online",
            "Answer the {count} people who took part online",
            self._people(),
        )
        return form.format(count=self._people())

    def _offer_words(self) -> str:
        say = translator(current_language())
        count = self._people()
        form = say.ngettext("answer the {count} person online", "answer the {count} people online", count)
        who = self._facts.liaison if self._facts else ""
        day = format_date(self._due(), current_language(), "medium")
        return ", ".join(part for part in (form.format(count=count), who, day) if part)

    def _on_read(self) -> None:
        from assembly_app.services import consultations

        facts, at = self._facts, self.desk.runner.now()
        if facts and facts.result:
            result, by = facts.result, facts.liaison_id
            self.desk.runner.run(lambda tx: consultations.read_aloud(tx, result.id, at, by=by))

    def _on_task(self) -> None:
        from assembly_app.services import tasks

        facts, at, due, words = self._facts, self.desk.runner.now(), self._due(), self._task_words()
        if facts:
            who = (facts.liaison_id,) if facts.liaison_id else ()
            self.desk.runner.run(
                lambda tx: tasks.give(
                    tx, words, person_ids=who, due_on=due, item_id=self.item_id,
                    language=self._language, at=at,
                )
            )  # fmt: skip

    def _explain(self) -> None:
        from assembly_app.services import consultations

        result, words = self._facts.result if self._facts else None, self.why.text()
        if result:
            self.desk.runner.run(lambda tx: consultations.explain(tx, result.id, words))
