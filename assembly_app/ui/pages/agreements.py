# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements: one search over everything decided, and each agreement with its thread."""

from __future__ import annotations

from datetime import date
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.i18n import _
from assembly_app.services import agreements
from assembly_app.services.use_case import NotHere
from assembly_app.ui.agreements import reading
from assembly_app.ui.agreements.detail import DetailPane
from assembly_app.ui.agreements.list_pane import ListPane
from assembly_app.ui.agreements.others import OtherPane
from assembly_app.ui.agreements.way import go_to_item
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import FittedSplitter, Pane, column


class AgreementsPage(Page):
    """The large search takes the place of the window's."""

    areas: ClassVar[Changes] = frozenset(
        {
            Area.AGREEMENTS,
            Area.TASKS,
            Area.PROPOSALS,
            Area.DECISIONS,
            Area.ASSEMBLIES,
            Area.AGENDA,
            Area.PEOPLE,
            Area.BODIES,
            Area.NOTES,
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: reading.Listing | None = None
        self.list = ListPane()
        self.detail = DetailPane()
        self.other = OtherPane()
        self.nothing = Pane("surface", edges="l")
        self.nothing.setLayout(
            column(
                EmptyState(
                    "handshake",
                    _("No agreement chosen"),
                    _("What is agreed in the Room is found here, with its exact words and what followed."),
                )
            )
        )
        self.side = QStackedWidget()
        for pane in (self.nothing, self.detail, self.other):
            self.side.addWidget(pane)
        splitter = FittedSplitter(self.list, self.side, 0.45)
        remember(splitter, desk, "agreements", [540, 812])
        self.setLayout(column(splitter, spacing=0))
        self.list.asked.connect(self.refresh)
        self.list.chosen.connect(lambda _key: self._show_chosen())
        self.list.activated.connect(self._go_on)
        self.detail.asked.connect(self._asked)
        self.detail.opened.connect(self._open_item)
        self.detail.met.connect(self._meet)
        self.other.asked.connect(lambda: self._go_on(self.list.list.current_key()))

    def refresh(self) -> None:
        """Search again with the same words."""
        if not self.desk.runner.is_open:
            return
        words, today = self.list.words(), self._today()
        self.found = self.desk.runner.read(lambda tx: reading.listing(tx, words))
        self.list.show_listing(self.found, today)
        self._show_chosen()

    def show_record(self, record_id: UUID) -> None:
        """Show an agreement, in force or not, whatever was searched."""
        self.list.box.clear()
        self.refresh()
        self.list.list.set_current(record_id)
        if self.list.list.current_key() != record_id:
            self.list.show_all()
            self.list.list.set_current(record_id)

    def command(self, name: str) -> None:
        """`search` puts the keyboard in the search."""
        if name == "search":
            self.list.begin()

    def search(self, words: str) -> None:
        """Look for words, also among what is no longer in force when nothing in force has them."""
        self.list.box.setText(words)
        if not self.list.list.rows():
            self.list.show_all()
        self.list.box.setFocus()

    def primary(self) -> None:
        """Ctrl+Enter goes on to the item that decided it."""
        self._go_on(self.list.list.current_key())

    def _today(self) -> date:
        return self.desk.runner.now().astimezone().date()

    def _show_chosen(self) -> None:
        key = self.list.list.current_key()
        if isinstance(key, UUID):
            self._show_agreement(key)
        elif isinstance(key, tuple) and self.found:
            self._show_other(key, self.found)
        else:
            self.side.setCurrentWidget(self.nothing)

    def _show_agreement(self, key: UUID) -> None:
        try:
            shown = self.desk.runner.read(lambda tx: reading.detail(tx, key))
        except NotHere:
            self.side.setCurrentWidget(self.nothing)
            return
        self.detail.show_detail(shown, self._today())
        self.side.setCurrentWidget(self.detail)

    def _show_other(self, key: tuple[str, UUID], found: reading.Listing) -> None:
        kind, record = key
        if kind == "person":
            self.other.show_person(next(one for one in found.found.persons if one.id == record))
        else:
            hit = next(one for one in found.found.items if one.id == record)
            self.other.show_item(hit)
        self.side.setCurrentWidget(self.other)

    def _go_on(self, key: object) -> None:
        """Follow a row to where it belongs."""
        if isinstance(key, UUID):
            self._open_item()
        elif isinstance(key, tuple) and key[0] == "person":
            self.desk.go("people", key[1])
        elif isinstance(key, tuple) and self.found:
            go_to_item(self.desk, next(one for one in self.found.found.items if one.id == key[1]))

    def _open_item(self) -> None:
        shown = self.detail.shown
        if shown and shown.item:
            go_to_item(self.desk, shown.item)

    def _asked(self, place: str, record: object) -> None:
        if not isinstance(record, UUID):
            return
        if place == "agreements":
            self.show_record(record)
        else:
            self.desk.go(place, record)

    def _meet(self, agreement_id: UUID) -> None:
        self.desk.runner.run(lambda tx: agreements.meet_condition(tx, agreement_id))
