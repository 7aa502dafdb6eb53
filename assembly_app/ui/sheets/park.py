# SPDX-License-Identifier: GPL-3.0-or-later
"""Park a topic: what it is, who minds it, where it goes next."""

from uuid import UUID

from PySide6.QtCore import Qt

from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import assembly_picker, assembly_words, body_picker
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import row
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.text_area import TextArea


class ParkSheet(SheetBase):
    """One topic at a time; those parked today are listed below."""

    name = "park"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, pgettext("sheet", "Park a topic"), "signpost", width=480)
        nowhere = _("not decided yet")
        self.topic = TextArea(lines=3, placeholder=_("what is left for another day"))
        self.who = PersonField(desk)
        self.to_assembly = assembly_picker(desk, assembly_id, none=nowhere)
        self.to_body = body_picker(desk, none=nowhere)
        self.parked = RowList(_("Parked today"), height=32, fit=True)
        self.middle.addWidget(Field(_("Topic"), self.topic))
        self.middle.addWidget(Field(pgettext("topic", "Who minds it"), self.who))
        goes = row(spacing=12)
        goes.addWidget(Field(pgettext("topic", "Goes to the assembly"), self.to_assembly), 1)
        goes.addWidget(Field(pgettext("topic", "Goes to the body"), self.to_body), 1)
        self.middle.addLayout(goes)
        self.middle.addWidget(self.parked)
        self.add_primary(pgettext("button", "Park the topic"))
        for name, editor in (("topic", self.topic), ("who", self.who)):
            self.keep(name, editor)

    def fill(self) -> None:
        from assembly_app.services import names, parking

        topics = self.desk.runner.read(lambda tx: parking.of_assembly(tx, self.assembly_id))
        known = self.desk.runner.read(names.load)
        rows = [Row("h", _("Parked today"), heading="group", meta=str(len(topics)))] if topics else []
        for topic in topics:
            goes = topic.to_body or (assembly_words(topic.to_assembly) if topic.to_assembly else "")
            second = " · ".join(part for part in (topic.person, goes) if part)
            rows.append(Row(topic.id, known.show(topic.wording.text), "signpost", second=second))
        self.parked.set_rows(rows)
        self.parked.setVisible(bool(topics))

    def begin(self) -> None:
        self.topic.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import parking

        at, text, person = self.now(), self.topic.text(), self.who.value()
        to_assembly, to_body = self.to_assembly.record(), self.to_body.record()
        self.act(
            lambda tx: parking.park(
                tx,
                self.assembly_id,
                text,
                at,
                item_id=self._item_id,
                person_id=person,
                to_assembly=to_assembly,
                to_body=to_body,
            ),
            then=lambda _id: self._parked(),
        )

    def _parked(self) -> None:
        self.topic.clear()
        self.who.clear()
        self.forget()
        self.topic.setFocus()
