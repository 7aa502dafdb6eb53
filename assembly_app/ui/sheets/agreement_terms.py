# SPDX-License-Identifier: GPL-3.0-or-later
"""The fields of an agreement beside its text: who, when, with what money, and when it is looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from assembly_app.domain.kinds import AgreementKind, Visibility
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.amounts import Amounts
from assembly_app.ui.sheets.day_field import DayField, dated
from assembly_app.ui.sheets.drafts import Draft, keep
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import Picker, assembly_picker, assembly_words, body_picker
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.disclosure import Disclosure
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row

if TYPE_CHECKING:
    from assembly_app.services.agreements import Terms
    from assembly_app.services.assemblies import AssemblyRow


@dataclass(frozen=True)
class Known:
    """What the fields offer: the day they count from, the assembly to review in, units and lines in use."""

    base: date
    review_in: AssemblyRow | None
    units: Sequence[str]
    lines: Sequence[str]


class TermsForm(QWidget):
    """`changed` tells of any answer; `read` gives the terms, or None once a field says what is wrong.

    `more` and `rest` are for the owner to place.
    """

    changed = Signal()

    def __init__(self, desk: Desk, assembly_id: UUID, known: Known, draft: Draft) -> None:
        super().__init__()
        self.desk, self._known = desk, known
        self.review_in: UUID | None = draft.get("review_in")
        self._draft = draft
        self.title = QLineEdit()
        self.who = PersonField(
            desk, several=True, bodies=True, placeholder=_("persons, a body, one that helps")
        )
        self.due = DayField(known.base)
        self.amounts = Amounts(known.units, known.lines)
        self.scope = body_picker(desk)
        self.condition = QLineEdit()
        self.condition.setPlaceholderText(_("none; write it if there is one"))
        self.lapses = DayField(known.base)
        self.review = DayField(known.base, icon="rotate-cw", placeholder=_("when is it looked at again?"))
        self.ratify = assembly_picker(desk, assembly_id, none=_("not needed"))
        self.kind = Picker(((kind, term(kind)) for kind in AgreementKind), none=_("not said"))
        self.reading = Picker(
            (
                (Visibility.OPEN, pgettext("agreement", "everybody")),
                (Visibility.INTERNAL, pgettext("agreement", "the group")),
                (Visibility.RESERVED, pgettext("agreement", "nobody but those in it")),
            )
        )
        self.setLayout(
            column(
                self._make_who(), self.amounts, self._make_scope(), self._make_review(), spacing=8,
            )
        )  # fmt: skip
        self._make_more()
        self._keep()
        self._listen()

    def _make_who(self) -> QWidget:
        self.who_field = Field(_("In charge"), self.who)
        return _side_by_side((self.who_field, 3), (dated(_("Due"), self.due), 2))

    def _make_scope(self) -> QWidget:
        self.lapse_field = dated(_("Lapses if not met by"), self.lapses)
        self.condition_field = Field(_("Condition"), self.condition)
        line = _side_by_side(
            (Field(_("Scope"), self.scope), 1), (self.condition_field, 1), (self.lapse_field, 1)
        )
        self.lapse_field.hide()
        return line

    def _make_review(self) -> QWidget:
        self.review_field = dated(_("Review"), self.review)
        self.review_there = Button("", key="Alt+1")
        there = self._known.review_in
        if there is not None:
            self.review_there.set_text(assembly_words(there))
        box = QWidget()
        line = row(spacing=8)
        line.addWidget(self.review, 1)
        line.addWidget(self.review_there)
        box.setLayout(line)
        if there is None:
            self.review_there.hide()
        box.setFocusProxy(self.review)
        # The button stands beside the editor, and the warning below both.
        self.review_field = Field(_("Review"), box)
        self.review.misread.connect(self.review_field.set_error)
        return self.review_field

    def _make_more(self) -> None:
        self.more = Disclosure(_("More"), _("title, ratification, kind, who may read it"))
        self.rest = QWidget()
        self.rest.setLayout(
            column(
                Field(pgettext("agreement", "Title"), self.title),
                _side_by_side((Field(_("Ratified in"), self.ratify), 1), (Field(_("Kind"), self.kind), 1)),
                Field(_("Who may read it"), self.reading),
                spacing=8,
            )
        )
        self.more.bind(self.rest)

    def _keep(self) -> None:
        editors = {
            "title": self.title, "who": self.who, "due": self.due, "scope": self.scope,
            "condition": self.condition, "lapses": self.lapses, "review": self.review,
            "ratify": self.ratify, "kind": self.kind, "reading": self.reading,
        }  # fmt: skip
        for name, editor in editors.items():
            keep(self._draft, name, editor)
        self.amounts.restore(self._draft.get("amounts", []))

    def _listen(self) -> None:
        for signal in (self.who.changed, self.due.changed, self.review.changed, self.amounts.changed,
                       self.title.textChanged, self.condition.textChanged, self.scope.currentIndexChanged,
                       self.ratify.currentIndexChanged):  # fmt: skip
            signal.connect(self._on_changed)
        self.who.changed.connect(lambda: self.who_field.set_error(""))
        self.review.textEdited.connect(lambda _text: self._forget_assembly())
        self.review.editingFinished.connect(self._warn)
        self.review_there.clicked.connect(self.review_at_assembly)
        self._on_changed()
        self._warn()

    def review_at_assembly(self) -> None:
        """Look at it again in the assembly about three months from now."""
        there = self._known.review_in
        if there is not None:
            self.review_in = self._draft["review_in"] = there.id
            self.review.set_value(there.held_on)
            self._warn()
            self.changed.emit()

    def _forget_assembly(self) -> None:
        self.review_in = None
        self._draft.pop("review_in", None)

    def _warn(self) -> None:
        """A missing review is worth a word, never a refusal."""
        self.review_there.set_open(self.review_in is not None)
        if self.review.problem():
            return
        missing = self.review.value() is None
        self.review_field.set_warning(
            _("No review.") if missing else "",
            _("It can stay so; the minutes will list it as incomplete.") if missing else "",
        )

    def _on_changed(self, *_values: object) -> None:
        self._draft["amounts"] = self.amounts.draft()
        self.lapse_field.setVisible(bool(self.condition.text().strip()))
        self.changed.emit()

    def read(self) -> Terms | None:
        """The terms, or None once the fields say what is wrong."""
        from assembly_app.i18n.numbers import NotANumber

        unknown = self.who.unknown()
        self.who_field.set_error(_("Nobody here is called “{name}”.").format(name=unknown) if unknown else "")
        for day in (self.due, self.lapses, self.review):
            day.settle()
        self._warn()
        try:
            amounts = self.amounts.read()
        except NotANumber:
            return None
        if unknown or any(day.problem() for day in (self.due, self.lapses, self.review)):
            return None
        return self._terms(amounts)

    def peek(self) -> Terms:
        """The terms as far as they can be understood now."""
        from assembly_app.i18n.numbers import NotANumber
        from assembly_app.services.agreements import Sum

        amounts = []
        for line in self.amounts.lines:
            try:
                quantity = line.read()
            except NotANumber:
                continue
            if quantity is not None:
                unit, budget = line.unit.currentText().strip(), line.line.currentText().strip()
                amounts.append(Sum(quantity, unit, budget, line.up_to.isChecked()))
        return self._terms(tuple(amounts))

    def _terms(self, amounts: tuple[Any, ...]) -> Terms:
        from assembly_app.services.agreements import Terms

        bodies = self.who.bodies()
        condition = self.condition.text().strip()
        kind, reading = self.kind.value(), self.reading.value()
        return Terms(
            title=self.title.text().strip(),
            kind=kind if isinstance(kind, AgreementKind) else None,
            scope_id=self.scope.record(),
            body_id=bodies[0] if bodies else None,
            person_ids=self.who.people(),
            with_body_id=bodies[1] if len(bodies) > 1 else None,
            due_on=self.due.value(),
            review_on=self.review.value(),
            review_in=self.review_in,
            condition=condition,
            lapses_on=self.lapses.value() if condition else None,
            ratify_in=self.ratify.record(),
            visibility=reading if isinstance(reading, Visibility) else Visibility.OPEN,
            amounts=amounts,
        )


def _side_by_side(*parts: tuple[QWidget, int]) -> QWidget:
    line = row(spacing=12)
    for widget, stretch in parts:
        line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
    box = QWidget()
    box.setLayout(line)
    return box
