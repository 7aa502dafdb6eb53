# SPDX-License-Identifier: GPL-3.0-or-later
"""The development of the assembly, item by item, in the order in which they were dealt with."""

import re
from collections.abc import Iterator
from uuid import UUID

from assembly_app.documents import minutes_agreements, minutes_events, wording
from assembly_app.documents.blocks import (
    Block,
    Heading,
    ItemHeading,
    Kind,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    TableBlock,
    bold,
    ended,
    sentences,
    text,
)
from assembly_app.documents.grammar import to_the
from assembly_app.documents.minutes_agenda import actual_min, is_numbered
from assembly_app.documents.minutes_positions import tests_here
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import ItemKind, Nature, Outcome, ReviewResult
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.lists import join_and
from assembly_app.services.minutes import ItemRecord
from assembly_app.services.tasks import ReviewRow, TaskRow

_DASH = re.compile(r"^\s*[-–—•*]\s+")


def development(voice: Voice) -> Iterator[Block]:
    """Every item that says something."""
    # What was never begun comes before the closing, which is the end.
    order = sorted(voice.record.items, key=lambda item: item.kind is ItemKind.CLOSING)
    found = [block for item in order for block in item_blocks(voice, item)]
    if found:
        yield Heading(1, voice.say._("Development"), "items")
        yield from found


