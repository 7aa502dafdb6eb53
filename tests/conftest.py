# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds in every test: a home of its own, no window on a real screen, nothing unasked in the log."""

import logging
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile(
    "default", max_examples=30, stateful_step_count=20, deadline=None, derandomize=True, database=None
)
settings.register_profile("long", max_examples=500, stateful_step_count=60, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# The offscreen plug-in says what it cannot do each time a window has a smallest size.
_OF_THE_PLUGIN = ("This plugin does not support",)


class LogWatch(logging.Handler):
    """Gathers warnings and worse, from our log and from Qt; `expect` allows those a test is about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def hear_qt(self, kind: Any, context: Any, message: str) -> None:
        """Qt's message handler."""
        if kind.name not in {"QtDebugMsg", "QtInfoMsg"} and not message.startswith(_OF_THE_PLUGIN):
            self.said.append(f"{kind.name} {context.category}: {message}")

    def hear_exception(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        """Where PySide leaves an exception of a slot: it would be printed and forgotten."""
        self.said.append(f"unhandled {kind.__name__}: {problem}")
        sys.__excepthook__(kind, problem, trace)

    def expect(self, pattern: str) -> None:
        """Messages that match are part of what is tested."""
        self._expected.append(re.compile(pattern))

    @property
    def unexpected(self) -> list[str]:
        return [line for line in self.said if not any(one.search(line) for one in self._expected)]


def _uses_qt(path: Path) -> bool:
    return "PySide6.QtCore" in sys.modules or "ui" in path.parts


@pytest.fixture(autouse=True)
def log_watch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[LogWatch]:
    """An unexpected warning, from the log or from Qt, fails the test."""
    watch = LogWatch()
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    root.addHandler(watch)
    monkeypatch.setattr(sys, "excepthook", watch.hear_exception)
    if qt := _uses_qt(request.path):
        from PySide6.QtCore import qInstallMessageHandler

        qInstallMessageHandler(watch.hear_qt)
    yield watch
    if qt:
        qInstallMessageHandler(None)
    for handler in root.handlers[:]:  # those that the tested code added
        if handler is watch or handler not in handlers:
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)
    if watch.unexpected:
        pytest.fail("said without being expected:\n" + "\n".join(watch.unexpected), pytrace=False)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data and log of this test only."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ASSEMBLY_APP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def interface_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with no language installed: msgids show themselves."""
    monkeypatch.setattr("assembly_app.i18n._installed", None)
