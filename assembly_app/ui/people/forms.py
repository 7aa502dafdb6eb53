# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of a body and of a person: a name is enough for either."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import BodyKind
from assembly_app.i18n import LANGUAGES, _, current_language, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.terms import language_label, term
from assembly_app.ui import errors
from assembly_app.ui.sheets.day_field import NotADay, parse_day
from assembly_app.ui.sheets.drafts import choose, draft_of, keep
from assembly_app.ui.sheets.form_sheet import FormSheet, combo, hinted
from assembly_app.ui.widgets.field import Field

if TYPE_CHECKING:
    from assembly_app.services.bodies import BodyRow
    from assembly_app.services.people import PersonDetail
    from assembly_app.ui.desk import Desk

_YEAR: Final = re.compile(r"\d{4}")
_NEAR_YEAR: Final = timedelta(days=364)


class BodyForm(FormSheet):
    """Name, kind and place in the tree."""

    def __init__(
        self,
        desk: Desk,
        bodies: Sequence[BodyRow],
        *,
        body: BodyRow | None = None,
        parent: UUID | None = None,
    ) -> None:
        title = _("New body") if body is None else _("Change the body")
        super().__init__(title, "network", pgettext("form", "Save"))
        self.body_id = body.id if body else None
        self.name = QLineEdit(body.name if body else "")
        self.kind = combo()
        for kind in BodyKind:
            self.kind.addItem(term(kind), kind)
        # The first body of a book is what its people are members of; the next ones hang from it.
        first = BodyKind.COMMISSION if bodies else BodyKind.COOPERATIVE
        choose(self.kind, body.kind if body else first)
        self.parent_body = combo()
        self.parent_body.addItem(_("none: it is the whole"), None)
        for other in bodies:
            if other.id != self.body_id:
                self.parent_body.addItem(other.name, other.id)
        choose(self.parent_body, body.parent_id if body else parent)
        self.draft = draft_of(desk, "body", self.body_id)
        for name in ("name", "kind", "parent_body"):
            keep(self.draft, name, getattr(self, name))
        self.name_field = Field(_("Name"), self.name)
        self.parent_field = Field(_("Inside"), self.parent_body)
        self.put(self.name_field)
        self.put(Field(_("Kind"), self.kind))
        self.put(self.parent_field)

    def refuse(self, error: AssemblyError) -> None:
        """Say why it was not stored, beside its field."""
        from assembly_app.services.bodies import BodyInsideItself

        field = self.parent_field if isinstance(error, BodyInsideItself) else self.name_field
        self.wrong(errors.words(error), field)


@dataclass(frozen=True)
class PersonTyped:
    """A person as typed."""

    name: str
    language: str
    email: str
    phone: str
    member_since: date | None


class PersonForm(FormSheet):
    """Saving a new person leaves the form ready for the next one."""

    def __init__(
        self,
        desk: Desk,
        bodies: Sequence[BodyRow],
        *,
        detail: PersonDetail | None = None,
        body: UUID | None = None,
    ) -> None:
        title = _("New person") if detail is None else _("Change what is known")
        super().__init__(title, "user-plus" if detail is None else "pencil", pgettext("form", "Save"))
        self.person_id = detail.person.id if detail else None
        self._today = desk.runner.now().astimezone().date()
        self.name = QLineEdit(detail.person.name if detail else "")
        self.language = combo()
        self.language.addItem(pgettext("language", "not said"), "")
        for code in LANGUAGES:
            self.language.addItem(language_label(code), code)
        choose(self.language, detail.person.language if detail else "")
        self.email = QLineEdit(detail.email if detail else "")
        self.phone = QLineEdit(detail.phone if detail else "")
        since = detail.person.member_since if detail else None
        self.since = QLineEdit(format_date(since, current_language()) if since else "")
        self.body = combo()
        self.body.addItem(pgettext("body", "none"), None)
        for other in bodies:
            self.body.addItem(other.name, other.id)
        choose(self.body, body)
        self._arrange(new=detail is None)
        self.draft = draft_of(desk, "person", self.person_id)
        for name in ("name", "language", "email", "phone", "since", "body"):
            keep(self.draft, name, getattr(self, name))

    def _arrange(self, *, new: bool) -> None:
        self.name_field = hinted(_("Name"), self.name, _("it is enough"))
        self.since_field = hinted(_("Member since"), self.since, _("a day or a year"))
        self.put(self.name_field)
        if new:
            self.put(Field(_("Body"), self.body))
            self.hint.set_text(_("Enter saves and begins another"))
        self.put(Field(_("Language"), self.language))
        self.put(hinted(_("E-mail"), self.email, _("never printed in public")))
        self.put(hinted(_("Phone"), self.phone, _("never printed in public")))
        self.put(self.since_field)

    def read(self) -> PersonTyped | None:
        """What was written; None, with the reason beside its field, when the day is none."""
        self.forgive()
        try:
            since = self._since()
        except NotADay as error:
            self.wrong(errors.words(error), self.since_field)
            return None
        return PersonTyped(
            self.name.text(), self.language.currentData(), self.email.text().strip(),
            self.phone.text().strip(), since,
        )  # fmt: skip

    def _since(self) -> date | None:
        clean = self.since.text().strip()
        if _YEAR.fullmatch(clean) and int(clean) > 0:
            return date(int(clean), 1, 1)
        return parse_day(clean, self._today - _NEAR_YEAR, current_language())

    def next_one(self) -> None:
        """Ready for another person: language, body and day are likely to be the same."""
        for line in (self.name, self.email, self.phone):
            line.clear()
        for name in ("name", "email", "phone"):
            self.draft.pop(name, None)
        self.forgive()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: AssemblyError) -> None:
        """Say why it was not stored: it is about the name."""
        self.wrong(errors.words(error), self.name_field)
