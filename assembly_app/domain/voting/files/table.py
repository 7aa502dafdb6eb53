# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables of ballots (CSV with commas, semicolons or tabulators), one ballot a row.

Either a column for each option, with its rank, score or approval; or columns rank1, rank2… with names of
options. In both, a first column "count" or "weight" says how many votes a row holds.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.files.text import (
    KeyMissing,
    LineWrong,
    NamedTwice,
    RowLength,
    check_length,
    check_options,
    on_line,
    read_weight,
    rows,
    shown,
    split_lines,
)
from assembly_app.domain.voting.profile import (
    ApprovalProfile,
    Number,
    RankedProfile,
    Ranking,
    ScoreProfile,
    Scores,
    group_approvals,
    group_rankings,
)

_WEIGHTS: Final = ("count", "weight")
_RANK_COLUMN: Final = re.compile(r"(?:rank|choice|preference)[ _]?[0-9]{1,4}", re.ASCII)
_RANK: Final = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)
_SCORE: Final = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_SILENT: Final = frozenset(
    {"", "-", ".", "na", "n/a", "none", "no opinion", "sense opinió", "sin opinión"},
)
# What scanners of paper write where a rank holds no one option.
_NO_NAME: Final = frozenset({"", "$undervote", "$overvote", "undervote", "overvote", "skipped"})
_YES: Final = frozenset({"1", "x", "yes", "sí", "si", "true"})
_NO: Final = frozenset({"0", "no", "false"}) | _SILENT


class HeadingMissing(AssemblyError):
    """A table without names of options."""

    message = N_("A heading with the names of the options is expected here.")


class NotARank(AssemblyError):
    """A cell that is no rank."""

    message = N_("“{text}” is no rank. Write 1, 2, 3… and leave empty what is not ranked.")


class NotAScore(AssemblyError):
    """A cell that is no score."""

    message = N_("“{text}” is no score. Write a whole number, or leave it empty.")


class NotAnApproval(AssemblyError):
    """A cell that neither approves nor does not."""

    message = N_("“{text}” is no approval. Write 1 or 0.")


class NamesInColumns(AssemblyError):
    """A table of names in order, where a figure for each option is needed."""

    message = N_("A column for each option is expected here, not columns of ranks.")


@dataclass(frozen=True)
class _Table:
    """The heading (its line, and names without the column of weights) and weighed rows with their lines."""

    line: int
    names: tuple[str, ...]
    body: list[tuple[int, Number, list[str]]]

    @cached_property
    def by_rank(self) -> bool:
        """Whether columns are ranks and cells are names."""
        return all(_RANK_COLUMN.fullmatch(name.casefold()) for name in self.names)


def read_rankings(text: str) -> RankedProfile:
    """Read a table of ranks, for one seat; smaller ranks are better. Raise LineWrong."""
    table = _table(text)
    if table.by_rank:
        return _named(table)
    papers = []
    for line, weight, cells in table.body:
        with on_line(line):
            papers.append((weight, _by_ranks(cells)))
    return RankedProfile(table.names, group_rankings(papers))


def read_approvals(text: str) -> ApprovalProfile:
    """Read a table of approvals, or of names (each one on a ballot is approved); raise LineWrong."""
    table = _table(text)
    if table.by_rank:
        return approvals_of(_named(table))
    papers = []
    for line, weight, cells in table.body:
        with on_line(line):
            papers.append((weight, _approved(cells)))
    return ApprovalProfile(table.names, group_approvals(papers))


def read_scores(text: str) -> ScoreProfile:
    """Read a table of whole scores; raise LineWrong. The range goes from the lowest (or 0) to the highest."""
    table = _table(text)
    if table.by_rank:
        raise LineWrong(line=table.line, reason=NamesInColumns())
    ballots = []
    for line, weight, cells in table.body:
        with on_line(line):
            ballots.append(Scores(weight, tuple(_score(cell) for cell in cells)))
    given = [score for ballot in ballots for score in ballot.scores if score is not None]
    return ScoreProfile(table.names, tuple(ballots), min([0, *given]), max([0, *given]))