def item_blocks(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """One item: its heading, what was said, what happened, what was decided, who does what."""
    if voice.hides(item):
        yield from minutes_agreements.reserved(voice, item)
        return
    if not (is_numbered(item) or item.sessions or item.note.text):
        return
    number = item.number if is_numbered(item) else None
    yield ItemHeading(
        item.id, number, voice.runs(item.title, tag=False), " · ".join(_details(voice, item)), item.reserved
    )
    yield from _note(voice, item)
    if item.times_deferred:
        again = voice.say.ngettext(
            "It comes from an earlier assembly, deferred {count} time.",
            "It comes from an earlier assembly, deferred {count} times.",
            item.times_deferred,
        )
        yield Paragraph(text(again.format(count=item.times_deferred)), item_id=item.id)
    yield from _reviews(voice, item)
    yield from minutes_events.events(voice, item)
    for agreement in item.agreements:
        yield minutes_agreements.agreement(voice, item, agreement)
    yield from _tasks(voice, item)
    yield from _outcome(voice, item)


def _details(voice: Voice, item: ItemRecord) -> Iterator[str]:
    """Hours, minutes, nature, who brings it: one line under the title."""
    say = voice.say
    hours = [f"{voice.clock(s.start)}–{voice.clock(s.end)}" for s in item.sessions]
    if hours:
        yield join_and(hours, voice.language)
    times = list(_minutes(voice, item))
    if times:
        yield ", ".join(times)
    nature = wording.nature(say, item.nature)
    if nature:
        yield nature
    holders = voice.people(item.holder_ids) or voice.body(item.holder_body_id)
    if holders:
        count = max(1, len(item.holder_ids))
        label = say.ngettext("Item holder: {names}", "Item holders: {names}", count)
        yield label.format(names=holders)
    if item.reserved:
        yield say._("Reserved item")


def _minutes(voice: Voice, item: ItemRecord) -> Iterator[str]:
    say = voice.say
    spent = actual_min(voice, item)
    if item.planned_min:
        line = say.ngettext("{count} minute planned", "{count} minutes planned", item.planned_min)
        yield line.format(count=item.planned_min)
    extra = sum(minutes for _, minutes in item.extensions)
    if extra:
        yield say.ngettext("{count} more agreed", "{count} more agreed", extra).format(count=extra)
    if spent is not None and not item.planned_min:
        yield say.ngettext("{count} minute", "{count} minutes", spent).format(count=spent)
    elif spent is not None:
        yield say.ngettext("{count} in fact", "{count} in fact", spent).format(count=spent)


def _note(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """The minute-taker's words: paragraphs, and dashes as a list."""
    runs = voice.runs(item.note, tag=False)
    if not runs:
        return
    language, dashes = runs[0].language, list[Runs]()
    tag = voice.runs(item.note)[1:]
    lines = [line for line in runs[0].text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        mark = tag if place == len(lines) - 1 else ()
        if _DASH.match(line):
            dashes.append((Run(_DASH.sub("", line).strip(), language=language), *mark))
            continue
        if dashes:
            yield ListBlock(tuple(dashes), kind=Kind.PROSE, item_id=item.id)
            dashes = []
        yield Paragraph((Run(line.strip(), language=language), *mark), Kind.PROSE, item.id)
    if dashes:
        yield ListBlock(tuple(dashes), kind=Kind.PROSE, item_id=item.id)


def _reviews(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """The follow-up of earlier tasks; those of reserved items stay out of public minutes."""
    say = voice.say
    rows = [row for row in item.reviews if not (voice.public and row.task.reserved)]
    if not rows:
        return
    lead = say.ngettext("Follow-up of {count} task", "Follow-up of {count} tasks", len(rows))
    yield TableBlock(
        (say._("Task"), say.pgettext("task", "Who"), say._("Result"), say._("New date")),
        tuple(_review(voice, row) for row in rows),
        (5, 4, 3, 4),
        lead=bold(lead.format(count=len(rows))),
        item_id=item.id,
    )


def _review(voice: Voice, row: ReviewRow) -> tuple[Runs, ...]:
    say = voice.say
    result = {
        ReviewResult.DONE: say.pgettext("follow-up", "done"),
        ReviewResult.POSTPONED: say.pgettext("follow-up", "postponed"),
        ReviewResult.REASSIGNED: say.pgettext("follow-up", "in other hands"),
        ReviewResult.OPEN: say.pgettext("follow-up", "still open"),
    }[row.result]
    day = format_date(row.new_due_on, voice.language) if row.new_due_on else ""
    who = voice.person(row.person_id) if row.person_id else _who(voice, row.task)
    return voice.runs(row.task.wording, tag=False), text(who), text(result), text(day)


def _tasks(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    if not item.tasks:
        return
    say = voice.say
    yield TableBlock(
        (say.pgettext("task", "Who"), say.pgettext("task", "What"), say.pgettext("task", "When")),
        tuple(
            (
                text(_who(voice, row)),
                voice.runs(row.wording, tag=False),
                text(format_date(row.due_on, voice.language) if row.due_on else "—"),
            )
            for row in item.tasks
        ),
        (5, 7, 4),
        lead=bold(say._("Tasks")),
        item_id=item.id,
    )


def _who(voice: Voice, row: TaskRow) -> str:
    names = voice.people(row.person_ids)
    body = voice.body_called(row.body)
    if body and names:
        return f"{body} ({names})" if not voice.public else body
    return body or names or voice.say._("nobody yet")


def _outcome(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """How the item ended, where the agreement does not say it already."""
    if item.kind is ItemKind.BREAK:
        return
    parts = [part for part in _ending(voice, item) if part]
    if item.outcome_note.text:
        parts.append(ended(voice.runs(item.outcome_note)))
    if parts:
        runs = sentences(*parts)
        yield Paragraph(runs, item_id=item.id, time=voice.clock(item.outcome_at))


def _ending(voice: Voice, item: ItemRecord) -> Iterator[Runs]:
    say = voice.say
    match item.outcome:
        case Outcome.DEFERRED:
            yield from _deferred(voice, item)
        case Outcome.REFERRED:
            yield bold(referral(voice, item))
        case Outcome.WITHDRAWN:
            yield bold(
                say._("The proposal is withdrawn.") if item.proposals else say._("The item is withdrawn.")
            )
        case Outcome.PARKED:
            yield bold(say._("The item is parked for another day."))
        case Outcome.INFORMED if item.nature in (Nature.DECISION, Nature.INFORMATION_AND_DECISION):
            if not (item.agreements or item.assents):
                yield text(say._("The item ends as information, without agreement."))
        case None if is_numbered(item) and not item.sessions and voice.record.assembly.closed_at:
            yield text(say._("Not dealt with."))
        case _:
            return


def _deferred(voice: Voice, item: ItemRecord) -> Iterator[Runs]:
    say = voice.say
    if tests_here(voice, item):
        yield bold(say._("No consensus is reached."))
    if item.deferred_to:
        name = wording.assembly_with_day(say, item.deferred_to)
        yield bold(say._("The item is deferred to {assembly}.").format(assembly=name))
    else:
        yield bold(say._("The item is deferred."))
    if item.text_due_on:
        yield text(say._("New text due: {date}.").format(date=voice.day(item.text_due_on)))
    if item.working_group:
        yield text(_group(voice, item))


def _group(voice: Voice, item: ItemRecord) -> str:
    """The working group; whoever blocked is in it, and the minutes say so."""
    say = voice.say
    tests = tests_here(voice, item)
    blockers = (
        {row.person_id for row in tests[-1].reasons if row.stance.value == "block"}
        if tests
        else set[UUID | None]()
    )
    within = bool(blockers & set(item.working_group))
    if voice.public:
        count = len(item.working_group)
        group = say.ngettext("Working group of {count} person", "Working group of {count} people", count)
        group = group.format(count=count)
    else:
        group = say._("Working group: {names}").format(names=voice.people(item.working_group))
    return say._("{group}; whoever blocked is in it.").format(group=group) if within else f"{group}."


def referral(voice: Voice, item: ItemRecord) -> str:
    """To which body an item goes, and when it will report."""
    say = voice.say
    body = to_the(voice.body(item.referred_to), voice.language)
    if item.report_to:
        name = wording.assembly_name(say, item.report_to)
        # TRANSLATORS: {to_body} brings its own preposition and article.
        return say._("The item is referred {to_body}, which will report to {assembly}.").format(
            to_body=body, assembly=name
        )
    return say._("The item is referred {to_body}.").format(to_body=body)
