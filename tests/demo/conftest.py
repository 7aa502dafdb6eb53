# SPDX-License-Identifier: GPL-3.0-or-later
"""A small assembly in which every verb is done once."""

import json
from pathlib import Path
from typing import Any

import pytest

SMALL = Path(__file__).with_name("small.json")


@pytest.fixture
def small() -> dict[str, Any]:
    """The small scenario, for a test to spoil."""
    found: dict[str, Any] = json.loads(SMALL.read_text(encoding="utf-8"))
    return found
