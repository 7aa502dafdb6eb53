# SPDX-License-Identifier: GPL-3.0-or-later
"""What the room and those online were asked: thermometers, consultations, tests, assents; never added."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

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
from assembly_app.documents.item_window import happened_here
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import Stance
from assembly_app.services.agreements import AgreementRow
from assembly_app.services.consensus_tests import PositionRow, TestRow
from assembly_app.services.consultations import AdvisoryRow
from assembly_app.services.minutes import ItemRecord


def thermometers(voice: Voice, item: ItemRecord) -> Iterator[tuple[datetime | None, Block]]:
    say = voice.say
    for row in item.thermometers:
        if happened_here(voice, item, row.taken_at):
            lead = say._("Thermometer (not a decision) on the {version}")
            counts = say._("{green} green, {amber} amber, {red} red.")
            runs = sentences(
                (*bold(lead.format(version=wording.version(say, row.version))), Run(":")),
                text(counts.format(green=row.green, amber=row.amber, red=row.red)),
            )
            yield row.taken_at, Paragraph(runs, item_id=item.id, time=voice.clock(row.taken_at))


def advisory_here(voice: Voice, item: ItemRecord) -> list[AdvisoryRow]:
    """The consultations that were closed in this assembly."""
    return [row for row in item.advisory if row.closed_at and happened_here(voice, item, row.closed_at)]


def consultations(voice: Voice, item: ItemRecord) -> Iterator[tuple[datetime | None, Block]]:
    for row in advisory_here(voice, item):
        yield (
            row.closed_at,
            Paragraph(_advisory(voice, item, row), item_id=item.id, time=voice.clock(row.closed_at)),
        )


def _advisory(voice: Voice, item: ItemRecord, row: AdvisoryRow) -> Runs:
    """The whole result, or, when the agreement below carries it, only when it was asked and read."""
    say = voice.say
    lead = say._("Remote consultation (not binding)")
    asked = say._("Open from {start} to {end}.").format(
        start=voice.clock(row.opened_at), end=voice.clock(row.closed_at)
    )
    if item.agreements:
        on = wording.version(say, row.version)
        first = compose(
            say._("{lead} on the {version}: the answers stand with the agreement."),
            lead=bold(lead),
            version=on,
        )
    else:
        line = wording.advisory_line(say, row.version, row.in_favour, row.against, row.abstention)
        first = led(line)
    read: Runs = ()
    if row.read_at:
        clock, who = voice.clock(row.read_at), voice.author(row.read_by)
        read = text(
            say._("Read aloud in the room at {time} ({who}).").format(time=clock, who=who)
            if who
            else say._("Read aloud in the room at {time}.").format(time=clock)
        )
    return sentences(first, text(asked), read, () if item.agreements else divergence(voice, row))


def divergence(voice: Voice, row: AdvisoryRow) -> Runs:
    """The one sentence on why the room decided otherwise than those online answered."""
    if not row.divergence.text:
        return ()
    why = ended(voice.runs(row.divergence))
    return compose(voice.say._("Why the room decided otherwise: {text}"), text=why)


def led(line: str) -> Runs:
    """A line whose beginning, up to the first comma or colon, leads."""
    ends = [line.index(mark) for mark in ",:" if mark in line]
    cut = min(ends, default=0)
    return (Run(line[:cut], bold=True), Run(line[cut:])) if cut else text(line)


def tests_here(voice: Voice, item: ItemRecord) -> list[TestRow]:
    """The tests for consensus made in this assembly."""
    return [row for row in item.tests if happened_here(voice, item, row.tested_at)]


def tests(voice: Voice, item: ItemRecord) -> Iterator[tuple[datetime | None, Block]]:
    """Tests that led to no agreement; the others stand with theirs."""
    agreed = {row.test_id for row in item.agreements}
    for row in tests_here(voice, item):
        if row.id in agreed:
            continue
        say = voice.say
        lead = say._("Consensus is tested on the {version}.")
        runs = sentences(
            bold(lead.format(version=wording.version(say, row.version))),
            led(wording.positions_line(say, row.present, row.positions)),
        )
        clock = voice.clock(row.tested_at)
        reasons = tuple(_reason(voice, reason) for reason in row.reasons if _is_told(voice, reason))
        if reasons:
            yield row.tested_at, ListBlock(reasons, runs, item_id=item.id, time=clock)
        else:
            yield row.tested_at, Paragraph(runs, item_id=item.id, time=clock)


def reasons_of(voice: Voice, item: ItemRecord, agreement: AgreementRow) -> tuple[Runs, ...]:
    """The reasons given in the test that an agreement came from."""
    tests: dict[UUID, TestRow] = {row.id: row for row in item.tests}
    test = tests.get(agreement.test_id) if agreement.test_id else None
    return tuple(_reason(voice, row) for row in test.reasons if _is_told(voice, row)) if test else ()


def _is_told(voice: Voice, row: PositionRow) -> bool:
    return bool(row.wording.text or voice.author(row.person_id))


def _reason(voice: Voice, row: PositionRow) -> Runs:
    """ "Al marge (Maite Orbea): «…»"; in public without whose it is."""
    say = voice.say
    stance = {
        Stance.BLOCK: say.pgettext("reason", "Block"),
        Stance.ASIDE: say.pgettext("reason", "Stands aside"),
        Stance.RESERVES: say.pgettext("reason", "With reserves"),
        Stance.SUPPORT: say.pgettext("reason", "Supports"),
    }[row.stance]
    author = voice.author(row.person_id)
    head = f"{stance} ({author})" if author else stance
    if not row.wording.text:
        return text(f"{head}.")
    said = sentences(text(f"{head}:"), voice.spoken(row.wording))
    return sentences(said, text(say._("Resolved later."))) if row.resolved_at else said


def assents(voice: Voice, item: ItemRecord) -> Iterator[tuple[datetime | None, Block]]:
    if any(row.present is not None and row.test_id is None for row in item.agreements):
        return  # it stands with the agreement by assent
    for row in item.assents:
        yield (
            row.given_at,
            Paragraph(
                text(wording.assent_line(voice.say, row.present)),
                item_id=item.id,
                time=voice.clock(row.given_at),
            ),
        )
