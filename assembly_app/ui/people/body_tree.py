# SPDX-License-Identifier: GPL-3.0-or-later
"""The bodies as a tree, gathered by kind, with how many people each has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal

from assembly_app.domain.kinds import BodyKind
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.people import words
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from assembly_app.services.bodies import BodyRow

EVERYBODY: Final = "everybody"
# These stand alone in the tree; the other kinds are gathered under their name.
_ALONE = (BodyKind.COOPERATIVE, BodyKind.ASSEMBLY, None)


class BodyTree(Pane):
    """`chosen` carries a body's id, or EVERYBODY."""

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__("paper")
        self._bodies: Sequence[BodyRow] = ()
        self._everybody = 0
        self._current: object = EVERYBODY
        self._turned: dict[object, bool] = {}
        self.new = Button(pgettext("body", "New"), "quiet", icon="plus")
        self.new.setToolTip(_("New body (Ctrl+Shift+N)"))
        self.new.clicked.connect(self.new_asked)
        self.list = RowList(_("Bodies"), height=32, small_meta=True)
        self.list.current_key_changed.connect(self._on_current)
        self.list.activated_key.connect(self._on_activated)
        self.list.toggled.connect(self._on_toggled)
        head = row(Label(_("Bodies"), size=18, weight=600, elide=True), None, self.new)
        head.setContentsMargins(20, 0, 8, 0)
        self.setLayout(column(head, row(self.list, margins=(8, 0, 8, 0)), margins=(0, 16, 0, 8)))
        self.setMinimumWidth(theme.px(216))

    def show_bodies(self, bodies: Sequence[BodyRow], everybody: int, current: object) -> None:
        """Show the tree; parents come before their children."""
        self._bodies, self._everybody, self._current = bodies, everybody, current
        self._fill()

    def _fill(self) -> None:
        rows = [Row(EVERYBODY, _("Everybody"), "users-round", meta=str(self._everybody))]
        known = {body.id for body in self._bodies}
        roots = [b for b in self._bodies if b.parent_id not in known]
        for body in roots:
            self._branch(body, 0, rows)
        with QSignalBlocker(self.list):
            self.list.set_rows(rows)
            if not isinstance(self.list.current_key(), tuple):
                self.list.set_current(self._current)

    def _branch(self, body: BodyRow, level: int, rows: list[Row]) -> None:
        children = [b for b in self._bodies if b.parent_id == body.id]
        opened = self._opened(body.id, default=True) if children else None
        meta = str(body.people) if body.people else ""
        kind = term(body.kind)
        said = _("{name}, {kind}, {count}").format(name=body.name, kind=kind, count=body.people)
        rows.append(Row(body.id, body.name, meta=meta, level=level, expanded=opened,
                        bold=level == 0, tip=kind, said=said))  # fmt: skip
        if opened:
            self._children(body.id, children, level + 1, rows)

    def _children(self, parent: UUID, children: Sequence[BodyRow], level: int, rows: list[Row]) -> None:
        for kind in dict.fromkeys(child.kind for child in children):
            mine = [child for child in children if child.kind is kind]
            if kind in _ALONE or kind is None or len(mine) == 1:
                for child in mine:
                    self._branch(child, level, rows)
                continue
            key = (parent, kind)
            here = any(child.id == self._current for child in mine)
            opened = self._opened(key, default=here or len(self._bodies) <= 20 or kind is BodyKind.COMMISSION)
            rows.append(Row(key, words.kinds_word(kind), meta=str(len(mine)), level=level, expanded=opened))
            if opened:
                for child in mine:
                    self._branch(child, level + 1, rows)

    def _opened(self, key: object, *, default: bool) -> bool:
        return self._turned.get(key, default)

    def _on_current(self, key: object) -> None:
        if isinstance(key, UUID) or key == EVERYBODY:
            self._current = key
            self.chosen.emit(key)

    def _on_activated(self, key: object) -> None:
        turned = next((r for r in self.list.rows() if r.key == key and r.expanded is not None), None)
        if turned is not None:
            self._on_toggled(key, not turned.expanded)

    def _on_toggled(self, key: object, opened: bool) -> None:
        self._turned[key] = opened
        self._fill()