def approvals_of(profile: RankedProfile) -> ApprovalProfile:
    """Take every option that a ballot lists as approved; withdrawn options leave."""
    place = {option: at for at, option in enumerate(profile.standing)}
    papers = (
        (weight, frozenset(place[option] for group in ranking for option in group if option in place))
        for weight, ranking in profile.ballots
    )
    names = tuple(profile.options[option] for option in profile.standing)
    return ApprovalProfile(names, group_approvals(papers), profile.seats, profile.title)


def _table(text: str) -> _Table:
    lines = split_lines(text)
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise LineWrong(line=1, reason=HeadingMissing())
    with on_line(first + 1):
        check_length(lines[first])
    found = rows(lines, max(",;\t", key=lines[first].count))
    line, heading = next(found)
    weighed = heading[0].casefold() in _WEIGHTS
    with on_line(line):
        names = _heading(heading[1:] if weighed else heading)
    table = _Table(line, names, [])
    seen: set[str] = set()
    for number, row in found:
        with on_line(number):
            table.body.append(_row(number, row, len(names), weighed=weighed))
            if table.by_rank:
                seen.update(cell for cell in table.body[-1][2] if cell.casefold() not in _NO_NAME)
                check_options(len(seen))
    return table


def _heading(names: list[str]) -> tuple[str, ...]:
    if not names or not any(any(char.isalpha() for char in name) for name in names):
        raise HeadingMissing
    check_options(len(names))
    seen: set[str] = set()
    for name in names:
        if not name:
            raise HeadingMissing
        if name in seen:
            raise NamedTwice(name=shown(name))
        seen.add(name)
    return tuple(names)


def _row(line: int, row: list[str], total: int, *, weighed: bool) -> tuple[int, Number, list[str]]:
    """Return line, weight and cells; empty cells at the end may be left out."""
    cells = row[1:] if weighed else row
    if len(cells) > total and any(cells[total:]):
        raise RowLength(found=len(row), total=total + weighed)
    if weighed and not row[0]:
        raise KeyMissing(key=_WEIGHTS[0])
    weight = read_weight(row[0]) if weighed else 1
    return line, weight, cells[:total] + [""] * (total - len(cells))


def _named(table: _Table) -> RankedProfile:
    """Options are the names that appear, in alphabetical order."""
    seen = {cell for _, _, cells in table.body for cell in cells if cell.casefold() not in _NO_NAME}
    place = {name: at for at, name in enumerate(sorted(seen))}
    papers = [(weight, _by_names(cells, place)) for _, weight, cells in table.body]
    return RankedProfile(tuple(place), group_rankings(papers))


def _by_names(cells: list[str], place: dict[str, int]) -> Ranking:
    """An empty cell is a rank left out; so is a name again, which real papers have."""
    groups = [
        (place[cell],) if cell in place and cell not in cells[:at] else () for at, cell in enumerate(cells)
    ]
    while groups and not groups[-1]:
        groups.pop()
    return tuple(groups)


def _by_ranks(cells: list[str]) -> Ranking:
    """Group options by rank. A number left out is an empty group, unless equals took its place (1, 1, 3)."""
    ranks: dict[int, list[int]] = {}
    for option, cell in enumerate(cells):
        if _RANK.fullmatch(cell):
            ranks.setdefault(int(cell), []).append(option)
        elif cell.casefold() not in _SILENT:
            raise NotARank(text=shown(cell))
    groups: list[tuple[int, ...]] = []
    before = placed = 0
    for rank in sorted(ranks):
        if rank not in (before + 1, placed + 1):
            groups.append(())
        groups.append(tuple(ranks[rank]))
        before, placed = rank, placed + len(ranks[rank])
    return tuple(groups)


def _approved(cells: list[str]) -> frozenset[int]:
    for cell in cells:
        if cell.casefold() not in _YES and cell.casefold() not in _NO:
            raise NotAnApproval(text=shown(cell))
    return frozenset(option for option, cell in enumerate(cells) if cell.casefold() in _YES)


def _score(cell: str) -> int | None:
    if cell.casefold() in _SILENT:
        return None
    if not _SCORE.fullmatch(cell):
        raise NotAScore(text=shown(cell))
    return int(cell)
