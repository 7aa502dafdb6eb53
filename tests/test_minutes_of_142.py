# SPDX-License-Identifier: GPL-3.0-or-later
"""Permanent 142 in its minutes: the same facts in three languages, the reserved item whole only inside."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.example import LANGUAGES, ONLINE, ROOM, example_folder, lines_of, scenario

VARIANTS = ("internal", "public")
RESERVED = "AC-2026-037"

FACILITATION = {
    "ca": "Dinamització: Mireia Solanes (fins a les 12:26), Biel Ferrando",
    "es": "Dinamización: Mireia Solanes (hasta las 12:26), Biel Ferrando",
    "en": "Facilitation: Mireia Solanes (until 12:26), Biel Ferrando",
}
HOURS = {
    "ca": (("Horari previst", "10:00–14:00"), ("Horari real", "10:12–14:31")),
    "es": (("Horario previsto", "10:00–14:00"), ("Horario real", "10:12–14:31")),
    "en": (("Planned hours", "10:00–14:00"), ("Actual hours", "10:12–14:31")),
}
# Binding positions in the room, item by item: people, support, reserves, aside.
POSITIONS = {
    4: (46, 41, 3, 2),
    5: (48, 45, 3),
    9: (47, 47),
    7: (47, 44, 2, 1),
    8: (45, 39, 3, 3),
    6: (45, 45),
    11: (43, 42, 1),
}
ORDER_DONE = "1–5, 9, 7, 8, 6, 10–12"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_folder(tmp_path_factory)


def minutes(folder: Path, variant: str, language: str) -> list[str]:
    middle = "" if variant == "internal" else "public-"
    return lines_of(folder / f"acta-P142-{middle}{language}.docx")


def agreements() -> list[dict[str, Any]]:
    return [step for step in scenario()["steps"] if step["do"] == "agree"]


def numbers(line: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.findall(r"\d+", line))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_agreement_stands_once(folder: Path, language: str) -> None:
    whole = "\n".join(minutes(folder, "internal", language))
    found = agreements()
    assert len(found) == 8
    for step in found:
        assert whole.count(step["text"][language]) == 1, step["expect_code"]
        # The code: in the list of agreements and over the text.
        assert whole.count(step["expect_code"]) >= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_room_and_the_people_online_said_of_item_8(folder: Path, language: str) -> None:
    for variant in VARIANTS:
        lines = minutes(folder, variant, language)
        assert lines.count(ROOM[language]) == 1
        online = [line for line in lines if line.startswith(ONLINE[language])]
        assert len(online) == 1
        # Never one sum, and the two stand together under the agreement.
        assert 0 < lines.index(online[0]) - lines.index(ROOM[language]) <= 2
        assert not any(39 + 2 in numbers(line) for line in (ROOM[language], online[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_position_sums_to_the_room_of_its_minute(folder: Path, language: str) -> None:
    lead = ROOM[language].split(",", 1)[0]
    found = [line for line in minutes(folder, "internal", language) if line.startswith(lead)]
    assert [numbers(line) for line in found] == list(POSITIONS.values())
    assert all(numbers(line)[0] == sum(numbers(line)[1:]) for line in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_roles_and_hours(folder: Path, language: str) -> None:
    lines = minutes(folder, "internal", language)
    assert FACILITATION[language] in lines
    for label, hours in HOURS[language]:
        assert any(line.startswith(f"{label}: {hours}") for line in lines), (label, hours)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("variant", VARIANTS)
def test_items_keep_their_numbers_in_the_order_done(folder: Path, variant: str, language: str) -> None:
    lines = minutes(folder, variant, language)
    titles = {item["number"]: item["title"][language] for item in scenario()["agenda"] if item.get("number")}
    headings = [re.match(r"(\d+)\.\s+(.+)", line) for line in lines]
    done = [(int(one[1]), one[2]) for one in headings if one and int(one[1]) in titles]
    assert [number for number, _title in done] == [1, 2, 3, 4, 5, 9, 7, 8, 6, 10, 11, 12]
    for number, title in done:
        assert (title == titles[number]) is (number != 10 or variant == "internal"), (number, title)
    assert any(ORDER_DONE in line for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_five_contributions_stay_in_the_language_they_were_said_in(folder: Path, language: str) -> None:
    whole = "\n".join(minutes(folder, "internal", language))
    said = {
        "12:34": "Could we rent first and look at winter range?",
        "12:35": "La revisió i l'assegurança no surten al full.",
        "12:36": "Que no sigui només per a Riuclar.",
        "12:37": "¿Quién la conduce los martes?",
        "12:38": "A Serra d'Orri hi neva.",
    }
    for at, words in said.items():
        line = next(line for line in whole.splitlines() if words in line)
        assert line.startswith(at)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reserved_item_names_nobody_in_public(folder: Path, language: str) -> None:
    lines = minutes(folder, "public", language)
    whole = "\n".join(lines)
    held = scenario()
    step = next(step for step in agreements() if step["expect_code"] == RESERVED)
    item = next(item for item in held["agenda"] if item.get("reserved"))
    tasks = [s["what"][language] for s in held["steps"] if s["do"] == "task" and s["item"] == item["id"]]
    assert tasks
    for hidden in (item["title"][language], step["title"][language], step["text"][language], *tasks):
        assert hidden not in whole, hidden
    assert whole.count(step["public_text"][language]) == 1
    start = next(at for at, line in enumerate(lines) if re.match(r"10\.\s", line))
    end = next(at for at, line in enumerate(lines) if re.match(r"11\.\s", line))
    part = "\n".join(lines[start:end])
    for person in held["people"]:
        assert not any(word in part for word in person["name"].split() if len(word) > 3), person["name"]
    # Neither when it was dealt with nor by whom it was brought.
    assert not re.search(r"\d\d:\d\d", part)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_person_is_named_in_public(folder: Path, language: str) -> None:
    whole = "\n".join(minutes(folder, "public", language))
    assert [person["name"] for person in scenario()["people"] if person["name"] in whole] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reserved_item_is_whole_inside(folder: Path, language: str) -> None:
    whole = "\n".join(minutes(folder, "internal", language))
    step = next(step for step in agreements() if step["expect_code"] == RESERVED)
    item = next(item for item in scenario()["agenda"] if item.get("reserved"))
    for shown in (item["title"][language], step["text"][language], "Arnau Pedrola", "Guillem Batalla"):
        assert shown in whole
    assert step["public_text"][language] not in whole
