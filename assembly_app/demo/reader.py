# SPDX-License-Identifier: GPL-3.0-or-later
"""The scenario file, validated whole: a wrong key, id or value is refused with its place."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from assembly_app.demo.decoder import Decoder, Place, placed
from assembly_app.demo.errors import (
    FormatTooNew,
    HeldNotPast,
    MissingKey,
    NotJson,
    NotOneOf,
    OneOfTwo,
    PastNeedsHours,
    RepeatedKey,
    ScenarioUnreadable,
    ScenarioWrong,
)
from assembly_app.demo.leaves import read_text
from assembly_app.demo.local_time import LocalTime, read_moment
from assembly_app.demo.refs import Ref
from assembly_app.demo.scenario import AssemblyEntry, Scenario, Setting, Step
from assembly_app.demo.steps import VERBS, Verb
from assembly_app.domain import moments
from assembly_app.settings import LANGUAGES

FORMAT = 1


def read(path: Path) -> Scenario:
    """Read a scenario file; raises ScenarioUnreadable, NotJson or ScenarioWrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioUnreadable(path=path) from error
    try:
        value = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise NotJson(path=path, line=error.lineno, column=error.colno) from error
    except (RecursionError, ValueError) as error:
        raise ScenarioUnreadable(path=path) from error
    return decode(value)


def decode(value: object) -> Scenario:
    """Turn what JSON gave into a scenario; raises ScenarioWrong."""
    whole = dict(Decoder.keys(value, ()))
    for key in ("format", "language", "steps"):
        with placed(key):
            if key not in whole:
                raise MissingKey(key=key)
    before, steps = whole.pop("before", []), whole.pop("steps")
    with placed("format"):
        if whole["format"] != FORMAT:
            raise FormatTooNew
    with placed("language"):
        language = read_text(whole["language"])
        if language not in LANGUAGES:
            raise NotOneOf(word=language, words=", ".join(LANGUAGES))
    decoder = Decoder(language)
    setting: Setting = decoder.build(Setting, whole, ())
    _check_setting(setting)
    reader = _Steps(decoder, setting.zone, setting.held)
    earlier = reader.read_all(before, earlier=True)
    return Scenario(setting, earlier + reader.read_all(steps, earlier=False))


class _Steps:
    """Reads the steps in order: each may refer to what comes before it."""

    def __init__(self, decoder: Decoder, zone: str, held: AssemblyEntry) -> None:
        self._decoder = decoder
        self._zone = zone
        self._day = held.date_

    def read_all(self, value: object, *, earlier: bool) -> tuple[Step, ...]:
        place = ("before" if earlier else "steps",)
        entries = Decoder.entries(value, place)
        return tuple(
            self._read(entry, number, (*place, number), earlier)
            for number, entry in enumerate(entries, start=1)
        )

    def _read(self, value: object, number: int, place: Place, earlier: bool) -> Step:
        given = dict(Decoder.keys(value, place))
        with placed(*place):
            for key in ("at", "do"):
                if key not in given:
                    raise MissingKey(key=key)
        with placed(*place, "at"):
            label = read_text(given.pop("at"))
            at = self._moment(label, earlier)
        with placed(*place, "do"):
            word = read_text(given.pop("do"))
            if word not in VERBS:
                raise NotOneOf(word=word, words=", ".join(VERBS))
        verb = VERBS[word]
        name = self._name(verb, given, place)
        parameters = self._parameters(verb, given, place)
        # Only now: a step cannot refer to itself.
        self._decoder.announce(name, place)
        return Step(number, earlier, label, at, word, name, parameters)

    def _parameters(self, verb: Verb, given: dict[str, Any], place: Place) -> dict[str, Any]:
        if verb.whole:
            return {"given": self._decoder.build(verb.whole, given, place)}
        parameters = self._decoder.parameters(verb.function, given, place, skip=1)
        with placed(*place):
            if verb.person_or_people and ("person" in parameters) == ("people" in parameters):
                raise OneOfTwo(one="person", other="people")
        return parameters

    def _moment(self, label: str, earlier: bool) -> datetime:
        day, hour = read_moment(label) if earlier else (self._day, LocalTime.parse(label))
        return hour.on(day, self._zone)

    @staticmethod
    def _name(verb: Verb, given: dict[str, Any], place: Place) -> Ref | None:
        if verb.makes is None:
            return None
        with placed(*place, "id"):
            if "id" in given:
                return Ref(verb.makes, read_text(given.pop("id")))
            if verb.must_have_id:
                raise MissingKey(key="id")
            return None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ScenarioWrong(place=key, reason=RepeatedKey(key=key))
        found[key] = value
    return found


def _check_setting(setting: Setting) -> None:
    with placed("zone"):
        moments.zone(setting.zone)
    for one in setting.assemblies:
        with placed("assemblies", one.id):
            _check_hours(one, setting.zone)
    with placed("assembly"):
        if setting.held.past:
            raise HeldNotPast


def _check_hours(one: AssemblyEntry, zone: str) -> None:
    if one.past != (one.opened is not None) or one.past != (one.closed is not None):
        raise PastNeedsHours
    for hour in (one.opened, one.closed):
        if hour:
            hour.on(one.date_, zone)
