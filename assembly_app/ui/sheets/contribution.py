# SPDX-License-Identifier: GPL-3.0-or-later
"""Remote contributions: write down what came in, mark it once it is read aloud."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from assembly_app.domain.kinds import Channel, Role
from assembly_app.i18n import LANGUAGES, _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import language_picker
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.segmented import Segmented
from assembly_app.ui.widgets.text_area import TextArea


class ContributionSheet(SheetBase):
    """Who, when, the words and their language; below, the item's contributions, unread ones first."""

    name = "contribution"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, _("Online contribution"), "globe", "F7", width=520)
        self._languages: dict[UUID, str] = {}
        self.who = PersonField(desk)
        self.channel = Segmented(
            [(channel, term(channel)) for channel in (Channel.DURING, Channel.BEFORE)],
            name=_("When it came"),
            ground="rail",
        )
        self.words = TextArea(lines=4, placeholder=_("as it came, in its own words"))
        self.language = language_picker(self.assembly.language)
        self.list = RowList(_("Contributions to this item"), height=32, tall=56, fit=True)
        self.middle.addWidget(Field(pgettext("contribution", "Who sends it"), self.who))
        self.middle.addWidget(Field(pgettext("contribution", "Text"), self.words))
        # One under the other until there is width for both.
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(12)
        self._line.addWidget(Field(_("Language"), self.language), 1, Qt.AlignmentFlag.AlignBottom)
        self._line.addWidget(self.channel, 0, Qt.AlignmentFlag.AlignBottom)
        self.middle.addLayout(self._line)
        self.add_primary(_("Add the contribution"))
        self.stay.addSpacing(4)
        self.middle.addWidget(self.list)
        self.who.changed.connect(self._on_who)
        self.list.activated_key.connect(self._on_read)
        self.list.action_clicked.connect(self._on_read)
        self.keep("who", self.who)
        self.keep("words", self.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(480)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def fill(self) -> None:
        from assembly_app.services import contributions, names, people

        found = self.desk.runner.read(lambda tx: contributions.of_item(tx, self.item_id))
        known = self.desk.runner.read(names.load)
        self._languages = {row.id: row.language for row in self.desk.runner.read(people.everybody)}
        unread = sum(1 for one in found if not one.read_at)
        rows = []
        if found:
            meta = _("{count} to read").format(count=unread) if unread else str(len(found))
            rows.append(Row("h", _("Contributions to this item"), heading="group", meta=meta))
        for one in found:
            read = one.read_at is not None
            state = _("read {time}").format(time=self.hour(one.read_at)) if read else _("to read")
            rows.append(
                Row(
                    one.id,
                    one.person or _("without a name"),
                    "mail-open" if read else "mail",
                    "ink2" if read else "warn",
                    second_state=state,
                    second_role="ink2" if read else "warn",
                    second=known.show(one.wording.text),
                    meta="" if read else _("↵ mark as read"),
                    tip=known.show(one.wording.text),
                )
            )
        self.list.set_rows(rows)
        self.list.setVisible(bool(found))

    def begin(self) -> None:
        self.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import contributions

        at, text, person = self.now(), self.words.text(), self.who.value()
        language, channel = str(self.language.value()), self.channel.current()
        during = channel if isinstance(channel, Channel) else Channel.DURING
        self.act(
            lambda tx: contributions.receive(
                tx, self.item_id, text, person_id=person, language=language, channel=during, at=at
            ),
            then=lambda _id: self._received(),
        )

    def _received(self) -> None:
        self.who.clear()
        self.words.clear()
        self.forget()
        self.begin()

    def _on_who(self) -> None:
        person = self.who.value()
        language = self._languages.get(person, "") if person else ""
        if language in LANGUAGES:
            self.language.set_value(language)

    def _on_read(self, key: object) -> None:
        from assembly_app.services import contributions, roles

        if not isinstance(key, UUID):
            return
        at, contribution = self.now(), key
        found = self.desk.runner.read(lambda tx: roles.of_assembly(tx, self.assembly_id))
        liaison = roles.holder(found, Role.REMOTE_LIAISON, at)
        by = liaison.person_id if liaison else None
        self.act(lambda tx: contributions.read_aloud(tx, contribution, at, by=by))
