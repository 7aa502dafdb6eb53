# SPDX-License-Identifier: GPL-3.0-or-later
"""The thread of an agreement in words: versions, tests, the agreement, its tasks, its review, its kin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from assembly_app.domain.kinds import AgreementState, TaskState
from assembly_app.i18n import _, current_language
from assembly_app.i18n.dates import format_time, local_date
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.terms import term
from assembly_app.services.tasks import TaskRow
from assembly_app.ui.agreements import words
from assembly_app.ui.agreements.counts import advisory_words, position_words
from assembly_app.ui.agreements.reading import Detail
from assembly_app.ui.agreements.thread import Mark, Point
from assembly_app.ui.assemblies.words import title as assembly_title
from assembly_app.ui.theme import Role

_NO_DAY = date.max


@dataclass(frozen=True, slots=True)
class _Placed:
    """A point with its place in time: those without an hour come at the end of their day."""

    day: date
    hour: time
    point: Point


def points(shown: Detail, today: date) -> list[Point]:
    """Return the thread, the earliest first."""
    teller = _Teller(shown, today)
    found = [
        *teller.versions(), *teller.asked(), teller.agreed(), *teller.condition(),
        *teller.tasks(), *teller.review(), *teller.relations(),
    ]  # fmt: skip
    # Sorting keeps the order of what happened in the same minute: asked, then agreed.
    return [one.point for one in sorted(found, key=lambda one: (one.day, one.hour))]


class _Teller:
    """Puts each happening in words."""

    def __init__(self, shown: Detail, today: date) -> None:
        self.shown, self.today = shown, today

    def _at(self, moment: datetime, title: str, rest: str, mark: Mark = "past") -> _Placed:
        zone = self.shown.zone
        day, clock = local_date(moment, zone), format_time(moment, zone)
        when = f"{words.near_day(day, self.today)} {clock}"
        return _Placed(day, time.fromisoformat(clock), Point(when, title, rest, mark))

    def _on(
        self, day: date | None, title: str, rest: str, mark: Mark = "past", role: Role = "ink2"
    ) -> _Placed:
        when = words.near_day(day, self.today) if day else ""
        return _Placed(day or _NO_DAY, time.max, Point(when, title, rest, mark, role))

    def versions(self) -> Iterator[_Placed]:
        for version in self.shown.versions:
            if version.tabled_at is None:
                continue
            name = _("Proposal, version {number}") if version.number == 1 else _("Version {number}")
            rest = [version.person, words.shown(version.reason, self.shown.names)]
            yield self._at(
                version.tabled_at,
                name.format(number=version.number),
                " · ".join(part for part in rest if part),
            )

    def asked(self) -> Iterator[_Placed]:
        for result in self.shown.advisory:
            if result.closed_at:
                title = _("Online consultation on version {number}").format(number=result.version)
                yield self._at(result.closed_at, title, advisory_words(result))
        for test in self.shown.tests:
            if test.tested_at:
                title = _("Consensus test on version {number}").format(number=test.version)
                yield self._at(test.tested_at, title, position_words(test.positions))

    def agreed(self) -> _Placed:
        row = self.shown.row
        how = term(row.adoption)
        title = _("Agreed {how}").format(how=how) if how else _("Agreed")
        where = assembly_title(self.shown.assembly) if self.shown.assembly else row.held_in
        if row.adopted_at:
            return self._at(row.adopted_at, title, where, "now")
        return self._on(row.adopted_on, title, where, "now")

    def condition(self) -> Iterator[_Placed]:
        row = self.shown.row
        text = words.shown(row.condition, self.shown.names)
        if row.condition_met_at:
            yield self._at(row.condition_met_at, _("Condition met"), text)
        elif row.state is AgreementState.CONDITIONAL:
            late = bool(row.lapses_on and row.lapses_on < self.today)
            role: Role = "warn" if late else "ink2"
            yield self._on(row.lapses_on, _("Condition to meet"), text, "future", role)

    def tasks(self) -> Iterator[_Placed]:
        for task in self.shown.tasks:
            yield self._task(task)

    def _task(self, task: TaskRow) -> _Placed:
        what = words.shown(task.wording, self.shown.names)
        who = join_and(task.persons, current_language()) or task.body
        if task.state is TaskState.DONE:
            return self._on(task.done_on, what, _join(who, term(task.state)))
        if task.state is TaskState.DROPPED:
            return self._on(task.due_on, what, _join(who, term(task.state)))
        late = task.late(self.today)
        return self._on(
            task.due_on, what, _join(who, _("late") if late else ""), "future", "warn" if late else "ink2"
        )

    def review(self) -> Iterator[_Placed]:
        row, held = self.shown.row, self.shown.review
        day = held.held_on if held else row.review_on
        if day is None:
            return
        overdue = row.review_overdue(self.today)
        where = assembly_title(held) if held else ""
        title = _("Review overdue") if overdue else _("Review")
        yield self._on(day, title, where, "future", "warn" if overdue else "ink2")

    def relations(self) -> Iterator[_Placed]:
        for one in self.shown.row.relations:
            other = self.shown.others.get(one.code)
            title = words.relation(one.relation, one.code, outgoing=one.outgoing)
            if other is None:
                # Known by its code alone: it stands first, without a day.
                yield _Placed(date.min, time.min, Point("", title))
                continue
            day = other.adopted_on
            rest = words.title(other, self.shown.names)
            point = Point(
                words.near_day(day, self.today) if day else "", title, rest,
                place="agreements", record=other.id,
            )  # fmt: skip
            yield _Placed(day or date.min, time.max, point)


def _join(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
