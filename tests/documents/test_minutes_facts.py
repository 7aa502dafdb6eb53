# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes say what was so when the assembly closed, once, and the same in every language."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assembly_app.documents.minutes_text import minutes_text
from assembly_app.documents.outline import outline
from assembly_app.documents.variant import Variant
from assembly_app.documents.wording import assembly_name
from assembly_app.domain.kinds import AgreementState, ConcernState, Relation
from assembly_app.i18n import translator
from assembly_app.services import agreements, minutes, tasks
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from assembly_app.services.names import Wording
from assembly_app.services.workspace import Workspace
from tests.documents.book import hold

LANGUAGES = ("ca", "es", "en")
every_language = pytest.mark.parametrize("language", LANGUAGES)
NAMES = {"ca": "Permanent núm. 8", "es": "Permanente n.º 8", "en": "Permanent no. 8"}


def said(record: MinutesRecord, language: str, variant: Variant = Variant.INTERNAL) -> str:
    return minutes_text(outline(record, variant=variant, language=language))


def van(record: MinutesRecord) -> ItemRecord:
    return next(item for item in record.items if item.number == 3)


def changed(record: MinutesRecord, item: ItemRecord) -> MinutesRecord:
    items = tuple(item if one.id == item.id else one for one in record.items)
    return dataclasses.replace(record, items=items)


def agreed(record: MinutesRecord, **terms: object) -> MinutesRecord:
    item = van(record)
    row = dataclasses.replace(item.agreements[0], **terms)  # type: ignore[arg-type]
    return changed(record, dataclasses.replace(item, agreements=(row,)))


def test_what_comes_later_changes_nothing(tmp_path: Path) -> None:
    """An agreement revoked and tasks done a year later: the minutes are the same, to the letter."""
    path = tmp_path / "small.assemblea"
    record = hold(path)
    before = {(lang, variant): said(record, lang, variant) for lang in LANGUAGES for variant in Variant}
    with Workspace.open(path, clock=lambda: datetime(2027, 5, 1, 9, tzinfo=UTC)) as book:
        row = van(record).agreements[0]
        later = book.run(
            lambda tx: agreements.enter_past(
                tx, "AC-2027-001", "Tornar la furgoneta.", date(2027, 4, 25), agreements.Terms()
            )
        ).value
        book.run(lambda tx: agreements.relate(tx, later, Relation.REVOKES, row.id))
        for task in (*van(record).tasks, *(review.task for item in record.items for review in item.reviews)):
            book.run(lambda tx, key=task.id: tasks.complete(tx, key, date(2027, 4, 26)))
        again = book.read(lambda tx: minutes.of_code(tx, "P7"))
    assert van(again).agreements[0].state is AgreementState.REVOKED
    assert {key: said(again, *key) for key in before} == before


@every_language
def test_conditional_stays_conditional(record: MinutesRecord, language: str) -> None:
    """It was adopted so, whether the condition is met later or not."""
    condition = Wording("Si arriba la subvenció", "ca")
    found = {
        said(agreed(record, condition=condition, state=state), language)
        for state in (AgreementState.CONDITIONAL, AgreementState.IN_FORCE, AgreementState.REVOKED)
    }
    assert len(found) == 1
    word = translator(language).pgettext("agreement", "conditional")
    assert found.pop().count(f"· {word}") == 1


@every_language
def test_awaiting_ratification_is_said_after_it_came(record: MinutesRecord, language: str) -> None:
    came = (agreements.RelationRow(Relation.RATIFIES, outgoing=False, code="AC-2026-009"),)
    waiting = said(agreed(record, state=AgreementState.AWAITING_RATIFICATION), language)
    assert said(agreed(record, state=AgreementState.IN_FORCE, relations=came), language) == waiting
    assert waiting.count(translator(language).pgettext("agreement", "awaiting ratification")) == 2


@every_language
def test_a_review_that_the_words_say_is_not_said_again(record: MinutesRecord, language: str) -> None:
    assert record.following
    name = assembly_name(translator(language), record.following)
    assert name == NAMES[language]
    apart = translator(language).pgettext("agreement", "Review: {when}.").format(when=name)[:-1]
    assert apart in said(record, language)
    for words in (f"XX. {name}, amb dades.", f"XX {name.split(' ', 1)[0].lower()} 8."):
        shown = said(agreed(record, wording=Wording(words, language)), language)
        assert apart not in shown
    # Another eight says nothing of it.
    assert apart in said(agreed(record, wording=Wording("XX 8 XX 8.", language)), language)


@every_language
def test_who_answers_apart(record: MinutesRecord, language: str) -> None:
    bare = {"wording": Wording("XX.", language), "body": "", "with_body": ""}
    people = van(record).agreements[0].person_ids
    other = next(one for one, ref in record.people.items() if ref.name == "Alba Mir")
    one = {"ca": "Responsable: ", "es": "Responsable: ", "en": "Responsible: "}[language]
    several = {"ca": "Responsables: ", "es": "Responsables: ", "en": "Responsible: "}[language]
    assert f"{one}Pau Roca." in said(agreed(record, **bare), language)
    assert f"{several}Pau Roca" in said(agreed(record, **bare, person_ids=(*people, other)), language)


RESOLVED = {
    "ca": "resolta per Iris Blanch",
    "es": "resuelta por Iris Blanch",
    "en": "resolved by Iris Blanch",
}
TAKEN_IN = {
    "ca": "recollida en l'esmena d'Iris Blanch",
    "es": "recogida en la enmienda de Iris Blanch",
    "en": "taken in by the amendment of Iris Blanch",
}


@every_language
def test_a_resolved_concern_has_no_amendment(record: MinutesRecord, language: str) -> None:
    item = van(record)
    row = dataclasses.replace(item.concerns[0], state=ConcernState.RESOLVED)
    resolved = changed(record, dataclasses.replace(item, concerns=(row,)))
    assert TAKEN_IN[language] in said(record, language)
    assert RESOLVED[language] in said(resolved, language)
    assert TAKEN_IN[language] not in said(resolved, language)


@every_language
def test_gathering_and_place_are_said_in_the_language(record: MinutesRecord, language: str) -> None:
    key = record.assembly.id
    words = {
        (key, "gathering"): {"es": "IX Jornadas", "en": "IX Gathering"},
        (key, "place"): {"es": "Molino Viejo", "en": "Old Mill"},
    }
    text = said(dataclasses.replace(record, wordings=words), language)
    gathering = {"ca": "IX Jornada\n", "es": "IX Jornadas\n", "en": "IX Gathering\n"}[language]
    assert gathering in text
    assert {"ca": "Molí Vell", "es": "Molino Viejo", "en": "Old Mill"}[language] in text


@pytest.mark.parametrize(
    ("language", "thanks"),
    [
        ("ca", "Agraïm l'acollida a la Comissió de Transport."),
        ("es", "Agradecemos la acogida a la Comisión de Transporte."),
        ("en", "We thank the Transport Commission for hosting us."),
    ],
)
def test_thanks_bring_the_article(record: MinutesRecord, language: str, thanks: str) -> None:
    there = dataclasses.replace(record.assembly, place="Comissió de Transport")
    assert thanks in said(dataclasses.replace(record, assembly=there), language)
