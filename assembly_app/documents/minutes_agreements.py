# SPDX-License-Identifier: GPL-3.0-or-later
"""Agreements in the minutes: the full text once, what the room said, what those online answered."""

import re
from collections.abc import Iterator
from datetime import datetime

from assembly_app.documents import wording
from assembly_app.documents.blocks import (
    AgreementBlock,
    Block,
    ItemHeading,
    Paragraph,
    Runs,
    ended,
    plain,
    sentences,
    text,
)
from assembly_app.documents.grammar import to_the
from assembly_app.documents.minutes_agenda import is_numbered
from assembly_app.documents.minutes_positions import advisory_here, divergence, led, reasons_of
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import Adoption, Outcome
from assembly_app.i18n import LANGUAGES, translator
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.numbers import money
from assembly_app.services.agreements import AgreementRow
from assembly_app.services.assemblies import AssemblyRow
from assembly_app.services.minutes import ItemRecord


def agreement(voice: Voice, item: ItemRecord, row: AgreementRow) -> AgreementBlock:
    """One agreement with everything that belongs to it."""
    public_text = row.public_wording if voice.public and row.public_wording.text else row.wording
    said = voice.runs(public_text)
    return AgreementBlock(
        code=row.code,
        label=voice.say._("AGREEMENT {code}").format(code=row.code),
        standing=wording.standing(voice.say, row),
        how=wording.adopted(voice.say, row.adoption),
        text=said,
        positions=led(_positions(voice, item, row)),
        advisory=_advisory(voice, item, row),
        lines=(
            *(why for result in advisory_here(voice, item) if (why := divergence(voice, result))),
            *reasons_of(voice, item, row),
            *_terms(voice, row, said),
        ),
        item_id=item.id,
        time=voice.clock(_decided_at(item, row)),
    )


def _decided_at(item: ItemRecord, row: AgreementRow) -> datetime | None:
    """When the room said it, which comes before somebody finished writing it."""
    return next((test.tested_at for test in item.tests if test.id == row.test_id), row.adopted_at)


def _positions(voice: Voice, item: ItemRecord, row: AgreementRow) -> str:
    test = next((test for test in item.tests if test.id == row.test_id), None)
    if test:
        return wording.positions_line(voice.say, test.present, test.positions)
    if row.adoption is Adoption.ASSENT and row.present is not None:
        return wording.assent_line(voice.say, row.present)
    return ""


def _advisory(voice: Voice, item: ItemRecord, row: AgreementRow) -> Runs:
    """Those online, apart from the room and never added to it, with the version they were asked about."""
    say = voice.say
    numbers = {version.id: version.number for proposal in item.proposals for version in proposal.versions}
    agreed = numbers.get(row.version_id, 0) if row.version_id else 0
    parts: list[Runs] = []
    for result in advisory_here(voice, item):
        parts.append(
            led(
                wording.advisory_line(
                    say, result.version, result.in_favour, result.against, result.abstention
                )
            )
        )
        if agreed and agreed != result.version:
            told = say._("The text agreed is the {version}.")
            parts.append(text(told.format(version=wording.version(say, agreed))))
    note = ended(voice.runs(row.remote_note))
    return sentences(*parts, note)


def _terms(voice: Voice, row: AgreementRow, said: Runs) -> Iterator[Runs]:
    """What the records know and the agreed words do not say."""
    words = plain(said).lower()
    found = [shown for shown, probe in _plain_terms(voice, row, said) if probe.lower() not in words]
    if found:
        yield text(" ".join(found))
    condition = voice.runs(row.condition)
    if condition and plain(condition).rstrip(".").lower() not in words:
        label = voice.say.pgettext("agreement", "Condition:")
        yield sentences(text(label), ended(condition))
    if row.lapses_on:
        day = voice.day(row.lapses_on)
        yield text(voice.say._("It lapses if the condition is not met by {date}.").format(date=day))
    related = [wording.relation(voice.say, one.relation, one.code) for one in row.relations if one.outgoing]
    if related:
        yield text(" ".join(related))


