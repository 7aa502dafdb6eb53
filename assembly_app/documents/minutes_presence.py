# SPDX-License-Identifier: GPL-3.0-or-later
"""Who attended: the room and online apart, never added; in public numbers and bodies only."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from assembly_app.documents.blocks import Block, Facts, Heading, Paragraph, Runs, TableBlock, bold, text
from assembly_app.documents.voice import Voice
from assembly_app.domain.near import fold_accents
from assembly_app.i18n.lists import join_and

_ROWS = 16  # a longer course is read by the quarter of an hour
Course = list[tuple[datetime, int, int]]


def presence(voice: Voice) -> Iterator[Block]:
    """Attendance and its course over the day."""
    say, found = voice.say, voice.record.presence
    course = _course(voice)
    rows = list(_public(voice, course) if voice.public else _internal(voice, course))
    if not rows and not course:
        return
    yield Heading(1, say._("Attendance"), "attendance")
    if rows:
        yield Facts(tuple(rows))
    if not voice.public and set(found.room) & set(found.online):
        yield Paragraph(text(say._("Whoever went from the room to online, or back, is in both lists.")))
    if len(course) > 1:
        yield TableBlock(
            (say._("Time"), say._("In the room"), say._("Online")),
            tuple((text(voice.clock(at)), text(str(room)), text(str(online))) for at, room, online in course),
            (2, 3, 3),
            frozenset({1, 2}),
            share=45,
            lead=bold(say._("Arrivals and departures")),
        )


def _internal(voice: Voice, course: Course) -> Iterator[tuple[str, Runs]]:
    say, found = voice.say, voice.record.presence
    if found.room or found.unnamed_room:
        count = max((room for _, room, _ in course), default=0)
        yield say._("In the room"), text(_people(voice, count, found.room, found.unnamed_room))
    if found.online or found.unnamed_online:
        count = max((online for _, _, online in course), default=0)
        yield say._("Online"), text(_people(voice, count, found.online, found.unnamed_online))
    if found.excused:
        yield say._("Apologies"), text(", ".join(_sorted(voice, found.excused)) + ".")
    yield from _newcomers(voice)


def _public(voice: Voice, course: Course) -> Iterator[tuple[str, Runs]]:
    say = voice.say
    room = max((room for _, room, _ in course), default=0)
    online = max((online for _, _, online in course), default=0)
    if room:
        yield say._("In the room"), text(_at_most(voice, room))
    if online:
        yield say._("Online"), text(_at_most(voice, online))
    yield from _newcomers(voice)
    bodies = [name for body_id in voice.record.presence.bodies if (name := voice.body(body_id))]
    if bodies:
        bodies.sort(key=fold_accents)
        yield say._("People came from"), text(join_and(bodies, voice.language) + ".")


def _newcomers(voice: Voice) -> Iterator[tuple[str, Runs]]:
    count = voice.record.presence.first_timers
    if count:
        line = voice.say.ngettext("{count} person.", "{count} people.", count)
        yield voice.say._("For the first time"), text(line.format(count=count))


def _at_most(voice: Voice, count: int) -> str:
    line = voice.say.ngettext("{count} person at most.", "{count} people at most.", count)
    return line.format(count=count)


def _people(voice: Voice, count: int, named: Sequence[UUID], unnamed: int) -> str:
    names = _sorted(voice, named)
    if unnamed:
        more = voice.say.ngettext(
            "{count} more person without a name", "{count} more people without a name", unnamed
        )
        names.append(more.format(count=unnamed))
    return f"{_at_most(voice, count)} {join_and(names, voice.language)}."


def _sorted(voice: Voice, ids: Sequence[UUID]) -> list[str]:
    return sorted((voice.person(person_id) for person_id in ids), key=fold_accents)


def _course(voice: Voice) -> Course:
    """Both counts at each minute at which one changed; by longer steps when there are too many."""
    opened = voice.record.assembly.opened_at
    course = [row for row in voice.record.presence.course if opened and row[0] >= opened]
    while course and not (course[0][1] or course[0][2]):
        course.pop(0)
    for minutes in (1, 5, 15, 30, 60):
        short = _by_steps(course, minutes)
        if len(short) <= _ROWS:
            return short
    return short


def _by_steps(course: Course, minutes: int) -> Course:
    """The last count of each step of so many minutes, under the hour of its last change."""
    step = timedelta(minutes=minutes).total_seconds()
    last: dict[int, tuple[datetime, int, int]] = {}
    for row in course:
        last[int(row[0].timestamp() // step)] = row
    kept: Course = []
    for row in last.values():
        if not kept or kept[-1][1:] != row[1:]:
            kept.append(row)
    return kept
