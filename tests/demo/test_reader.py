# SPDX-License-Identifier: GPL-3.0-or-later
"""A scenario is refused whole, with the place of what is wrong, before anything is written."""

import json
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

from assembly_app.demo import errors
from assembly_app.demo.reader import decode, read
from assembly_app.demo.refs import Kind, Ref, Text
from assembly_app.demo.steps import VERBS
from assembly_app.domain.errors import AssemblyError
from assembly_app.domain.moments import NoSuchLocalTime, UnknownZone
from tests.source import ROOT

Spoil = Callable[[dict[str, Any]], object]


def test_the_small_scenario_does_everything_once(small: dict[str, Any]) -> None:
    steps = decode(small).steps
    assert {step.verb for step in steps} == set(VERBS)
    # Either of two keys, or one whose absence is what the scenario tries.
    left_out = {"person", "people", "taken_in", "channel", "by_assent"}
    for verb, one in VERBS.items():
        takes = set(list(signature(one.whole or one.function).parameters)[0 if one.whole else 1 :])
        given = {key for step in small["before"] + small["steps"] if step["do"] == verb for key in step}
        assert {name.rstrip("_") for name in takes} - given - left_out == set(), verb


def test_texts_keep_their_language(small: dict[str, Any]) -> None:
    steps = decode(small).steps
    assert steps[0].parameters["text"] == Text("Could we rent first?", "en", {"ca": "Podríem llogar abans?"})
    assert steps[0].makes == Ref(Kind.CONTRIBUTION, "mail")
    assert next(s for s in steps if s.verb == "answer_contribution").parameters["text"].language == "ca"


def test_the_steps_are_numbered_as_people_count(small: dict[str, Any]) -> None:
    steps = decode(small).steps
    assert [(s.number, s.earlier) for s in steps[:4]] == [(1, True), (2, True), (1, False), (2, False)]
    assert steps[0].label == "2026-03-12 18:40"


def at(*path: str | int) -> Callable[[dict[str, Any]], Any]:
    def find(whole: Any) -> Any:
        for part in path:
            whole = whole[part]
        return whole

    return find


def put(*path: str | int, value: object) -> Spoil:
    return lambda whole: at(*path[:-1])(whole).__setitem__(path[-1], value)


def drop(*path: str | int) -> Spoil:
    return lambda whole: at(*path[:-1])(whole).__delitem__(path[-1])


REFUSED: list[tuple[Spoil, str, type[AssemblyError]]] = [
    (put("format", value=2), "format", errors.FormatTooNew),
    (drop("format"), "format", errors.MissingKey),
    (drop("steps"), "steps", errors.MissingKey),
    (put("language", value="fr"), "language", errors.NotOneOf),
    (put("zone", value="Europe/Atlantis"), "zone", UnknownZone),
    (put("colour", value="red"), "{ }", errors.UnknownKey),
    (drop("agenda"), "{ }", errors.MissingKey),
    (put("bodies", value={}), "bodies", errors.NotAList),
    (put("bodies", 0, "kind", value="castle"), "bodies › 1 › kind", errors.NotOneOf),
    (put("bodies", 0, "parent", value="nobody"), "bodies › 1 › parent", errors.UnknownId),
    (put("bodies", 0, "id", value="root"), "bodies › 1 › id", errors.RepeatedId),
    (put("people", 2, value="Cleo"), "people › 3", errors.NotAnObject),
    (put("people", 0, "nick", value="A"), "people › 1", errors.UnknownKey),
    (put("people", 0, "name", value="A\x00"), "people › 1 › name", errors.NotText),
    (put("people", 0, "name", value="A\ud800"), "people › 1 › name", errors.NotText),
    (put("people", 1, "id", value="anna"), "people › 2 › id", errors.RepeatedId),
    (
        put("people", 0, "bodies", 0, "coordinates", value=1),
        "people › 1 › bodies › 1 › coordinates",
        errors.NotTruth,
    ),
    (put("people", 0, "member_since", value="2020"), "people › 1 › member_since", errors.NotADay),
    (put("people", 0, "member_since", value=None), "people › 1 › member_since", errors.NotADay),
    (
        put("agreements", 1, "amounts", 0, "quantity", value=12.5),
        "agreements › 2 › amounts › 1 › quantity",
        errors.NotAQuantity,
    ),
    (
        put("agreements", 1, "amounts", 0, "unit", value="USD"),
        "agreements › 2 › amounts › 1 › unit",
        errors.NotOneOf,
    ),
    (
        put("agreements", 1, "relates", 0, "to", value="AC-1"),
        "agreements › 2 › relates › 1 › to",
        errors.UnknownId,
    ),
    (put("assemblies", 2, "number", value="9"), "assemblies › 3 › number", errors.NotWhole),
    (put("assemblies", 2, "number", value=True), "assemblies › 3 › number", errors.NotWhole),
    (put("assemblies", 2, "number", value=10**30), "assemblies › 3 › number", errors.NotWhole),
    (put("assemblies", 2, "start", value="10:00+1"), "assemblies › 3 › start", errors.NotAnHour),
    (put("assemblies", 2, "opened", value="10:00"), "assemblies › p9", errors.PastNeedsHours),
    (drop("assemblies", 0, "closed"), "assemblies › p8", errors.PastNeedsHours),
    (put("assembly", value="p8"), "assembly", errors.HeldNotPast),
    (put("assembly", value="p99"), "assembly", errors.UnknownId),
    (put("organisation", "name", value={"es": "Valle"}), "organisation › name", errors.NeedsOriginal),
    (
        put("organisation", "name", value={"ca": "Vall", "fr": "Vallée"}),
        "organisation › name",
        errors.UnknownKey,
    ),
    (put("organisation", "name", value=["Vall"]), "organisation › name", errors.NotText),
    (put("before", 0, "at", value="18:40"), "before › 1 › at", errors.NotAMoment),
    (put("steps", 1, "at", value="10:2"), "steps › 2 › at", errors.NotAnHour),
    (put("steps", 1, "do", value="dance"), "steps › 2 › do", errors.NotOneOf),
    (drop("steps", 1, "do"), "steps › 2", errors.MissingKey),
    (put("steps", 1, "item", value="van"), "steps › 2", errors.UnknownKey),
    (put("steps", 1, "id", value="x"), "steps › 2", errors.UnknownKey),
    (drop("steps", 2, "people"), "steps › 3", errors.OneOfTwo),
    (put("steps", 2, "person", value="anna"), "steps › 3", errors.OneOfTwo),
    (put("steps", 2, "people", 1, value="zoe"), "steps › 3 › people › 2", errors.UnknownId),
    (put("steps", 2, "first_time", value="cleo"), "steps › 3 › first_time", errors.NotAList),
    (put("steps", 5, "item", value="anna"), "steps › 6 › item", errors.UnknownId),
    (drop("steps", 17, "id"), "steps › 18 › id", errors.MissingKey),
    (put("steps", 18, "version", value="van1"), "steps › 19 › version", errors.UnknownId),
    (put("steps", 18, "reasons", 0, "mood", value="x"), "steps › 19 › reasons › 1", errors.UnknownKey),
    (put("steps", 18, "block", value=1.0), "steps › 19 › block", errors.NotWhole),
]


