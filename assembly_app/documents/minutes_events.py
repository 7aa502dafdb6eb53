# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened in an item, hour by hour, from its first version to its test."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

from assembly_app.documents import minutes_positions as positions
from assembly_app.documents import wording
from assembly_app.documents.blocks import (
    Block,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    bold,
    compose,
    ended,
    sentences,
    text,
)
from assembly_app.documents.grammar import of
from assembly_app.documents.item_window import happened_here, is_before, is_later
from assembly_app.documents.minutes_versions import versions
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import ConcernState
from assembly_app.services.concerns import ConcernRow
from assembly_app.services.contributions import ContributionRow
from assembly_app.services.minutes import ItemRecord

Timed = tuple[datetime | None, Block]
_NO_HOUR = datetime.min.replace(tzinfo=UTC)


def events(voice: Voice, item: ItemRecord) -> list[Block]:
    """Everything with an hour, in order; what has none goes first."""
    found: list[Timed] = [
        *versions(voice, item),
        *_readings(voice, item),
        *_concerns(voice, item),
        *positions.thermometers(voice, item),
        *positions.consultations(voice, item),
        *_extensions(voice, item),
        *positions.tests(voice, item),
        *positions.assents(voice, item),
        *_amendments(voice, item),
        *_statements(voice, item),
    ]
    found.sort(key=lambda pair: (pair[0] is not None, pair[0] or _NO_HOUR))
    return [block for _, block in found] + list(_unread(voice, item))


def _readings(voice: Voice, item: ItemRecord) -> Iterator[Timed]:
    """The remote contributions that the room heard, in the words and language of who wrote them."""
    heard = [row for row in item.contributions if row.read_at and happened_here(voice, item, row.read_at)]
    heard.sort(key=lambda row: (row.read_at is None, row.read_at))
    if not heard:
        return
    say = voice.say
    lead = say.ngettext(
        "{count} remote contribution is read aloud in the room",
        "{count} remote contributions are read aloud in the room",
        len(heard),
    ).format(count=len(heard))
    entries = tuple(_contribution(voice, row) for row in heard)
    first = heard[0].read_at
    yield first, ListBlock(entries, (*bold(lead), Run(":")), item_id=item.id, time=voice.clock(first))


def _contribution(voice: Voice, row: ContributionRow) -> Runs:
    author = voice.author(row.person_id)
    parts: list[Runs] = [voice.spoken(row.wording)]
    if row.answer.text:
        parts.append(compose(voice.say._("Answer: {text}"), text=ended(voice.runs(row.answer))))
    said = sentences(*parts)
    clock = f"{voice.clock(row.read_at)} " if row.read_at else ""
    return (
        compose("{clock}{who}: {said}", clock=clock, who=author, said=said) if author else (Run(clock), *said)
    )


def _unread(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """Contributions nobody read aloud are in the minutes all the same."""
    left = [
        row
        for row in item.contributions
        if not (row.read_at and happened_here(voice, item, row.read_at)) and not is_before(voice, row.read_at)
    ]
    if left:
        lead = voice.say._("Remote contributions not read aloud")
        yield ListBlock(
            tuple(_contribution(voice, row) for row in left), (*bold(lead), Run(":")), item_id=item.id
        )


def _concerns(voice: Voice, item: ItemRecord) -> Iterator[Timed]:
    rows = [row for row in item.concerns if not is_later(voice, item, row.raised_at)]
    if rows:
        first = next(
            (row.raised_at for row in rows if row.raised_at and happened_here(voice, item, row.raised_at)),
            None,
        )
        entries = tuple(_concern(voice, item, row) for row in rows)
        lead = (*bold(voice.say._("Concerns")), Run(":"))
        yield first, ListBlock(entries, lead, item_id=item.id, time=voice.clock(first))


def _concern(voice: Voice, item: ItemRecord, row: ConcernRow) -> Runs:
    """A worry and what became of it in this assembly."""
    state = row.state
    if is_later(voice, item, row.settled_at):
        state = ConcernState.OPEN
    author = voice.author(row.person_id)
    said = voice.runs(row.wording)
    if said:
        said = (Run(said[0].text.rstrip("."), language=said[0].language), *said[1:])
    if author:
        said = (*said, Run(f" ({author})"))
    return (*said, Run(" — "), Run(_became(voice, state, row.settled_by_id), italic=True), Run("."))


def _became(voice: Voice, state: ConcernState, by: UUID | None) -> str:
    """Whose amendment took it in, or who resolved it without changing the text."""
    say = voice.say
    if by and state is ConcernState.TAKEN_IN:
        # TRANSLATORS: {of_who} brings its own preposition.
        told = say._("taken in by the amendment {of_who}")
        return told.format(of_who=of(voice.person(by), voice.language))
    if by and state is ConcernState.RESOLVED:
        return say._("resolved by {who}").format(who=voice.person(by))
    return {
        ConcernState.OPEN: say.pgettext("concern", "open"),
        ConcernState.TAKEN_IN: say.pgettext("concern", "taken in"),
        ConcernState.RESOLVED: say.pgettext("concern", "resolved"),
    }[state]


def _extensions(voice: Voice, item: ItemRecord) -> Iterator[Timed]:
    for at, minutes in item.extensions:
        told = voice.say.ngettext(
            "The item is extended by {count} minute.", "The item is extended by {count} minutes.", minutes
        )
        yield at, Paragraph(text(told.format(count=minutes)), item_id=item.id, time=voice.clock(at))


def _amendments(voice: Voice, item: ItemRecord) -> Iterator[Timed]:
    for row, assembly in item.amendments:
        lead = voice.say._("Amendment to the minutes")
        if assembly:
            name = wording.assembly_name(voice.say, assembly)
            lead = voice.say._("Amendment to the minutes of {assembly}").format(assembly=name)
        runs = sentences((*bold(lead), Run(":")), ended(voice.runs(row.wording)))
        yield row.adopted_at, Paragraph(runs, item_id=item.id, time=voice.clock(row.adopted_at))


def _statements(voice: Voice, item: ItemRecord) -> Iterator[Timed]:
    """What somebody asked to have recorded, in their words."""
    for row in item.statements:
        author = voice.author(row.person_id)
        lead = voice.say._("Let it be recorded")
        head = (*bold(lead), Run(f" ({author}):" if author else ":"))
        runs = sentences(head, voice.spoken(row.wording))
        yield row.made_at, Paragraph(runs, item_id=item.id, time=voice.clock(row.made_at))
