# SPDX-License-Identifier: GPL-3.0-or-later
"""Facts as labels over values, in as many columns as fit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.widgets.card import Fact
from assembly_app.ui.widgets.panes import clear


class FactGrid(QWidget):
    """`set_facts` shows pairs (label, value); columns give way when the pane is narrow."""

    def __init__(self, most: int = 3, narrowest: int = 190, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most, self._narrowest = most, narrowest
        self._facts: list[Fact] = []
        self._shown: list[tuple[str, str]] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; the same labels only change their values."""
        if [label for label, _value in facts] == [label for label, _value in self._shown]:
            for fact, (_label, value) in zip(self._facts, facts, strict=True):
                fact.set_value(value)
        else:
            clear(self._grid)
            self._facts = [Fact(label, value) for label, value in facts]
            self._columns = 0
        self._shown = list(facts)
        self._place()

    def _place(self) -> None:
        fitting = max(1, self.width() // theme.px(self._narrowest))
        columns = min(self._most, fitting)
        for at in range(max(self._columns, columns)):
            self._grid.setColumnStretch(at, self._longest(at, columns) if at < columns else 0)
        if columns == self._columns:
            return
        self._columns = columns
        for at, fact in enumerate(self._facts):
            self._grid.addWidget(fact, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)

    def _longest(self, at: int, columns: int) -> int:
        """The width of a column's longest value: columns share the room as their words need it."""
        values = [value for _label, value in self._shown[at::columns]]
        return max((theme.text_width(value, 14, 500) for value in values), default=0) + theme.px(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