@pytest.mark.parametrize(("spoil", "place", "reason"), REFUSED)
def test_what_is_wrong_is_refused_with_its_place(
    small: dict[str, Any], spoil: Spoil, place: str, reason: type[AssemblyError]
) -> None:
    spoil(small)
    with pytest.raises(errors.ScenarioWrong) as caught:
        decode(small)
    assert caught.value.values["place"] == place
    assert type(caught.value.values["reason"]) is reason


def test_an_hour_that_does_not_exist(small: dict[str, Any]) -> None:
    small["assemblies"][2]["date"] = "2026-03-29"
    small["steps"][0]["at"] = "02:30"
    with pytest.raises(errors.ScenarioWrong) as caught:
        decode(small)
    assert caught.value.values["place"] == "steps › 1 › at"
    assert isinstance(caught.value.values["reason"], NoSuchLocalTime)


def test_an_id_is_used_once(small: dict[str, Any]) -> None:
    tables = [step for step in small["steps"] if step["do"] == "table"]
    tables[1]["id"] = tables[0]["id"]
    with pytest.raises(errors.ScenarioWrong) as caught:
        decode(small)
    assert isinstance(caught.value.values["reason"], errors.RepeatedId)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", errors.NotJson),
        ('{"format": 1,', errors.NotJson),
        ("[" * 100_000, errors.ScenarioUnreadable),
        ("[]", errors.ScenarioWrong),
        ('{"format": 1, "format": 1}', errors.ScenarioWrong),
    ],
)
def test_a_file_that_is_no_scenario(tmp_path: Path, text: str, reason: type[AssemblyError]) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(reason):
        read(path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.json").write_bytes(b'{"a": "\xe9"}')
    for name in ("none.json", "latin.json", "."):
        with pytest.raises(errors.ScenarioUnreadable):
            read(tmp_path / name)


def test_the_json_error_says_where(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('{\n  "format": 1\n  "language": "ca"}', encoding="utf-8")
    with pytest.raises(errors.NotJson) as caught:
        read(path)
    assert (caught.value.values["line"], caught.value.values["column"]) == (3, 3)


def test_reading_is_stable(small: dict[str, Any]) -> None:
    assert decode(small) == decode(json.loads(json.dumps(small)))


def test_every_verb_is_explained_to_those_who_write_scenarios() -> None:
    explained = (ROOT / "docs" / "scenario-format.md").read_text(encoding="utf-8")
    assert [verb for verb in VERBS if f"`{verb}`" not in explained] == []
