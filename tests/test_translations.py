# SPDX-License-Identifier: GPL-3.0-or-later
"""Every word of the source is in every catalogue, said, with its placeholders; and nothing else is."""

import ast
import string
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from tests.source import called, calls, package_files, place, script, tree

LANGUAGES = ("ca", "es", "en")
# How many of the arguments of each are words.
WORDS = {"_": 1, "N_": 1, "NP_": 2, "pgettext": 2, "ngettext": 2, "npgettext": 3}
WITH_CONTEXT = {"NP_", "pgettext", "npgettext"}
SPOKEN = WORDS.keys() - {"N_", "NP_"}
# These translate what `N_` marked where it was written.
MARKED_ELSEWHERE = {
    "_(error.message)",
    "_(BlockExcludesConsensus.message)",
    "_(PHRASES[verb])",
    "_(UNITS[sum_.unit])",
    "pgettext(*marked)",
    "speech.pgettext(*marked)",
}


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
    """A variable or a built string in a call never reaches a catalogue."""
    wrong = []
    for path in speaking_files():
        for call in calls(path, set(WORDS)):
            given = call.args[: WORDS[called(call)]]
            plain = len(given) == WORDS[called(call)] and all(_is_text(one) for one in given)
            if not plain and ast.unparse(call) not in MARKED_ELSEWHERE:
                wrong.append(f"{place(path)}:{call.lineno} {ast.unparse(call)}")
    assert wrong == []


def test_every_marked_word_is_gathered() -> None:
    """What gathers the words reads tokens: a call it cannot see, as inside an f-string, stays English."""
    wrong = []
    for path in speaking_files():
        hidden = {id(node) for whole in built(path) for node in ast.walk(whole)}
        for call in calls(path, set(WORDS)):
            said = [one.value for one in call.args if isinstance(one, ast.Constant)]
            name = called(call)
            key = (said[0], said[1]) if name in WITH_CONTEXT and len(said) > 1 else ("", *said[:1])
            gathered = ast.unparse(call) in MARKED_ELSEWHERE or key in source_messages()
            if id(call) in hidden or not gathered:
                wrong.append(f"{place(path)}:{call.lineno} {ast.unparse(call)}")
    assert wrong == []


def test_words_are_marked_under_their_own_name() -> None:
    """A function of translation under another name (`say = speech.pgettext`) marks nothing."""
    wrong = []
    for path in speaking_files():
        functions = {id(node.func) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)}
        wrong += [
            f"{place(path)}:{node.lineno} {ast.unparse(node)}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Name | ast.Attribute)
            and isinstance(node.ctx, ast.Load)
            and (node.id if isinstance(node, ast.Name) else node.attr) in WORDS
            and id(node) not in functions
        ]
        wrong += [
            f"{place(path)}:{node.lineno} {alias.name} as {alias.asname}"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
            if alias.name in WORDS and alias.asname
        ]
    assert wrong == []


def speaking_files() -> list[Path]:
    """Every file but those that define the functions."""
    return [path for path in package_files() if "i18n" not in path.parts or path.name == "terms.py"]


def built(path: Path) -> list[ast.JoinedStr]:
    """The f-strings of a file."""
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr)]


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
