# SPDX-License-Identifier: GPL-3.0-or-later
"""No voting file holds a float, a division by `/`, or chance."""

import ast
from pathlib import Path

import assembly_app.domain.voting as voting

FORBIDDEN = {"random", "secrets", "math.sqrt", "statistics", "decimal", "float", "sqrt"}


def inexact(tree: ast.AST) -> list[str]:
    found = []
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            found.append(f"{line}: the number {node.value}")
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            found.append(f"{line}: division by /")
        if isinstance(node, ast.Name) and node.id in FORBIDDEN:
            found.append(f"{line}: {node.id}")
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            found += [f"{line}: {name}" for name in sorted(names & FORBIDDEN)]
    return found


def test_every_voting_file_is_exact() -> None:
    files = sorted(Path(str(voting.__file__)).parent.rglob("*.py"))
    assert len(files) > 10
    assert {path.name: inexact(ast.parse(path.read_text(encoding="utf-8"))) for path in files} == {
        path.name: [] for path in files
    }


def test_the_reader_of_trees_sees_what_it_forbids() -> None:
    bad = [
        "x = 0.5",
        "x = a / b",
        "x /= 2",
        "import random",
        "from math import sqrt",
        "x = float(2)",
        "x = 1e3",
    ]
    assert all(inexact(ast.parse(line)) for line in bad)
    assert inexact(ast.parse("x = a // b")) == []
