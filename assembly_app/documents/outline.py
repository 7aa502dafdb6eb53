# SPDX-License-Identifier: GPL-3.0-or-later
"""From the record of an assembly to the tree of its minutes, for one public in one language."""

from collections.abc import Iterator

from assembly_app.documents import (
    minutes_agenda,
    minutes_end,
    minutes_front,
    minutes_items,
    minutes_presence,
    wording,
)
from assembly_app.documents.blocks import Block, Outline
from assembly_app.documents.variant import Variant
from assembly_app.documents.voice import Voice
from assembly_app.services.minutes import MinutesRecord


def outline(record: MinutesRecord, *, variant: Variant, language: str) -> Outline:
    """The minutes as blocks, in the order in which people read them; nothing empty is there."""
    voice = Voice(record, variant, language)
    assembly = record.assembly
    title = wording.minutes_title(voice.say, assembly)
    day = voice.day(assembly.held_on) if assembly.held_on else ""
    return Outline(
        blocks=tuple(_blocks(voice)),
        language=language,
        variant=variant,
        title=title,
        organisation=voice.organisation,
        assembly=wording.assembly_name(voice.say, assembly),
        subject=", ".join(part for part in (voice.organisation, day) if part),
        code=assembly.code,
        created=assembly.closed_at or assembly.opened_at or assembly.starts_at,
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    yield from minutes_front.title(voice)
    yield from minutes_front.sheet(voice)
    yield from minutes_front.roles(voice)
    yield from minutes_presence.presence(voice)
    yield from minutes_front.agreements(voice)
    yield from minutes_agenda.agenda(voice)
    yield from minutes_items.development(voice)
    yield from minutes_end.parked(voice)
    yield from minutes_end.following(voice)
    yield from minutes_end.closing(voice)
