# SPDX-License-Identifier: GPL-3.0-or-later
"""The consultation online: who is asked and about which version, the answers, and reading them aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import Role
from assembly_app.i18n import _, current_language, ngettext, pgettext
from assembly_app.i18n.lists import join_and
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.advisory import AdvisoryView
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.counts import CountRow
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.card import Card
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column
from assembly_app.ui.widgets.prose import Label, Prose

if TYPE_CHECKING:
    from assembly_app.services.consultations import AdvisoryRow
    from assembly_app.services.proposals import VersionRow
    from assembly_app.services.workspace import Transaction


@dataclass(frozen=True)
class _Facts:
    """What the sheet shows: the version on the table, the last consultation, who is online."""

    version: VersionRow | None
    result: AdvisoryRow | None
    online: int
    names: tuple[str, ...]
    liaison: UUID | None
    reader: str


class ConsultSheet(SheetBase):
    """Before, during and after one consultation; asking again about a newer version begins anew."""

    name = "consult"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(
            desk, assembly_id, item_id, pgettext("sheet", "Online consultation"), "vote", "F9", width=520
        )
        self._again = False
        self._facts: _Facts | None = None
        self.rule = Prose("", size=18, weight=600, line=28)
        self.rule_more = Prose(
            _("The room decides. What people online answer is read aloud and never added.")
        )
        self.card = Card(_("The rule, before anyone answers"))
        self.card.body.addWidget(self.rule)
        self.card.body.addWidget(self.rule_more)
        self.who = Prose("", icon="wifi", role="ink2")
        self.middle.addWidget(self.card)
        self.middle.addWidget(self.who)
        self.middle.addWidget(self._make_answers())
        self.middle.addWidget(self._make_result())
        self.again = Button(_("Ask again"), tall=True)
        self.again.clicked.connect(self._on_again)
        self.add_primary(_("Open the consultation"), self.again)

    def _make_answers(self) -> QWidget:
        self.answers = QWidget()
        self.counts = [
            CountRow(1, "check", pgettext("advisory", "In favour"), _("Who is in favour?")),
            CountRow(2, "x", pgettext("advisory", "Against"), _("Who is against?")),
            CountRow(3, "minus", pgettext("advisory", "Abstention"), _("Who abstains?")),
        ]
        self.sum = Prose("", weight=600)
        self.answers.setLayout(column(*self.counts, self.sum, spacing=8))
        for name, one in zip(("favour", "against", "abstention"), self.counts, strict=True):
            one.stepper.value_changed.connect(lambda _value: self._show_sum())
            self.keep(name, one.stepper)
        return self.answers

    def _make_result(self) -> QWidget:
        self.result = QWidget()
        self.view = AdvisoryView()
        self.read = Label("", icon="mail-open", icon_role="ink2")
        self.reader = PersonField(self.desk)
        self.reader_field = Field(_("Read aloud by"), self.reader)
        self.result.setLayout(column(self.view, self.read, self.reader_field, spacing=10))
        return self.result

    def fill(self) -> None:
        facts = self._facts = self.desk.runner.read(self._ask)
        version, result = facts.version, facts.result
        asking = version is not None and (result is None or self._again)
        answering = result is not None and result.closed_at is None and not asking
        closed = result is not None and result.closed_at is not None and not asking
        if version is None:
            self.rule.set_text(_("There is no text on the table to ask about."))
        else:
            number = result.version if result is not None and not asking else version.number
            words = _("Not binding: people online are asked about version {number}.")
            self.rule.set_text(words.format(number=number))
        self.who.set_text(self._who(facts, asking))
        self.who.setVisible(asking or answering)
        self.answers.setVisible(answering)
        self.result.setVisible(closed)
        if closed and result is not None:
            self._show_result(result, version.number if version else result.version)
        self._show_buttons(asking, answering)
        self._show_sum()

    def _ask(self, tx: Transaction) -> _Facts:
        from assembly_app.services import attendance, consultations, names, proposals, roles

        now = self.now()
        found = proposals.of_item(tx, self.item_id)
        results = consultations.advisory(tx, self.item_id)
        present = attendance.presence(tx, self.assembly_id, now)
        known = names.load(tx)
        held = roles.holder(roles.of_assembly(tx, self.assembly_id), Role.REMOTE_LIAISON, now)
        last = results[-1] if results else None
        return _Facts(
            found[-1].on_the_table if found else None,
            last,
            present.online,
            tuple(sorted(known.people(present.online_named))),
            held.person_id if held else None,
            known.person(last.read_by) if last else "",
        )

    def _who(self, facts: _Facts, asking: bool) -> str:
        if asking or facts.result is None:
            count = facts.online
            form = ngettext("{count} person online now", "{count} people online now", count)
        else:
            count = facts.result.asked
            form = ngettext("{count} person was asked", "{count} people were asked", count)
        words = form.format(count=count)
        names = join_and(facts.names, current_language())
        return f"{words}: {names}." if names else f"{words}."

    def _show_result(self, result: AdvisoryRow, version: int) -> None:
        self.view.show_result(result, version)
        read = result.read_at is not None
        reader = self._facts.reader if self._facts else ""
        form = _("Read in the room at {time}, {name}") if reader else _("Read in the room at {time}")
        self.read.set_text(form.format(time=self.hour(result.read_at), name=reader))
        self.read.setVisible(read)
        self.reader_field.setVisible(not read)
        if not read and not self.reader.text() and self._facts:
            self.reader.set_value(self._facts.liaison)

    def _show_buttons(self, asking: bool, answering: bool) -> None:
        facts = self._facts
        assert self.main is not None and facts is not None
        result, version = facts.result, facts.version
        to_read = result is not None and result.closed_at is not None and result.read_at is None
        self.main.setVisible(asking or answering or to_read)
        reason = ""
        if asking and version:
            self.main.set_text(_("Open the consultation"))
            reason = "" if facts.online else _("Nobody is online now.")
        elif answering:
            self.main.set_text(_("Close the consultation"))
        else:
            self.main.set_text(_("Mark as read aloud"))
        self.main.refuse(reason)
        stale = bool(result and result.closed_at and version and not asking)
        self.again.setVisible(stale)
        if version:
            self.again.set_text(_("Ask again about version {number}").format(number=version.number))

    def _show_sum(self) -> None:
        facts = self._facts
        if facts is None or facts.result is None:
            return
        values = [one.stepper.value() for one in self.counts]
        total, asked = sum(values), max(facts.result.asked, facts.online)
        line = " + ".join(str(value) for value in values)
        if total > asked:
            words = _("{sum} answers and {asked} people were online").format(sum=total, asked=asked)
            self.sum.set_icon("circle-alert", "stop")
            self.sum.set_role("stop")
        else:
            silent = ngettext("{count} has not answered", "{count} have not answered", asked - total)
            words = _("all have answered") if total == asked else silent.format(count=asked - total)
            self.sum.set_icon("check" if total == asked else "circle", "ok" if total == asked else "ink2")
            self.sum.set_role("ok" if total == asked else "ink2")
        self.sum.set_text(f"{line} = {total} · {words}")
        for one in self.counts:
            one.stepper.set_error(total > asked)

    def begin(self) -> None:
        if self.answers.isVisibleTo(self):
            self.counts[0].stepper.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.main is not None and self.main.isVisibleTo(self):
            self.main.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.setFocus()

    def primary(self) -> None:
        from assembly_app.services import consultations

        facts, at = self._facts, self.now()
        if facts is None:
            return
        version, result = facts.version, facts.result
        if version and (result is None or self._again):
            self.act(lambda tx: consultations.open_(tx, version.id, at), then=lambda _id: self._opened())
        elif result and result.closed_at is None:
            a, b, c = (one.stepper.value() for one in self.counts)
            self.act(
                lambda tx: consultations.close(tx, result.id, a, b, c, at), then=lambda _none: self._closed()
            )
        elif result and result.read_at is None:
            by = self.reader.value()
            self.act(lambda tx: consultations.read_aloud(tx, result.id, at, by=by))

    def _opened(self) -> None:
        self._again = False
        for one in self.counts:
            one.stepper.set_value(0)
        self.refresh()
        self.begin()

    def _closed(self) -> None:
        self.forget()
        self.refresh()
        self.begin()

    def _on_again(self) -> None:
        self._again = True
        self.refresh()
        self.begin()
