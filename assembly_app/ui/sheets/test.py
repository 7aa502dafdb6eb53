# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus: blocks, asides, reserves, support; they account for the room of the minute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from assembly_app.domain.consensus import BlockNeedsReason, Positions, PositionsDoNotSum, proposed_support
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.kinds import Electorate, Outcome, Role, Stance, Step
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.ui import errors, theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.counts import CountRow
from assembly_app.ui.sheets.drafts import draft_of
from assembly_app.ui.sheets.fit_scroll import FitScroll
from assembly_app.ui.sheets.position_words import positions_words
from assembly_app.ui.sheets.reason_lines import ReasonLines
from assembly_app.ui.sheets.test_advisory import AdvisoryFacts, TestAdvisory
from assembly_app.ui.sheets.test_verdict import Verdict
from assembly_app.ui.widgets.panes import Pane, row
from assembly_app.ui.widgets.prose import Prose
from assembly_app.ui.widgets.segmented import Segmented
from assembly_app.ui.widgets.status_line import announce

if TYPE_CHECKING:
    from assembly_app.services.attendance import PresenceRow
    from assembly_app.services.consensus_tests import TestRow
    from assembly_app.services.proposals import VersionRow
    from assembly_app.services.workspace import Transaction

_GLYPHS = {
    Stance.BLOCK: "octagon-x",
    Stance.ASIDE: "circle-dashed",
    Stance.RESERVES: "minus",
    Stance.SUPPORT: "check",
}
_ROOMY_UP_TO = 125
_LEAST, _LEAST_AGAIN, _LEAST_BLOCKED = 256, 286, 184
_EXPLAINED = (Stance.BLOCK, Stance.ASIDE, Stance.RESERVES)


@dataclass(frozen=True)
class _Facts:
    """The room of this minute, the text on the table, what was tested before, who was asked online."""

    at: datetime
    counts: PresenceRow
    version: VersionRow | None
    tested: TestRow | None
    advisory: AdvisoryFacts
    next_name: str


