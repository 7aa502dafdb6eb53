# SPDX-License-Identifier: GPL-3.0-or-later
"""The versions of a proposal: the first, then what each amendment changed and whose it was."""

from collections.abc import Iterator
from datetime import datetime

from assembly_app.documents import wording
from assembly_app.documents.blocks import Block, Paragraph, Run, Runs, bold, compose, ended, sentences, text
from assembly_app.documents.differences import differences
from assembly_app.documents.grammar import capital
from assembly_app.documents.item_window import happened_here, is_before
from assembly_app.documents.voice import Voice
from assembly_app.services.minutes import ItemRecord
from assembly_app.services.proposals import VersionRow


def versions(voice: Voice, item: ItemRecord) -> Iterator[tuple[datetime | None, Block]]:
    for proposal in item.proposals:
        came = [row for row in proposal.versions if not happened_here(voice, item, row.tabled_at)]
        here = [row for row in proposal.versions if row not in came]
        before = [row for row in came if is_before(voice, row.tabled_at)]
        say = voice.say
        if before:
            head = say._("The item comes with the {version} of its proposal")
            head = head.format(version=wording.version(say, before[-1].number))
            yield None, _version(voice, item, before[-1], head, None)
        before_it = before[-1] if before else None
        for row in here:
            head = say._("{version} of the proposal")
            if proposal.code and row.number == 1:
                head = say._("{version} of proposal {code}")
            head = head.format(version=wording.version(say, row.number), code=proposal.code)
            yield row.tabled_at, _version(voice, item, row, head, before_it)
            before_it = row
        yield from (
            (row.read_at, _final_reading(voice, item, row))
            for row in proposal.versions
            if row.read_at and happened_here(voice, item, row.read_at)
        )


def _version(
    voice: Voice, item: ItemRecord, row: VersionRow, head: str, before: VersionRow | None
) -> Paragraph:
    """A wording on the table; one that became the agreement is not repeated, its text stands there."""
    say = voice.say
    start = (*bold(capital(head)), *text(voice.aside(row.person_id)))
    parts: list[Runs] = []
    if row.reason.text:
        parts.append(ended(voice.runs(row.reason)))
    if _is_agreed(voice, item, row):
        parts.append(text(say._("It is the text agreed below.")))
    else:
        parts.append(_wording(voice, row, before))
    if not row.taken_in_at:
        parts.append(text(say._("Not taken in.")))
    elif row.number > 1:
        parts.append(text(say._("Taken in.")))
    runs = sentences((*start, Run(":")), *parts) if parts else (*start, Run("."))
    return Paragraph(
        runs, item_id=item.id, time=voice.clock(row.tabled_at) if not is_before(voice, row.tabled_at) else ""
    )


def _wording(voice: Voice, row: VersionRow, before: VersionRow | None) -> Runs:
    """The text of a version; of an amended one what changed, where a few words tell it."""
    whole = voice.quote(row.wording)
    runs = voice.runs(row.wording, tag=False)
    earlier = voice.runs(before.wording, tag=False) if before else ()
    if not earlier or earlier[0].language != runs[0].language:
        return whole
    found = differences(earlier[0].text, runs[0].text)
    if not found:
        return whole
    say, language = voice.say, runs[0].language
    told: list[Runs] = []
    for old, new in found:
        parts = {
            "old": (Run(voice.quoted(old), language=language),),
            "new": (Run(voice.quoted(new), language=language),),
        }
        template = say._("Instead of {old}: {new}.") if old and new else say._("Adds {new}.")
        told.append(compose(template if new else say._("Takes out {old}."), **parts))
    return sentences(*told)


def _is_agreed(voice: Voice, item: ItemRecord, row: VersionRow) -> bool:
    said = _bare(voice.runs(row.wording, tag=False))
    return any(_bare(voice.runs(agreed.wording, tag=False)) in said for agreed in item.agreements)


def _bare(runs: Runs) -> str:
    return " ".join("".join(run.text for run in runs).split()).rstrip(".").lower()


def _final_reading(voice: Voice, item: ItemRecord, row: VersionRow) -> Paragraph:
    told = voice.say._("The final text is read aloud ({version}).")
    return Paragraph(
        text(told.format(version=wording.version(voice.say, row.number))),
        item_id=item.id,
        time=voice.clock(row.read_at),
    )
