# SPDX-License-Identifier: GPL-3.0-or-later
"""What is there before the first step: bodies, people, assemblies, agreements, tasks and the agenda."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from assembly_app.demo.decoder import placed
from assembly_app.demo.happening import Happening
from assembly_app.demo.refs import Kind, Ref, words
from assembly_app.demo.scenario import (
    AgreementEntry,
    AssemblyEntry,
    BodyEntry,
    ItemEntry,
    PersonEntry,
    Setting,
)
from assembly_app.demo.sums import sums
from assembly_app.domain.kinds import BodyKind
from assembly_app.domain.moments import moment
from assembly_app.services import agenda, agreements, assemblies, bodies, people, tasks

Made = dict[Ref, UUID]


def _add_bodies(now: Happening, setting: Setting, made: Made) -> None:
    root = setting.organisation
    with placed("organisation"):
        top = bodies.add(now.tx, root.name.original, BodyKind.COOPERATIVE, code_prefix=root.code_prefix)
    made[Ref(Kind.BODY, root.id)] = top
    now.translate(top, name=root.name)
    for one in parents_first(setting.bodies):
        with placed("bodies", one.id):
            parent = now[one.parent] if one.parent else top
            body = bodies.add(
                now.tx, one.name.original, one.kind, parent_id=parent, code_prefix=root.code_prefix
            )
            made[Ref(Kind.BODY, one.id)] = body
            now.translate(body, name=one.name)


def parents_first(entries: tuple[BodyEntry, ...]) -> list[BodyEntry]:
    """Return the bodies with every parent before its children; raises BodyInsideItself."""
    ordered: list[BodyEntry] = []
    waiting = list(entries)
    while waiting:
        held_up = {one.id for one in waiting}
        free = [one for one in waiting if one.parent is None or one.parent.id not in held_up]
        if not free:
            with placed("bodies", waiting[0].id):
                raise bodies.BodyInsideItself
        ordered += free
        waiting = [one for one in waiting if one not in free]
    return ordered


def _add_people(now: Happening, setting: Setting, made: Made) -> None:
    for one in setting.people:
        with placed("people", one.id):
            made[Ref(Kind.PERSON, one.id)] = _add_person(now, one)


def _add_person(now: Happening, one: PersonEntry) -> UUID:
    person = people.add(
        now.tx, one.name, language=one.language, email=one.email, member_since=one.member_since
    )
    for belonging in one.bodies:
        body = now[belonging.body]
        people.join(now.tx, person, body, coordinates=belonging.coordinates, starts_on=belonging.since)
    if one.left_on:
        people.leave(now.tx, person, one.left_on)
    return person


def _add_assemblies(now: Happening, setting: Setting, made: Made) -> None:
    for one in setting.assemblies:
        with placed("assemblies", one.id):
            made[Ref(Kind.ASSEMBLY, one.id)] = _add_assembly(now, one, setting)
    by_id = {one.id: one for one in setting.assemblies}
    for one in setting.assemblies:
        approved = one.minutes_approved
        if approved:
            with placed("assemblies", one.id, "minutes_approved"):
                at = moment(approved.on, by_id[approved.in_.id].start, setting.zone)
                this = made[Ref(Kind.ASSEMBLY, one.id)]
                assemblies.approve_minutes(now.tx, this, now[approved.in_], at)


def _add_assembly(now: Happening, one: AssemblyEntry, setting: Setting) -> UUID:
    made = assemblies.create(
        now.tx,
        now[one.body],
        one.kind,
        one.date_,
        one.start,
        one.end,
        zone=setting.zone,
        language=one.language or setting.language,
        number=one.number,
        topic=words(one.topic),
        gathering=words(one.gathering),
        place=words(one.place),
        call_link=one.call_link,
        regime=one.regime,
    )
    now.translate(made, topic=one.topic, gathering=one.gathering, place=one.place)
    if one.agenda_sent_on:
        assemblies.send_agenda(now.tx, made, one.agenda_sent_on)
    if one.opened and one.closed:
        assemblies.open_(now.tx, made, one.opened.on(one.date_, setting.zone))
        assemblies.close(now.tx, made, one.closed.on(one.date_, setting.zone))
    return made


def _add_agreements(now: Happening, setting: Setting, made: Made) -> None:
    for one in setting.agreements:
        with placed("agreements", one.code):
            made[Ref(Kind.AGREEMENT, one.code)] = _add_agreement(now, one)
    for one in setting.agreements:
        for bearing in one.relates:
            this = made[Ref(Kind.AGREEMENT, one.code)]
            with placed("agreements", one.code, "relates"):
                agreements.relate(now.tx, this, bearing.relation, now[bearing.to])


def _add_agreement(now: Happening, one: AgreementEntry) -> UUID:
    terms = agreements.Terms(
        title=one.title.original,
        kind=one.kind,
        scope_id=now.maybe(one.scope),
        body_id=now.maybe(one.body),
        review_on=one.review_on,
        amounts=sums(one.amounts),
    )
    made = agreements.enter_past(
        now.tx,
        one.code,
        one.text.original,
        one.adopted_on,
        terms,
        held_in=one.held_in,
        language=one.text.language,
        state=one.state,
    )
    now.translate(made, title=one.title, text=one.text)
    return made


def _add_tasks(now: Happening, setting: Setting, made: Made) -> None:
    for one in setting.tasks:
        with placed("tasks", one.id):
            task = tasks.give(
                now.tx,
                one.what.original,
                person_ids=now.many(one.people),
                body_id=now.maybe(one.body),
                due_on=one.due,
                agreement_id=now.maybe(one.agreement),
                language=one.what.language,
                at=now.at,
                given_on=one.given_on,
            )
            now.translate(task, what=one.what)
        made[Ref(Kind.TASK, one.id)] = task


def _add_agenda(now: Happening, setting: Setting, made: Made) -> None:
    for one in setting.agenda:
        with placed("agenda", one.id):
            made[Ref(Kind.ITEM, one.id)] = _add_item(now, one)


def _add_item(now: Happening, one: ItemEntry) -> UUID:
    made = agenda.add(
        now.tx,
        now.assembly,
        one.title.original,
        kind=one.kind,
        nature=one.nature,
        holder_ids=now.many(one.holders),
        holder_body_id=now.maybe(one.holder_body),
        planned_min=one.minutes,
        reserved=one.reserved,
        in_intake=one.intake,
        proposed_by=now.maybe(one.proposed_by),
        proposed_on=one.proposed_on,
        number=one.number,
    )
    now.translate(made, title=one.title)
    return made


PARTS: Final[tuple[Callable[[Happening, Setting, Made], None], ...]] = (
    _add_bodies,
    _add_people,
    _add_assemblies,
    _add_agreements,
    _add_tasks,
    _add_agenda,
)
