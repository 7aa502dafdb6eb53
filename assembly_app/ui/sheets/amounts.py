# SPDX-License-Identifier: GPL-3.0-or-later
"""The money of an agreement: quantity, unit and line, each amount in its own unit."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from assembly_app.i18n import _, current_language
from assembly_app.i18n.numbers import NotANumber, format_number, parse_decimal
from assembly_app.ui import errors
from assembly_app.ui.sheets.pickers import Picker
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row

if TYPE_CHECKING:
    from assembly_app.services.agreements import Sum

_UNITS = ("EUR", "ecos")


class AmountLine(QWidget):
    """One amount; an empty quantity is none."""

    changed = Signal()

    def __init__(self, units: Sequence[str], lines: Sequence[str]) -> None:
        super().__init__()
        self.quantity = QLineEdit()
        self.quantity.setPlaceholderText(_("none"))
        self.unit = _typed(units)
        self.line = _typed(["", *lines])
        if (editor := self.line.lineEdit()) is not None:
            editor.setPlaceholderText(_("if there is one"))
        self.up_to = QCheckBox(_("up to"))
        self.up_to.setChecked(True)
        self.field = Field(_("Budget"), self.quantity)
        fields = row(spacing=12)
        fields.addWidget(self.field, 4, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(Field(_("Unit"), self.unit), 3, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(Field(_("Budget line"), self.line), 6, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(Field("", self.up_to), 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(fields)
        self.quantity.textChanged.connect(lambda _text: self.changed.emit())
        self.quantity.editingFinished.connect(self.settle)
        for box in (self.unit, self.line):
            box.currentTextChanged.connect(lambda _text: self.changed.emit())
        self.up_to.toggled.connect(lambda _on: self.changed.emit())

    def read(self) -> Decimal | None:
        """The quantity, None for none; raises NotANumber."""
        text = self.quantity.text().strip()
        return parse_decimal(text, current_language()) if text else None

    def settle(self) -> None:
        """Show the number as the language writes it, or say that it is none."""
        try:
            quantity = self.read()
        except NotANumber as error:
            self.field.set_error(errors.words(error))
            return
        self.field.set_error("")
        if quantity is not None:
            self.quantity.setText(format_number(quantity, current_language()))

    def held(self) -> tuple[str, str, str, bool]:
        """What a draft keeps."""
        up_to = self.up_to.isChecked()
        return self.quantity.text(), self.unit.currentText(), self.line.currentText(), up_to

    def give(self, held: tuple[str, str, str, bool]) -> None:
        """Give back what a draft kept."""
        self.quantity.setText(held[0])
        self.unit.setCurrentText(held[1])
        self.line.setCurrentText(held[2])
        self.up_to.setChecked(held[3])


class Amounts(QWidget):
    """One line to begin with; euros and ecos together take two."""

    changed = Signal()

    def __init__(self, units: Sequence[str], lines: Sequence[str]) -> None:
        super().__init__()
        self._units = list(dict.fromkeys([*units, *_UNITS]))
        self._budget_lines = list(dict.fromkeys(lines))
        self.lines: list[AmountLine] = []
        self._column: QVBoxLayout = column(spacing=6)
        self.more = Button(_("Another amount"), "link", icon="plus")
        self.more.clicked.connect(self._on_more)
        self.setLayout(column(self._column, row(self.more, None), spacing=2))
        self.add()

    def add(self) -> AmountLine:
        """One more amount."""
        line = AmountLine(self._units, self._budget_lines)
        line.changed.connect(self._on_changed)
        self.lines.append(line)
        self._column.addWidget(line)
        self._on_changed()
        return line

    def read(self) -> tuple[Sum, ...]:
        """The amounts; raises NotANumber after saying it at its field."""
        from assembly_app.services.agreements import Sum

        found = []
        for line in self.lines:
            line.settle()
            quantity = line.read()
            if quantity is not None:
                unit, budget = line.unit.currentText().strip(), line.line.currentText().strip()
                found.append(Sum(quantity, unit, budget, line.up_to.isChecked()))
        return tuple(found)

    def draft(self) -> list[Any]:
        """What is typed."""
        return [line.held() for line in self.lines]

    def restore(self, held: Sequence[Any]) -> None:
        """Give back what was typed."""
        for at, one in enumerate(held):
            line = self.lines[at] if at < len(self.lines) else self.add()
            line.give(one)

    def _on_more(self) -> None:
        line = self.add()
        line.unit.setCurrentText(_UNITS[1])
        line.quantity.setFocus()

    def _on_changed(self) -> None:
        self.more.setVisible(bool(self.lines and self.lines[-1].quantity.text().strip()))
        self.changed.emit()


def _typed(options: Sequence[str]) -> QComboBox:
    box = Picker((text, text) for text in options)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setMinimumContentsLength(4)
    return box
