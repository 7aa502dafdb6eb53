# SPDX-License-Identifier: GPL-3.0-or-later
"""What the room says of the text: concerns, what comes from afar, what is to be recorded."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import ConcernState
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.dates import format_time
from assembly_app.i18n.terms import term
from assembly_app.services import concerns, contributions
from assembly_app.services.concerns import ConcernRow
from assembly_app.services.room import ItemView, RoomRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.room import words
from assembly_app.ui.room.adding import AddLine
from assembly_app.ui.room.entries import Act, Entry, EntryList
from assembly_app.ui.room.section import Section
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow


class _ConcernList(EntryList):
    """A concern opens with a box for whose amendment took it in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Concerns"))
        self._desk = desk
        self.suggested: UUID | None = None
        self.by: PersonField | None = None

    def beside(self, entry: Entry) -> QWidget | None:
        if any(act.name == ConcernState.OPEN for act in entry.acts):
            self.by = None
            return None
        box = PersonField(
            self._desk, name=_("Whose amendment"), placeholder=_("Whose amendment takes it in, if known")
        )
        box.set_value(self.suggested)
        box.entered.connect(lambda: self.acted.emit(entry.key, ConcernState.TAKEN_IN.value))
        self.by = box
        return box


class Concerns(Section):
    """Written as a list with author, each taken in, resolved or left open."""

    def __init__(self, desk: Desk) -> None:
        self.list = _ConcernList(desk)
        self.add = AddLine(desk, _("Write a concern"), _("A concern, Enter"), _("Whose it is"))
        super().__init__(_("Concerns"), "message-circle-question-mark", self.list, self.add)
        self._desk = desk
        self._item_id: UUID | None = None
        self.list.acted.connect(self._on_acted)
        self.add.added.connect(self._on_added)

    def show_item(self, view: ItemView, shown: RoomRow, *, editable: bool) -> None:
        """Show the concerns of an item."""
        self._item_id = view.line.id
        self.add.setVisible(editable)
        version = view.proposal.on_the_table if view.proposal else None
        later = version is not None and version.number > 1
        self.list.suggested = version.person_id if version and later else None
        self.list.set_entries([self._entry(row, shown, editable) for row in view.concerns])
        self.list.setVisible(bool(view.concerns))
        self.say(_concern_summary(view.concerns))

    def _entry(self, row: ConcernRow, shown: RoomRow, editable: bool) -> Entry:
        glyph, role = words.concern_state(row.state)
        taken = Act(ConcernState.TAKEN_IN, _("Taken in"), "1")
        resolved = Act(ConcernState.RESOLVED, pgettext("concern", "Resolved"), "2")
        again = Act(ConcernState.OPEN, pgettext("concern", "Open again"), "3")
        acts = (taken, resolved) if row.state is ConcernState.OPEN else (again,)
        right = row.person
        if row.settled_by:
            by = _("amendment by {name}") if row.state is ConcernState.TAKEN_IN else _("resolved by {name}")
            right = by.format(name=row.settled_by)
        return Entry(
            row.id, shown.names.show(row.wording.text), glyph, term(row.state), role, right=right,
            acts=acts if editable else (),
        )  # fmt: skip

    def _on_acted(self, concern: UUID, name: str) -> None:
        state = ConcernState(name)
        by = None
        if state is ConcernState.TAKEN_IN:
            line, box = self.list.line(concern), self.list.by
            asked = line is not None and line.acts is not None and box is not None
            by = box.value() if asked and box is not None else self.list.suggested
        self._desk.runner.run(lambda tx: concerns.settle(tx, concern, state, by=by))

    def _on_added(self, text: str, person: UUID | None) -> None:
        item_id = self._item_id
        if item_id is not None:
            self._desk.runner.run(
                lambda tx: concerns.raise_(tx, item_id, text, person_id=person),
                then=lambda _id: self.add.clear(),
            )


def _concern_summary(rows: tuple[ConcernRow, ...]) -> str:
    count = {state: sum(1 for row in rows if row.state is state) for state in ConcernState}
    taken = ngettext("{count} taken in", "{count} taken in", count[ConcernState.TAKEN_IN])
    solved = ngettext("{count} resolved", "{count} resolved", count[ConcernState.RESOLVED])
    still = ngettext("{count} open", "{count} open", count[ConcernState.OPEN])
    parts = [
        form.format(count=count[state])
        for form, state in (
            (taken, ConcernState.TAKEN_IN),
            (solved, ConcernState.RESOLVED),
            (still, ConcernState.OPEN),
        )
        if count[state]
    ]
    return ", ".join(parts) or pgettext("concerns", "none yet")


class Contributions(Section):
    """What people online wrote; Enter on an unread one says that the room has heard it."""

    asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self.list = EntryList(_("Online contributions"))
        self.receive = Button(_("Receive a contribution"), "quiet", icon="plus", key="F7")
        foot = QWidget()
        foot.setLayout(Flow(self.receive))
        super().__init__(_("Online contributions"), "globe", self.list, foot)
        self._desk = desk
        self.receive.clicked.connect(self.asked)
        self.list.acted.connect(self._on_acted)

    def show_item(self, view: ItemView, shown: RoomRow, *, editable: bool) -> None:
        """Show the contributions to an item, the unread first."""
        zone = shown.assembly.zone
        entries = []
        for row in view.contributions:
            unread = row.read_at is None
            at = row.received_at if unread else row.read_at
            entries.append(
                Entry(
                    row.id, _("“{text}”").format(text=row.wording.text), "mail" if unread else "mail-open",
                    pgettext("contribution", "to read") if unread else pgettext("contribution", "read"),
                    "warn" if unread else "ink2", lead=row.person, right=format_time(at, zone) if at else "",
                    acts=(Act("read", _("Read aloud now"), "1"),) if unread and editable else (),
                )
            )  # fmt: skip
        self.list.set_entries(entries)
        self.list.setVisible(bool(entries))
        self.receive.setVisible(editable)
        heard = len(view.contributions) - view.unread
        read = ngettext("{count} read", "{count} read", heard).format(count=heard)
        none = pgettext("contributions", "none yet")
        summary = (read if heard else "") if view.contributions else none
        unread_words = ngettext("{count} to read", "{count} to read", view.unread)
        unread_said = unread_words.format(count=view.unread) if view.unread else ""
        self.say(summary, "triangle-alert" if view.unread else "", unread_said)
        self.setVisible(editable or bool(view.contributions))

    def _on_acted(self, contribution: UUID, name: str) -> None:
        by = self._desk.runner.workspace.author
        self._desk.runner.run(lambda tx: contributions.read_aloud(tx, contribution, by=by))


class Statements(Section):
    """Let it be recorded: what somebody asked to have in the minutes, in their words."""

    def __init__(self) -> None:
        self.list = EntryList(_("Let it be recorded"))
        super().__init__(_("Let it be recorded"), "megaphone", self.list)

    def show_item(self, view: ItemView, shown: RoomRow) -> None:
        """Show what was asked to be recorded."""
        entries = [
            Entry(
                row.id, _("“{text}”").format(text=shown.names.show(row.wording.text)), lead=row.person,
                right=format_time(row.made_at, shown.assembly.zone) if row.made_at else "",
            )
            for row in view.statements
        ]  # fmt: skip
        self.list.set_entries(entries)
        self.setVisible(bool(entries))
        self.say(str(len(entries)))
