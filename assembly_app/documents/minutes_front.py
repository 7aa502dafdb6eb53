# SPDX-License-Identifier: GPL-3.0-or-later
"""The front of the minutes: what it is, when and where, the roles, the agreements taken."""

from collections.abc import Iterator
from datetime import datetime

from assembly_app.documents import wording
from assembly_app.documents.blocks import (
    Block,
    Facts,
    Heading,
    Kind,
    ListBlock,
    Paragraph,
    Run,
    Runs,
    Title,
    sentences,
    text,
)
from assembly_app.documents.grammar import to_whom
from assembly_app.documents.variant import Variant
from assembly_app.documents.voice import Voice
from assembly_app.domain.kinds import Role
from assembly_app.domain.moments import minutes_between
from assembly_app.i18n.dates import local_date
from assembly_app.i18n.durations import duration_minutes
from assembly_app.services.agreements import AgreementRow
from assembly_app.services.minutes import ItemRecord
from assembly_app.services.roles import RoleRow


def title(voice: Voice) -> Iterator[Block]:
    """The title, and what a reader must know before reading."""
    say = voice.say
    kind = say._("Public minutes") if voice.variant is Variant.PUBLIC else say._("Internal minutes")
    yield Title(wording.minutes_title(say, voice.record.assembly), voice.organisation, kind)
    topic = voice.runs(voice.record.assembly_text("topic"), bold=True)
    if topic:
        yield Paragraph(topic, Kind.META)
    for notice in _notices(voice):
        yield Paragraph(text(notice), Kind.META)


def _notices(voice: Voice) -> Iterator[str]:
    say, assembly = voice.say, voice.record.assembly
    if not assembly.closed_at:
        yield say._("Draft: the assembly has not been closed.")
    elif assembly.minutes_approved_at:
        day = voice.day(local_date(assembly.minutes_approved_at, assembly.zone))
        yield say._("Minutes approved: {date}.").format(date=day)
    else:
        yield say._("Draft, until a later assembly approves it.")
    if voice.public:
        yield say._(
            "People's names are replaced by their role or their body. The authentic text is that of the "
            "internal minutes."
        )
    if assembly.language and assembly.language != voice.language:
        yield say._(
            "The assembly wrote in {language}: that is the authentic text of its agreements. What nobody "
            "translated stays as it was written."
        ).format(language=wording.language_name(say, assembly.language))


def sheet(voice: Voice) -> Iterator[Block]:
    """Date, place, hours, regime, gathering, language."""
    say, assembly = voice.say, voice.record.assembly
    rows: list[tuple[str, Runs]] = []
    if assembly.held_on:
        rows.append((say._("Date"), text(voice.day(assembly.held_on, "full"))))
    gathering = voice.runs(voice.record.assembly_text("gathering"), tag=False)
    if gathering:
        rows.append((say._("Assembly days"), gathering))
    place = voice.runs(voice.record.assembly_text("place"), tag=False)
    if place:
        rows.append(
            (say._("Place"), sentences((*place, Run(".")), text(_thanks(voice))) if _thanks(voice) else place)
        )
    rows += [(label, text(hours)) for label, hours in _hours(voice) if hours]
    if assembly.regime:
        rows.append((say.pgettext("minutes", "Regime"), text(wording.regime(say, assembly.regime))))
    body = voice.body_called(assembly.body)
    said = (*map(str.lower, (voice.organisation, wording.minutes_title(say, assembly))),)
    if body and not any(body.lower() in words for words in said):
        rows.append((say._("Body"), text(body)))
    if assembly.language:
        rows.append((say._("Language"), text(wording.language_name(say, assembly.language))))
    yield Facts(tuple(rows))


