# SPDX-License-Identifier: GPL-3.0-or-later
"""A part of the item that folds: its line, and what is under it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.disclosure import Disclosure
from assembly_app.ui.widgets.panes import column


class Section(QWidget):
    """Opens by itself where there is height, until a person says otherwise."""

    def __init__(self, title: str, icon: str, *parts: QWidget) -> None:
        super().__init__()
        self.line = Disclosure(title, icon=icon)
        self.body = QWidget()
        self.body.setLayout(column(*parts, spacing=0, margins=(0, 0, 0, 6)))
        self.body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.line.bind(self.body)
        self._by_hand = False
        self.line.clicked.connect(self._on_clicked)
        self.setLayout(column(self.line, self.body, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _on_clicked(self) -> None:
        self._by_hand = True

    def forget_hand(self) -> None:
        """Another item: open and closed by itself again."""
        self._by_hand = False

    def fold_by_itself(self, opened: bool) -> None:
        """Open or fold, unless a person chose."""
        if not self._by_hand:
            self.line.setChecked(opened)

    def say(self, summary: str, glyph: str = "", state: str = "", role: Role = "warn") -> None:
        """The words after the title."""
        self.line.set_summary(summary, glyph, state, role)
