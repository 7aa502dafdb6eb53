# SPDX-License-Identifier: GPL-3.0-or-later
"""Assemblies: the ones to come and the past, the agenda of one, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.i18n import _
from assembly_app.ui import theme
from assembly_app.ui.assemblies.agenda_pane import AgendaPane
from assembly_app.ui.assemblies.header import Header
from assembly_app.ui.assemblies.intake_pane import IntakePane
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.assemblies.list_pane import ListPane
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.form_page import FormPage
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, ScrollPane, Splitter, column
from assembly_app.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from datetime import date

    from assembly_app.services.agenda import AgendaRow
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.intake import IntakeRow
    from assembly_app.services.workspace import Transaction
    from assembly_app.ui.assemblies.form import AssemblyForm

# Narrower than this, what waits stands under the agenda and not beside it.
_BESIDE = 1000


@dataclass(frozen=True)
class _Seen:
    """What the page shows of one assembly."""

    row: AssemblyRow
    agenda: AgendaRow
    intake: IntakeRow | None
    spent: dict[UUID, int]


class _Work(QWidget):
    """As high as it needs to be at its width: Qt would ask for what it needs at its narrowest."""

    def minimumSizeHint(self) -> QSize:
        size, layout = super().minimumSizeHint(), self.layout()
        if layout is not None and layout.hasHeightForWidth():
            size.setHeight(layout.totalHeightForWidth(max(size.width(), self.width())))
        return size


class AssembliesPage(FormPage):
    """The first page of an open book."""

    form: AssemblyForm | None
    areas: ClassVar[Changes] = frozenset(
        {Area.ASSEMBLIES, Area.AGENDA, Area.BODIES, Area.PEOPLE, Area.AGREEMENTS}
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._settling = False
        self._painted = False
        self._rows: list[AssemblyRow] = []
        self._seen: _Seen | None = None
        self.list = ListPane()
        self.header = Header()
        self.agenda = AgendaPane(desk)
        self.intake = IntakePane(desk)
        self._build()
        self._listen()

    def _build(self) -> None:
        self._under: QVBoxLayout = column()
        work = _Work()
        parts = column(self.header, self.agenda, self._under, None, spacing=12, margins=(24, 18, 24, 12))
        work.setLayout(parts)
        self.scroller = ScrollPane(work, "surface")
        self._make = Button("", "primary", icon="plus", tall=True)
        self._make.clicked.connect(self.new)
        self._empty = EmptyState("calendar-days", "", "", self._make)
        nothing = Pane("surface")
        nothing.setLayout(column(self._empty))
        self._middle = QStackedWidget()
        self._middle.addWidget(self.scroller)
        self._middle.addWidget(nothing)
        self._nothing = nothing
        self._right.addWidget(self.intake)
        self._right.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.splitter = Splitter(self.list, self._middle, self._right, elastic=1)
        self.setLayout(column(self.splitter, spacing=0))
        remember(self.splitter, self.desk, "assemblies", [264, 822, 264])

    def _listen(self) -> None:
        self.list.chosen.connect(self._choose)
        self.list.new_asked.connect(self.new)
        self.header.open_asked.connect(self._open)
        self.header.send_asked.connect(self._send)
        self.header.edit_asked.connect(self.edit)
        self.header.room_asked.connect(lambda: self.desk.go("room"))
        self.header.minutes_asked.connect(lambda: self.desk.go("minutes"))
        self.intake.shown.connect(self._show_item)
        self.agenda.current_changed.connect(self._follow_cursor)
        keys = (("Ctrl+N", self.new), ("Ctrl+E", self.edit), ("Ctrl+Shift+N", self._begin_item))
        for sequence, act in keys:
            QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def refresh(self) -> None:
        from assembly_app.services import assemblies

        self._rows = self.desk.runner.read(assemblies.every)
        today = self._today()
        if self.desk.assembly_id not in {row.id for row in self._rows}:
            self._settling = True
            self.desk.choose_assembly(self._first(today))
            self._settling = False
        chosen = self.desk.assembly_id
        self.list.show_rows(self._rows, today, chosen)
        self._seen = self.desk.runner.read(lambda tx: self._look(tx, chosen)) if chosen else None
        self._show(today)
        if not self._painted:
            # The rows first: what waits beside them is asked for once they are on the screen.
            self._painted = True
            QTimer.singleShot(0, self, self._bring_intake)

    def _bring_intake(self) -> None:
        seen = self._seen
        wanted = seen is not None and seen.intake is None and not seen.row.closed_at
        # The book may have been closed before this turn came.
        if seen is not None and wanted and self.desk.runner.is_open:
            found = self.desk.runner.read(lambda tx: self._waiting(tx, seen.row))
            self._seen = replace(seen, intake=found)
            self.intake.show_intake(seen.row, found, self._today())

    def take_changes(self, changes: Changes) -> None:
        if not self._settling:
            super().take_changes(changes)

    def _today(self) -> date:
        return self.desk.runner.now().astimezone().date()

    def _first(self, today: date) -> UUID | None:
        """The open assembly, else the next one, else the last held."""
        opened = [row for row in self._rows if row.opened_at and not row.closed_at]
        ahead = [row for row in self._rows if not row.opened_at and row.held_on and row.held_on >= today]
        held = [row for row in reversed(self._rows) if row.opened_at]
        return next((row.id for row in (*opened, *ahead, *held, *reversed(self._rows))), None)

    def _look(self, tx: Transaction, assembly_id: UUID) -> _Seen:
        from assembly_app.services import agenda

        row = next(row for row in self._rows if row.id == assembly_id)
        spent = agenda.spent(tx, assembly_id, self.desk.runner.now()) if row.opened_at else {}
        waiting = self._waiting(tx, row) if self._painted and not row.closed_at else None
        return _Seen(row, agenda.of_assembly(tx, assembly_id), waiting, spent)

    def _waiting(self, tx: Transaction, row: AssemblyRow) -> IntakeRow:
        from assembly_app.services import intake

        return intake.of_assembly(tx, row.id)

    def _show(self, today: date) -> None:
        seen = self._seen
        if seen is None:
            self._show_empty()
        else:
            self._middle.setCurrentWidget(self.scroller)
            self.header.show_row(seen.row, today, is_next=self._is_next(seen.row, today))
            self.agenda.show_agenda(seen.row, seen.agenda, seen.spent)
            if seen.intake is not None:
                self.intake.show_intake(seen.row, seen.intake, today)
        self._place_panes()

    def _show_empty(self) -> None:
        from assembly_app.services import bodies

        self._middle.setCurrentWidget(self._nothing)
        if self.desk.runner.read(bodies.tree):
            self._make.set_text(_("New assembly"))
            self._make.set_key("Ctrl+N")
            self._empty.set_words(
                _("No assembly yet"),
                _("Plan the first one: its agenda begins here, and anyone can add to it."),
            )
        else:
            self._make.set_text(_("Make the first body"))
            self._empty.set_words(
                _("This book is empty"),
                _("First say who meets: the cooperative, an assembly, a commission. Then its people."),
            )

    def _is_next(self, row: AssemblyRow, today: date) -> bool:
        """Nothing is open, and no other planned assembly comes before it."""
        if any(r.opened_at and not r.closed_at for r in self._rows):
            return False
        ahead = [r for r in self._rows if not r.opened_at and r.held_on and r.held_on >= today]
        # Nothing ahead: whatever was left planned can still be opened.
        return row in ahead[:1] if ahead else not row.opened_at

    def _place_panes(self) -> None:
        """Beside the agenda, the form or what waits; under it when the window is narrow."""
        wanted = self._seen is not None and not self._seen.row.closed_at
        beside = self.width() >= theme.px(_BESIDE)
        if self._right.indexOf(self.intake) < 0 and beside:
            self._right.insertWidget(0, self.intake)
        elif self._right.indexOf(self.intake) >= 0 and not beside:
            self._right.removeWidget(self.intake)
            self._under.addWidget(self.intake)
        self.intake.setVisible(wanted)
        self.intake.grow(whole=not beside)
        if self.form is not None:
            self._right.setCurrentWidget(self.form)
        elif beside:
            self._right.setCurrentWidget(self.intake)
        self._right.setVisible(self.form is not None or (beside and wanted))
        # Three do not fit where text is large or the window small: the list gives way to the form.
        self.list.setVisible(beside or self.form is None)
        self.header.yield_primary(form=self.form is not None)
        self._make.set_kind("secondary" if self.form is not None else "primary")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The window gives the keyboard to its first line to type in: here the list is what one walks.
        if isinstance(QApplication.focusWidget(), SearchBox | None):
            self.list.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_panes()

    def show_record(self, record_id: UUID) -> None:
        self._choose(record_id)

    def primary(self) -> None:
        """Save the form while there is one, else what the header offers."""
        if self.form is not None:
            super().primary()
        else:
            self.header.primary()

    def commit_typed(self) -> None:
        self.agenda.commit_typed()

    def new(self) -> None:
        """Plan another assembly; the first thing a book needs is a body."""
        from assembly_app.services import bodies
        from assembly_app.ui.assemblies.form import AssemblyForm
        from assembly_app.ui.assemblies.plan import proposed

        tree = self.desk.runner.read(bodies.tree)
        if not tree:
            self.desk.go("people")
            return
        plan = proposed(self._rows, tree, self._today(), self.desk.language, self.list.chosen_body())
        self._put_form(AssemblyForm(self.desk, plan, tree, self._rows))

    def edit(self) -> None:
        """Change the facts of the assembly in hand."""
        from assembly_app.services import bodies
        from assembly_app.ui.assemblies.form import AssemblyForm
        from assembly_app.ui.assemblies.plan import of_row

        if self._seen is None or self._seen.row.closed_at:
            return
        row = self._seen.row
        tree = self.desk.runner.read(bodies.tree)
        self._put_form(AssemblyForm(self.desk, of_row(row), tree, self._rows, row.id))

    def _resting(self) -> QWidget:
        return self.list.list

    def _save(self) -> None:
        from assembly_app.services import assemblies

        form = self.form
        plan = form.read() if form else None
        if form is None or plan is None:
            return
        facts = {name: value for name, value in vars(plan).items() if name != "body_id"}
        edited, body_id = form.assembly_id, plan.body_id
        if edited is None and body_id is not None:
            self.desk.runner.run(
                lambda tx: assemblies.create(tx, body_id, **facts), then=self._saved, refused=form.refuse
            )
        elif edited is not None:
            self.desk.runner.run(
                lambda tx: assemblies.edit(tx, edited, **facts),
                then=lambda _none: self._saved(None),
                refused=form.refuse,
            )

    def _saved(self, made: UUID | None) -> None:
        if self.form is not None:
            self.form.draft.clear()
        if made is None:
            self._leave_form()
        else:
            self._drop_form()
            self._place_panes()
            self._choose(made)
            self._begin_item()

    def _choose(self, assembly_id: UUID) -> None:
        self.desk.choose_assembly(assembly_id)

    def _open(self) -> None:
        from assembly_app.services import assemblies

        if self._seen is not None:
            opened = self._seen.row.id
            self.desk.runner.run(
                lambda tx: assemblies.open_(tx, opened), then=lambda _none: self.desk.go("room")
            )

    def _send(self) -> None:
        from assembly_app.services import assemblies

        if self._seen is not None:
            sent, today = self._seen.row.id, self._today()
            self.desk.runner.run(lambda tx: assemblies.send_agenda(tx, sent, today))

    def _begin_item(self) -> None:
        if self._seen is not None and not self._seen.row.closed_at:
            self.agenda.add.begin()
            self.scroller.ensureWidgetVisible(self.agenda.add)

    def _show_item(self, item_id: UUID) -> None:
        self.agenda.table.set_current(item_id)
        self.agenda.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_cursor(self) -> None:
        """The table is as high as its lines: the pane around it follows the cursor."""
        table = self.agenda.table
        box = table.visualRect(table.currentIndex())
        content = self.scroller.widget()
        if content is not None and box.isValid() and table.hasFocus():
            at = table.viewport().mapTo(content, box.center())
            self.scroller.ensureVisible(at.x(), at.y(), 0, theme.px(64))
