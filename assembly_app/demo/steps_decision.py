# SPDX-License-Identifier: GPL-3.0-or-later
"""Steps on the way to an agreement: versions, concerns, soundings, the test, the agreement itself."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from assembly_app.demo.errors import NotBlocking, OtherCode
from assembly_app.demo.happening import Happening
from assembly_app.demo.refs import (
    AssemblyRef,
    BodyRef,
    ConcernRef,
    ConsultationRef,
    ItemRef,
    PersonRef,
    TestRef,
    Text,
    VersionRef,
    words,
)
from assembly_app.demo.scenario import Quantity
from assembly_app.demo.sums import sums
from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import AgreementKind, ConcernState, Stance, Visibility
from assembly_app.services import (
    agreements,
    concerns,
    consensus_tests,
    consultations,
    names,
    proposals,
)


@dataclass(frozen=True, kw_only=True)
class Explained:
    """A position that somebody explains, or takes with their name."""

    stance: Stance
    reason: Text | None = None
    person: PersonRef | None = None


def table(
    now: Happening,
    item: ItemRef,
    text: Text,
    person: PersonRef | None = None,
    reason: Text | None = None,
    code: str = "",
    taken_in: bool | None = None,
) -> UUID:
    """Put a wording on the table; the first is taken in by itself, since its holder brings it."""
    first = proposals.on_the_table(now.tx, now[item]) is None
    made = proposals.table(
        now.tx,
        now[item],
        text.original,
        now.at,
        person_id=now.maybe(person),
        language=text.language,
        reason=words(reason),
        code=code,
        taken_in=first if taken_in is None else taken_in,
    )
    now.translate(made, text=text, reason=reason)
    return made


def take_in(now: Happening, version: VersionRef) -> None:
    """The item holder takes an amended version in."""
    proposals.take_in(now.tx, now[version], now.at)


def read_final(now: Happening, version: VersionRef) -> None:
    """Read the exact words aloud before the test."""
    proposals.read_final(now.tx, now[version], now.at)


def concern(now: Happening, item: ItemRef, text: Text, person: PersonRef | None = None) -> UUID:
    """Write a concern down."""
    made = concerns.raise_(
        now.tx, now[item], text.original, now.at, person_id=now.maybe(person), language=text.language
    )
    now.translate(made, text=text)
    return made


def settle(now: Happening, concern: ConcernRef, state: ConcernState, by: PersonRef | None = None) -> None:
    """Say what became of a concern."""
    concerns.settle(now.tx, now[concern], state, now.at, by=now.maybe(by))


def thermometer(now: Happening, version: VersionRef, green: int, amber: int, red: int) -> None:
    """Take the temperature of the room."""
    consultations.thermometer(now.tx, now[version], green, amber, red, now.at)


def open_consultation(now: Happening, version: VersionRef) -> UUID:
    """Ask those online."""
    return consultations.open_(now.tx, now[version], now.at)


def close_consultation(
    now: Happening, consultation: ConsultationRef, in_favour: int, against: int, abstention: int
) -> None:
    """Count what those online answered."""
    consultations.close(now.tx, now[consultation], in_favour, against, abstention, now.at)


def read_result(now: Happening, consultation: ConsultationRef, by: PersonRef | None = None) -> None:
    """Read the advisory result aloud."""
    consultations.read_aloud(now.tx, now[consultation], now.at, by=now.maybe(by))


def explain_divergence(now: Happening, consultation: ConsultationRef, text: Text) -> None:
    """Say why the room decided otherwise than those online answered."""
    consultations.explain(now.tx, now[consultation], text.original)
    now.translate(now[consultation], divergence=text)


def test(
    now: Happening,
    version: VersionRef,
    block: int,
    aside: int,
    reserves: int,
    support: int,
    no_position: int = 0,
    reasons: tuple[Explained, ...] = (),
) -> UUID:
    """Test the consensus of the room."""
    positions = Positions(block, aside, reserves, support, no_position)
    said = [
        consensus_tests.Reason(
            one.stance,
            words(one.reason),
            now.maybe(one.person),
            one.reason.language if one.reason else "",
        )
        for one in reasons
    ]
    made = consensus_tests.record(now.tx, now[version], positions, now.at, reasons=said)
    _translate_reasons(now, made, reasons)
    return made


def resolve_block(now: Happening, test: TestRef, person: PersonRef) -> None:
    """Whoever blocked says that the block is resolved."""
    for row in consensus_tests.get(now.tx, now[test]).reasons:
        if row.stance is Stance.BLOCK and row.person_id == now[person]:
            consensus_tests.resolve_block(now.tx, row.id, now.at)
            return
    raise NotBlocking(name=names.load(now.tx).person(now[person]))


def assent(now: Happening, item: ItemRef) -> None:
    """Nobody in the room is against."""
    consensus_tests.assent(now.tx, now[item], now.at)


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """An agreement in its exact words, with what else was settled about it."""

    item: ItemRef
    text: Text
    title: Text
    by_assent: bool = False
    kind: AgreementKind | None = None
    scope: BodyRef | None = None
    body: BodyRef | None = None
    people: tuple[PersonRef, ...] = ()
    with_body: BodyRef | None = None
    due: date | None = None
    starts: date | None = None
    ends: date | None = None
    review_on: date | None = None
    review_in: AssemblyRef | None = None
    review_by: PersonRef | None = None
    condition: Text | None = None
    lapses_on: date | None = None
    ratify_in: AssemblyRef | None = None
    visibility: Visibility = Visibility.OPEN
    remote_note: Text | None = None
    public_text: Text | None = None
    ratifies: str = ""
    amounts: tuple[Quantity, ...] = ()
    expect_code: str = ""


def agree(now: Happening, given: Agreed) -> UUID:
    """Record the agreement; raises OtherCode when it does not get the expected one."""
    made = agreements.adopt(
        now.tx,
        now[given.item],
        given.text.original,
        _terms(now, given),
        now.at,
        language=given.text.language,
        by_assent=given.by_assent,
    )
    code = agreements.get(now.tx, made).code
    if given.expect_code and code != given.expect_code:
        raise OtherCode(code=code, expected=given.expect_code)
    now.translate(
        made,
        title=given.title,
        text=given.text,
        condition=given.condition,
        remote_note=given.remote_note,
        public_text=given.public_text,
    )
    return made


def _terms(now: Happening, given: Agreed) -> agreements.Terms:
    return agreements.Terms(
        title=given.title.original,
        kind=given.kind,
        scope_id=now.maybe(given.scope),
        body_id=now.maybe(given.body),
        person_ids=now.many(given.people),
        with_body_id=now.maybe(given.with_body),
        due_on=given.due,
        starts_on=given.starts,
        ends_on=given.ends,
        review_on=given.review_on,
        review_in=now.maybe(given.review_in),
        review_by=now.maybe(given.review_by),
        condition=words(given.condition),
        lapses_on=given.lapses_on,
        ratify_in=now.maybe(given.ratify_in),
        visibility=given.visibility,
        remote_note=words(given.remote_note),
        public_text=words(given.public_text),
        amounts=sums(given.amounts),
        ratifies=given.ratifies,
    )


def _translate_reasons(now: Happening, test_id: UUID, reasons: tuple[Explained, ...]) -> None:
    rows = list(consensus_tests.get(now.tx, test_id).reasons)
    for one in reasons:
        said = names.linked(now.tx, words(one.reason))
        for row in rows:
            if (row.stance, row.person_id, row.wording.text) == (one.stance, now.maybe(one.person), said):
                now.translate(row.id, reason=one.reason)
                rows.remove(row)
                break
