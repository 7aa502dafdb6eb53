# SPDX-License-Identifier: GPL-3.0-or-later
"""A small assembly with one of everything, held through the services; every name in it is invented."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import (
    AgendaChangeKind,
    AssemblyKind,
    BodyKind,
    Channel,
    ConcernState,
    Electorate,
    ItemKind,
    Nature,
    Outcome,
    Place,
    ReviewResult,
    Role,
    Stance,
    Visibility,
)
from assembly_app.domain.moments import moment
from assembly_app.services import (
    agenda,
    agreements,
    assemblies,
    attendance,
    bodies,
    concerns,
    consensus_tests,
    consultations,
    contributions,
    items,
    minutes,
    notes,
    parking,
    people,
    proposals,
    roles,
    tasks,
)
from assembly_app.services.consensus_tests import Reason
from assembly_app.services.workspace import Workspace
from assembly_app.storage.database import Transaction

T = TypeVar("T")
DAY = date(2026, 5, 10)
VAN = (
    "L'Assemblea permanent núm. 7 acorda, per consens, llogar una furgoneta compartida. "
    "Se n'encarrega la Comissió de Transport (Pau Roca). Termini: 30 de juny de 2026."
)
VAN_ES = "La Asamblea permanente n.º 7 acuerda, por consenso, alquilar una furgoneta compartida."
SECRET = "L'Assemblea permanent núm. 7 acorda traslladar el desacord del rebost a la Comissió de Cures."
PEOPLE = (
    "Alba Mir",
    "Pau Roca",
    "Jordi Serra",
    "Iris Blanch",
    "Zoe Hill",
    "Oriol Vives",
    "Nil Prat",
)


def at(hour: str) -> datetime:
    return moment(DAY, time.fromisoformat(hour), "Europe/Madrid")


class Held:
    """The book while the assembly is held: `do` runs one use case."""

    def __init__(self, path: Path) -> None:
        self.book = Workspace.create(path, clock=lambda: datetime(2026, 5, 1, 9, tzinfo=UTC))
        self.ids: dict[str, UUID] = {}

    def do(self, use_case: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        def act(tx: Transaction) -> T:
            return use_case(tx, *args, **kwargs)

        return self.book.run(act).value

    def translate(self, subject: UUID, field: str, **words: str) -> None:
        for language, text in words.items():
            self.do(notes.translate, subject, field, language, text)


def hold(path: Path) -> minutes.MinutesRecord:
    """The record of the assembly, held whole."""
    held = Held(path)
    try:
        _people(held)
        _agenda(held)
        _opening(held)
        _van(held)
        _reserved(held)
        _deferred(held)
        held.do(items.start, held.ids["closing"], at("12:40"))
        held.do(items.close, held.ids["closing"], Outcome.INFORMED, at("12:45"))
        held.do(assemblies.close, held.ids["p7"], at("12:45"), next_id=held.ids["p8"])
        return held.book.read(lambda tx: minutes.of_code(tx, "P7"))
    finally:
        held.book.close()


def _people(held: Held) -> None:
    coop = held.do(bodies.add, "Cooperativa del Rec", BodyKind.COOPERATIVE)
    held.ids["coop"] = coop
    for key, name in (
        ("transport", "Comissió de Transport"),
        ("care", "Comissió de Cures"),
        ("serra", "Nucli de la Serra"),
    ):
        held.ids[key] = held.do(bodies.add, name, BodyKind.COMMISSION, parent_id=coop)
    held.ids["mill"] = held.do(bodies.add, "Molí Vell", BodyKind.PAIC, parent_id=coop)
    held.translate(held.ids["transport"], "name", es="Comisión de Transporte", en="Transport Commission")
    held.translate(held.ids["care"], "name", es="Comisión de Cuidados", en="Care Commission")
    for name in PEOPLE:
        language = "en" if name == "Zoe Hill" else ""
        held.ids[name.split()[0].lower()] = held.do(people.add, name, language=language)
    for person, body in (("pau", "transport"), ("jordi", "care"), ("zoe", "serra"), ("iris", "transport")):
        held.do(people.join, held.ids[person], held.ids[body])


def _agenda(held: Held) -> None:
    ids = held.ids
    common = {"zone": "Europe/Madrid", "language": "ca"}
    plan = (ids["coop"], AssemblyKind.PERMANENT)
    hours = (time(10), time(12, 30))
    ids["p6"] = held.do(assemblies.create, *plan, date(2026, 4, 26), *hours, number=6, **common)
    ids["p7"] = held.do(
        assemblies.create, *plan, DAY, *hours, number=7, place="Molí Vell", gathering="IX Jornada", **common
    )
    ids["p8"] = held.do(
        assemblies.create, *plan, date(2026, 5, 24), *hours, number=8, place="Nucli de la Serra", **common
    )
    old = held.do(
        tasks.give, "Pintar la porta", person_ids=[ids["alba"]], given_on=date(2026, 4, 26), language="ca"
    )
    ids["old task"] = old
    decides: dict[str, Any] = {"nature": Nature.DECISION}
    oriol = {"holder_ids": [ids["oriol"]], "reserved": True}
    for key, title, kwargs in (
        ("welcome", "Benvinguda", {"kind": ItemKind.OPENING, "planned_min": 10}),
        ("1", "Acta de la Permanent 6", {**decides, "planned_min": 5}),
        ("2", "Ordre del dia", {**decides, "holder_ids": [ids["alba"]], "planned_min": 10}),
        ("3", "Furgoneta compartida", {**decides, "holder_ids": [ids["pau"]], "planned_min": 40}),
        ("4", "Rebost de l'Oriol Vives", {**decides, **oriol}),
        ("5", "Quota anual", {**decides, "holder_body_id": ids["transport"], "planned_min": 30}),
        ("6", "Varis", {"planned_min": 10}),
        ("closing", "Tancament", {"kind": ItemKind.CLOSING, "planned_min": 5}),
    ):
        ids[key] = held.do(agenda.add, ids["p7"], title, **kwargs)
    held.translate(ids["3"], "title", es="Furgoneta compartida (es)", en="Shared van")
    held.do(assemblies.send_agenda, ids["p7"], date(2026, 5, 3))
    held.do(
        contributions.receive, ids["3"], "Ask Pau Roca about winter range?",
        person_id=ids["zoe"], channel=Channel.BEFORE, at=at("09:00"),
    )  # fmt: skip


def _opening(held: Held) -> None:
    ids, p7 = held.ids, held.ids["p7"]
    held.do(attendance.register, p7, ids["nil"], Place.EXCUSED, at("09:30"))
    held.do(assemblies.open_, p7, at("10:05"))
    for role, person in ((Role.FACILITATOR, "alba"), (Role.MINUTE_TAKER, "jordi")):
        held.do(roles.assign, p7, role, ids[person], at("10:05"))
    held.do(roles.assign, p7, Role.FACILITATOR, ids["iris"], at("10:40"))
    held.do(
        attendance.register_many,
        p7,
        [ids[k] for k in ("alba", "pau", "jordi", "oriol")],
        Place.ROOM,
        at("10:05"),
    )
    held.do(attendance.register, p7, ids["iris"], Place.ROOM, at("10:05"), first_time=True)
    held.do(attendance.register, p7, ids["zoe"], Place.ONLINE, at("10:05"))
    held.do(attendance.count_unnamed, p7, Electorate.ROOM, 3, at("10:05"))
    held.do(attendance.count_unnamed, p7, Electorate.ONLINE, 1, at("10:05"))
    held.do(items.start, ids["welcome"], at("10:05"))
    held.do(items.close, ids["welcome"], Outcome.INFORMED, at("10:10"))
    held.do(items.start, ids["1"], at("10:10"))
    held.do(notes.amend, ids["1"], ids["p6"], "Al punt 2, on diu «12» hi ha de dir «21».", at("10:12"))
    held.do(consensus_tests.assent, ids["1"], at("10:13"))
    held.do(items.close, ids["1"], Outcome.AGREED, at("10:14"))
    held.do(items.start, ids["2"], at("10:14"))
    held.do(
        tasks.review, ids["2"], ids["old task"], ReviewResult.REASSIGNED, at("10:15"), person_id=ids["pau"]
    )
    held.do(
        agenda.swap,
        ids["5"],
        ids["4"],
        at("10:16"),
        reason="L'Oriol Vives ha de marxar",
        person_id=ids["oriol"],
    )
    held.do(agenda.accept, p7, AgendaChangeKind.NOTICE, at("10:17"), item_id=ids["6"], text="Dinar popular")
    held.do(agenda.approve, p7, at("10:18"))
    held.do(consensus_tests.assent, ids["2"], at("10:18"))
    held.do(items.close, ids["2"], Outcome.AGREED, at("10:20"))


def _van(held: Held) -> None:
    ids, item = held.ids, held.ids["3"]
    held.do(items.start, item, at("10:20"))
    first = held.do(proposals.table, item, "Comprar una furgoneta.", at("10:21"), person_id=ids["pau"])
    heard = held.book.read(lambda tx: contributions.of_item(tx, item))[0].id
    held.do(contributions.read_aloud, heard, at("10:25"), by=ids["iris"])
    worry = held.do(concerns.raise_, item, "És cara", at("10:26"), person_id=ids["iris"])
    held.do(consultations.thermometer, first, 3, 3, 2, at("10:28"))
    asked = held.do(consultations.open_, first, at("10:29"))
    held.do(consultations.close, asked, 0, 1, 1, at("10:31"))
    held.do(items.suspend, item, at("10:32"))
    held.do(items.start, item, at("10:38"))
    held.do(items.extend, item, 5, at("10:41"))
    held.do(attendance.register, ids["p7"], ids["oriol"], Place.ONLINE, at("10:42"))
    second = held.do(
        proposals.table,
        item,
        "Comprar una furgoneta, o llogar-la compartida.",
        at("10:43"),
        person_id=ids["iris"],
    )
    held.do(concerns.settle, worry, ConcernState.TAKEN_IN, at("10:43"), by=ids["iris"])
    held.do(consultations.read_aloud, asked, at("10:44"), by=ids["alba"])
    held.do(proposals.read_final, second, at("10:45"))
    reasons = [
        Reason(Stance.ASIDE, "No conduzco.", ids["jordi"], "es"),
        Reason(Stance.RESERVES, "La Iris té raó."),
    ]
    held.do(consensus_tests.record, second, Positions(0, 1, 2, 4), at("10:46"), reasons=reasons)
    terms = agreements.Terms(
        title="Furgoneta compartida", body_id=ids["transport"], person_ids=(ids["pau"],),
        due_on=date(2026, 6, 30), review_in=ids["p8"], remote_note="La Zoe Hill en demana l'autonomia.",
        amounts=(agreements.Sum(Decimal(900), "EUR", "Transport", up_to=True),),
    )  # fmt: skip
    van = held.do(agreements.adopt, item, VAN, terms, at("10:47"))
    held.translate(van, "text", es=VAN_ES)
    held.do(
        tasks.give, "Demanar preus amb Iris Blanch", person_ids=[ids["pau"]], due_on=date(2026, 5, 20),
        agreement_id=van, item_id=item, at=at("10:48"),
    )  # fmt: skip
    held.do(notes.state, item, "I sell vans, said Zoe Hill.", at("10:30"), person_id=ids["zoe"])
    held.do(
        notes.write, item, "Pau Roca presenta el punt.\n\n- Es pregunta pel preu.\n- Es pregunta per l'ús."
    )
    held.do(items.close, item, Outcome.AGREED, at("10:50"))


def _reserved(held: Held) -> None:
    ids, item = held.ids, held.ids["4"]
    held.do(items.start, item, at("10:50"))
    held.do(notes.write, item, "Oriol Vives explica el desacord del rebost.")
    held.do(consensus_tests.assent, item, at("10:58"))
    kept = agreements.Terms(title="Rebost", visibility=Visibility.RESERVED, body_id=ids["care"])
    secret = held.do(agreements.adopt, item, SECRET, kept, at("10:59"), by_assent=True)
    held.do(tasks.give, "Parlar del rebost", person_ids=[ids["jordi"]], agreement_id=secret, item_id=item)
    held.do(parking.park, ids["p7"], "Claus del rebost", at("10:59"), item_id=item)
    held.do(items.refer, item, ids["care"], at("11:00"), report_to=ids["p8"])


def _deferred(held: Held) -> None:
    ids, item = held.ids, held.ids["5"]
    held.do(items.start, item, at("11:00"))
    version = held.do(proposals.table, item, "Apujar la quota a 30 EUR.", at("11:01"))
    reasons = [Reason(Stance.BLOCK, "Deixa fora qui no pot pagar.", ids["jordi"])]
    held.do(consensus_tests.record, version, Positions(1, 0, 0, 6), at("11:20"), reasons=reasons)
    held.do(
        items.defer, item, ids["p8"], at("11:25"), text_due_on=date(2026, 5, 17),
        working_group=[ids["jordi"], ids["pau"]],
    )  # fmt: skip
    held.do(
        parking.park, ids["p7"], "Porta del pati", at("11:26"), person_id=ids["pau"], to_assembly=ids["p8"]
    )
