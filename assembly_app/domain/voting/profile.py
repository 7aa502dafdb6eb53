# SPDX-License-Identifier: GPL-3.0-or-later
"""Ballots, grouped and checked, as every method of counting reads them; options are indexes from 0."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from assembly_app.domain.errors import N_, AssemblyError

# Groups of option indexes, best first; equals share a group. An option in no group is unranked.
# An empty group is a rank that the ballot left out: it stops a Scottish ballot; other methods pass over it.
Ranking = tuple[tuple[int, ...], ...]
Number = int | Fraction


class Unranked(StrEnum):
    """What a ballot says of the options it leaves out: below all the rest, or nothing; never guessed."""

    LAST = "last"
    NONE = "none"


class OptionNotThere(AssemblyError):
    """A ballot names an option outside the list."""

    message = N_("There is no option number {number}: there are {total}.")


class OptionTwice(AssemblyError):
    """A ballot names one option twice."""

    message = N_("A ballot names option number {number} twice.")


class NegativeWeight(AssemblyError):
    """A ballot cannot weigh less than nothing."""

    message = N_("A ballot cannot weigh {weight}: a weight is zero or more.")


class SeatsOutOfRange(AssemblyError):
    """At least one seat is elected."""

    message = N_("There must be at least one seat, not {seats}.")


class NegativeCost(AssemblyError):
    """A cost or a budget is zero or more."""

    message = N_("A cost or a budget cannot be {cost}: it is zero or more.")


class ScoreOutOfRange(AssemblyError):
    """A score is within the range of the vote."""

    message = N_("The score {score} is not between {lowest} and {highest}.")


class ScoresMissing(AssemblyError):
    """A ballot of scores has one for each option, or no opinion."""

    message = N_("A ballot has {found} scores and there are {total} options.")


class Ballot(NamedTuple):
    """How many votes (one paper, many equal ones, or a weight) share one ranking."""

    weight: Number
    ranking: Ranking


class Scores(NamedTuple):
    """How many votes share these scores; None where the ballot gives no opinion on an option."""

    weight: Number
    scores: tuple[int | None, ...]


class Approvals(NamedTuple):
    """How many votes approve exactly these options."""

    weight: Number
    approved: frozenset[int]


@dataclass(frozen=True)
class Project:
    """A project of a participatory budget; the cost is in the unit of the budget."""

    id: str
    name: str
    cost: Number


def check_ballot(weight: Number, named: Iterable[int], total: int) -> None:
    """Raise when a weight is negative, or an option is named twice or is not one of the `total` there are."""
    if weight < 0:
        raise NegativeWeight(weight=weight)
    options = list(named)
    if options and not 0 <= min(options) <= max(options) < total:
        wrong = next(option for option in options if not 0 <= option < total)
        raise OptionNotThere(number=wrong + 1, total=total)
    if len(set(options)) < len(options):
        twice = next(option for option in options if options.count(option) > 1)
        raise OptionTwice(number=twice + 1)


@dataclass(frozen=True)
class RankedProfile:
    """Ballots that rank; withdrawn options stay in the list, so indexes hold, and receive nothing."""

    options: tuple[str, ...]
    ballots: tuple[Ballot, ...]
    seats: int = 1
    withdrawn: frozenset[int] = frozenset()
    title: str = ""

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise SeatsOutOfRange(seats=self.seats)
        check_ballot(0, self.withdrawn, len(self.options))
        for weight, ranking in self.ballots:
            check_ballot(weight, [option for group in ranking for option in group], len(self.options))

    @property
    def total(self) -> Number:
        """Votes of all the ballots, the empty ones too."""
        return sum((ballot.weight for ballot in self.ballots), 0)

    @property
    def standing(self) -> tuple[int, ...]:
        """Options not withdrawn, in order."""
        return tuple(i for i in range(len(self.options)) if i not in self.withdrawn)


@dataclass(frozen=True)
class ApprovalProfile:
    """Ballots that approve (or put a dot on) any number of options."""

    options: tuple[str, ...]
    ballots: tuple[Approvals, ...]
    seats: int = 1
    title: str = ""

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise SeatsOutOfRange(seats=self.seats)
        for weight, approved in self.ballots:
            check_ballot(weight, approved, len(self.options))


@dataclass(frozen=True)
class ScoreProfile:
    """Ballots that give each option a whole number from `lowest` to `highest`, or no opinion."""

    options: tuple[str, ...]
    ballots: tuple[Scores, ...]
    lowest: int = 0
    highest: int = 10
    seats: int = 1
    title: str = ""

    def __post_init__(self) -> None:
        if self.seats < 1:
            raise SeatsOutOfRange(seats=self.seats)
        for weight, scores in self.ballots:
            check_ballot(weight, (), len(self.options))
            if len(scores) != len(self.options):
                raise ScoresMissing(found=len(scores), total=len(self.options))
            for score in scores:
                if score is not None and not self.lowest <= score <= self.highest:
                    raise ScoreOutOfRange(score=score, lowest=self.lowest, highest=self.highest)


@dataclass(frozen=True)
class BudgetProfile:
    """Approvals of projects that share one budget; a ballot's weight is a whole number of people."""

    budget: Number
    projects: tuple[Project, ...]
    ballots: tuple[Approvals, ...]
    title: str = ""

    def __post_init__(self) -> None:
        for cost in (self.budget, *(project.cost for project in self.projects)):
            if cost < 0:
                raise NegativeCost(cost=cost)
        for weight, approved in self.ballots:
            check_ballot(weight, approved, len(self.projects))

    @property
    def people(self) -> Number:
        """How many people voted, those who approved nothing too."""
        return sum((ballot.weight for ballot in self.ballots), 0)


def group_rankings(ballots: Iterable[tuple[Number, Ranking]]) -> tuple[Ballot, ...]:
    """Join equal rankings, adding weights; equals within a group are sorted, and so are the ballots."""
    totals: dict[Ranking, Number] = {}
    for weight, ranking in ballots:
        plain = tuple(tuple(sorted(group)) for group in ranking)
        totals[plain] = totals.get(plain, 0) + weight
    return tuple(Ballot(totals[ranking], ranking) for ranking in sorted(totals))


def group_approvals(ballots: Iterable[tuple[Number, frozenset[int]]]) -> tuple[Approvals, ...]:
    """Join equal approvals, adding weights, in a fixed order."""
    totals: dict[tuple[int, ...], Number] = {}
    for weight, approved in ballots:
        key = tuple(sorted(approved))
        totals[key] = totals.get(key, 0) + weight
    return tuple(Approvals(totals[key], frozenset(key)) for key in sorted(totals))
