# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes a position and why: a stop-tinted box for each block, a line for each aside or reserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from assembly_app.domain.kinds import Stance
from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import StateLabel


@dataclass(frozen=True, slots=True)
class Explained:
    """One position with its person and reason, as typed."""

    stance: Stance
    person_id: UUID | None
    reason: str
    resolved: bool


class ReasonLine(Pane):
    """A person, who may be left out, and a reason; a block needs the reason and can be resolved."""

    changed = Signal()

    def __init__(self, desk: Desk, stance: Stance, hour: str) -> None:
        block = stance is Stance.BLOCK
        super().__init__("stop_tint" if block else "paper", radius=8 if block else 0)
        self.stance, self.resolved, self._hour = stance, False, hour
        self.who = PersonField(desk, name=pgettext("position", "Who"), placeholder=_("name, may be left out"))
        self.reason = QLineEdit()
        self.state = StateLabel("octagon-x", "", "stop")
        self.resolve = Button(_("Considers it resolved"))
        self.field: Field | None = None
        if block:
            head = row(spacing=12)
            head.addWidget(self.who, 1)
            head.addWidget(self.state)
            line = row(spacing=8)
            line.addWidget(self.reason, 1)
            line.addWidget(self.resolve)
            both = QWidget()
            both.setLayout(line)
            both.setFocusProxy(self.reason)
            self.field = Field(_("Why? The reason is needed, in their own words"), both)
            self.setLayout(column(head, self.field, margins=(16, 12, 16, 12), spacing=8))
        else:
            self.reason.setPlaceholderText(_("reason, if they give one"))
            self.reason.setAccessibleName(pgettext("position", "Reason"))
            line = row(spacing=8, margins=(36, 0, 0, 0))
            line.addWidget(self.who, 2)
            line.addWidget(self.reason, 3)
            self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.who.changed.connect(self.changed)
        self.reason.textChanged.connect(lambda _text: self.changed.emit())
        self.reason.textEdited.connect(lambda _text: self._say(""))
        self.resolve.clicked.connect(self._on_resolve)
        self._show_state()

    def explained(self) -> Explained:
        """What is typed."""
        return Explained(self.stance, self.who.value(), self.reason.text().strip(), self.resolved)

    def held(self) -> tuple[str, str, bool]:
        """What a draft keeps."""
        return self.who.text(), self.reason.text(), self.resolved

    def give(self, held: tuple[str, str, bool]) -> None:
        """Give back what a draft kept."""
        self.who.setText(held[0])
        self.reason.setText(held[1])
        self.resolved = held[2]
        self._show_state()

    def set_hour(self, hour: str) -> None:
        """The minute of the test."""
        self._hour = hour
        self._show_state()

    def complain(self) -> bool:
        """Say that the reason is missing, if it is."""
        missing = self.stance is Stance.BLOCK and not self.reason.text().strip()
        if missing:
            self._say(_("Write the reason, in their own words."))
            self.reason.setFocus()
        return missing

    def _say(self, sentence: str) -> None:
        if self.field is not None:
            self.field.set_error(sentence)
            self.reason.setProperty("error", bool(sentence))
            self.reason.update()

    def _on_resolve(self) -> None:
        self.resolved = not self.resolved
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        if self.resolved:
            self.state.set_state("check", pgettext("block", "resolved"), "ok")
            self.resolve.set_text(_("It is open again"))
        else:
            words = pgettext("block", "open block, {time}").format(time=self._hour)
            self.state.set_state("octagon-x", words, "stop")
            self.resolve.set_text(_("Considers it resolved"))


class ReasonLines(QWidget):
    """As many lines as there are positions, whatever was typed in them kept; `named` tells of one more."""

    changed = Signal()
    named = Signal()

    def __init__(self, desk: Desk, stance: Stance) -> None:
        super().__init__()
        self.desk, self.stance, self._hour = desk, stance, ""
        self._lines: list[ReasonLine] = []
        self._count, self._shown, self._names = 0, stance is Stance.BLOCK, False
        self.adder = PersonField(desk, placeholder=_("add a name, ↵"), icon="user-plus")
        self.adder.setAccessibleName(_("Add a name"))
        self.adder.taken.connect(self._on_name)
        self.adder.entered.connect(lambda: self._on_name(self.adder.value()))
        self._column: QVBoxLayout = column(spacing=8)
        add = row(self.adder, margins=(0 if stance is Stance.BLOCK else 36, 0, 0, 0))
        self._adding = QWidget()
        self._adding.setLayout(add)
        self.setLayout(column(self._column, self._adding, spacing=8))
        self._show()

    @property
    def lines(self) -> list[ReasonLine]:
        """The lines in use."""
        return self._lines[: self._count]

    def set_count(self, count: int) -> None:
        """Have a line for each; a block always has its own."""
        self._count = count if self.stance is Stance.BLOCK else min(count, 60)
        if self._shown:
            while len(self._lines) < self._count:
                line = ReasonLine(self.desk, self.stance, self._hour)
                line.changed.connect(self.changed)
                self._lines.append(line)
                self._column.addWidget(line)
        self._show()

    def set_hour(self, hour: str) -> None:
        """The minute of the test."""
        self._hour = hour
        for line in self._lines:
            line.set_hour(hour)

    def set_names(self, names: bool) -> None:
        """Ask for names too, or only for what must be explained."""
        self._names = names
        self._shown = names or self.stance is Stance.BLOCK
        self.set_count(self._count)

    def explained(self) -> list[Explained]:
        """The lines that say something."""
        found = [line.explained() for line in self.lines] if self._shown else []
        return [one for one in found if one.person_id or one.reason]

    def resolved(self) -> int:
        """How many blocks their authors consider resolved."""
        return sum(1 for line in self.lines if line.resolved)

    def draft(self) -> list[Any]:
        """What is typed, to be given back."""
        return [line.held() for line in self._lines]

    def restore(self, held: list[Any]) -> None:
        """Give back what was typed."""
        for line, one in zip(self._lines, held, strict=False):
            line.give(one)

    def _on_name(self, person_id: object) -> None:
        if not isinstance(person_id, UUID):
            return
        self.adder.clear()
        if any(line.who.value() == person_id for line in self.lines):
            return
        free = next((line for line in self.lines if not line.who.text()), None)
        if free is None:
            self.named.emit()
            free = self.lines[-1] if self.lines else None
        if free is not None:
            free.who.set_value(person_id)

    def _show(self) -> None:
        for at, line in enumerate(self._lines):
            line.setVisible(self._shown and at < self._count)
        self._adding.setVisible(self._names)
        self.setVisible(self._names or (self._shown and self._count > 0))
