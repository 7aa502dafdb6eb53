# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of the minutes: parked topics, the next assembly, the closing."""

from collections.abc import Iterator

from assembly_app.documents import wording
from assembly_app.documents.blocks import Block, Heading, ListBlock, Paragraph, Run, Runs, text
from assembly_app.documents.grammar import to_the
from assembly_app.documents.voice import Voice
from assembly_app.services.parking import ParkedRow


def parked(voice: Voice) -> Iterator[Block]:
    """Topics set aside, who minds them and where they go."""
    rows = [row for row in voice.record.parked if not _hidden(voice, row)]
    if rows:
        yield Heading(1, voice.say._("Parked topics"), "parking")
        yield ListBlock(tuple(_topic(voice, row) for row in rows))


def _hidden(voice: Voice, row: ParkedRow) -> bool:
    """Whether it was parked from, or while the room was on, an item that the public does not read."""
    if row.item_id is not None:
        return row.item_id in voice.hidden_items
    at = row.parked_at
    return any(
        at is not None and stretch.start <= at and (stretch.end is None or at < stretch.end)
        for item in voice.record.items
        if item.id in voice.hidden_items
        for stretch in item.sessions
    )


def _topic(voice: Voice, row: ParkedRow) -> Runs:
    say = voice.say
    said = voice.runs(row.wording)
    notes = []
    if row.person_id:
        notes.append(voice.person(row.person_id))
    if row.to_assembly:
        notes.append(say._("goes to {assembly}").format(assembly=wording.assembly_name(say, row.to_assembly)))
    body = voice.body(row.to_body_id)
    if body:
        # TRANSLATORS: {to_body} brings its own preposition and article.
        notes.append(say._("goes {to_body}").format(to_body=to_the(body, voice.language)))
    if not notes:
        notes.append(say._("nobody minds it yet"))
    said = (Run(said[0].text.rstrip("."), language=said[0].language), *said[1:])
    return (*said, Run(f" — {', '.join(notes)}."))


def following(voice: Voice) -> Iterator[Block]:
    """Which assembly comes next, when and where."""
    row = voice.record.following
    if not row:
        return
    say = voice.say
    yield Heading(1, say._("Next assembly"), "next")
    parts = [wording.assembly_name(say, row)]
    if row.held_on:
        parts.append(voice.day(row.held_on, "full"))
    if row.planned_start:
        parts.append(f"{row.planned_start:%H:%M}")
    if row.place:
        parts.append(voice.body_called(row.place))
    yield Paragraph(text(" · ".join(parts)))


def closing(voice: Voice) -> Iterator[Block]:
    """The last sentence."""
    closed = voice.record.assembly.closed_at
    if closed:
        told = voice.say._("There being no further business, the assembly closes at {time}.")
        yield Paragraph(text(told.format(time=voice.clock(closed))))
