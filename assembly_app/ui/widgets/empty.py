# SPDX-License-Identifier: GPL-3.0-or-later
"""What an empty place says: a glyph, the fact, the next step, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose


class EmptyState(QWidget):
    """Centred in what it is given."""

    def __init__(
        self,
        icon: str,
        fact: str,
        hint: str = "",
        button: QAbstractButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.fact = Prose(fact, weight=600, align=centre)
        self.hint = Prose(hint, role="ink2", align=centre)
        if not hint:
            self.hint.hide()
        glyph = Label("", icon=icon, icon_size=24, role="ink2")
        parts = column(row(None, glyph, None), self.fact, self.hint, spacing=2)
        if button is not None:
            parts.addSpacing(6)
            parts.addLayout(row(None, button, None))
        parts.insertSpacing(1, 2)
        self.setLayout(column(None, parts, None, margins=(16, 16, 16, 16)))

    def set_words(self, fact: str, hint: str = "") -> None:
        """Another fact and next step."""
        self.fact.set_text(fact)
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint))
