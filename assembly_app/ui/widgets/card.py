# SPDX-License-Identifier: GPL-3.0-or-later
"""The one filled card, and facts as a label over a value."""

from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose


class Card(Pane):
    """A filled card: `head` is its small heading, `body` the column to fill."""

    def __init__(
        self,
        title: str = "",
        meta: str = "",
        *,
        action: QAbstractButton | None = None,
        icon: str = "",
        note: str = "",
        role: Role = "fill",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(role, radius=8, parent=parent)
        self.title = Label(title, size=12, weight=600, role="ink2")
        self.meta = Label(meta, size=12, weight=500, role="ink2", elide=True)
        self.note = Label(note, size=12, weight=500, role="ink2", icon=icon, icon_size=14)
        self.head = row(self.title, self.meta, None, self.note, action, spacing=10) if action else row(
            self.title, self.meta, None, self.note, spacing=10
        )  # fmt: skip
        if not (note or icon):
            self.note.hide()
        self.body: QVBoxLayout = column(spacing=4)
        parts = (self.head, self.body) if title or meta or note or action else (self.body,)
        self.setLayout(column(*parts, spacing=6, margins=(20, 12, 20, 14)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class TextCard(Card):
    """A card with one text in it, 18/28: what is on the table, or a fact from the record."""

    def __init__(
        self,
        title: str,
        text: str,
        meta: str = "",
        *,
        weight: int = 400,
        size: int = 18,
        action: QAbstractButton | None = None,
        icon: str = "",
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, meta, action=action, icon=icon, note=note, parent=parent)
        self.text = Prose(text, size=size, weight=weight, line=28 if size == 18 else 24)
        self.body.addWidget(self.text)

    def set_text(self, text: str, meta: str | None = None) -> None:
        """Another text, and perhaps another version line."""
        self.text.set_text(text)
        if meta is not None:
            self.meta.set_text(meta)


class Fact(QWidget):
    """A label over its value; the label names the value to the screen reader."""

    def __init__(self, label: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(label, size=12, weight=500, role="ink2")
        self.value = Prose(value, weight=500)
        self.label.setBuddy(self.value)
        self.setLayout(column(self.label, self.value, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_value(self, value: str) -> None:
        """Another value."""
        self.value.set_text(value)
