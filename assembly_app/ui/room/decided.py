# SPDX-License-Identifier: GPL-3.0-or-later
"""What the item has come to: tests, consultation, agreements, tasks; and the agreements near it."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import Stance, TaskState
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.dates import format_date, format_time
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.terms import term
from assembly_app.services import consensus_tests, consultations
from assembly_app.services.consensus_tests import PositionRow, TestRow
from assembly_app.services.consultations import AdvisoryRow
from assembly_app.services.room import ItemView, RoomRow
from assembly_app.ui.desk import Desk
from assembly_app.ui.room.entries import Act, Entry, EntryList
from assembly_app.ui.room.section import Section
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow


class Tests(Section):
    """The tests for consensus: the room of each, its positions and the reasons given."""

    __test__ = False

    def __init__(self, desk: Desk) -> None:
        self.list = EntryList(_("Tests of the consensus"))
        super().__init__(_("Test of the consensus"), "handshake", self.list)
        self._desk = desk
        self.list.acted.connect(self._on_acted)

    def show_item(self, view: ItemView, shown: RoomRow, *, editable: bool) -> None:
        """Show the last test in the line, all of them below; a block of the last can be resolved."""
        self.setVisible(bool(view.tests or view.assents))
        zone = shown.assembly.zone
        entries = []
        for test in view.tests:
            at = format_time(test.tested_at, zone) if test.tested_at else ""
            of = _("version {number}").format(number=test.version)
            entries.append(Entry(test.id, f"{of} · {positions(test)}", right=at))
            acting = editable and test is view.tests[-1]
            entries += [_reason(row, shown, acting=acting) for row in test.reasons]
        for assent in view.assents:
            said = ngettext(
                "nobody against, {count} person present", "nobody against, {count} people present",
                assent.present,
            ).format(count=assent.present)  # fmt: skip
            at = format_time(assent.given_at, zone) if assent.given_at else ""
            entries.append(Entry(assent.id, said, lead=_("Assent"), right=at))
        self.list.set_entries(entries)
        if view.tests:
            last = view.tests[-1]
            self.say(positions(last), "octagon-x" if last.open_blocks else "",
                     _("open block") if last.open_blocks else "", "stop")  # fmt: skip
        elif view.assents:
            self.say(_("assent"))

    def _on_acted(self, key: object, name: str) -> None:
        if isinstance(key, tuple):
            position: UUID = key[1]
            self._desk.runner.run(lambda tx: consensus_tests.resolve_block(tx, position))


def _reason(row: PositionRow, shown: RoomRow, *, acting: bool) -> Entry:
    """A position with its reason; a block says whether it is still open, and lets it be resolved."""
    blocks = row.stance is Stance.BLOCK
    glyph = "octagon-x" if blocks else "minus"
    tone: Role = "stop" if blocks else "ink2"
    right = _("open block") if blocks else ""
    acts: tuple[Act, ...] = ()
    if blocks and row.resolved_at is not None:
        glyph, tone = "circle-check", "ok"
        at = format_time(row.resolved_at, shown.assembly.zone)
        right = _("resolved at {time}").format(time=at)
    elif blocks and acting:
        acts = (Act("resolve", pgettext("block", "Resolved"), "1"),)
    return Entry(
        ("position", row.id), shown.names.show(row.wording.text) or "—", glyph, term(row.stance), tone,
        lead=row.person, right=right, acts=acts,
    )  # fmt: skip


def positions(test: TestRow) -> str:
    """The positions of a test in a line: the room, then who supports, and so on."""
    held = test.positions
    parts = [
        ngettext("{count} supports", "{count} support", held.support).format(count=held.support),
        ngettext("{count} with reserves", "{count} with reserves", held.reserves).format(count=held.reserves),
        ngettext("{count} stands aside", "{count} stand aside", held.aside).format(count=held.aside),
        ngettext("{count} blocks", "{count} block", held.block).format(count=held.block)
        if held.block
        else _("no block"),
    ]
    return _("{room} in the room: {positions}").format(room=test.present, positions=", ".join(parts))


class Consultations(Section):
    """What people online answered: never added to anything."""

    def __init__(self, desk: Desk) -> None:
        self.list = EntryList(_("Online consultation"))
        super().__init__(_("Online consultation"), "vote", self.list)
        self._desk = desk
        self.list.acted.connect(self._on_acted)

    def show_item(self, view: ItemView, shown: RoomRow) -> None:
        """Show the consultations of an item."""
        self.setVisible(bool(view.advisory))
        zone = shown.assembly.zone
        self.list.set_entries([self._entry(row, zone) for row in view.advisory])
        if view.advisory:
            last = view.advisory[-1]
            of = _("version {number}").format(number=last.version)
            if last.closed_at is None:
                self.say(of, "hourglass", _("open, {count} asked").format(count=last.asked))
                return
            at = format_time(last.read_at or last.closed_at, zone)
            said = _("read at {time}") if last.read_at else _("closed at {time}")
            unread = "" if last.read_at else _("not read aloud")
            self.say(f"{of}, {said.format(time=at)}", "triangle-alert" if unread else "", unread)

    @staticmethod
    def _entry(row: AdvisoryRow, zone: str) -> Entry:
        of = _("version {number}").format(number=row.version)
        if row.closed_at is None:
            said = _("open, {count} asked").format(count=row.asked)
        else:
            said = _("{favour} in favour, {against} against, {abstention} abstaining, of {asked}").format(
                favour=row.in_favour, against=row.against, abstention=row.abstention, asked=row.asked
            )
        acts = (Act("read", _("Read aloud now"), "1"),) if row.closed_at and not row.read_at else ()
        at = row.read_at or row.closed_at or row.opened_at
        return Entry(row.id, said, lead=of, right=format_time(at, zone) if at else "", acts=acts)

    def _on_acted(self, result: UUID, name: str) -> None:
        by = self._desk.runner.workspace.author
        self._desk.runner.run(lambda tx: consultations.read_aloud(tx, result, by=by))


class Agreed(Section):
    """The agreements of the item and the tasks that follow."""

    task_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self.list = EntryList(_("Agreements and tasks"))
        self.give = Button(_("Give a task"), "quiet", icon="plus")
        foot = QWidget()
        foot.setLayout(Flow(self.give))
        super().__init__(_("Agreements and tasks"), "stamp", self.list, foot)
        self._desk = desk
        self.give.clicked.connect(self.task_asked)
        self.list.acted.connect(self._on_acted)

    def show_item(self, view: ItemView, shown: RoomRow, *, editable: bool) -> None:
        """Show what was agreed, and who does what by when."""
        language = self._desk.language
        entries = [
            Entry(row.id, shown.names.show(row.title.text or row.wording.text), lead=row.code,
                  right=term(row.adoption), acts=(Act("agreement", _("Show the agreement"), "1"),))
            for row in view.agreements
        ]  # fmt: skip
        for task in view.tasks:
            glyph = "circle-check" if task.state is TaskState.DONE else "circle"
            entries.append(
                Entry(task.id, shown.names.show(task.wording.text), glyph, term(task.state), "ink2",
                      lead=join_and(task.persons, language) or task.body,
                      right=format_date(task.due_on, language, "medium") if task.due_on else "")
            )  # fmt: skip
        self.list.set_entries(entries)
        codes = [row.code for row in view.agreements]
        count = len(view.tasks)
        if count:
            codes.append(ngettext("{count} task", "{count} tasks", count).format(count=count))
        self.say(" · ".join(codes) or pgettext("agreements", "none yet"))
        self.setVisible(bool(entries))
        self.give.setVisible(editable)

    def _on_acted(self, record: UUID, name: str) -> None:
        self._desk.go("agreements", record)


class Near(Section):
    """Agreements in force that touch the same words."""

    def __init__(self, desk: Desk) -> None:
        self.list = EntryList(_("Agreements in force nearby"))
        super().__init__(_("Agreements in force nearby"), "link", self.list)
        self.list.acted.connect(lambda record, _name: desk.go("agreements", record))

    def show_item(self, view: ItemView) -> None:
        """Show them by code and title."""
        self.setVisible(bool(view.near))
        self.list.set_entries(
            [
                Entry(key, title, lead=code, acts=(Act("agreement", _("Show the agreement"), "1"),))
                for key, code, title in view.near
            ]
        )
        if view.near:
            _key, code, title = view.near[0]
            rest = len(view.near) - 1
            more = ngettext("and {count} more", "and {count} more", rest).format(count=rest) if rest else ""
            self.say(f"{code} {title} {more}".strip())


class Versions(Section):
    """The wordings before the one on the table, with who proposed each and why."""

    def __init__(self) -> None:
        self.list = EntryList(_("Earlier versions"))
        super().__init__(_("Earlier versions"), "history", self.list)

    def show_item(self, view: ItemView, shown: RoomRow) -> None:
        """Show them, the latest first."""
        earlier = view.proposal.versions[:-1] if view.proposal else ()
        self.setVisible(bool(earlier))
        self.list.set_entries(
            [
                Entry(row.id, shown.names.show(row.wording.text), lead=f"{row.number} {row.person}".strip(),
                      right=format_time(row.tabled_at, shown.assembly.zone) if row.tabled_at else "")
                for row in reversed(earlier)
            ]
        )  # fmt: skip
        self.say(ngettext("{count} before this one", "{count} before this one", len(earlier)).format(
            count=len(earlier)
        ))  # fmt: skip
