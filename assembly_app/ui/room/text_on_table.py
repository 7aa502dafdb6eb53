# SPDX-License-Identifier: GPL-3.0-or-later
"""The text on the table: the version being discussed, and the form that makes the next one."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSizePolicy, QWidget

from assembly_app.i18n import _
from assembly_app.i18n.dates import format_time
from assembly_app.services import proposals
from assembly_app.services.names import Names
from assembly_app.services.room import ItemView, RoomRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.room.inline import Inline
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.card import TextCard
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import column
from assembly_app.ui.widgets.text_area import TextArea


class TextOnTable(QWidget):
    """The card with the text, its button to edit, and the form in its place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: UUID | None = None
        self._version: proposals.VersionRow | None = None
        self.edit = Button(_("Edit"), "link")
        self.card = TextCard(_("Text on the table"), "", action=self.edit)
        self.write = Button(_("Write the proposal"), icon="pencil")
        self.read = Button(_("The text was read aloud"), "quiet", icon="book-open")
        self.take_in = Button(_("The holder takes it in"), "quiet", icon="check")
        self.marks = QWidget()
        self.marks.setLayout(Flow(self.read, self.take_in, spacing=4))
        self.card.body.addWidget(self.marks)
        self.form = VersionForm(desk)
        self.form.hide()
        self.setLayout(column(self.card, self.form, _left(self.write), spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._editable = False
        self.edit.clicked.connect(self.open_form)
        self.write.clicked.connect(self.open_form)
        self.form.submitted.connect(self._on_submitted)
        self.form.opened_changed.connect(self._arrange)
        self.read.clicked.connect(self._on_read)
        self.take_in.clicked.connect(self._on_take_in)

    @property
    def version(self) -> proposals.VersionRow | None:
        """What is on the table."""
        return self._version

    def show_item(self, view: ItemView, shown: RoomRow, *, editable: bool) -> None:
        """Show the version being discussed."""
        if view.line.id != self._item_id:
            self.form.reset()
            self._item_id = view.line.id
        version = view.proposal.on_the_table if view.proposal else None
        if version != self._version:
            self._version = version
            self.form.start(version, shown.names)
        self._editable = editable
        if version is not None:
            self.card.set_text(shown.names.show(version.wording.text), _meta(version, shown.assembly.zone))
            self.read.setVisible(editable and version.read_at is None)
            self.take_in.setVisible(editable and version.taken_in_at is None)
            self.marks.setVisible(editable and (version.read_at is None or version.taken_in_at is None))
        self.edit.setVisible(editable)
        self._arrange()

    def _arrange(self) -> None:
        editing = not self.form.isHidden()
        self.card.setVisible(not editing and self._version is not None)
        self.write.setVisible(not editing and self._version is None and self._editable)
        self.setVisible(editing or self._version is not None or self._editable)

    def show_marks(self, visible: bool) -> None:
        """The quiet buttons under the text, shown while the item is at its reading or after."""
        self.marks.setVisible(visible and not (self.read.isHidden() and self.take_in.isHidden()))

    def open_form(self) -> None:
        """Write the next version."""
        self.form.open_form()

    def _on_submitted(self) -> None:
        item_id, form = self._item_id, self.form
        if item_id is None:
            return
        text, reason, person = form.text.text(), form.reason.text(), form.names.value()
        taken_in = form.taken_in.isChecked()
        if typed := form.names.unknown():
            form.say_error(_("Nobody in the book is called {name}.").format(name=typed))
            return
        self._desk.runner.run(
            lambda tx: proposals.table(tx, item_id, text, person_id=person, reason=reason, taken_in=taken_in),
            then=lambda _id: form.close_form(),
            refused=form.refuse,
        )

    def _on_read(self) -> None:
        version = self._version
        if version is not None:
            self._desk.runner.run(lambda tx: proposals.read_final(tx, version.id))

    def _on_take_in(self) -> None:
        version = self._version
        if version is not None:
            self._desk.runner.run(lambda tx: proposals.take_in(tx, version.id))


class VersionForm(Inline):
    """Text, who proposes it, why; `start` fills it with what is on the table."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Put it on the table"), _("New version"))
        self._desk = desk
        self.text = TextArea(name=_("Text"), size=18, line=28, lines=3)
        self.names = PersonField(desk, name=_("Who proposes it"), placeholder=_("name, if it is to be kept"))
        self.reason = QLineEdit()
        self.taken_in = QCheckBox(_("Whoever holds the item takes it in"))
        self.taken_in.setChecked(True)
        self.fill(
            Field(_("Text"), self.text),
            Field(_("Who proposes it"), self.names),
            Field(_("What changes, and why"), self.reason),
            self.taken_in,
            first=self.text,
        )

    def reset(self) -> None:
        """Another item: nothing of this one stays."""
        self.close_form()
        for field in (self.text, self.reason):
            field.clear()
        self.names.clear()

    def start(self, version: proposals.VersionRow | None, names: Names) -> None:
        """Begin from the text on the table."""
        self.names.clear()
        self.reason.clear()
        self.taken_in.setChecked(True)
        self.text.set_text(names.show(version.wording.text) if version else "")
        number = version.number + 1 if version else 1
        self.title.set_text(_("Version {number}").format(number=number))
        self.ok.set_text(_("Put version {number} on the table").format(number=number))


def _meta(version: proposals.VersionRow, zone: str) -> str:
    parts = [_("version {number}").format(number=version.number)]
    if version.tabled_at:
        parts.append(format_time(version.tabled_at, zone))
    if version.person:
        parts.append(version.person)
    if version.taken_in_at is None:
        parts.append(_("not taken in by whoever holds the item"))
    if version.read_at:
        parts.append(_("read at {time}").format(time=format_time(version.read_at, zone)))
    return " · ".join(parts)


def _left(button: Button) -> Flow:
    return Flow(button)
