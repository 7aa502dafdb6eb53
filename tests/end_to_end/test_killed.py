# SPDX-License-Identifier: GPL-3.0-or-later
"""The window killed in the middle of an item: started again, it shows the same item, speaker and clock."""

import re
from datetime import UTC, datetime
from pathlib import Path

from tests.end_to_end.held import SPEAKER, TITLES, running
from tests.end_to_end.window import Window

_CLOCK = re.compile(r"(\d\d):(\d\d)")
_SLACK_S = 2.0
NOTES = "Es mira l'autonomia a l'hivern"


def shown_seconds(window: Window) -> list[int]:
    """Every clock of minutes and seconds that the window shows."""
    found = [_CLOCK.fullmatch(control.name) for control in window.tree() if control.role == "StaticText"]
    return [int(one[1]) * 60 + int(one[2]) for one in found if one]


def clock_of(window: Window, began: datetime) -> int:
    """What the clock that counts from the beginning of the item shows; 0 if none does."""
    before = (datetime.now(UTC) - began).total_seconds()
    shown = shown_seconds(window)
    after = (datetime.now(UTC) - began).total_seconds()
    return next((one for one in shown if before - _SLACK_S <= one <= after), 0)


def same_room(window: Window, began: datetime) -> None:
    window.wait_until(TITLES[0], SPEAKER, "speaking")
    first = window.wait_for(lambda: clock_of(window, began), "the clock of the item")
    window.wait_for(lambda: clock_of(window, began) > first, "the clock to go on")


def test_killed_in_the_middle_of_an_item(desktop: dict[str, str], tmp_path: Path) -> None:
    path, began = running(tmp_path)
    with Window(desktop, tmp_path, path) as window:
        same_room(window, began)
        window.kill()
    with Window(desktop, tmp_path, path) as window:
        same_room(window, began)


def test_killed_while_writing_notes(desktop: dict[str, str], tmp_path: Path) -> None:
    path, _began = running(tmp_path)
    with Window(desktop, tmp_path, path) as window:
        window.wait_until(TITLES[0])
        window.tab_to("Notes of the item")
        window.write(NOTES)
        # What was typed is kept after a second's pause, without leaving the field.
        window.wait_until("saved at")
        window.write(" ni")
        window.kill()
    with Window(desktop, tmp_path, path) as window:
        window.wait_until(NOTES)
