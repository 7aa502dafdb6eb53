# SPDX-License-Identifier: GPL-3.0-or-later
"""What minutes say, and what public ones must not."""

import dataclasses
import os
from pathlib import Path
from uuid import UUID

import pytest

from assembly_app.documents.blocks import (
    AgreementBlock,
    ItemHeading,
    ListBlock,
    Outline,
    Paragraph,
    TableBlock,
    plain,
)
from assembly_app.documents.minutes_text import minutes_text
from assembly_app.documents.outline import outline
from assembly_app.documents.privacy import names_left, words_of
from assembly_app.documents.variant import Variant
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from tests.documents.book import PEOPLE, SECRET, VAN, VAN_ES

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = "REGENERATE_GOLDEN"
LANGUAGES = ("ca", "es", "en")
QUOTES = {"ca": "«{}»", "es": "«{}»", "en": "“{}”"}
INTERNAL, PUBLIC = Variant.INTERNAL, Variant.PUBLIC
every_language = pytest.mark.parametrize("language", LANGUAGES)


def made(record: MinutesRecord, variant: Variant = INTERNAL, language: str = "en") -> Outline:
    return outline(record, variant=variant, language=language)


def said(record: MinutesRecord, variant: Variant = INTERNAL, language: str = "en") -> str:
    return minutes_text(made(record, variant, language))


def item_of(record: MinutesRecord, number: int) -> UUID:
    return next(item.id for item in record.items if item.number == number)


def changed(record: MinutesRecord, item: ItemRecord) -> MinutesRecord:
    """The record with another version of one of its items."""
    items = tuple(item if one.id == item.id else one for one in record.items)
    return dataclasses.replace(record, items=items)


@every_language
@pytest.mark.parametrize("variant", list(Variant))
def test_golden(record: MinutesRecord, language: str, variant: Variant) -> None:
    """`REGENERATE_GOLDEN=1 pytest tests/documents` writes them anew, for a person to read."""
    path = GOLDEN / f"{language}-{variant}.txt"
    text = said(record, variant, language)
    if os.environ.get(REGENERATE):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@every_language
def test_each_agreement_once(record: MinutesRecord, language: str) -> None:
    text = said(record, INTERNAL, language)
    assert text.count(VAN_ES if language == "es" else VAN) == 1
    assert text.count(SECRET) == 1
    assert text.count("AC-2026-001") == 2  # the list and its item


def test_agreed_text_is_not_repeated_as_a_version(record: MinutesRecord) -> None:
    item = next(item for item in record.items if item.number == 3)
    wording = item.agreements[0].wording
    last = item.proposals[0].versions[-1]
    same = dataclasses.replace(last, wording=wording)
    proposal = dataclasses.replace(item.proposals[0], versions=(item.proposals[0].versions[0], same))
    text = said(changed(record, dataclasses.replace(item, proposals=(proposal,))), INTERNAL, "ca")
    assert text.count(VAN) == 1


def test_the_room_and_those_online_are_two_lines(record: MinutesRecord) -> None:
    block = next(b for b in made(record).of_item(item_of(record, 3)) if isinstance(b, AgreementBlock))
    assert plain(block.positions) == (
        "Room (binding), 7 people: 4 in support, 2 with reserves, 1 standing aside, no block."
    )
    assert plain(block.advisory).startswith(
        "Remote consultation (not binding) on the first version, 2 people: "
        "none in favour, 1 against, 1 abstention. The text agreed is the second version."
    )
    for total in ("9 people", "5 in support", "3 in support, "):
        assert total not in said(record)


def test_facts_carry_their_hour_and_their_item(record: MinutesRecord) -> None:
    item = item_of(record, 3)
    blocks = made(record).of_item(item)
    assert isinstance(blocks[0], ItemHeading)
    hours = [b.time for b in blocks if isinstance(b, Paragraph | ListBlock | AgreementBlock) and b.time]
    assert hours == sorted(hours)
    assert (hours[0], hours[-1]) == ("10:21", "10:46")


def test_roles_say_their_hand_over(record: MinutesRecord) -> None:
    assert "Facilitation: Alba Mir (until 10:40), Iris Blanch\n" in said(record)


def test_an_item_in_two_stretches(record: MinutesRecord) -> None:
    assert "10:20–10:32 and 10:38–10:50 · 40 minutes planned, 5 more agreed, 24 in fact" in said(record)


