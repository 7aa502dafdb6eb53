# SPDX-License-Identifier: GPL-3.0-or-later
"""The five import rules hold, and each of them bites."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.source import PACKAGE, ROOT

LINTER = Path(sys.executable).parent / "lint-imports"

# Rule (the beginning of its name) -> what one bad commit would add: file and line.
VIOLATIONS = {
    "1. a lower layer reaches up": ("1. Layers", "services/seeded.py", "import assembly_app.ui"),
    "1. domain reaches up": ("1. Layers", "domain/seeded.py", "import assembly_app.settings"),
    "1. a stray module": ("1. Layers", "utils.py", ""),
    "2. Qt below the window": ("2. Qt", "documents/seeded.py", "import PySide6.QtGui"),
    "2. Qt through a detour": ("2. Qt", "settings.py", "import PySide6.QtCore"),
    "3. a database in the rules": ("3. Rules", "domain/seeded.py", "import sqlalchemy"),
    "3. a language in the rules": ("3. Rules", "domain/seeded.py", "import gettext"),
    "3. Babel in the rules": ("3. Rules", "domain/seeded.py", "import babel"),
    "4. storage in the window": ("4. Windows", "ui/seeded.py", "import assembly_app.storage"),
    "4. SQLAlchemy in the documents": ("4. Windows", "documents/seeded.py", "import sqlalchemy"),
    "5. a service that speaks": ("5. Only fronts", "services/seeded.py", "from assembly_app.i18n import _"),
    "5. a record that speaks": ("5. Only fronts", "storage/seeded.py", "import assembly_app.i18n"),
}


def lint(checkout: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(checkout), "NO_COLOR": "1"}
    command = [str(LINTER), "--no-cache", "--config", str(checkout / "pyproject.toml")]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    only_source = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "assembly_app", ignore=only_source)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_rules_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "Contracts: 5 kept, 0 broken." in result.stdout


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_each_rule_bites(violation: str, checkout: Path) -> None:
    rule, file, line = VIOLATIONS[violation]
    path = checkout / "assembly_app" / file
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    result = lint(checkout)
    assert result.returncode == 1, result.stdout + result.stderr
    broken = [row for row in result.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(rule) for row in broken), result.stdout


def test_no_part_of_the_package_escapes_the_rules() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    rules = {contract["id"]: contract for contract in contracts}
    parts = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    fronts = {"__init__", "__main__", "app", "cli", "ui"}
    without_qt = {name.removeprefix("assembly_app.") for name in rules["no-qt"]["source_modules"]}
    assert parts - fronts == without_qt
    silent = {name.removeprefix("assembly_app.") for name in rules["who-speaks"]["source_modules"]}
    assert silent == parts & {"domain", "storage", "services", "exchange"}
    assert rules["layers"]["exhaustive"]
