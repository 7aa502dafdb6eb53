# SPDX-License-Identifier: GPL-3.0-or-later
"""How the room decided, binding; and apart, in grey and never added, what those online answered."""

from __future__ import annotations

from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import Adoption
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.services.consensus_tests import PositionRow, TestRow
from assembly_app.services.consultations import AdvisoryRow
from assembly_app.ui.agreements import counts, words
from assembly_app.ui.agreements.reading import Detail
from assembly_app.ui.widgets.bars import BarPart, ResultBar
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, clear, column
from assembly_app.ui.widgets.prose import Label, Prose, Run
from assembly_app.ui.widgets.selectable import SelectableProse


class Results(Pane):
    """`show_detail` fills it; it is hidden when nothing is known of how an agreement was adopted."""

    def __init__(self) -> None:
        super().__init__("surface")
        self._body = column(spacing=8)
        self.setLayout(self._body)

    def show_detail(self, shown: Detail) -> None:
        """Show the test or the assent, then each consultation, then the note for those online."""
        clear(self._body)
        test = shown.test
        if test:
            self._room(test, shown)
        elif shown.row.adoption is Adoption.ASSENT and shown.row.present is not None:
            self._assent(shown.row.present)
        for result in shown.advisory:
            if result.closed_at:
                self._online(result, shown)
        note = words.shown(shown.row.remote_note, shown.names)
        if note:
            self._body.addWidget(SelectableProse(note, role="ink2", line=24))
        self.setVisible(self._body.count() > 0)

    def _room(self, test: TestRow, shown: Detail) -> None:
        people = ngettext("binding, {count} person", "binding, {count} people", test.present)
        self._head(pgettext("place", "Room"), people.format(count=test.present))
        said = counts.position_words(test.positions)
        self._body.addWidget(
            ResultBar(_bar(test.positions), tall=False, total=test.present, description=said)
        )
        parts = (
            Label(text, weight=500, icon=glyph, icon_role="ink2", icon_size=14)
            for glyph, _count, text in counts.positions(test.positions)
        )
        self._body.addLayout(Flow(*parts, spacing=24, line_spacing=4, firm=True))
        for reason in test.reasons:
            if reason.wording.text or reason.person:
                self._body.addWidget(_reason(reason, shown))

    def _assent(self, present: int) -> None:
        people = ngettext("binding, {count} person", "binding, {count} people", present)
        self._head(pgettext("place", "Room"), people.format(count=present))
        self._body.addWidget(Prose(_("By assent: nobody was against."), icon="check", icon_role="ok"))

    def _online(self, result: AdvisoryRow, shown: Detail) -> None:
        test = shown.test
        box = Pane("fill", radius=8)
        inside = column(spacing=4, margins=(16, 10, 16, 12))
        box.setLayout(inside)
        head = Prose()
        people = ngettext("{count} person", "{count} people", result.asked).format(count=result.asked)
        rest = _("advisory, not added, version {number}, {people}").format(
            number=result.version, people=people
        )
        head.set_runs([Run(_("Online consultation"), 600), Run(f"  {rest}", None, "ink2")])
        parts = (
            Label(text, role="ink2", weight=500, icon=glyph, icon_role="ink2", icon_size=14)
            for glyph, text in counts.answers(result)
        )
        inside.addWidget(head)
        inside.addLayout(Flow(*parts, spacing=24, line_spacing=4, firm=True))
        if test and test.version != result.version:
            other = _("The room decided on version {number}.").format(number=test.version)
            inside.addWidget(Prose(other, role="ink2"))
        if result.divergence.text:
            inside.addWidget(Prose(words.shown(result.divergence, shown.names), role="ink2"))
        self._body.addSpacing(4)
        self._body.addWidget(box)

    def _head(self, title: str, rest: str) -> None:
        head = Prose()
        head.set_runs([Run(title, 600), Run(f"  {rest}", None, "ink2")])
        self._body.addWidget(head)


def _bar(held: Positions) -> list[BarPart]:
    return [
        BarPart(held.support, "solid", "accent"),
        BarPart(held.reserves, "solid", "ink2"),
        BarPart(held.aside, "solid", "line"),
        BarPart(held.block, "solid", "stop"),
        BarPart(held.no_position, "empty"),
    ]


def _reason(reason: PositionRow, shown: Detail) -> Prose:
    text = words.shown(reason.wording, shown.names)
    who = f"{reason.person}, " if reason.person else ""
    lead = f"{who}{counts.stance(reason.stance).lower() if who else counts.stance(reason.stance)}"
    line = Prose(icon=counts.GLYPHS[reason.stance], icon_role="ink2", icon_size=14, line=24)
    line.set_runs([Run(lead, 500), Run(f": {text}" if text else "", None, "ink2")])
    return line
