# SPDX-License-Identifier: GPL-3.0-or-later
"""The agenda as a table: edited in place, moved with Alt and the arrows or dragged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyleOptionViewItem, QWidget

from assembly_app.domain.kinds import ItemKind, Nature
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.assemblies import words
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow
from assembly_app.ui.widgets.table_delegate import CELL, PAD, CellDelegate

if TYPE_CHECKING:
    from assembly_app.services.agenda import ItemRow
    from assembly_app.ui.desk import Desk

NUMBER, TITLE, NATURE, HOLDER, MINUTES, REALLY, OUTCOME = range(7)
NATURES: Final = (Nature.INFORMATION, Nature.DISCUSSION, Nature.DECISION, Nature.INFORMATION_AND_DECISION)
NO_NATURE = "—"
# Wider names and natures are cut sooner than titles.
_MOST: Final = {NATURE: 200, HOLDER: 150}
_LEAST_HOLDER = 96
# With less than this for words, long ones take two lines.
_NARROW, _TWO_LINES = 610, 50
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Delegate(CellDelegate):
    """Completes names in the column of whoever brings the item."""

    def __init__(self, view: AgendaTable, desk: Desk) -> None:
        super().__init__(view)
        self._desk = desk

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        if index.column() != HOLDER:
            return super().createEditor(parent, option, index)
        editor = PersonField(
            self._desk, name=_("Who brings it"), several=True, bodies=True, icon="", parent=parent
        )
        editor.setPlaceholderText("")
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The first Enter takes the name that is offered, the next one closes the cell.
        choosing = isinstance(watched, PersonField) and (watched.is_choosing or bool(watched.matches()))
        if choosing and isinstance(event, QKeyEvent) and event.key() in (*_ENTER, Qt.Key.Key_Escape):
            return False
        return super().eventFilter(watched, event)


class AgendaTable(Table):
    """Enter on the last line, or Insert, asks for a new item; Delete asks to take one off."""

    new_asked = Signal()
    remove_asked = Signal(object)

    def __init__(self, desk: Desk, *, done: bool) -> None:
        super().__init__(_columns(done), _("Agenda"), fit=True, reorderable=not done)
        self.done = done
        self.setItemDelegate(_Delegate(self, desk))
        self._pressed: QPoint | None = None
        self._drop = -1

    def show_items(self, items: Sequence[ItemRow], spent: Mapping[UUID, int]) -> None:
        """Show the items; an editor that is open stays open when the lines are the same ones."""
        lines = [_line(item, spent.get(item.id), done=self.done) for item in items]
        if [line.key for line in lines] == [line.key for line in self._model.lines]:
            self._model.lines = tuple(lines)
            if lines:
                first = self._model.index(0, 0)
                last = self._model.index(len(lines) - 1, len(self._model.columns) - 1)
                self._model.dataChanged.emit(first, last)
        else:
            self.set_rows(lines)
        self._share()

    def _share(self) -> None:
        """Nature and holder give way first, so that titles are read whole or keep half of the table."""
        header = self.horizontalHeader()
        given = (NATURE, HOLDER)
        fixed = sum(header.sectionSize(at) for at in range(header.count()) if at not in (*given, TITLE))
        rest = self.viewport().width() - fixed
        narrow = rest < theme.px(_NARROW)
        titles = max(theme.px(150), min(self.sizeHintForColumn(TITLE), int(rest * (0.42 if narrow else 0.5))))
        natural = {at: max(self.sizeHintForColumn(at), header.sectionSizeHint(at)) for at in given}
        wanted = {at: min(width, theme.px(_MOST[at])) for at, width in natural.items()}
        if rest - sum(natural.values()) >= titles:
            wanted = natural
        share = min(1.0, max(0.15, (rest - titles) / max(1, sum(wanted.values()))))
        widths = {at: int(width * share) for at, width in wanted.items()}
        # Natures are few and known: their words stay whole as long as holders keep a name's width.
        lent = min(wanted[NATURE] - widths[NATURE], widths[HOLDER] - theme.px(_LEAST_HOLDER))
        if lent > 0:
            widths[NATURE] += lent
            widths[HOLDER] -= lent
        for at, width in widths.items():
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(at, width)
        self._wrap(narrow=narrow, room={**widths, TITLE: rest - sum(widths.values())})

    def _wrap(self, *, narrow: bool, room: Mapping[int, int]) -> None:
        """Where columns are narrow, a line whose words do not fit is as high as two."""
        before = self._natural_height()
        for at in range(self._model.rowCount()):
            needs = {col: self._model.index(at, col) for col in (TITLE, HOLDER)}
            cut = any(self._needed(index) > room[col] for col, index in needs.items())
            self.setRowHeight(at, theme.px(_TWO_LINES if narrow and cut else self._height))
        if self._natural_height() != before:
            self.updateGeometry()

    @staticmethod
    def _needed(index: QModelIndex) -> int:
        cell: Cell = index.data(CELL)
        glyph = theme.px(16) + 6 if cell.glyph else 0
        return theme.text_width(cell.text, cell.size, cell.weight) + glyph + 2 * PAD

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._share()

    def commit_editor(self) -> None:
        """Keep what is being typed in a cell."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() == QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, CellDelegate.EndEditHint.NoHint)

    def event(self, event: QEvent) -> bool:
        # In the window F2 is the door of the Room; on a line of the agenda it edits the cell.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_F2
            and not self.done
            and self.currentIndex().isValid()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        key, at = self.current_key(), self.currentIndex().row()
        if self.done or editing:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Insert:
            self.new_asked.emit()
        elif event.key() in _ENTER and key is not None:
            self._on_enter(key, at)
        elif event.key() == Qt.Key.Key_Delete and key is not None:
            self.remove_asked.emit(key)
        else:
            super().keyPressEvent(event)

    def _on_enter(self, key: object, at: int) -> None:
        """Enter goes on to the next line, and from the last one to a new item."""
        if at + 1 == self._model.rowCount():
            self.new_asked.emit()
        else:
            self.setCurrentIndex(self._model.index(at + 1, max(TITLE, self.currentIndex().column())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        free = not self.done and event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid()
        self._pressed = at if free else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._drop >= 0 or (at - self._pressed).manhattanLength() > QApplication.startDragDistance():
            self._drop = self._place(at)
            self.viewport().update()

    def _place(self, at: QPoint) -> int:
        """Before which line something dropped here would go."""
        for line in range(self._model.rowCount()):
            if at.y() < self.visualRect(self._model.index(line, TITLE)).center().y():
                return line
        return self._model.rowCount()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        drop, self._drop, self._pressed = self._drop, -1, None
        at = self.currentIndex().row()
        if drop >= 0 and at >= 0 and drop not in (at, at + 1):
            self.moved.emit(self.current_key(), drop - 1 if drop > at else drop)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop < 0 or not self._model.rowCount():
            return
        last = self._drop >= self._model.rowCount()
        box = self.visualRect(self._model.index(self._drop - 1 if last else self._drop, TITLE))
        painter = QPainter(self.viewport())
        top = box.bottom() - 1 if last else box.top()
        painter.fillRect(0, top, self.viewport().width(), 2, theme.color("accent"))
        painter.end()


def _columns(done: bool) -> list[Column]:
    natures = (NO_NATURE, *(term(nature) for nature in NATURES))
    columns = [
        Column("", width=46, right=True),
        Column(pgettext("agenda", "Item"), stretch=True, editable=not done),
        Column(_("Nature"), choices=natures, editable=not done),
        Column(pgettext("agenda", "Brought by"), editable=not done),
        Column(_("Minutes"), right=True, editable=not done),
    ]
    if done:
        columns += [Column(pgettext("minutes", "Real"), right=True), Column(_("Outcome"))]
    return columns


def _line(item: ItemRow, spent: int | None, *, done: bool) -> TableRow:
    frame = item.kind not in (ItemKind.BUSINESS, ItemKind.OPEN_FLOOR)
    number = "" if item.number is None else str(item.number)
    cells = [
        Cell(number, size=14),
        _title(item, muted=frame and item.kind is not ItemKind.OPENING),
        Cell(term(item.nature), words.NATURE_GLYPHS[item.nature] if item.nature else "", "ink2"),
        Cell(", ".join(item.held_by), role="ink2", tip=", ".join(item.held_by)),
        Cell(str(item.planned_min) if item.planned_min else "", weight=500),
    ]
    if done:
        cells += [_spent(item, spent), _outcome(item)]
    return TableRow(item.id, tuple(cells), grip=not done)


def _title(item: ItemRow, *, muted: bool) -> Cell:
    glyph = "lock" if item.reserved else "coffee" if item.kind is ItemKind.BREAK else ""
    said = _("{title}, reserved").format(title=item.title) if item.reserved else ""
    return Cell(item.title, glyph, "ink2" if muted else "ink", said=said, tip=item.title)


def _spent(item: ItemRow, spent: int | None) -> Cell:
    if spent is None:
        return Cell("—", role="ink3")
    late = bool(item.planned_min) and spent > item.planned_min
    return Cell(str(spent), role="warn" if late else "ink", weight=500)


def _outcome(item: ItemRow) -> Cell:
    if item.kind not in (ItemKind.BUSINESS, ItemKind.OPEN_FLOOR):
        return Cell()
    if item.outcome is None:
        return Cell("—", role="ink3")
    glyph, role = words.OUTCOME_GLYPHS[item.outcome]
    return Cell(term(item.outcome), glyph, role)
