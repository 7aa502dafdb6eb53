# SPDX-License-Identifier: GPL-3.0-or-later
"""How the source is written: sizes, licence, and what nobody may do."""

import ast
import tomllib
from pathlib import Path

from tests.source import PACKAGE, ROOT, all_files, calls, package_files, place, tree

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 70
SPDX = "# SPDX-License-Identifier: GPL-3.0-or-later"


def test_files_are_short() -> None:
    sizes = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in all_files()}
    assert {name: size for name, size in sizes.items() if size > MAX_FILE_LINES} == {}


def test_functions_are_short() -> None:
    long = {}
    for path in all_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > MAX_FUNCTION_LINES:
                    long[f"{place(path)}:{node.name}"] = lines
    assert long == {}


def test_every_file_names_its_licence() -> None:
    first_lines = {place(path): path.read_text(encoding="utf-8").split("\n", 1)[0] for path in all_files()}
    assert [name for name, line in first_lines.items() if line != SPDX] == []


def test_every_module_and_public_class_says_what_it_is() -> None:
    silent = []
    for path in package_files():
        classes = [node for node in tree(path).body if isinstance(node, ast.ClassDef)]
        nodes = [tree(path), *(node for node in classes if not node.name.startswith("_"))]
        silent += [
            f"{place(path)}: {getattr(node, 'name', '')}" for node in nodes if not ast.get_docstring(node)
        ]
    assert silent == []


def test_no_style_sheets() -> None:
    # The palette and our own style draw everything: a style sheet would switch both off for its widget.
    assert [place(path) for path in package_files() if list(calls(path, {"setStyleSheet"}))] == []


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def _ends_in_raise(handler: ast.ExceptHandler) -> bool:
    """A handler that tidies up and raises again hides nothing."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_the_crash_page_catches_everything() -> None:
    found = []
    for path in package_files():
        if path == PACKAGE / "ui" / "crash.py":
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ExceptHandler) and _catches_everything(node) and not _ends_in_raise(node):
                found.append(f"{place(path)}:{node.lineno}")
    assert found == []


def _project() -> dict[str, list[str]]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {_canonical(name): version for name, version in pairs}


def _canonical(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def test_qt_stays_pinned() -> None:
    # 6.12.0 corrupts the reference counts of None and True: see test_reference_counts.py.
    assert "PySide6-Essentials==6.11.3" in _project()["dependencies"]
    assert _pins()["pyside6-essentials"] == _pins()["shiboken6"] == "6.11.3"


def test_every_dependency_is_pinned_and_explained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    names = [requirement.split(">")[0].split("=")[0].split("<")[0].strip() for requirement in wanted]
    assert [name for name in names if _canonical(name) not in _pins()] == []
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if f"**{name}**" not in reasons] == []


def test_the_lock_holds_versions_and_no_addresses() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert not {"/", "@", "http"} & set(text) and "http" not in text


def test_the_licence_is_whole() -> None:
    text = Path(ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "How to Apply These Terms" in text
