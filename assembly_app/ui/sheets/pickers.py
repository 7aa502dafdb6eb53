# SPDX-License-Identifier: GPL-3.0-or-later
"""Boxes to pick a body, an assembly, a language or one of a closed list; the first row may be none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from assembly_app.i18n import LANGUAGES, current_language, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.terms import language_name, term
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.drafts import choose

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow


class Picker(QComboBox):
    """A box of (what it stands for, its words)."""

    def __init__(
        self,
        options: Iterable[tuple[object, str]] = (),
        *,
        none: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(14)
        theme.set_type(self, 14)
        if none:
            self.addItem(none, None)
        for data, words in options:
            self.addItem(words, data)

    def value(self) -> object:
        """What was picked."""
        return self.currentData()

    def record(self) -> UUID | None:
        """The record that was picked."""
        data = self.currentData()
        return data if isinstance(data, UUID) else None

    def set_value(self, data: object) -> None:
        """Pick; an unknown one changes nothing."""
        choose(self, data)


def body_picker(desk: Desk, *, none: str = "", name: str = "") -> Picker:
    """The bodies as a tree."""
    from assembly_app.services import bodies

    rows = desk.runner.read(bodies.tree)
    return Picker(((row.id, "   " * row.depth + row.name) for row in rows), none=none, name=name)


def assembly_picker(desk: Desk, after: UUID, *, none: str = "", name: str = "") -> Picker:
    """The assemblies planned after one."""
    from assembly_app.services import assemblies

    rows = desk.runner.read(lambda tx: assemblies.following(tx, after))
    return Picker(((row.id, assembly_words(row)) for row in rows), none=none, name=name)


def language_picker(current: str, *, name: str = "") -> Picker:
    """The languages people write in."""
    made = Picker(((code, language_name(code)) for code in LANGUAGES), name=name)
    made.set_value(current)
    return made


def assembly_words(row: AssemblyRow, style: str = "medium") -> str:
    """An assembly with its day, in the language of the window: "Permanent 143, 29 March 2026"."""
    language = current_language()
    name = f"{term(row.kind)} {row.number}" if row.kind and row.number is not None else row.topic or row.code
    if row.held_on is None:
        return name
    day = format_date(row.held_on, language, "medium" if style == "medium" else "long")
    return pgettext("assembly and its day", "{assembly}, {day}").format(assembly=name, day=day)
