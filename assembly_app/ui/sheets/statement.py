# SPDX-License-Identifier: GPL-3.0-or-later
"""Let it be recorded: somebody's words, exactly, in their language."""

from uuid import UUID

from PySide6.QtCore import Qt

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import language_picker
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.text_area import TextArea


class StatementSheet(SheetBase):
    """Who says it, the words, the language; what the item already holds is listed below."""

    name = "statement"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, _("Let it be recorded"), "megaphone", width=480)
        self.who = PersonField(desk)
        self.words = TextArea(lines=5, placeholder=_("in their own words"))
        self.language = language_picker(self.assembly.language)
        self.said = RowList(_("Already recorded in this item"), height=32, fit=True)
        self.middle.addWidget(Field(pgettext("statement", "Who asks for it"), self.who))
        self.middle.addWidget(Field(_("Exact words"), self.words))
        self.middle.addWidget(Field(_("Language"), self.language))
        self.middle.addWidget(self.said)
        self.add_primary(pgettext("button", "Record the statement"))
        self.keep("who", self.who)
        self.keep("words", self.words)

    def fill(self) -> None:
        from assembly_app.services import names, notes

        found = self.desk.runner.read(lambda tx: notes.statements(tx, self.item_id))
        known = self.desk.runner.read(names.load)
        rows = [Row("h", _("Already recorded in this item"), heading="label")] if found else []
        rows += [
            Row(one.id, known.show(one.wording.text), second=one.person, second_right=self.hour(one.made_at))
            for one in found
        ]
        self.said.set_rows(rows)
        self.said.setVisible(bool(found))

    def begin(self) -> None:
        self.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import notes

        at, text, person = self.now(), self.words.text(), self.who.value()
        language = str(self.language.value())
        self.act(
            lambda tx: notes.state(tx, self.item_id, text, at, person_id=person, language=language),
            then=lambda _id: self._stated(),
        )

    def _stated(self) -> None:
        self.forget()
        self.who.clear()
        self.words.clear()
        self.closed.emit()
