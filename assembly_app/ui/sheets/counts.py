# SPDX-License-Identifier: GPL-3.0-or-later
"""One thing to count: its order, glyph, word, question, and a stepper."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.stepper import Stepper


class CountRow(QWidget):
    """A count in the order in which it is asked; the words name the stepper."""

    def __init__(
        self,
        order: int,
        glyph: str,
        word: str,
        question: str,
        *,
        glyph_role: Role = "ink",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.stepper = Stepper(0, name=word, maximum=9_999)
        self.stepper.setFixedWidth(theme.px(128))
        self.word = Label(word, weight=600)
        self.word.setBuddy(self.stepper.editor)
        self.question = Prose(question, size=12, role="ink2")
        number = Label(str(order), weight=500, role="ink2")
        mark = Label("", icon=glyph, icon_size=20, icon_role=glyph_role)
        words = column(self.word, self.question, spacing=0)
        line = row(spacing=14)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.stepper, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
