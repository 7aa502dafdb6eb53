# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the application against the floor of the same run; writes build/bench.md.

Usage: run.py BOOK. Each measure is a ratio of two medians over rounds in which both sides take turns, warm:
a busy machine burdens both alike. To add one: a function that runs a round and answers named times, in
ROUND, and a line in MEASURES.

The application is started with ASSEMBLY_APP_BENCH=1: it prints "frame N" when the frame of its window has
been painted, "rows N" when the rows of the agenda have been, and quits. What counts is when each line arrives
here, for both sides alike.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.display import virtual_display  # noqa: E402 - the checkout is not on the path of a script

REPORT = ROOT / "build" / "bench.md"
BARE_WINDOW = Path(__file__).with_name("bare_window.py")
ROUNDS = 7
PATIENCE_S = 60

Times = dict[str, float]
"""What was measured in one round -> milliseconds."""


@dataclass(frozen=True)
class Measure:
    """One row of the table: a time divided by its floor, and the ratio it must not pass."""

    name: str
    time: str
    floor: str
    goal: float


MEASURES = [
    Measure("First paint of the frame / of a bare window", "app frame", "bare frame", 1.6),
    Measure("First paint of the agenda's rows / of a bare window", "app rows", "bare frame", 4.0),
]


def start(name: str, arguments: list[str], **more: str) -> Times:
    """Runs a program that prints words as they happen: when each arrived, in ms from the start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    times: Times = {}
    began = time.monotonic_ns()
    environment |= {"ASSEMBLY_APP_BENCH_START": str(began), "PYTHONUNBUFFERED": "1", **more}
    with subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout
        for line in program.stdout:
            word = line.partition(" ")[0].strip()
            times[f"{name} {word}"] = (time.monotonic_ns() - began) / 1e6
        code = program.wait(PATIENCE_S)
    if code or not times:
        sys.exit(f"{name} ended with {code} and said {sorted(times)}")
    return times


def bare_window(book: Path) -> Times:
    return start("bare", [str(BARE_WINDOW)])


def application(book: Path) -> Times:
    return start("app", ["-m", "assembly_app", str(book)], ASSEMBLY_APP_BENCH="1")


ROUND: list[Callable[[Path], Times]] = [bare_window, application]


@contextmanager
def surroundings(book: Path) -> Iterator[Path]:
    """A copy of the book, a home of its own and a display: the one there is, or a virtual one."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(book, folder))
        os.environ["ASSEMBLY_APP_HOME"] = str(Path(folder) / "home")
        if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
            yield copy
            return
        with virtual_display() as display:
            os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            yield copy


def medians(book: Path) -> Times:
    gathered: dict[str, list[float]] = defaultdict(list)
    with surroundings(book) as copy:
        for number in range(ROUNDS + 1):
            for measure in ROUND:
                for name, took in measure(copy).items():
                    if number:  # the first round only warms up
                        gathered[name].append(took)
            print(f"round {number} of {ROUNDS}", file=sys.stderr, flush=True)
    return {name: statistics.median(times) for name, times in gathered.items()}


def report(times: Times) -> str:
    rows = [
        "# Bench",
        "",
        f"Medians of {ROUNDS} rounds, both sides taking turns, warm.",
        "",
        "| measure | ms | floor ms | ratio | goal | |",
        "|---|---|---|---|---|---|",
    ]
    for one in MEASURES:
        took, floor = times[one.time], times[one.floor]
        verdict = "met" if took / floor <= one.goal else "missed"
        rows.append(
            f"| {one.name} | {took:.0f} | {floor:.0f} | {took / floor:.2f} | ≤ {one.goal:g} | {verdict} |"
        )
    return "\n".join(rows) + "\n"


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    text = report(medians(Path(arguments[0])))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    print(text + f"\nWritten: {REPORT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
