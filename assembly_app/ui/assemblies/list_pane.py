# SPDX-License-Identifier: GPL-3.0-or-later
"""The assemblies: the next ones first, then the past by year, the older years folded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QSizePolicy, QWidget

from assembly_app.domain.kinds import AssemblyKind
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.assemblies import words
from assembly_app.ui.sheets.drafts import choose
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow


class ListPane(Pane):
    """`chosen` tells of the assembly under the cursor, `new_asked` of the button."""

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("paper", parent=parent)
        self._rows: Sequence[AssemblyRow] = ()
        self._today = date.min
        self._turned: dict[int, bool] = {}
        self._current: UUID | None = None
        self.new = Button(pgettext("assembly", "New"), "quiet", icon="plus")
        self.new.setToolTip(_("New assembly (Ctrl+N)"))
        self.new.clicked.connect(self.new_asked)
        self.body = _filter(_("Body"))
        self.kind = _filter(_("Kind"))
        self.kind.addItem(pgettext("kinds", "All"), None)
        for kind in AssemblyKind:
            self.kind.addItem(term(kind), kind)
        for combo in (self.body, self.kind):
            combo.currentIndexChanged.connect(lambda _at: self._share())
            combo.currentIndexChanged.connect(lambda _at: self._fill())
        self.list = RowList(_("Assemblies"), tall=52, always_active=False)
        self.list.current_key_changed.connect(self._on_current)
        self.list.activated_key.connect(self._on_activated)
        self.list.toggled.connect(self._on_toggled)
        head = row(Label(_("Assemblies"), size=18, weight=600, elide=True), None, self.new)
        head.setContentsMargins(20, 0, 8, 0)
        self._filters = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._filters.setSpacing(8)
        self._filters.addWidget(self.body)
        self._filters.addWidget(self.kind)
        filters = row(self._filters, margins=(20, 0, 12, 0))
        inset = row(self.list, margins=(8, 0, 8, 0))
        self.setLayout(column(head, filters, inset, spacing=8, margins=(0, 16, 0, 8)))
        self.setMinimumWidth(theme.px(216))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Each filter has what its words need, in a line or, where they do not fit, one under the other."""
        needs = [_needed(combo) for combo in (self.body, self.kind)]
        fits = sum(needs) + 8 + 32 <= self.width()
        ways = QBoxLayout.Direction
        self._filters.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        for at, need in enumerate(needs):
            self._filters.setStretch(at, need if fits else 0)

    def show_rows(self, rows: Sequence[AssemblyRow], today: date, current: UUID | None) -> None:
        """Show these assemblies, the earliest first as services give them."""
        self._rows, self._today, self._current = rows, today, current
        for combo in (self.body, self.kind):
            combo.setVisible(bool(rows))
        self._offer_bodies()
        self._fill()

    def chosen_body(self) -> UUID | None:
        """The body of the filter."""
        found = self.body.currentData()
        return found if isinstance(found, UUID) else None

    def _offer_bodies(self) -> None:
        held = self.body.currentData()
        bodies = {r.body_id: r.body for r in self._rows if r.body_id}
        with QSignalBlocker(self.body):
            self.body.clear()
            self.body.addItem(_("All bodies"), None)
            for body_id, name in sorted(bodies.items(), key=lambda pair: pair[1]):
                self.body.addItem(name, body_id)
            choose(self.body, held)
        self._share()

    def _fill(self) -> None:
        body, kind = self.body.currentData(), self.kind.currentData()
        shown = [r for r in self._rows if body in (None, r.body_id) and kind in (None, r.kind)]
        ahead = [r for r in shown if not r.closed_at and (r.opened_at or not r.held_on or self._ahead(r))]
        past = [r for r in reversed(shown) if r not in ahead]
        rows = [self._row(r) for r in ahead]
        if ahead:
            rows.insert(0, Row("ahead", pgettext("assemblies", "Next"), heading="label"))
        for at, year in enumerate(dict.fromkeys(r.held_on.year for r in past if r.held_on)):
            mine = [r for r in past if r.held_on and r.held_on.year == year]
            rows += self._year(year, mine, newest=at == 0)
        with QSignalBlocker(self.list):
            self.list.set_rows(rows)
            if isinstance(self.list.current_key(), UUID | None):
                self.list.set_current(self._current)

    def _ahead(self, row: AssemblyRow) -> bool:
        return bool(row.held_on and row.held_on >= self._today)

    def _year(self, year: int, mine: Sequence[AssemblyRow], *, newest: bool) -> list[Row]:
        """The newest past year is open and has a plain heading; others fold."""
        if newest:
            return [Row(("year", year), str(year), heading="label"), *(self._row(r) for r in mine)]
        opened = self._turned.get(year, any(r.id == self._current for r in mine))
        count = ngettext("{count} assembly", "{count} assemblies", len(mine)).format(count=len(mine))
        fold = Row(("year", year), str(year), meta=count, expanded=opened, bold=True)
        return [fold, *(self._row(r) for r in mine)] if opened else [fold]

    def _row(self, row: AssemblyRow) -> Row:
        day = words.day(row.held_on, self._today)
        if row.closed_at or row.opened_at:
            glyph, word, role = words.state(row)
            return Row(row.id, words.title(row), second=word, second_glyph=glyph, second_role=role,
                       tip=day, bold=True, said=f"{words.title(row)}, {day}, {word}")  # fmt: skip
        where = row.place or row.gathering or row.topic
        return Row(row.id, words.title(row), second=f"{day} · {where}" if where else day, bold=True)

    def _on_current(self, key: object) -> None:
        if isinstance(key, UUID):
            self._current = key
            self.chosen.emit(key)

    def _on_activated(self, key: object) -> None:
        if isinstance(key, tuple):
            row_ = next((r for r in self.list.rows() if r.key == key), None)
            self._on_toggled(key, not (row_ and row_.expanded))

    def _on_toggled(self, key: object, opened: bool) -> None:
        if isinstance(key, tuple) and isinstance(key[1], int):
            self._turned[key[1]] = opened
            self._fill()


def _needed(combo: QComboBox) -> int:
    """The width that shows the chosen words of a filter whole, with its edges and chevron."""
    return theme.text_width(combo.currentText(), 14, 500) + 2 * 12 + theme.px(16) + 4


def _filter(name: str) -> QComboBox:
    """A list of filters that never asks for more room than the pane has."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(2)
    combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return combo
