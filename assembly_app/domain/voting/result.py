# SPDX-License-Identifier: GPL-3.0-or-later
"""What every count hands back: winners as a set, ties shown, ranking, and each stage as a table."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Groups = tuple[tuple[int, ...], ...]


class Method(StrEnum):
    """How ballots are counted; the value is the word of the command line and of stored results."""

    APPROVAL = "approval"
    SCORE = "score"
    SCHULZE = "schulze"
    IRV = "irv"
    SCOTTISH = "stv-scottish"
    MEEK = "stv-meek"
    EQUAL_SHARES = "mes"
    GREEDY = "greedy"


class Action(StrEnum):
    """What a stage did."""

    FIRST = "first"
    SURPLUS = "surplus"
    EXCLUDE = "exclude"
    FILL = "fill"
    TIE = "tie"
    ITERATE = "iterate"
    FUND = "fund"
    SKIP = "skip"
    STOP = "stop"


class TieRule(StrEnum):
    """What settled a tie; NONE: nothing did, and the tie is the result."""

    EARLIER = "earlier"
    ORDER = "order"
    NONE = "none"


@dataclass(frozen=True)
class TieBreak:
    """A tie that was met at a stage (numbered from 1), and how it was settled."""

    stage: int
    action: Action
    among: tuple[int, ...]
    chosen: tuple[int, ...]
    rule: TieRule
    # The earlier stage that told them apart, where one did.
    earlier: int | None = None


@dataclass(frozen=True)
class Stage:
    """One stage: what was done to which options, then the votes of each and those that no longer count."""

    number: int
    action: Action
    # Options excluded, whose surplus passed, or elected without more votes.
    options: tuple[int, ...]
    votes: tuple[Fraction, ...]
    # What the stage added to or took from each option.
    moved: tuple[Fraction, ...]
    exhausted: Fraction
    # Votes lost because values are truncated (Scottish rule 48, Meek); zero elsewhere.
    lost: Fraction = Fraction(0)
    elected: tuple[int, ...] = ()
    quota: Fraction | None = None
    # Value passed on with each paper (Scottish) or kept by each option (Meek).
    values: tuple[Fraction, ...] = ()


@dataclass(frozen=True)
class Count:
    """A finished count; `winners` holds those tied for the last place too, and `tied` says which they are."""

    method: Method
    options: tuple[str, ...]
    seats: int
    quota: Fraction | None
    winners: tuple[int, ...]
    tied: tuple[int, ...]
    # Whole order, best first, equals together; withdrawn options in no group.
    ranking: Groups
    stages: tuple[Stage, ...]
    ties: tuple[TieBreak, ...] = ()
    # True where the count had to stop at a tie that no published order settles.
    undecided: bool = False
    # Schulze only: votes of row over column, and the strongest path from row to column.
    beats: tuple[tuple[Fraction, ...], ...] = ()
    paths: tuple[tuple[Fraction, ...], ...] = ()


@dataclass(frozen=True)
class Purchase:
    """A project funded: what it costs, the most any supporter paid, and what each group of supporters paid.

    `payments` pairs the index of a group of equal ballots with what each person of it paid.
    """

    number: int
    project: int
    cost: Fraction
    price: Fraction
    payments: tuple[tuple[int, Fraction], ...]


@dataclass(frozen=True)
class BudgetStage:
    """One step down the list of a greedy count: funded, passed over, or where the count stopped."""

    number: int
    action: Action
    project: int
    votes: Fraction
    cost: Fraction
    left: Fraction


@dataclass(frozen=True)
class BudgetCount:
    """A finished budget; `funded` in the order of funding, `tied` where the count had to stop at a tie."""

    method: Method
    projects: tuple[str, ...]
    budget: Fraction
    funded: tuple[int, ...]
    spent: Fraction
    votes: tuple[Fraction, ...]
    tied: tuple[int, ...] = ()
    ties: tuple[TieBreak, ...] = ()
    undecided: bool = False
    # Greedy: each step. Equal shares: each purchase, what each person began with, and units added to that.
    stages: tuple[BudgetStage, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    share: Fraction | None = None
    added: int = 0