def _plain_terms(voice: Voice, row: AgreementRow, said: Runs) -> Iterator[tuple[str, str]]:
    """Pairs of a sentence and the words that make it needless, in the language it is printed in."""
    say = voice.say
    language = said[0].language if said and said[0].language in LANGUAGES else voice.language
    body, other = voice.body_called(row.body), voice.body_called(row.with_body)
    people = [] if voice.public and body else list(dict.fromkeys(map(voice.person, row.person_ids)))
    who = wording.in_charge(say, body, people, other)
    if who:
        own = voice.body_called(row.body, language) if body else people[0]
        count = 1 if body else len(people)
        told = say.npgettext("terms apart", "Responsible: {who}.", "Responsible: {who}.", count)
        yield told.format(who=who), own
    if row.due_on:
        shown = say.pgettext("agreement", "Due: {date}.").format(date=voice.day(row.due_on))
        yield shown, format_date(row.due_on, language)
    missing = [one for one in row.amounts if money(one.quantity, one.unit, language) not in plain(said)]
    if missing:
        amounts = join_and([wording.amount(say, one) for one in missing], voice.language)
        yield say.pgettext("agreement", "Budget: {amount}.").format(amount=amounts), amounts
    held_in = voice.record.review_assemblies.get(row.review_in) if row.review_in else None
    if held_in and _is_named(held_in, plain(said), language):
        return
    if back := wording.review(say, row.review_on, held_in):
        known = format_date(row.review_on, language) if row.review_on else back
        yield say.pgettext("agreement", "Review: {when}.").format(when=back), known


def _is_named(row: AssemblyRow, words: str, language: str) -> bool:
    """Whether the words name an assembly, in whatever form: "Permanent núm. 149", "la permanent 149"."""
    if row.number is None:
        return False
    # Its kind without the last letter, which changes: "monogràfica", "monogràfic".
    kind = wording.assembly_name(translator(language), row).split(" ", 1)[0][:-1]
    named = rf"\b{re.escape(kind)}\w*\W+(?:\S+\s+){{0,2}}{row.number}\b"
    return re.search(named, words, re.IGNORECASE) is not None


def reserved(voice: Voice, item: ItemRecord) -> Iterator[Block]:
    """What the public reads of a reserved item: its number, where it goes, the code of what was agreed."""
    say = voice.say
    number = item.number if is_numbered(item) else None
    yield ItemHeading(item.id, number, text(say._("Reserved item")), "", reserved=True)
    sentence = _reserved_sentence(voice, item)
    if not item.agreements:
        yield Paragraph(text(sentence), item_id=item.id)
    for row in item.agreements:
        said = voice.runs(row.public_wording) if row.public_wording.text else text(sentence)
        label = say._("AGREEMENT {code}").format(code=row.code)
        yield AgreementBlock(row.code, label, "", "", said, item_id=item.id)


def _reserved_sentence(voice: Voice, item: ItemRecord) -> str:
    """Built from facts that say nothing of the matter."""
    say = voice.say
    if item.outcome is Outcome.REFERRED and item.referred_to:
        body = to_the(voice.body(item.referred_to), voice.language)
        if item.report_to:
            # TRANSLATORS: {to_body} brings its own preposition and article.
            told = say._("Reserved item. It is referred {to_body}, which will report to {assembly}.")
            return told.format(to_body=body, assembly=wording.assembly_name(say, item.report_to))
        return say._("Reserved item. It is referred {to_body}.").format(to_body=body)
    if item.outcome is Outcome.DEFERRED and item.deferred_to:
        name = wording.assembly_name(say, item.deferred_to)
        return say._("Reserved item. It is deferred to {assembly}.").format(assembly=name)
    return say._("Reserved item.")
