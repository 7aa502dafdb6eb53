# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences that people compare word by word."""

from datetime import date
from decimal import Decimal

import pytest

from assembly_app.documents import wording
from assembly_app.documents.differences import differences
from assembly_app.documents.grammar import of, the, to_the
from assembly_app.documents.minutes_agenda import spans
from assembly_app.domain.consensus import Positions
from assembly_app.domain.kinds import Adoption
from assembly_app.i18n import translator
from assembly_app.services.agreements import Sum
from assembly_app.services.minutes import MinutesRecord
from tests.example import ONLINE, ROOM

SENTENCE = {
    "ca": (
        "L'Assemblea permanent núm. 7 acorda, per consens, comprar una furgoneta. "
        "Se n'encarrega la Comissió de Transport (Pau Roca). Termini: 30 d'abril de 2026. "
        "Pressupost: fins a 10.900 EUR, partida Transport comú. "
        "Revisió: Permanent núm. 8 (24 de maig de 2026)."
    ),
    "en": (
        "Permanent assembly no. 7 agrees by consensus to comprar una furgoneta. "
        "Responsible: Comissió de Transport (Pau Roca). Due: 30 April 2026. "
        "Budget: up to 10,900 EUR, Transport comú line. Review: Permanent no. 8 (24 May 2026)."
    ),
}


@pytest.mark.parametrize("language", ROOM)
def test_the_room(language: str) -> None:
    assert wording.positions_line(translator(language), 45, Positions(0, 3, 3, 39)) == ROOM[language]


@pytest.mark.parametrize("language", ONLINE)
def test_those_online(language: str) -> None:
    assert wording.advisory_line(translator(language), 1, 2, 6, 1) == ONLINE[language]


@pytest.mark.parametrize("language", SENTENCE)
def test_the_sentence_of_an_agreement(record: MinutesRecord, language: str) -> None:
    assert record.following
    said = wording.agreement_sentence(
        language,
        record.assembly,
        "Comprar una furgoneta.",
        body="Comissió de Transport",
        persons=["Pau Roca"],
        due_on=date(2026, 4, 30),
        amounts=[Sum(Decimal(10900), "EUR", "Transport comú", up_to=True)],
        review_in=record.following,
        how=Adoption.CONSENSUS_WITH_RESERVES,
    )
    assert said == SENTENCE[language]


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("ca", "Se n'encarrega Alba Mir.", "Se n'encarreguen Alba Mir i Pau Roca."),
        ("es", "Se encarga Alba Mir.", "Se encargan Alba Mir y Pau Roca."),
        ("en", "Responsible: Alba Mir.", "Responsible: Alba Mir and Pau Roca."),
    ],
)
def test_who_takes_it_on(record: MinutesRecord, language: str, one: str, several: str) -> None:
    said = wording.agreement_sentence(language, record.assembly, "rest", persons=["Alba Mir"])
    assert said.endswith(one)
    said = wording.agreement_sentence(language, record.assembly, "rest", persons=["Alba Mir", "Pau Roca"])
    assert said.endswith(several)


def test_a_bare_agreement(record: MinutesRecord) -> None:
    said = wording.agreement_sentence("en", record.assembly, "rest on Sunday", how=Adoption.ASSENT)
    assert said == "Permanent assembly no. 7 agrees by assent to rest on Sunday."


@pytest.mark.parametrize(
    ("name", "language", "named", "towards"),
    [
        ("Comissió de Cures", "ca", "la Comissió de Cures", "a la Comissió de Cures"),
        ("Ecoxarxa del Mar", "ca", "l'Ecoxarxa del Mar", "a l'Ecoxarxa del Mar"),
        ("Nucli de la Serra", "ca", "el Nucli de la Serra", "al Nucli de la Serra"),
        ("Economia", "ca", "Economia", "a Economia"),
        ("Comisión de Cuidados", "es", "la Comisión de Cuidados", "a la Comisión de Cuidados"),
        ("Núcleo de la Sierra", "es", "el Núcleo de la Sierra", "al Núcleo de la Sierra"),
        ("Care Commission", "en", "the Care Commission", "to the Care Commission"),
        ("Economia", "en", "Economia", "to Economia"),
    ],
)
def test_articles(name: str, language: str, named: str, towards: str) -> None:
    assert (the(name, language), to_the(name, language)) == (named, towards)


@pytest.mark.parametrize(
    ("name", "language", "whose"),
    [
        ("Empar Lluch", "ca", "d'Empar Lluch"),
        ("Hanna Weiss", "ca", "d'Hanna Weiss"),
        ("Carme Aulet", "ca", "de Carme Aulet"),
        ("[Acollida]", "ca", "de [Acollida]"),
        ("Empar Lluch", "es", "de Empar Lluch"),
        ("Empar Lluch", "en", "of Empar Lluch"),
    ],
)
def test_whose(name: str, language: str, whose: str) -> None:
    assert of(name, language) == whose


def test_numbers_in_the_order_done() -> None:
    assert spans([1, 2, 3, 4, 5, 9, 7, 8, 6, 10, 11, 12]) == "1–5, 9, 7, 8, 6, 10–12"


def test_what_an_amendment_changed() -> None:
    assert differences("Comprar-la per 9.800 EUR.", "Comprar-la per 9.800 EUR, entre tots.") == [
        ("", "entre tots")
    ]
    assert differences("Un any de prova.", "Dos anys de prova.") == [("Un any", "Dos anys")]
    assert differences("Tot això", "Res d'allò, mai") == []
