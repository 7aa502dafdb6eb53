# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the source is in every catalogue, said, with its placeholders; and nothing else is."""

import ast
import string
import subprocess
from functools import cache
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tests.source import calls, package_files, place, script, tree

LANGUAGES = ("ca", "es", "en")
WORDS = {"_", "N_", "ngettext", "pgettext", "npgettext"}
SPOKEN = WORDS - {"N_"}


@cache
def source_messages() -> dict[tuple[str, str], Any]:
    translations = script("translations")
    return {translations.key(message): message for message in translations.extract() if message.id}


def catalogue(language: str) -> Any:
    with script("translations").po_path(language).open("rb") as file:
        return read_po(file, locale=language)


def forms(message: Any) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    translations, catalog = script("translations"), catalogue(language)
    messages = {translations.key(message): message for message in catalog if message.id}
    assert sorted(source_messages().keys() - messages.keys()) == [], "missing: run `make translations`"
    assert sorted(messages.keys() - source_messages().keys()) == [], "said by nobody: run `make translations`"
    assert list(catalog.obsolete) == []
    assert [one.id for one in messages.values() if one.fuzzy] == []
    empty = [one.id for one in messages.values() if not all(form.strip() for form in forms(one))]
    assert empty == []
    plural = {name for name, one in source_messages().items() if isinstance(one.id, tuple)}
    assert {name for name, one in messages.items() if isinstance(one.id, tuple)} == plural


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language: str) -> None:
    wrong = []
    for message in catalogue(language):
        singular, plural = message.id if isinstance(message.id, tuple) else (message.id, message.id)
        for number, form in enumerate(forms(message) if message.id else ()):
            wanted = placeholders(plural)
            # "One person" may leave the number out; every other form says all.
            fine = (
                wanted >= placeholders(form)
                if number == 0 and singular != plural
                else wanted == placeholders(form)
            )
            if form and not fine:
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_gettext_accepts_the_catalogue(language: str) -> None:
    path = script("translations").po_path(language)
    command = ["msgfmt", "--check", "--check-accelerators=&", "--output-file=/dev/null", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


def test_english_says_its_msgids() -> None:
    for message in catalogue("en"):
        if message.id:
            assert forms(message) == (message.id if isinstance(message.id, tuple) else (message.id,))


def test_spaces_and_ends_are_kept() -> None:
    """A label built of two messages keeps its seam, and a sentence its full stop."""
    wrong = []
    for language in LANGUAGES:
        for message in catalogue(language):
            first = message.id[0] if isinstance(message.id, tuple) else message.id
            for form in forms(message) if first else ():
                same = (
                    form[:1].isspace() == first[:1].isspace() and form[-1:].isspace() == first[-1:].isspace()
                )
                if form and not (same and first.endswith("…") == form.endswith("…")):
                    wrong.append((language, first, form))
    assert wrong == []


def test_only_plain_words_are_marked() -> None:
    """An f-string or a variable inside `_()` never reaches a catalogue."""
    numbers = {"_": 1, "N_": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
    wrong = []
    for path in package_files():
        if "i18n" in path.parts:
            continue
        for call in calls(path, WORDS - {"_"}):
            name = call.func.id if isinstance(call.func, ast.Name) else call.func.attr  # type: ignore[attr-defined]
            if any(not _is_text(argument) for argument in call.args[: numbers[name]]):
                wrong.append(f"{place(path)}:{call.lineno}")
        # `_` also translates what N_ marked elsewhere: a variable is fine there, a built string is not.
        wrong += [
            f"{place(path)}:{call.lineno}"
            for call in calls(path, {"_"})
            if isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
        ]
    assert wrong == []


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _at_import(nodes: list[ast.stmt]) -> list[ast.AST]:
    """Everything that runs when the module is imported: not the bodies of functions."""
    found: list[ast.AST] = []
    waiting: list[ast.AST] = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += [*node.decorator_list, *node.args.defaults]
        elif not isinstance(node, ast.Lambda):
            found.append(node)
            waiting += ast.iter_child_nodes(node)
    return found


def test_nothing_is_translated_at_import() -> None:
    """The language is not known yet, and may change later."""
    wrong = []
    for path in package_files():
        for node in _at_import(tree(path).body):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SPOKEN:
                wrong.append(f"{place(path)}:{node.lineno}")
    assert wrong == []
