# SPDX-License-Identifier: GPL-3.0-or-later
"""A box to type a name in: people present come first, Enter takes the first that fits."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.domain.kinds import Place
from assembly_app.domain.near import fold_accents
from assembly_app.i18n import _
from assembly_app.services import attendance
from assembly_app.services.attendance import DoorRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.panes import column
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.search_box import SearchBox

NEW = "new"
_MOST = 5
_GLYPHS = {Place.ROOM: "users-round", Place.ONLINE: "wifi"}


class _Box(SearchBox):
    """Shift+Enter asks for a new person; leaving the box is told."""

    shift_entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.shift_entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NameBox(QWidget):
    """`chosen` carries a person's id and empties the box; `named` a name that nobody in the book has."""

    chosen = Signal(object)
    named = Signal(str)

    def __init__(self, desk: Desk, placeholder: str, key: str = "", *, name: str = "") -> None:
        super().__init__()
        self._desk = desk
        self.assembly_id: UUID | None = None
        self.waiting: frozenset[UUID] = frozenset()
        self.box = _Box(placeholder, key, icon="user-plus", name=name, tall=True)
        self.list = RowList(_("People found"), height=32, fit=True, always_active=True, small_meta=True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.hide()
        self.setFocusProxy(self.box)
        self.setLayout(column(self.box, self.list, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.textEdited.connect(self._on_edited)
        self.box.textChanged.connect(self._on_text)
        self.box.stepped.connect(self.list.step)
        self.box.returnPressed.connect(self._on_enter)
        self.box.shift_entered.connect(self._on_new)
        self.box.left.connect(self.list.hide)
        self.list.clicked.connect(lambda index: self._take(self.list.rows()[index.row()].key))

    def clear(self) -> None:
        """Empty the box."""
        self.box.clear()

    def _on_text(self, text: str) -> None:
        if not text:
            self.list.hide()

    def _on_edited(self, text: str) -> None:
        typed = text.strip()
        if not typed or self.assembly_id is None:
            self.list.hide()
            return
        found = self._find(typed)
        rows = [self._row(person) for person in found[:_MOST]]
        if not any(fold_accents(person.name) == fold_accents(typed) for person in found):
            title = _("Add “{name}” as a new person").format(name=typed)
            rows.append(Row(key=NEW, title=title, glyph="user-plus", meta="⇧↵" if found else "↵"))
        self.list.set_rows(rows, keep=False)
        self.list.set_current(rows[0].key)
        self.list.show()

    def _find(self, typed: str) -> list[DoorRow]:
        assembly_id, now = self.assembly_id, self._desk.runner.now()
        if assembly_id is None:
            return []
        return self._desk.runner.read(lambda tx: attendance.door(tx, assembly_id, now, typed))

    def _row(self, person: DoorRow) -> Row:
        glyph = _GLYPHS.get(person.place, "circle-dashed") if person.place else "circle-dashed"
        meta = _("already waiting") if person.person_id in self.waiting else "↵ " + _("adds")
        return Row(key=person.person_id, title=person.name, glyph=glyph, meta=meta)

    def _on_enter(self) -> None:
        if self.box.text().strip():
            if self.list.isHidden():
                self._on_edited(self.box.text())
            self._take(self.list.current_key())

    def _on_new(self) -> None:
        if self.box.text().strip():
            self._take(NEW)

    def _take(self, key: object) -> None:
        name = self.box.text().strip()
        self.list.hide()
        if key == NEW:
            self.named.emit(name)
        elif isinstance(key, UUID):
            self.clear()
            self.chosen.emit(key)