class TestSheet(SheetBase):
    """Counts or names, as the room prefers; an open block leaves only ways on without agreement."""

    __test__ = False
    name = "test"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(desk, assembly_id, item_id, _("Test for consensus"), "handshake", "F8", width=520)
        self._facts: _Facts | None = None
        self.no_position: int = self.draft.get("no_position", 0)
        self._touched: bool = self.draft.get("touched", False)
        self.mode = Segmented(
            [("numbers", pgettext("test", "Numbers")), ("names", pgettext("test", "Names"))],
            self.draft.get("mode"), name=_("How the room answers"), ground="rail",
        )  # fmt: skip
        self.earlier = Prose("", icon="history", icon_role="ink2")
        self.order = Prose(_("Asked in this order; the room decides."), role="ink2")
        head = row(spacing=12)
        head.addWidget(self.order, 1)
        head.addWidget(self.earlier, 1)
        head.addWidget(self.mode, 0, Qt.AlignmentFlag.AlignTop)
        self.middle.addLayout(head)
        self._make_counts()
        self.verdict = Verdict()
        # The sum begins with a line of its own.
        self.hair.hide()
        self.stay.addWidget(self.verdict)
        self.stay.setContentsMargins(24, 0, 24, 10)
        self.middle.setContentsMargins(24, 0, 24, 8)
        self.middle.setSpacing(6)
        self.advisory = TestAdvisory(desk, self.item_id, self.assembly.language, self.assembly.zone)
        self._large = theme.current().scale > _ROOMY_UP_TO
        if self._large:
            # Too little height for everything: only the sum and the primary stay in sight.
            self.middle.addWidget(self.verdict.block)
            self.middle.addWidget(self.verdict.assent, 0, Qt.AlignmentFlag.AlignLeft)
            self.apart: QWidget = Pane("rail", radius=8)
            self.apart.setLayout(row(self.advisory))
            self.middle.addWidget(self.apart)
        else:
            self.apart = FitScroll(self.advisory, "rail")
            self.below.addWidget(self.apart)
        self._listen()

    def _make_counts(self) -> None:
        questions = {
            Stance.BLOCK: _("Does anyone block?"),
            Stance.ASIDE: _("Does anyone stand aside?"),
            Stance.RESERVES: _("Does anyone support it with reserves?"),
            Stance.SUPPORT: _("proposed: the room less the others"),
        }
        self.rows: dict[Stance, CountRow] = {}
        self.lines: dict[Stance, ReasonLines] = {}
        for order, stance in enumerate(Stance, 1):
            one = self.rows[stance] = CountRow(order, _GLYPHS[stance], term(stance), questions[stance])
            one.stepper.set_value(self.draft.get(stance.value, 0))
            self.middle.addWidget(one)
            if stance in _EXPLAINED:
                lines = self.lines[stance] = ReasonLines(self.desk, stance)
                self.middle.addWidget(lines)
                lines.set_names(self.mode.current() == "names")
                lines.set_count(one.stepper.value())
                lines.restore(self.draft.get(f"lines {stance.value}", []))

    def _listen(self) -> None:
        for stance, one in self.rows.items():
            one.stepper.value_changed.connect(self._counting(stance))
        for stance, lines in self.lines.items():
            lines.changed.connect(self._on_typed)
            lines.named.connect(self._naming(stance))
        self.mode.chosen.connect(lambda _mode: self._on_mode())
        verdict = self.verdict
        verdict.agreed.clicked.connect(self.primary)
        verdict.kept.clicked.connect(self._keep_without)
        verdict.assent.clicked.connect(self._assent)
        verdict.to_room.clicked.connect(self._correct_room)
        verdict.to_silent.clicked.connect(self._take_silent)
        ways = (self._reformulate, self._small_group, self._commission, self._defer, self._withdraw)
        for button, way in zip(verdict.exits, ways, strict=True):
            button.clicked.connect(way)
        self.advisory.consulted.connect(lambda: self.wanted.emit("consult"))
        for at in range(len(verdict.exits)):
            for keys in (str(at + 1), f"Alt+{at + 1}"):
                self.key_for(keys, self._offering(at))

    # What is shown

    def fill(self) -> None:
        facts = self._facts = self.desk.runner.read(self._ask)
        for lines in self.lines.values():
            lines.set_hour(self.hour(facts.at))
        tested = facts.tested
        # Once it has been asked, how it went says more than how it is asked.
        self.order.setVisible(tested is None)
        self.earlier.setVisible(tested is not None)
        if tested is not None:
            words = _("Tested at {time}: {positions}.")
            self.earlier.set_text(
                words.format(time=self.hour(tested.tested_at), positions=positions_words(tested.positions))
            )
        result = facts.advisory.result
        self.apart.setVisible(result is not None)
        self.advisory.show_facts(
            facts.advisory,
            facts.version.number if facts.version else 0,
            self.hour(result.opened_at) if result else "",
            self.hour(result.read_at) if result else "",
        )
        self.verdict.set_next(facts.next_name)
        self._reckon()

    def _ask(self, tx: Transaction) -> _Facts:
        from assembly_app.services import (
            assemblies,
            attendance,
            consensus_tests,
            consultations,
            names,
            proposals,
            roles,
            tasks,
        )

        at = self.now()
        found = proposals.of_item(tx, self.item_id)
        version = found[-1].on_the_table if found else None
        tests = consensus_tests.of_item(tx, self.item_id)
        of_version = [one for one in tests if version and one.version_id == version.id]
        results = consultations.advisory(tx, self.item_id)
        last = results[-1] if results else None
        known = names.load(tx)
        liaison = roles.holder(roles.of_assembly(tx, self.assembly_id), Role.REMOTE_LIAISON, at)
        following = assemblies.following(tx, self.assembly_id)
        return _Facts(
            at,
            attendance.counts(tx, self.assembly_id, at),
            version,
            of_version[-1] if of_version else None,
            AdvisoryFacts(
                last,
                known.person(last.read_by) if last else "",
                known.show(last.divergence.text) if last else "",
                liaison.person_id if liaison else None,
                liaison.person if liaison else "",
                tuple(known.show(task.wording.text) for task in tasks.of_item(tx, self.item_id)),
            ),
            following[0].code if following else "",
        )

    @property
    def positions(self) -> Positions:
        """What is counted now."""
        counts = [self.rows[stance].stepper.value() for stance in Stance]
        return Positions(counts[0], counts[1], counts[2], counts[3], self.no_position)

    @property
    def open_blocks(self) -> int:
        """Blocks that their authors do not consider resolved."""
        return self.positions.block - self.lines[Stance.BLOCK].resolved()

    def _reckon(self) -> None:
        """Propose the support, compare the sum with the room, offer what can follow."""
        facts = self._facts
        if facts is None:
            return
        if not self._touched:
            counted = self.positions
            support = proposed_support(
                facts.counts.room, counted.block, counted.aside, counted.reserves + self.no_position
            )
            self.rows[Stance.SUPPORT].stepper.set_value(support)
        for stance, lines in self.lines.items():
            lines.set_count(self.rows[stance].stepper.value())
        positions, room = self.positions, facts.counts.room
        fits = positions.total == room
        self.rows[Stance.SUPPORT].stepper.set_error(not fits)
        proposed = _("proposed: the room less the others")
        self.rows[Stance.SUPPORT].question.set_text(_("counted") if self._touched else proposed)
        may_correct = facts.counts.room_unnamed + positions.total - room >= 0
        self.verdict.show_sum(positions, room, self.hour(facts.at), may_correct=may_correct)
        self.verdict.show_ways(fits=fits, open_blocks=self.open_blocks, plain=_is_plain(positions))
        blocked = self.open_blocks > 0
        if not self._large:
            counts = _LEAST_AGAIN if facts.tested is not None else _LEAST
            self.fit.set_least(_LEAST_BLOCKED if blocked else counts)
        self.advisory.set_brief(blocked)
        self.advisory.compare(positions if fits and not blocked else None)

    # What is typed

    def _counting(self, stance: Stance) -> Callable[[int], None]:
        def counted(_value: int) -> None:
            if stance is Stance.SUPPORT:
                self._touched = True
            self.no_position = 0
            self._on_typed()

        return counted

    def _naming(self, stance: Stance) -> Callable[[], None]:
        def named() -> None:
            stepper = self.rows[stance].stepper
            stepper.editor.setValue(stepper.value() + 1)

        return named

    def _offering(self, at: int) -> Callable[[], None]:
        def press() -> None:
            offered = self.verdict.offered()
            if at < len(offered):
                offered[at].click()

        return press

    def _on_mode(self) -> None:
        for lines in self.lines.values():
            lines.set_names(self.mode.current() == "names")
        self._on_typed()

    def _on_typed(self) -> None:
        self.refuse("")
        self._reckon()
        self.draft.update({stance.value: self.rows[stance].stepper.value() for stance in Stance})
        self.draft.update({f"lines {stance.value}": lines.draft() for stance, lines in self.lines.items()})
        self.draft.update(touched=self._touched, no_position=self.no_position, mode=self.mode.current())

    def begin(self) -> None:
        self.rows[Stance.BLOCK].stepper.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Corrections

    def _correct_room(self) -> None:
        """The room is as many as were counted: the total of people without a name follows."""
        from assembly_app.services import attendance

        facts, at = self._facts, self.now()
        if facts is None:
            return
        total = facts.counts.room_unnamed + self.positions.total - facts.counts.room
        self._touched = True
        self.act(lambda tx: attendance.count_unnamed(tx, self.assembly_id, Electorate.ROOM, total, at))

    def _take_silent(self) -> None:
        if self._facts is not None:
            self.no_position += self._facts.counts.room - self.positions.total
            self._on_typed()

    # What follows

    def primary(self) -> None:
        if self.open_blocks and self._facts and self.positions.total == self._facts.counts.room:
            self.refuse(_("With an open block there is no agreement by consensus. Choose how to go on."))
            return
        self._record(lambda tx, test: None, lambda: self.wanted.emit("agreement"))

    def _keep_without(self) -> None:
        self._record(lambda tx, test: None, self.closed.emit)

    def _assent(self) -> None:
        from assembly_app.services import consensus_tests

        at = self.now()
        self.act(lambda tx: consensus_tests.assent(tx, self.item_id, at), then=lambda _id: self.closed.emit())

    def _reformulate(self) -> None:
        from assembly_app.services import items

        self._record(lambda tx, test: items.go_to_step(tx, self.item_id, Step.AMEND), self.closed.emit)

    def _small_group(self) -> None:
        from assembly_app.services import items

        at = self.now()

        def pause(tx: Transaction, test: UUID) -> None:
            running = items.current(tx, self.assembly_id)
            if running is not None and running.id == self.item_id:
                items.suspend(tx, self.item_id, at)
            items.go_to_step(tx, self.item_id, Step.AMEND)

        self._record(pause, self.closed.emit)

    def _commission(self) -> None:
        self._record(lambda tx, test: None, lambda: self._to_outcome(Outcome.REFERRED))

    def _defer(self) -> None:
        self._record(lambda tx, test: None, lambda: self._to_outcome(Outcome.DEFERRED))

    def _withdraw(self) -> None:
        from assembly_app.services import items

        at = self.now()
        self._record(lambda tx, test: items.close(tx, self.item_id, Outcome.WITHDRAWN, at), self.closed.emit)

    def _to_outcome(self, outcome: Outcome) -> None:
        draft_of(self.desk, "outcome", self.item_id)["outcome"] = outcome
        self.wanted.emit("outcome")

    def _record(self, more: Callable[[Transaction, UUID], None], then: Callable[[], None]) -> None:
        """Keep the test and what follows from it in one action, or say what does not add up."""
        from assembly_app.services import consensus_tests
        from assembly_app.services.consensus_tests import Reason

        facts, positions, at = self._facts, self.positions, self.now()
        if facts is None or facts.version is None:
            self.refuse(_("Put a text on the table first."))
            return
        version = facts.version.id
        said = [one for lines in self.lines.values() for one in lines.explained()]
        reasons = [Reason(one.stance, one.reason, one.person_id) for one in said]
        resolved = [(one.person_id, one.reason) for one in said if one.resolved]

        def record(tx: Transaction) -> None:
            test = consensus_tests.record(tx, version, positions, at, reasons=reasons)
            _resolve(tx, test, resolved, at)
            more(tx, test)

        def done(_none: None) -> None:
            self.forget()
            then()

        self.act(record, then=done, refused=self._refused)

    def _refused(self, error: AssemblyError) -> None:
        if isinstance(error, PositionsDoNotSum):
            # The sum says it already, right above the buttons.
            announce(self, errors.words(error))
        else:
            self.refuse(errors.words(error))
        if isinstance(error, BlockNeedsReason):
            for line in self.lines[Stance.BLOCK].lines:
                if line.complain():
                    break
        else:
            self.rows[Stance.SUPPORT].stepper.setFocus(Qt.FocusReason.OtherFocusReason)


def _resolve(tx: Transaction, test: UUID, resolved: Sequence[tuple[UUID | None, str]], at: datetime) -> None:
    """Mark the blocks whose authors consider them resolved."""
    from assembly_app.services import consensus_tests, names

    left = [(person, names.linked(tx, reason)) for person, reason in resolved]
    for row_ in consensus_tests.get(tx, test).reasons if left else ():
        key = (row_.person_id, row_.wording.text)
        if row_.stance is Stance.BLOCK and key in left:
            left.remove(key)
            consensus_tests.resolve_block(tx, row_.id, at)


def _is_plain(positions: Positions) -> bool:
    return positions.support == positions.total and positions.total > 0
