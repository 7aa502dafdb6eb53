# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the real votes and reads them plainly; the application's own readers are tested elsewhere."""

import csv
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assembly_app.domain.voting.profile import (
    BudgetProfile,
    Project,
    RankedProfile,
    Ranking,
    group_approvals,
    group_rankings,
)

ROOT = Path(__file__).parents[3]


def votes_folder() -> Path | None:
    """The folder of real votes; None, said aloud, where there is none."""
    named = os.environ.get("ASSEMBLY_VOTES")
    folder = Path(named) if named else ROOT.parent / "shared" / "data" / "votes"
    if folder.is_dir():
        return folder
    print("real elections not present")
    return None


def expected(name: str, file: str = "expected.json") -> tuple[Path, list[dict[str, Any]]]:
    """The folder of one kind of votes and what is known of them; nothing where the votes are not here."""
    folder = votes_folder()
    if folder is None:
        return Path(), []
    known: list[dict[str, Any]] = json.loads((folder / name / file).read_text(encoding="utf-8"))
    assert known
    return folder / name, known


def by_ranks(ranks: Mapping[int, int]) -> Ranking:
    """A ranking from option to rank, any numbers, smaller is better."""
    return tuple(
        tuple(option for option in sorted(ranks) if ranks[option] == rank)
        for rank in sorted(set(ranks.values()))
    )


def blt(path: Path) -> RankedProfile:
    """A BLT file without dialects."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    total, seats = (int(part) for part in lines[0].split())
    rest, withdrawn = lines[1:], frozenset[int]()
    if rest[0].startswith("-"):
        withdrawn = frozenset(-int(part) - 1 for part in rest[0].split())
        rest = rest[1:]
    end = rest.index("0")
    papers = []
    for line in rest[:end]:
        weight, *marks = (int(part) for part in line.split())
        assert marks[-1] == 0
        papers.append((weight, tuple((mark - 1,) for mark in marks[:-1])))
    names = tuple(line.strip('"') for line in rest[end + 1 : end + 1 + total])
    return RankedProfile(names, group_rankings(papers), seats, withdrawn)


def debian(path: Path, options: tuple[str, ...]) -> RankedProfile:
    """A tally sheet: one character for each option, its rank, or `-`."""
    papers = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        found = re.match(r"V:\s+([-\w]+)", line)
        if found:
            marks = {i: int(mark, 36) for i, mark in enumerate(found[1]) if mark != "-"}
            papers.append((1, by_ranks(marks)))
    return RankedProfile(options, group_rankings(papers))


def csv_of_ranks(path: Path, seats: int) -> RankedProfile:
    """A CSV of ranks; what is not a number is no opinion."""
    with path.open(encoding="utf-8", newline="") as file:
        names, *rows = csv.reader(file)
    papers = [
        (1, by_ranks({i: int(mark) for i, mark in enumerate(row) if mark.strip().isdigit()}))
        for row in rows
        if row
    ]
    return RankedProfile(tuple(names), group_rankings(papers), seats)


def grouped_csv(path: Path) -> RankedProfile:
    """A CSV of counts and names in order; an empty name is a rank left out, a name again says nothing."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    names = sorted({name for row in rows for name in row[1:] if name})
    place = {name: i for i, name in enumerate(names)}
    papers = []
    for count, *marks in rows:
        named = [(place[name],) if name and name not in marks[:at] else () for at, name in enumerate(marks)]
        papers.append((int(count), tuple(named)))
    return RankedProfile(tuple(names), group_rankings(papers))


def pabulib(path: Path) -> BudgetProfile:
    """A `.pb` file of approvals."""
    parts: dict[str, list[list[str]]] = {}
    part = ""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter=";"):
            if len(row) == 1 and row[0].strip().upper() in {"META", "PROJECTS", "VOTES"}:
                part = row[0].strip().upper()
                parts[part] = []
            elif row:
                parts[part].append(row)
    meta = {row[0]: row[1] for row in parts["META"]}
    head, *rows = parts["PROJECTS"]
    projects = tuple(
        Project(row[head.index("project_id")], row[head.index("name")], int(row[head.index("cost")]))
        for row in rows
    )
    place = {project.id: i for i, project in enumerate(projects)}
    head, *rows = parts["VOTES"]
    column = head.index("vote")
    ballots = group_approvals(
        (1, frozenset(place[one] for one in row[column].split(",") if one)) for row in rows
    )
    return BudgetProfile(int(meta["budget"].split(",")[0]), projects, ballots)
