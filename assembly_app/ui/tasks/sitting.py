# SPDX-License-Identifier: GPL-3.0-or-later
"""The question that "mine" cannot do without: who is at this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _
from assembly_app.ui import errors, theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Prose


class Sitting(QWidget):
    """`sat_down` tells that somebody said who they are."""

    sat_down = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.who = PersonField(desk)
        self.field = Field(_("Who is at this computer?"), self.who)
        self.say = Button(_("It is me"), "secondary")
        hint = Prose(_("Your name goes with what you write from now on, and your tasks are shown here."),
                     role="ink2")  # fmt: skip
        inner = QWidget()
        inner.setLayout(column(self.field, hint, row(self.say, None)))
        inner.setMaximumWidth(max(420, theme.px(420)))
        line = row()
        line.addWidget(inner, 1)
        line.addStretch(0)
        self.setLayout(column(line, None, margins=(0, 16, 0, 0)))
        self.say.clicked.connect(self.sit)
        self.who.entered.connect(self.sit)

    def sit(self) -> None:
        """Keep who it is, or say that nobody has this name."""
        person = self.who.value()
        if person is None or self.who.unknown():
            self.field.set_error(_("Write the name of somebody in the book."))
            return
        try:
            self._desk.runner.workspace.sit_down(person)
        except AssemblyError as error:
            self.field.set_error(errors.words(error))
            return
        self.field.set_error("")
        self.sat_down.emit()
