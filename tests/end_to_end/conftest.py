# SPDX-License-Identifier: GPL-3.0-or-later
"""The real application on a real display that nobody sees."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.display import virtual_display

KEYBOARD = Path(__file__).with_name("keyboard.xkb")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """One display for each process that runs tests; each test ends the windows it opened."""
    with virtual_display() as name:
        subprocess.run(["xkbcomp", "-w0", str(KEYBOARD), name], check=True, capture_output=True)
        yield name


@pytest.fixture
def desktop(display: str, home: Path) -> dict[str, str]:
    """The environment in which a test starts the application: a window, a home of its own, Catalan."""
    unwanted = {"WAYLAND_DISPLAY", "PYTHONDONTWRITEBYTECODE", "LANGUAGE", "LC_ALL", "LC_MESSAGES"}
    return {
        **{name: value for name, value in os.environ.items() if name not in unwanted},
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "ASSEMBLY_APP_HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