def test_a_block_defers(record: MinutesRecord) -> None:
    text = said(record)
    assert "Room (binding), 7 people: 6 in support, 1 block." in text
    assert "- Block (Jordi Serra): “Deixa fora qui no pot pagar.”" in text
    assert (
        "No consensus is reached. The item is deferred to Permanent no. 8 (24 May 2026). "
        "New text due: 17 May 2026. Working group: Jordi Serra and Pau Roca; whoever blocked is in it."
    ) in text


def test_order_done_and_numbers_approved(record: MinutesRecord) -> None:
    numbers = [block.number for block in made(record).blocks if isinstance(block, ItemHeading)]
    assert numbers == [None, 1, 2, 3, 4, 5, 6, None]
    assert "Not dealt with." in said(record)


@every_language
def test_what_people_said_keeps_its_language(record: MinutesRecord, language: str) -> None:
    """The words are theirs, the quotes those of the document."""
    item = next(item for item in record.items if item.number == 3)
    written = dataclasses.replace(item.contributions[0].wording, language="fr")
    heard = dataclasses.replace(item.contributions[0], wording=written)
    blocks = made(changed(record, dataclasses.replace(item, contributions=(heard,))), language=language)
    block = next(b for b in blocks.of_item(item.id) if isinstance(b, ListBlock) and b.time)
    spoken = [(run.language, run.text) for run in block.entries[0] if run.language]
    assert spoken == [("fr", QUOTES[language].format("Ask Pau Roca about winter range?"))]


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_nobody_translated_says_its_language(record: MinutesRecord, language: str) -> None:
    blocks = made(record, language=language).of_item(item_of(record, 5))
    version = next(b for b in blocks if isinstance(b, Paragraph) and b.time == "11:01")
    words = ("ca", QUOTES[language].format("Apujar la quota a 30 EUR."))
    assert words in [(run.language, run.text) for run in version.runs]
    assert version.runs[-1].italic


@every_language
def test_no_name_in_public(record: MinutesRecord, language: str) -> None:
    document = made(record, PUBLIC, language)
    words = "\n".join(words_of(document)) + minutes_text(document)
    assert [name for name in PEOPLE if name in words] == []
    # "La Iris té raó" was written with half a name, which nobody linked.
    assert names_left(record, variant=PUBLIC, language=language) == ["Iris"]
    assert names_left(record, variant=INTERNAL, language=language) == []


@every_language
def test_reserved_leaks_nothing(record: MinutesRecord, language: str) -> None:
    document = made(record, PUBLIC, language)
    words = "\n".join(words_of(document)).lower()
    for secret in ("rebost", "oriol", "vives", "desacord"):
        assert secret not in words
    item = item_of(record, 4)
    assert [type(block) for block in document.of_item(item)] == [ItemHeading, AgreementBlock]
    agenda = next(b for b in document.blocks if isinstance(b, TableBlock) and len(b.header) == 5)
    assert [plain(cell) for cell in agenda.rows[3]][2:] == ["", "", ""]


def test_reserved_says_where_it_goes(record: MinutesRecord) -> None:
    text = "Reserved item. It is referred to the Care Commission, which will report to Permanent no. 8."
    assert text in said(record, PUBLIC)
    assert "rebost" in said(record, INTERNAL)


def test_people_become_their_role_or_their_body(record: MinutesRecord) -> None:
    text = said(record, PUBLIC)
    assert "Item holder: [Facilitation]" in text
    assert "[Transport Commission] presenta el punt." in text
    assert "“I sell vans, said [Nucli de la Serra].”" in text


def test_nothing_empty_is_printed(record: MinutesRecord) -> None:
    for variant in Variant:
        for block in made(record, variant).blocks:
            match block:
                case Paragraph():
                    assert plain(block.runs).strip()
                case ListBlock():
                    assert block.entries
                case TableBlock():
                    assert block.rows
                case _:
                    pass


def test_a_later_assembly_does_not_change_these_minutes(record: MinutesRecord) -> None:
    """A deferred item lends its proposal to the next assembly; what happens there is not ours."""
    item = next(item for item in record.items if item.number == 5)
    version = item.proposals[0].versions[0]
    assert version.tabled_at
    later = dataclasses.replace(version, number=2, tabled_at=version.tabled_at.replace(year=2027))
    proposal = dataclasses.replace(item.proposals[0], versions=(version, later))
    assert said(changed(record, dataclasses.replace(item, proposals=(proposal,)))) == said(record)
