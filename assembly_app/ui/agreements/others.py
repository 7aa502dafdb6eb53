# SPDX-License-Identifier: GPL-3.0-or-later
"""What else a search found, an agenda item or a person, with the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.i18n import _
from assembly_app.services.people import PersonRow
from assembly_app.services.search import ItemHit
from assembly_app.ui.agreements import way, words
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose


class OtherPane(Pane):
    """`asked` tells that its one button was pressed."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="l", parent=parent)
        self.kind = Label("", weight=600, role="ink2")
        self.title = Prose("", size=24, weight=600)
        self.rest = Prose("", role="ink2")
        self.open = Button("", "secondary", icon="square-arrow-out-up-right")
        self.open.clicked.connect(self.asked)
        body = column(self.kind, self.title, self.rest, 8, row(self.open, None), None)
        body.setContentsMargins(32, 20, 32, 24)
        self.setLayout(body)

    def show_item(self, hit: ItemHit) -> None:
        """An item of an agenda."""
        number = _("item {number}").format(number=hit.number) if hit.number is not None else ""
        self.kind.set_text(", ".join(part for part in (hit.assembly, number) if part))
        self.title.set_text(hit.title)
        self.rest.set_text(words.day(hit.held_on) if hit.held_on else _("no day yet"))
        self.open.set_text(way.words(hit))

    def show_person(self, person: PersonRow) -> None:
        """Somebody in the book."""
        self.kind.set_text(_("Person"))
        self.title.set_text(person.name)
        since = words.day(person.member_since) if person.member_since else ""
        self.rest.set_text(_("Member since {day}").format(day=since) if since else "")
        self.open.set_text(_("Open in People"))
