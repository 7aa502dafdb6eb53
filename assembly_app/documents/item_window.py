# SPDX-License-Identifier: GPL-3.0-or-later
"""What belongs to this assembly, of an item that others dealt with too."""

from datetime import datetime

from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import Outcome
from assembly_app.services.minutes import ItemRecord


def happened_here(voice: Voice, item: ItemRecord, at: datetime | None) -> bool:
    """Whether something belongs to this assembly: a deferred item shares its proposal with others."""
    assembly = voice.record.assembly
    if at is None:
        return True
    early = item.times_deferred and assembly.opened_at and at < assembly.opened_at
    late = item.outcome is Outcome.DEFERRED and assembly.closed_at and at > assembly.closed_at
    return not (early or late)


def is_before(voice: Voice, at: datetime | None) -> bool:
    """Whether something belongs to an earlier assembly, or to the days before this one."""
    opened = voice.record.assembly.opened_at
    return bool(at and opened and at < opened)


def is_later(voice: Voice, item: ItemRecord, at: datetime | None) -> bool:
    """Whether something came after: a later assembly went on with the item."""
    return not happened_here(voice, item, at) and not is_before(voice, at)
