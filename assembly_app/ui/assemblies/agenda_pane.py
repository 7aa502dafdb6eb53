# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda of an assembly: its table, the total against the hours, the line that adds an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import Nature
from assembly_app.i18n import _, translator
from assembly_app.i18n.terms import term
from assembly_app.ui import errors
from assembly_app.ui.assemblies import words
from assembly_app.ui.assemblies.add_line import AddLine, read_minutes
from assembly_app.ui.assemblies.agenda_table import HOLDER, MINUTES, NATURE, NATURES, TITLE, AgendaTable
from assembly_app.ui.assemblies.holders import directory
from assembly_app.ui.widgets.bars import TotalBar
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose, StateLabel
from assembly_app.ui.widgets.status_line import announce

if TYPE_CHECKING:
    from assembly_app.services.agenda import AgendaRow, ItemRow
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.ui.desk import Desk


class AgendaPane(QWidget):
    """Every edit is an action at once; what cannot be read is said under the table."""

    current_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._assembly: AssemblyRow | None = None
        self._items: dict[UUID, ItemRow] = {}
        self._committing = False
        self._place: QVBoxLayout = column(spacing=0)
        self._add: AddLine | None = None
        self._table: AgendaTable | None = None
        self.empty = Prose(
            _("Nothing on the agenda yet. Write the first item here, or take in one that waits."), role="ink2"
        )
        self.note = Prose("", role="stop", icon="circle-alert", icon_role="stop")
        self.note.hide()
        self.surplus = StateLabel("check", "", "ok")
        self.total = Label("", weight=600)
        self.bar = TotalBar()
        self.sum = QWidget()
        words_line = row(Label(_("Total"), weight=600), 12, self.surplus, None, self.total)
        rule = Pane("line")
        rule.setFixedHeight(1)
        inner = column(words_line, self.bar, spacing=4, margins=(46, 10, 0, 0))
        self.sum.setLayout(column(rule, inner, spacing=0))
        self._column = column(self._place, self.empty, self.note, self.sum, spacing=8)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        desk.runner.keep_typed(self, self.commit_typed)

    @property
    def table(self) -> AgendaTable:
        """The agenda; made when first asked for, of the kind the assembly needs."""
        if self._table is None:
            self._table = self._make_table(done=False)
        return self._table

    @property
    def add(self) -> AddLine:
        """The line for a new item, made when first asked for: an agenda that is over has none."""
        if self._add is None:
            self._add = AddLine(self._desk)
            self._add.added.connect(self._on_added)
            self._column.insertWidget(self._column.indexOf(self.sum), self._add)
            if self._assembly is not None and self._assembly.closed_at is not None:
                self._add.hide()
        return self._add

    def _make_table(self, *, done: bool) -> AgendaTable:
        table = AgendaTable(self._desk, done=done)
        table.edited.connect(self._on_edited)
        table.moved.connect(self._on_moved)
        table.new_asked.connect(self._begin_new)
        table.remove_asked.connect(self._on_remove)
        table.current_key_changed.connect(lambda _key: self.current_changed.emit())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        table.installEventFilter(self)
        self._place.addWidget(table)
        return table

    def show_agenda(self, assembly: AssemblyRow, agenda: AgendaRow, spent: Mapping[UUID, int]) -> None:
        """Show an agenda; one that is over shows what it really took and cannot be edited."""
        done = assembly.closed_at is not None
        if self._assembly is None or assembly.id != self._assembly.id:
            self.say("")
            if self._add is not None:
                self._add.clear()
        self._assembly = assembly
        self._items = {item.id: item for item in agenda.items}
        if self._table is not None and self._table.done != done:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
            self._table = None
        self._table = self._table or self._make_table(done=done)
        self.table.show_items(agenda.items, spent)
        self.table.setVisible(bool(agenda.items))
        self.empty.setVisible(not agenda.items and not done)
        if not done or self._add is not None:
            self.add.setVisible(not done)
        self._show_total(assembly, agenda, spent, done=done)

    def _show_total(
        self, assembly: AssemblyRow, agenda: AgendaRow, spent: Mapping[UUID, int], *, done: bool
    ) -> None:
        total = sum(spent.values()) if done else agenda.total_min
        over = total - agenda.available_min
        self.sum.setVisible(bool(agenda.items) and agenda.available_min > 0)
        said = words.surplus(over)
        if done:
            said = _("{minutes} on the items").format(minutes=words.minutes(total))
        self.surplus.set_state("triangle-alert" if over > 0 else "check", said, "warn" if over > 0 else "ok")
        self.total.set_text(_("{total} of {available}").format(total=total, available=agenda.available_min))
        tick = _("{time}, time to close").format(time=words.hour(assembly.planned_end))
        self.bar.set_total(total, agenda.available_min, tick, f"{self.total.text()}, {said}")

    def say(self, sentence: str) -> None:
        """Say under the table why something was not done; nothing takes it away."""
        self.note.set_text(sentence)
        self.note.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def commit_typed(self) -> None:
        """Keep what is being typed in a cell, before any other action."""
        if not self._committing:
            self._committing = True
            self.table.commit_editor()
            self._committing = False

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and watched is self.table:
            key = self.table.current_key()
            if isinstance(key, UUID) and key in self._items and not self.table.done:
                menu = self._menu(self._items[key])
                menu.popup(event.globalPos())
                return True
        return False

    def _menu(self, item: ItemRow) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        reserved = menu.addAction(_("Reserved item"))
        reserved.setCheckable(True)
        reserved.setChecked(item.reserved)
        reserved.triggered.connect(lambda on: self._edit(item, reserved=on))
        menu.addSeparator()
        at = list(self._items).index(item.id)
        for sentence, by in ((_("Move up"), -1), (_("Move down"), 1)):
            action = menu.addAction(sentence)
            action.setEnabled(0 <= at + by < len(self._items))
            action.triggered.connect(lambda _on=False, to=at + by: self._on_moved(item.id, to))
        menu.addSeparator()
        off = _("Put back among what waits") if _from_intake(item) else _("Remove the item")
        menu.addAction(off).triggered.connect(lambda: self._on_remove(item.id))
        return menu

    def _on_added(self) -> None:
        from assembly_app.services import agenda

        if self._assembly is None:
            return
        assembly = self._assembly
        try:
            typed = self.add.read()
        except AssemblyError as error:
            self.say(errors.words(error))
            return
        title = typed.title
        if not title and typed.nature is None:
            title = words.kind_word(typed.kind, translator(assembly.language or self._desk.language))
        self._desk.runner.run(
            lambda tx: agenda.add(
                tx, assembly.id, title, kind=typed.kind, nature=typed.nature,
                holder_ids=typed.holders.person_ids, holder_body_id=typed.holders.body_id,
                planned_min=typed.planned_min,
            ),
            then=self._after_add,
            refused=self._refuse,
        )  # fmt: skip

    def _after_add(self, item_id: UUID) -> None:
        self.say("")
        self.add.clear()
        self.table.set_current(item_id, TITLE)
        self.add.begin()

    def _refuse(self, error: AssemblyError) -> None:
        self.say(errors.words(error))

    def _on_edited(self, key: object, column_: int, text: str) -> None:
        if not isinstance(key, UUID) or key not in self._items:
            return
        item = self._items[key]
        self.say("")
        # The cell is handing its text over already: the action must not ask it again.
        held, self._committing = self._committing, True
        try:
            if column_ == TITLE:
                self._edit(item, title=text)
            elif column_ == NATURE:
                self._edit(item, nature=next((n for n in NATURES if term(n) == text), None))
            elif column_ == HOLDER:
                named = directory(self._desk).read(text)
                self._edit(item, holder_ids=named.person_ids, holder_body_id=named.body_id)
            elif column_ == MINUTES:
                self._plan(item, read_minutes(text))
        except AssemblyError as error:
            self._refuse(error)
        finally:
            self._committing = held

    def _plan(self, item: ItemRow, planned: int) -> None:
        from assembly_app.services import agenda

        self._desk.runner.run(lambda tx: agenda.plan(tx, item.id, planned), refused=self._refuse)

    def _edit(self, item: ItemRow, **changes: str | bool | Nature | UUID | tuple[UUID, ...] | None) -> None:
        from assembly_app.services import agenda

        says = {
            "title": item.title,
            "nature": item.nature,
            "holder_ids": item.holder_ids,
            "holder_body_id": item.holder_body_id,
            "planned_min": item.planned_min,
            "reserved": item.reserved,
        }
        says.update(changes)
        self._desk.runner.run(
            lambda tx: agenda.edit(tx, item.id, **says),  # type: ignore[arg-type]
            refused=self._refuse,
        )

    def _on_moved(self, key: object, to: int) -> None:
        from assembly_app.services import agenda

        if isinstance(key, UUID) and 0 <= to < len(self._items):
            self._desk.runner.run(lambda tx: agenda.move(tx, key, to), refused=self._refuse)

    def _on_remove(self, key: object) -> None:
        """What came from the intake goes back there; the rest is taken off, and Undo brings it back."""
        from assembly_app.services import agenda

        if not isinstance(key, UUID) or key not in self._items:
            return
        order = list(self._items)
        at = order.index(key)
        beside = order[at + 1] if at + 1 < len(order) else order[at - 1] if at else None
        act = agenda.leave_out if _from_intake(self._items[key]) else agenda.remove
        self._desk.runner.run(
            lambda tx: act(tx, key), then=lambda _none: self._stay_near(beside), refused=self._refuse
        )

    def _begin_new(self) -> None:
        self.add.begin()

    def _stay_near(self, beside: UUID | None) -> None:
        if beside is None:
            self.add.begin()
        else:
            self.table.set_current(beside)


def _from_intake(item: ItemRow) -> bool:
    return bool(item.carried_from or item.proposed_by)
