# SPDX-License-Identifier: GPL-3.0-or-later
"""From JSON to typed parts: the annotations of a class or function say which keys it takes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from inspect import Parameter, signature
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from assembly_app.demo.errors import (
    MissingKey,
    NeedsOriginal,
    NotAList,
    NotAnObject,
    NotOneOf,
    NotText,
    RepeatedId,
    ScenarioWrong,
    UnknownId,
    UnknownKey,
)
from assembly_app.demo.leaves import READERS, read_text
from assembly_app.demo.refs import Names, Ref, Text
from assembly_app.domain.errors import AssemblyError
from assembly_app.settings import LANGUAGES

Place = tuple[str | int, ...]


@contextmanager
def placed(*place: str | int) -> Iterator[None]:
    """Say of an error in which place of the file it is, unless it knows."""
    try:
        yield
    except ScenarioWrong:
        raise
    except AssemblyError as error:
        raise ScenarioWrong(place=" › ".join(str(part) for part in place) or "{ }", reason=error) from error


class _Key(NamedTuple):
    name: str
    kind: Any
    required: bool


@cache
def _keys_of(maker: Callable[..., Any], skip: int) -> dict[str, _Key]:
    """Return the keys that a class or a function takes."""
    kinds = get_type_hints(maker, include_extras=True)
    parameters = list(signature(maker).parameters.values())[skip:]
    return {
        one.name.rstrip("_"): _Key(one.name, kinds[one.name], one.default is Parameter.empty)
        for one in parameters
    }


class Decoder:
    """Decodes in the order of the parts, so that each refers only to ids that are known by then."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: set[Ref] = set()

    @staticmethod
    def keys(value: object, place: Place) -> Mapping[str, Any]:
        """Return an object as keys and values; raises ScenarioWrong."""
        with placed(*place):
            if not isinstance(value, dict):
                raise NotAnObject
            return value

    @staticmethod
    def entries(value: object, place: Place) -> list[Any]:
        """Return a list; raises ScenarioWrong."""
        with placed(*place):
            if not isinstance(value, list):
                raise NotAList
            return value

    def announce(self, name: Ref | None, place: Place) -> None:
        """Make an id known; raises ScenarioWrong when it already is."""
        with placed(*place, "id"):
            if name and name in self._known:
                raise RepeatedId(id=name.id)
        if name:
            self._known.add(name)

    def build(self, maker: type[Any], value: object, place: Place) -> Any:
        """Return an instance of a class of the scenario."""
        return maker(**self.parameters(maker, value, place))

    def parameters(
        self, maker: Callable[..., Any], value: object, place: Place, *, skip: int = 0
    ) -> dict[str, Any]:
        """Return what a class or a function is to be called with, leaving out its first parameters."""
        given = self.keys(value, place)
        keys = _keys_of(maker, skip)
        with placed(*place):
            for key in given:
                if key not in keys:
                    raise UnknownKey(key=key)
            for key, one in keys.items():
                if one.required and key not in given:
                    raise MissingKey(key=key)
        return {
            one.name: self.read(one.kind, given[key], (*place, key))
            for key, one in keys.items()
            if key in given
        }

    def read(self, kind: Any, value: object, place: Place) -> Any:
        """Return a value of the kind that an annotation names."""
        origin = get_origin(kind)
        if origin is tuple:
            return self._list(get_args(kind)[0], value, place)
        if origin in (Union, UnionType):
            return self.read(_alternative(kind, value), value, place)
        if _is_part(kind):
            self._announce_all(kind, [value], lambda _: place)
            return self.build(kind, value, place)
        with placed(*place):
            return self._single(origin, kind, value)

    def _single(self, origin: Any, kind: Any, value: object) -> Any:
        if origin is Annotated:
            return self._id(get_args(kind)[1], read_text(value))
        if kind is Text:
            return self._text(value)
        if issubclass(kind, StrEnum):
            return _word(kind, value)
        return READERS[kind](value)

    def _id(self, mark: Any, name: str) -> Any:
        if isinstance(mark, Names):
            return name
        if Ref(mark, name) not in self._known:
            raise UnknownId(id=name)
        return Ref(mark, name)

    def _list(self, kind: Any, value: object, place: Place) -> tuple[Any, ...]:
        found = self.entries(value, place)
        if not _is_part(kind):
            return tuple(self.read(kind, one, (*place, number)) for number, one in enumerate(found, start=1))
        # All of a list are known before the first is read: they may refer to each other.
        self._announce_all(kind, found, lambda number: (*place, number))
        return tuple(self.build(kind, one, (*place, number)) for number, one in enumerate(found, start=1))

    def _announce_all(self, kind: Any, values: list[Any], place: Callable[[int], Place]) -> None:
        for key, one in _keys_of(kind, 0).items():
            mark = get_args(one.kind)[1] if get_origin(one.kind) is Annotated else None
            if isinstance(mark, Names):
                for number, value in enumerate(values, start=1):
                    name = value.get(key) if isinstance(value, dict) else None
                    if isinstance(name, str):
                        self.announce(Ref(mark.kind, name), place(number))

    def _text(self, value: object) -> Text:
        if isinstance(value, str):
            return Text(read_text(value), self._language)
        if not isinstance(value, dict):
            raise NotText
        given = {key: read_text(text) for key, text in value.items()}
        language = given.pop("in", self._language)
        for key in given:
            if key not in LANGUAGES:
                raise UnknownKey(key=key)
        if language not in given:
            raise NeedsOriginal(language=language)
        return Text(given.pop(language), language, given)


def _is_part(kind: Any) -> bool:
    """Whether a kind is an object of the file with keys of its own."""
    return is_dataclass(kind) and kind is not Text and kind not in READERS


def _alternative(kind: Any, value: object) -> Any:
    """Return the one kind of `X | None`; of `bool | tuple`, the one that the value looks like."""
    kinds = [one for one in get_args(kind) if one is not NoneType]
    if bool in kinds and len(kinds) > 1:
        return bool if isinstance(value, bool) else next(one for one in kinds if one is not bool)
    return kinds[0]


def _word(kind: type[StrEnum], value: object) -> StrEnum:
    word = read_text(value)
    if word not in set(kind):
        raise NotOneOf(word=word, words=", ".join(kind))
    return kind(word)
