# SPDX-License-Identifier: GPL-3.0-or-later
"""Pabulib's .pb: a participatory budget in three parts, META, PROJECTS and VOTES (pabulib.org/format)."""

from dataclasses import dataclass, field
from typing import Final

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.files.text import (
    MAX_PROJECTS,
    CountWrong,
    KeyMissing,
    LineWrong,
    NamedTwice,
    RowLength,
    check_options,
    exact_number,
    on_line,
    rows,
    shown,
    split_lines,
    whole,
)
from assembly_app.domain.voting.profile import (
    Approvals,
    BudgetProfile,
    NegativeCost,
    Number,
    Project,
    group_approvals,
)

_PARTS: Final = ("META", "PROJECTS", "VOTES")
# Types of votes that approve projects, without order or points.
_APPROVALS: Final = ("approval", "choose-1")


class PartExpected(AssemblyError):
    """Something before the first part."""

    message = N_("A line with {part} is expected here.")


class PartMissing(AssemblyError):
    """A file cut short."""

    message = N_("The part {part} is missing.")


class NotAnAmount(AssemblyError):
    """A cost or a budget that is no number."""

    message = N_("“{text}” is no amount. Write it as 1500 or as 1500.50.")


class ProjectNotThere(AssemblyError):
    """A vote for a project outside the list."""

    message = N_("There is no project “{project}”.")


class VotesNotApprovals(AssemblyError):
    """Votes with points or in order, which these methods would misread."""

    message = N_("Votes of type “{kind}” cannot be counted as approvals.")


@dataclass
class _File:
    meta: dict[str, tuple[int, str]] = field(default_factory=dict)
    heads: dict[str, list[str]] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    place: dict[str, int] = field(default_factory=dict)
    votes: list[tuple[int, frozenset[int]]] = field(default_factory=list)
    last: int = 1

    def take(self, part: str, line: int, row: list[str]) -> None:
        """Take a row of a part; the first of each is its heading."""
        if part == "META":
            self._meta(line, row)
        elif part not in self.heads:
            self._head(part, [cell.casefold() for cell in row])
        elif part == "PROJECTS":
            self._project(self._cells(part, row))
        else:
            self._vote(self._cells(part, row))

    def _meta(self, line: int, row: list[str]) -> None:
        key = row[0].casefold()
        if "META" not in self.heads:
            self.heads["META"] = row
            if key == "key":
                return
        if key in self.meta:
            raise NamedTwice(name=shown(key))
        self.meta[key] = (line, row[1] if len(row) > 1 else "")
        if key == "vote_type" and self.meta[key][1].casefold() not in _APPROVALS:
            raise VotesNotApprovals(kind=shown(self.meta[key][1]))

    def _head(self, part: str, row: list[str]) -> None:
        for needed in ("project_id", "cost") if part == "PROJECTS" else ("vote",):
            if needed not in row:
                raise KeyMissing(key=needed)
            if row.count(needed) > 1:
                raise NamedTwice(name=needed)
        self.heads[part] = row

    def _cells(self, part: str, row: list[str]) -> dict[str, str]:
        """Name the cells; empty ones at the end may be left out."""
        head = self.heads[part]
        if len(row) > len(head) and any(row[len(head) :]):
            raise RowLength(found=len(row), total=len(head))
        return dict(zip(head, row + [""] * (len(head) - len(row)), strict=False))

    def _project(self, cells: dict[str, str]) -> None:
        key = cells["project_id"]
        if not key:
            raise KeyMissing(key="project_id")
        if key in self.projects:
            raise NamedTwice(name=shown(key))
        check_options(len(self.projects) + 1, MAX_PROJECTS)
        self.place[key] = len(self.place)
        self.projects[key] = Project(key, cells.get("name") or key, _amount(cells["cost"]))

    def _vote(self, cells: dict[str, str]) -> None:
        named = [key.strip() for key in cells["vote"].split(",") if key.strip()]
        approved = set()
        for key in named:
            at = self.place.get(key)
            if at is None:
                raise ProjectNotThere(project=shown(key))
            if at in approved:
                raise NamedTwice(name=shown(key))
            approved.add(at)
        self.votes.append((1, frozenset(approved)))
        self._not_beyond("num_votes", len(self.votes))

    def _not_beyond(self, key: str, found: int) -> None:
        """Raise at the first that is too many, before a million more are read."""
        line, text = self.meta.get(key, (0, str(found)))
        with on_line(line):
            said = whole(key, text)
            if found > said:
                raise CountWrong(key=key, said=said, found=f"{found}+")

    def profile(self) -> BudgetProfile:
        """Check that all parts are there and that the counts are true."""
        for part in _PARTS:
            if part not in self.heads:
                raise LineWrong(line=self.last, reason=PartMissing(part=part))
        if "budget" not in self.meta:
            raise LineWrong(line=1, reason=KeyMissing(key="budget"))
        for key, found in (("num_projects", len(self.projects)), ("num_votes", len(self.votes))):
            if key in self.meta:
                line, text = self.meta[key]
                _agree(key, line, text, found)
        line, text = self.meta["budget"]
        with on_line(line):
            budget = _amount(text)
        ballots: tuple[Approvals, ...] = group_approvals(self.votes)
        title = self.meta.get("description", (0, ""))[1]
        return BudgetProfile(budget, tuple(self.projects.values()), ballots, title)


def read_pabulib(text: str) -> BudgetProfile:
    """Read a .pb file of approvals; raise LineWrong."""
    file = _File()
    part, lines = "", split_lines(text)
    for line, row in rows(lines, ";"):
        mark = row[0].upper()
        if mark in _PARTS and not any(row[1:]):
            expected = _PARTS[_PARTS.index(part) + 1 : _PARTS.index(part) + 2] if part else _PARTS[:1]
            if mark not in expected:
                raise LineWrong(line=line, reason=PartExpected(part=(*expected, part)[0]))
            part = mark
        elif not part:
            raise LineWrong(line=line, reason=PartExpected(part="META"))
        else:
            with on_line(line):
                file.take(part, line, row)
    file.last = len(lines)
    return file.profile()


def _agree(key: str, line: int, text: str, found: int) -> None:
    with on_line(line):
        said = whole(key, text)
    if said != found:
        raise LineWrong(line=line, reason=CountWrong(key=key, said=said, found=found))


def _amount(text: str) -> Number:
    """Read an amount with a point or a comma before its decimals."""
    value = exact_number(text.replace(",", ".") if text.count(",") == 1 else text)
    if value is None:
        raise NotAnAmount(text=shown(text))
    if value < 0:
        raise NegativeCost(cost=shown(text))
    return value
