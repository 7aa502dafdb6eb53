# SPDX-License-Identifier: GPL-3.0-or-later
"""The watch over the log bites: on warnings of ours, of Qt, and on what a slot raises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT

QT = """
from PySide6.QtCore import QObject, Signal, qWarning

class Source(QObject):
    said = Signal()

def broken():
    raise KeyError("in a slot")
"""
LOG = "import logging"

CASES = {
    "a warning": (LOG, "logging.warning('the roof leaks')", "WARNING root: the roof leaks"),
    "a quiet line": (LOG, "logging.info('all is well')", ""),
    "an expected warning": (LOG, "log_watch.expect('roof'); logging.warning('the roof leaks')", ""),
    "a warning of Qt": (QT, "qWarning('no such slot')", "QtWarningMsg default: no such slot"),
    "an exception in a slot": (
        QT,
        "source = Source(); source.said.connect(broken); source.said.emit()",
        "unhandled KeyError: 'in a slot'",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_unasked_fails(case: str, tmp_path: Path) -> None:
    top, body, reason = CASES[case]
    program = tmp_path / "test_seeded.py"
    program.write_text(f"{top}\n\ndef test_seeded(log_watch):\n    {body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    command += [f"--rootdir={tmp_path}", str(program)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == (1 if reason else 0), result.stdout + result.stderr
    assert reason in result.stdout
