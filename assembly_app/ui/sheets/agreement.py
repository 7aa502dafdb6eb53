# SPDX-License-Identifier: GPL-3.0-or-later
"""The agreement: its exact words, who does it, by when, with what money, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from assembly_app.domain.consensus import BlockExcludesConsensus, adoption
from assembly_app.domain.kinds import Adoption
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.agreement_tasks import AgreementTasks
from assembly_app.ui.sheets.agreement_terms import Known, TermsForm
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.day_field import day_of
from assembly_app.ui.sheets.position_words import positions_words
from assembly_app.ui.sheets.task_form import who_words
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.prose import Prose, Run
from assembly_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from assembly_app.services.agreements import AgreementRow
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.consensus_tests import AssentRow, TestRow
    from assembly_app.services.proposals import VersionRow
    from assembly_app.services.tasks import TaskRow
    from assembly_app.services.workspace import Transaction

_REVIEW_DAYS = 91
_LINES, _FEW_LINES, _ROOMY = 5, 3, 700


@dataclass(frozen=True)
class _Facts:
    """What allows an agreement now, and what the text is composed of."""

    code: str
    title: str
    version: VersionRow | None
    version_text: str
    tested: TestRow | None
    assent: AssentRow | None
    recorded: tuple[AgreementRow, ...]
    tasks: tuple[tuple[TaskRow, str], ...]

    @property
    def how(self) -> Adoption | None:
        """How it would be adopted; None while nothing allows it."""
        if self.tested is not None and not self.tested.open_blocks:
            return adoption(self.tested.positions, 0)
        return Adoption.ASSENT if self.assent is not None else None


class AgreementSheet(SheetBase):
    """The words are composed from the version and the fields until a person touches them."""

    name = "agreement"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(
            desk, assembly_id, item_id, pgettext("sheet", "Agreement"), "stamp", "F10", width=600
        )
        self._facts: _Facts | None = None
        self._touched: bool = self.draft.get("touched", False)
        self.header = Prose("")
        self.to_test = Button(_("Test the consensus"), icon="handshake", key="F8")
        self.missing = Banner("", "warn", actions=[self.to_test])
        self.to_test.clicked.connect(lambda: self.wanted.emit("test"))
        self.text = TextArea(self.draft.get("text", ""), size=18, line=26, lines=_LINES)
        self.text_field = Field(_("Exact words"), self.text)
        self.compose = Button(_("Compose it again"), "link")
        base = day_of(self.now(), self.assembly.zone)
        self.terms = TermsForm(
            desk, assembly_id, desk.runner.read(lambda tx: self._known(tx, base)), self.draft
        )
        self.tasks = AgreementTasks(desk, base, self.draft)
        for part in (self.header, self.missing, self.text_field):
            self.middle.addWidget(part)
        self.middle.addWidget(self.compose, 0, Qt.AlignmentFlag.AlignLeft)
        self.middle.addWidget(self.terms)
        self.middle.addWidget(self.tasks)
        self.middle.addWidget(self.terms.more)
        self.middle.addWidget(self.terms.rest)
        self.add_primary(pgettext("sheet", "Agreement"))
        self.text.textChanged.connect(self._on_text)
        self.compose.clicked.connect(self._on_compose)
        self.terms.changed.connect(self._compose)
        self.key_for("Ctrl+T", self.tasks.open_form)
        self.key_for("Alt+1", self.terms.review_at_assembly)

    def _known(self, tx: Transaction, base: date) -> Known:
        from assembly_app.services import agreements, assemblies

        following = assemblies.following(tx, self.assembly_id)
        amounts = [sum_ for row in agreements.every(tx) for sum_ in row.amounts]
        return Known(
            base,
            _about_three_months_on(following, base),
            [sum_.unit for sum_ in amounts if sum_.unit],
            [sum_.line for sum_ in amounts if sum_.line],
        )

    def fill(self) -> None:
        facts = self._facts = self.desk.runner.read(self._ask)
        how = facts.how
        assert self.main is not None
        self.main.set_text(_("Record {code}").format(code=facts.code))
        reason = "" if how else self._why_not(facts)
        self.main.refuse(reason)
        self.missing.set_text(reason)
        self.missing.setVisible(bool(reason))
        self._show_header(facts)
        if not self.terms.title.text():
            self.terms.title.setText(facts.title)
        number = facts.version.number if facts.version else 0
        hint = _("from version {number}; the fields are added to it") if number else ""
        self.text_field.set_hint("" if self._touched else hint.format(number=number))
        self.tasks.show_given(
            [(row.id, who_words(row.persons, row.body), what, row.due_on) for row, what in facts.tasks]
        )
        self._compose()

    def _ask(self, tx: Transaction) -> _Facts:
        from assembly_app.services import agreements, consensus_tests, names, proposals, room, tasks

        known = names.load(tx)
        found = proposals.of_item(tx, self.item_id)
        version = found[-1].on_the_table if found else None
        tests = consensus_tests.of_item(tx, self.item_id)
        tested = [one for one in tests if version and one.version_id == version.id]
        assents = consensus_tests.assents(tx, self.item_id)
        lines = room.agenda_lines(tx, self.assembly_id, self.now())
        return _Facts(
            agreements.next_code(tx, self.item_id, self.now()),
            next((line.title for line in lines if line.id == self.item_id), ""),
            version,
            known.show(version.wording.text) if version else "",
            tested[-1] if tested else None,
            assents[-1] if assents else None,
            tuple(agreements.of_item(tx, self.item_id)),
            tuple((row, known.show(row.wording.text)) for row in tasks.of_item(tx, self.item_id)),
        )

    def _why_not(self, facts: _Facts) -> str:
        if facts.tested is not None and facts.tested.open_blocks:
            return _(BlockExcludesConsensus.message)
        return _("The text on the table has not been tested yet.")

    def _show_header(self, facts: _Facts) -> None:
        runs = [Run(facts.code, 600, "ink2")]
        tested = facts.tested
        if facts.how is Adoption.ASSENT and facts.assent is not None:
            form = ngettext("by assent, {time} · {count} person", "by assent, {time} · {count} people",
                            facts.assent.present)  # fmt: skip
            words = form.format(time=self.hour(facts.assent.given_at), count=facts.assent.present)
            runs.append(Run(f"   {words}", None, "ink2"))
        elif facts.how is not None and tested is not None:
            words = _("by consensus, {time} · {positions}, of {room}").format(
                time=self.hour(tested.tested_at),
                positions=positions_words(tested.positions),
                room=tested.present,
            )
            runs.append(Run(f"   {words}", None, "ink2"))
        if facts.recorded:
            codes = ", ".join(row.code for row in facts.recorded)
            runs.append(Run("   " + _("already recorded here: {codes}").format(codes=codes), None, "ink2"))
        self.header.set_runs(runs)

    def _compose(self) -> None:
        """Compose the words again, unless a person has touched them."""
        from assembly_app.documents import wording

        facts = self._facts
        self.compose.setVisible(self._touched and bool(facts and facts.version_text))
        if self._touched or facts is None or not facts.version_text:
            return
        terms = self.terms.peek()
        bodies, names = self.desk.runner.read(_names)
        review_in = None
        if terms.review_in:
            review_in = self.desk.runner.read(lambda tx: _assembly(tx, terms.review_in))
        text = wording.agreement_sentence(
            self.assembly.language,
            self.assembly,
            facts.version_text,
            body=bodies.get(terms.body_id, "") if terms.body_id else "",
            persons=[names.get(person, "") for person in terms.person_ids],
            with_body=bodies.get(terms.with_body_id, "") if terms.with_body_id else "",
            due_on=terms.due_on,
            amounts=terms.amounts,
            review_on=terms.review_on,
            review_in=review_in,
            how=facts.how or Adoption.CONSENSUS,
        )
        self.text.set_text(text)

    def _on_text(self) -> None:
        self._touched = self.draft["touched"] = True
        self.draft["text"] = self.text.text()
        self.text_field.set_hint("")
        self.compose.setVisible(bool(self._facts and self._facts.version_text))

    def _on_compose(self) -> None:
        self._touched = self.draft["touched"] = False
        self.draft.pop("text", None)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where height is short, the words give it to the fields, and scroll.
        roomy = event.size().height() >= theme.px(_ROOMY)
        self.text.set_lines(_LINES if roomy else _FEW_LINES)

    def begin(self) -> None:
        if self.main is not None and not self.main.isEnabled() and self.to_test.isVisibleTo(self):
            self.to_test.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.terms.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import agreements

        terms = self.terms.read()
        settled = self.tasks.settle()
        if terms is None or not settled:
            self.refuse(_("Something above is not right yet."))
            return
        text, at, language = self.text.text(), self.now(), self.assembly.language
        by_assent = bool(self._facts and self._facts.how is Adoption.ASSENT)

        def adopt(tx: Transaction) -> UUID:
            made = agreements.adopt(tx, self.item_id, text, terms, at, language=language, by_assent=by_assent)
            self.tasks.give(tx, made, self.item_id, language)
            return made

        self.act(adopt, then=lambda _id: self._adopted())

    def _adopted(self) -> None:
        self.forget()
        self.closed.emit()


def _about_three_months_on(following: list[AssemblyRow], base: date) -> AssemblyRow | None:
    """The first assembly at least three months away; with none planned so far ahead, the last there is."""
    goal = base + timedelta(days=_REVIEW_DAYS)
    dated = [row for row in following if row.held_on]
    far = [row for row in dated if row.held_on and row.held_on >= goal]
    return next(iter(far or dated[-1:]), None)


def _names(tx: Transaction) -> tuple[dict[UUID, str], dict[UUID, str]]:
    from assembly_app.services import names

    known = names.load(tx)
    return dict(known.bodies), dict(known.persons)


def _assembly(tx: Transaction, assembly_id: UUID | None) -> AssemblyRow | None:
    from assembly_app.services import assemblies

    return assemblies.get(tx, assembly_id) if assembly_id else None