def _thanks(voice: Voice) -> str:
    """Thanks to whoever lent the place, when it is one of the book's bodies."""
    place = voice.record.assembly_text("place").text
    own = {voice.record.organisation_id, voice.record.assembly.body_id}
    for body_id, name in voice.record.bodies.items():
        if body_id not in own and name.text and name.text in place:
            host = to_whom(voice.body(body_id), voice.language)
            # TRANSLATORS: {host} brings its article and, in Catalan and Spanish, the preposition "a".
            return voice.say._("We thank {host} for hosting us.").format(host=host)
    return ""


def _hours(voice: Voice) -> list[tuple[str, str]]:
    say, assembly = voice.say, voice.record.assembly
    return [
        (say._("Planned hours"), _span(voice, assembly.starts_at, assembly.ends_at)),
        (say._("Actual hours"), _span(voice, assembly.opened_at, assembly.closed_at)),
    ]


def _span(voice: Voice, start: datetime | None, end: datetime | None) -> str:
    if not start:
        return ""
    if not end:
        return voice.say._("from {time}").format(time=voice.clock(start))
    length = duration_minutes(minutes_between(start, end))
    return f"{voice.clock(start)}–{voice.clock(end)} ({length})"


def roles(voice: Voice) -> Iterator[Block]:
    """Who did what, each role with its hand-overs; in public the roles and the hours only."""
    held: dict[Role, list[RoleRow]] = {}
    for row in voice.record.roles:
        if row.role:
            held.setdefault(row.role, []).append(row)
    if not held:
        return
    yield Heading(1, voice.say._("Roles"), "roles")
    if voice.public:
        yield ListBlock(tuple(text(_covered(voice, role, rows)) for role, rows in held.items()))
        return
    yield Facts(
        tuple((wording.role(voice.say, role), text(_holders(voice, rows))) for role, rows in held.items())
    )


def _holders(voice: Voice, rows: list[RoleRow]) -> str:
    """ "Mireia Solanes (fins a les 12:26), Biel Ferrando": an hour only where it says something."""
    closed = voice.record.assembly.closed_at
    parts: list[str] = []
    before: datetime | None = None
    for row in rows:
        name = voice.person(row.person_id)
        since = bool(before and row.starts_at and row.starts_at > before)
        until = bool(row.ends_at and row.ends_at != closed)
        if since and until:
            span = voice.say._("{name} (from {start} to {end})")
        elif since:
            span = voice.say._("{name} (from {start})")
        else:
            span = voice.say._("{name} (until {end})") if until else "{name}"
        parts.append(span.format(name=name, start=voice.clock(row.starts_at), end=voice.clock(row.ends_at)))
        before = row.ends_at
    return ", ".join(parts)


def _covered(voice: Voice, role: Role, rows: list[RoleRow]) -> str:
    name = wording.role(voice.say, role)
    hours = ", ".join(voice.clock(row.starts_at) for row in rows[1:] if row.starts_at)
    if not hours:
        return name
    return voice.say._("{role} (hand-over: {times})").format(role=name, times=hours)


def agreements(voice: Voice) -> Iterator[Block]:
    """The agreements by code and title; the text stands in the item that took it."""
    taken = [(item, row) for item in voice.record.items for row in item.agreements]
    if not taken:
        return
    yield Heading(1, voice.say._("Agreements taken"), "agreements")
    taken.sort(key=lambda pair: pair[1].code)
    yield ListBlock(tuple(_agreement(voice, item, row) for item, row in taken))


def _agreement(voice: Voice, item: ItemRecord, row: AgreementRow) -> Runs:
    say = voice.say
    if voice.hides(item):
        named = text(say._("Reserved item"))
    else:
        named = voice.runs(row.title if row.title.text else item.title, tag=False)
    found = [Run(row.code, bold=True), Run(" · "), *named]
    if item.number is not None:
        place = say._("item {number}").format(number=item.number)
        found.append(Run(f" ({place})"))
    word = wording.standing(say, row)
    if word and not voice.hides(item):
        found.append(Run(f", {word}"))
    return tuple(found)
