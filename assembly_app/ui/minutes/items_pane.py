# SPDX-License-Identifier: GPL-3.0-or-later
"""The items of the assembly, each with what its minutes still lack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStackedWidget

from assembly_app.domain.kinds import ItemKind
from assembly_app.i18n import _, ngettext
from assembly_app.ui import theme
from assembly_app.ui.minutes import words
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, StateLabel
from assembly_app.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.minutes import ItemRecord, MinutesRecord


class ItemsPane(Pane):
    """At the left; `item_chosen` tells which item is read, `assembly_chosen` of which assembly."""

    item_chosen = Signal(object)
    assembly_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("paper")
        self.name = Label("", size=18, weight=600, elide=True)
        self.picker = QComboBox()
        self.picker.setAccessibleName(_("Assembly"))
        self.picker.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.set_type(self.picker, 14, 600)
        self.picker.activated.connect(lambda at: self.assembly_chosen.emit(self.picker.itemData(at)))
        self._head = QStackedWidget()
        self._head.addWidget(self.name)
        self._head.addWidget(self.picker)
        self._head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.life = StateLabel("", "", "ink2")
        self.count = Label("", weight=600, role="warn", icon_size=16)
        self.list = RowList(_("Items of the minutes"), height=38, tall=54)
        self.list.current_key_changed.connect(self.item_chosen)
        head = row(spacing=12, margins=(16, 20, 12, 0))
        head.addWidget(self._head, 1)
        large = theme.current().scale > 125
        if not large:
            head.addWidget(self.life)
        self.setLayout(
            column(
                head,
                *([row(self.life, None, margins=(16, 0, 16, 0))] if large else []),
                row(self.count, None, margins=(16, 0, 16, 0)),
                row(self.list, margins=(8, 0, 8, 8)),
                spacing=10,
            )
        )

    def set_assemblies(self, rows: Sequence[AssemblyRow], chosen: UUID | None) -> None:
        """Offer the assemblies that have minutes; a single one needs no list."""
        blocked = QSignalBlocker(self.picker)
        self.picker.clear()
        for one in rows:
            self.picker.addItem(words.assembly(one), one.id)
        self.picker.setCurrentIndex(self.picker.findData(chosen))
        blocked.unblock()
        self.name.set_text(words.assembly(rows[0]) if rows else "")
        self._head.setCurrentWidget(self.picker if len(rows) > 1 else self.name)

    def set_record(self, record: MinutesRecord, current: UUID | None, language: str) -> None:
        """Show the items of a record, called as in the document, and which one is read."""
        glyph, word = words.life(record.assembly)
        self.life.set_state(glyph, word, "ok" if record.assembly.minutes_approved_at else "ink2")
        found = sum(len(words.lacks(item)) for item in record.items)
        if found:
            said = ngettext("{count} thing to complete", "{count} things to complete", found)
            self.count.set_icon("triangle-alert", "warn")
            self.count.set_role("warn")
        else:
            said = _("Nothing to complete")
            self.count.set_icon("check", "ok")
            self.count.set_role("ok")
        self.count.set_text(said.format(count=found))
        self.list.set_rows([_row(item, language) for item in record.items])
        with QSignalBlocker(self.list):
            self.list.set_current(current)


def _row(item: ItemRecord, language: str) -> Row:
    lacks = [words.in_list(lack) for lack in words.lacks(item)]
    title = item.title.written_in(language)[0]
    number = str(item.number) if item.number else ""
    if words.is_running(item):
        second = "" if lacks else _("being dealt with")
        return Row(item.id, title, "play", "accent", number=number, second=second,
                   second_state=", ".join(lacks), second_role="warn", tip=title)  # fmt: skip
    if lacks:
        more = _("{first} and {count} more").format(first=lacks[0], count=len(lacks) - 1)
        return Row(item.id, title, "triangle-alert", "warn", number=number, second_role="warn",
                   second_state=lacks[0] if len(lacks) == 1 else more,
                   tip="\n".join((title, *lacks)))  # fmt: skip
    if item.kind is ItemKind.BREAK:
        return Row(item.id, title, "coffee", muted=True, tip=title)
    if item.sessions or item.outcome is not None:
        return Row(item.id, title, "check", "ok", number=number, tip=title)
    return Row(item.id, title, "circle", number=number, tip=title)
