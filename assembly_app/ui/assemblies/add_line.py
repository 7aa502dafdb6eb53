# SPDX-License-Identifier: GPL-3.0-or-later
"""The line that adds an item: title, nature, holder, minutes, Enter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import ItemKind, Nature
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.assemblies import words
from assembly_app.ui.assemblies.agenda_table import NATURES
from assembly_app.ui.assemblies.holders import Holders, directory
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button

FRAMES: Final = (ItemKind.OPENING, ItemKind.BREAK, ItemKind.OPEN_FLOOR, ItemKind.CLOSING)
_T = TypeVar("_T")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NotMinutes(AssemblyError):
    """Minutes are whole."""

    message = N_("Write the minutes as a whole number, for example 15.")


@dataclass(frozen=True)
class Typed:
    """An item as typed."""

    title: str
    kind: ItemKind = ItemKind.BUSINESS
    nature: Nature | None = None
    holders: Holders = field(default_factory=Holders)
    planned_min: int = 0


def read_minutes(text: str) -> int:
    """The minutes a person typed, "15" or "15 min"; nothing is 0. Raises NotMinutes."""
    clean = text.strip().rstrip("min.' ")
    if not clean:
        return 0
    if not clean.isdecimal():
        raise NotMinutes
    return int(clean)


class AddLine(QWidget):
    """`added` tells that Enter or the button asks for the item; `read` gives it."""

    added = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("New item: write its title"))
        self.title.setAccessibleName(_("Title of the new item"))
        self.nature = QComboBox()
        self.nature.setAccessibleName(_("Nature"))
        for nature in NATURES:
            self.nature.addItem(term(nature), (ItemKind.BUSINESS, nature))
        self.nature.insertSeparator(len(NATURES))
        for kind in FRAMES:
            self.nature.addItem(words.kind_word(kind), (kind, None))
        self.nature.setCurrentIndex(NATURES.index(Nature.DECISION))
        self.nature.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.nature.setMinimumContentsLength(12)
        self.holder = PersonField(
            desk, name=_("Who brings it"), placeholder=_("Who brings it"), several=True, bodies=True
        )
        self.holder.entered.connect(self.added)
        self.minutes = QLineEdit()
        self.minutes.setPlaceholderText(pgettext("placeholder", "min"))
        self.minutes.setAccessibleName(_("Minutes"))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.button = Button(pgettext("item", "Add"), key="↵")
        self.button.clicked.connect(self.added)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._wide: bool | None = None
        self._place()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def begin(self) -> None:
        """Put the keyboard in the title."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read(self) -> Typed:
        """What is typed; raises UnknownHolder, TwoBodies or NotMinutes, the field in error in focus."""
        kind, nature = self.nature.currentData()
        title = self.title.text().strip()
        for one in (self.holder, self.minutes, self.title):
            _mark(one, wrong=False)
        holders = self._read(self.holder, lambda: directory(self._desk).read(self.holder.text()))
        planned = self._read(self.minutes, lambda: read_minutes(self.minutes.text()))
        return Typed(title, kind, nature, holders, planned)

    def clear(self) -> None:
        """Ready for the next item: its nature is likely to be the same, unless it was a frame."""
        for one in (self.title, self.holder, self.minutes):
            one.clear()
            _mark(one, wrong=False)
        if self.nature.currentIndex() > len(NATURES):
            self.nature.setCurrentIndex(NATURES.index(Nature.DECISION))

    @staticmethod
    def _read(editor: QLineEdit, read: Callable[[], _T]) -> _T:
        try:
            return read()
        except AssemblyError:
            _mark(editor, wrong=True)
            editor.setFocus()
            raise

    def _place(self) -> None:
        wide = self.width() >= theme.px(730)
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._grid.addWidget(self.title, 0, 0)
            rest, top, first = (self.nature, self.holder, self.minutes, self.button), 0, 1
        else:
            self._grid.addWidget(self.title, 0, 0, 1, 4)
            rest, top, first = (self.nature, self.holder, self.minutes, self.button), 1, 0
        for at, one in enumerate(rest):
            self._grid.addWidget(one, top, first + at)
        for at in range(5):
            self._grid.setColumnStretch(at, 0)
        self._grid.setColumnStretch(0, 5 if wide else 3)
        self._grid.setColumnStretch(2 if wide else 1, 3)
        self.minutes.setFixedWidth(theme.px(56))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.added.emit()
        elif event.key() == Qt.Key.Key_Escape and (self.title.text() or self.holder.text()):
            self.clear()
            self.begin()
        else:
            super().keyPressEvent(event)


def _mark(editor: QLineEdit, *, wrong: bool) -> None:
    editor.setProperty("error", wrong)
    editor.update()
