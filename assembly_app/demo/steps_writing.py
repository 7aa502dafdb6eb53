# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps of whoever takes the minutes: contributions, notes, tasks, earlier minutes, parked topics."""

from datetime import date
from uuid import UUID

from assembly_app.demo.happening import Happening
from assembly_app.demo.refs import (
    AgreementRef,
    AssemblyRef,
    BodyRef,
    ContributionRef,
    ItemRef,
    PersonRef,
    TaskRef,
    Text,
)
from assembly_app.domain.kinds import Channel, ReviewResult
from assembly_app.services import assemblies, contributions, notes, parking, tasks


def contribute(
    now: Happening, item: ItemRef, person: PersonRef, text: Text, channel: Channel | None = None
) -> UUID:
    """Receive a remote contribution; the channel follows from whether the assembly is open."""
    begun = assemblies.get(now.tx, now.assembly).opened_at
    made = contributions.receive(
        now.tx,
        now[item],
        text.original,
        person_id=now[person],
        language=text.language,
        channel=channel or (Channel.DURING if begun else Channel.BEFORE),
        at=now.at,
    )
    now.translate(made, text=text)
    return made


def read_contribution(now: Happening, contribution: ContributionRef, by: PersonRef | None = None) -> None:
    """Read a contribution aloud."""
    contributions.read_aloud(now.tx, now[contribution], now.at, by=now.maybe(by))


def answer_contribution(now: Happening, contribution: ContributionRef, text: Text) -> None:
    """Answer whoever contributed."""
    contributions.answer(now.tx, now[contribution], text.original, now.at)
    now.translate(now[contribution], answer=text)


def task(
    now: Happening,
    item: ItemRef,
    what: Text,
    people: tuple[PersonRef, ...] = (),
    body: BodyRef | None = None,
    due: date | None = None,
    agreement: AgreementRef | None = None,
) -> UUID:
    """Give a task."""
    made = tasks.give(
        now.tx,
        what.original,
        person_ids=now.many(people),
        body_id=now.maybe(body),
        due_on=due,
        agreement_id=now.maybe(agreement),
        item_id=now[item],
        language=what.language,
        at=now.at,
    )
    now.translate(made, what=what)
    return made


def review_task(
    now: Happening,
    item: ItemRef,
    task: TaskRef,
    result: ReviewResult,
    due: date | None = None,
    person: PersonRef | None = None,
) -> None:
    """Say what became of a task."""
    tasks.review(now.tx, now[item], now[task], result, now.at, new_due_on=due, person_id=now.maybe(person))


def amend_minutes(now: Happening, item: ItemRef, assembly: AssemblyRef, text: Text) -> None:
    """Amend the minutes of an earlier assembly."""
    made = notes.amend(now.tx, now[item], now[assembly], text.original, now.at)
    now.translate(made, text=text)


def approve_minutes(now: Happening, assembly: AssemblyRef) -> None:
    """Approve the minutes of an earlier assembly."""
    assemblies.approve_minutes(now.tx, now[assembly], now.assembly, now.at)


def park(
    now: Happening,
    text: Text,
    item: ItemRef | None = None,
    person: PersonRef | None = None,
    to_assembly: AssemblyRef | None = None,
    to_body: BodyRef | None = None,
) -> None:
    """Set a topic aside."""
    made = parking.park(
        now.tx,
        now.assembly,
        text.original,
        now.at,
        item_id=now.maybe(item),
        person_id=now.maybe(person),
        to_assembly=now.maybe(to_assembly),
        to_body=now.maybe(to_body),
    )
    now.translate(made, text=text)


def note(now: Happening, item: ItemRef, text: Text) -> None:
    """Add a paragraph to the notes of an item."""
    before = notes.of_item(now.tx, now[item])
    original = "\n".join(filter(None, (before.text, text.original)))
    notes.write(now.tx, now[item], original, language=before.language or text.language)
    for language in before.translations.keys() | text.translations.keys():
        # A paragraph that nobody translated stays as it was written.
        earlier = before.translations.get(language, before.text)
        added = text.translations.get(language, text.original)
        whole = "\n".join(filter(None, (earlier, added)))
        notes.translate(now.tx, notes.note_id(now[item]), "text", language, whole)


def record(now: Happening, item: ItemRef, text: Text, person: PersonRef | None = None) -> None:
    """Write down what somebody wants recorded, in their words."""
    made = notes.state(
        now.tx, now[item], text.original, now.at, person_id=now.maybe(person), language=text.language
    )
    now.translate(made, text=text)
