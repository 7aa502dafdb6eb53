# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of an assembly: what it is, when, where, by which rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final
from uuid import UUID
from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import AssemblyKind, Regime
from assembly_app.domain.moments import NoSuchLocalTime, UnknownZone
from assembly_app.i18n import LANGUAGES, _, pgettext
from assembly_app.i18n.terms import language_label, term
from assembly_app.ui import errors
from assembly_app.ui.assemblies.plan import Plan, next_number, read_hour
from assembly_app.ui.sheets.day_field import DayField, NotAnHour, dated
from assembly_app.ui.sheets.drafts import choose, draft_of, keep
from assembly_app.ui.sheets.form_sheet import FormSheet, combo, hinted
from assembly_app.ui.widgets.field import Field

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.bodies import BodyRow
    from assembly_app.ui.desk import Desk

_KEPT: Final = (
    *("body", "kind", "number", "topic", "day", "start", "end"),
    *("place", "gathering", "call", "regime", "language", "zone"),
)


class AssemblyForm(FormSheet):
    """Of a new assembly, or of the facts of one; the page stores what `read` returns."""

    def __init__(
        self,
        desk: Desk,
        plan: Plan,
        bodies: Sequence[BodyRow],
        rows: Sequence[AssemblyRow],
        assembly_id: UUID | None = None,
    ) -> None:
        new = assembly_id is None
        title = _("New assembly") if new else _("The facts of the assembly")
        super().__init__(title, "calendar-plus" if new else "pencil", pgettext("form", "Save"))
        self.assembly_id = assembly_id
        self._rows = [r for r in rows if r.id != assembly_id]
        self._make(plan, bodies, desk.runner.now().astimezone().date(), new=new)
        self._arrange()
        self.draft = draft_of(desk, "assembly", assembly_id)
        for name in [
            "body",
            "kind",
            "number",
            "topic",
            "day",
            "start",
            "end",
            "place",
            "gathering",
            "call",
            "regime",
            "language",
            "zone",
        ]:
            keep(self.draft, name, getattr(self, name))
        self._own_number = not new or "number" in self.draft
        self.number.textEdited.connect(self._on_number)
        for chosen in (self.body, self.kind):
            chosen.currentIndexChanged.connect(lambda _at: self._follow())
        self._follow()

    def _make(self, plan: Plan, bodies: Sequence[BodyRow], today: date, *, new: bool) -> None:
        self.body = combo((b.name, b.id) for b in bodies)
        choose(self.body, plan.body_id)
        # Numbers belong to the body: an assembly does not change hands.
        self.body.setEnabled(new)
        self.kind = combo((term(kind), kind) for kind in AssemblyKind)
        choose(self.kind, plan.kind)
        self.number = QLineEdit("" if plan.number is None else str(plan.number))
        self.topic = QLineEdit(plan.topic)
        self.day = DayField(today)
        self.day.set_value(plan.held_on)
        self.start = QLineEdit(f"{plan.planned_start:%H:%M}")
        self.end = QLineEdit(f"{plan.planned_end:%H:%M}")
        self.place = QLineEdit(plan.place)
        self.gathering = QLineEdit(plan.gathering)
        self.call = QLineEdit(plan.call_link)
        self.regime = combo((term(regime), regime) for regime in Regime)
        choose(self.regime, plan.regime)
        self.language = combo((language_label(code), code) for code in LANGUAGES)
        choose(self.language, plan.language)
        self.zone = QLineEdit(plan.zone)
        zones = QCompleter(sorted(available_timezones()), self.zone)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.zone.setCompleter(zones)

    def _arrange(self) -> None:
        self.number_field = Field(_("Number"), self.number)
        self.day_field = dated(_("Day"), self.day)
        self.start_field = Field(_("From"), self.start)
        self.end_field = Field(_("To"), self.end)
        self.zone_field = Field(_("Time zone"), self.zone)
        self.topic_field = Field(_("Topic"), self.topic)
        self.body_field = Field(_("Body"), self.body)
        self.put(self.body_field)
        self.put(Field(_("Kind"), self.kind), self.number_field)
        self.put(self.topic_field)
        self.put(self.day_field)
        self.put(self.start_field, self.end_field)
        self.put(Field(_("Place"), self.place))
        self.put(hinted(pgettext("assembly", "Gathering"), self.gathering, _("if it is part of one")))
        self.put(Field(_("Link of the call"), self.call))
        self.put(Field(pgettext("assembly", "Rules"), self.regime))
        self.put(Field(_("Language of the minutes"), self.language))
        self.put(self.zone_field)

    def begin(self) -> None:
        """The body is most often right: the keyboard starts there, and Enter may be all there is to do."""
        first: QComboBox = self.body if self.body.isEnabled() else self.kind
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def read(self) -> Plan | None:
        """What was written; None, with the reason beside its field, when it cannot be read."""
        self.forgive()
        number = self.number.text().strip()
        if number and not number.isdecimal():
            self.wrong(_("Write the number with digits, or leave it empty."), self.number_field)
            return None
        day = self.day.value()
        if day is None:
            self.wrong(self.day.problem() or _("Write the day."), self.day_field)
            return None
        hours = []
        for editor, field in ((self.start, self.start_field), (self.end, self.end_field)):
            try:
                hours.append(read_hour(editor.text()))
            except NotAnHour as error:
                self.wrong(errors.words(error), field)
                return None
        return Plan(
            self.body.currentData(), AssemblyKind(self.kind.currentData()), int(number) if number else None,
            self.topic.text(), day, hours[0], hours[1], self.place.text(), self.gathering.text(),
            self.call.text(), Regime(self.regime.currentData()), self.language.currentData(),
            self.zone.text().strip(),
        )  # fmt: skip

    def refuse(self, error: AssemblyError) -> None:
        """Say why it was not stored, beside the field it is about."""
        from assembly_app.services.assemblies import EmptyPlan, NumberTaken

        places = (
            (NumberTaken, self.number_field),
            (EmptyPlan, self.end_field),
            (NoSuchLocalTime, self.start_field),
            (UnknownZone, self.zone_field),
        )
        field = next((field for kind, field in places if isinstance(error, kind)), None)
        self.wrong(errors.words(error), field)

    def _on_number(self, text: str) -> None:
        self._own_number = bool(text.strip())

    def _follow(self) -> None:
        """The number follows the body and the kind until somebody writes one; a topic makes a monographic."""
        kind = AssemblyKind(self.kind.currentData())
        self.topic_field.setVisible(kind is AssemblyKind.MONOGRAPHIC or bool(self.topic.text()))
        if not self._own_number:
            number = next_number(self._rows, self.body.currentData(), kind)
            self.number.setText(str(number))
            self.draft.pop("number", None)
