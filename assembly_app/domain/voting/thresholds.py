# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a proposal is approved: thresholds on a named base, in whole numbers, never in per cents."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import isqrt

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.profile import Number


class NotAFraction(AssemblyError):
    """A threshold is a fraction of two whole numbers."""

    message = N_("{numerator} out of {denominator} is not a threshold: the second number must be above zero.")


class VotesBelowZero(AssemblyError):
    """A count of votes is zero or more."""

    message = N_("A count of votes cannot be below zero.")


class Base(StrEnum):
    """Out of what a fraction is taken; each holds the one before it and something more."""

    FOR_AND_AGAINST = "for-and-against"
    # With abstentions and blanks.
    VALID = "valid"
    # With spoilt votes.
    CAST = "cast"
    # With people present who took no position.
    PRESENT = "present"
    # With the votes that those present hold for others.
    REPRESENTED = "present-and-represented"
    ENTITLED = "entitled"


class Kind(StrEnum):
    """What is asked of the votes for."""

    # denominator × for ≥ numerator × base, or strictly more.
    FRACTION = "fraction"
    # for > against; a base plays no part (CCCat 322-8, Llei 12/2015 art. 47.1).
    MORE_FOR = "more-for-than-against"
    # denominator × for > numerator × against, N:1 (against a default option), or at least.
    RATIO = "ratio"


@dataclass(frozen=True)
class Threshold:
    """What a proposal needs; `strict` says "more than", otherwise "at least"."""

    kind: Kind
    numerator: int = 1
    denominator: int = 1
    strict: bool = False
    base: Base = Base.FOR_AND_AGAINST

    def __post_init__(self) -> None:
        if self.numerator < 0 or self.denominator < 1:
            raise NotAFraction(numerator=self.numerator, denominator=self.denominator)


@dataclass(frozen=True)
class Tally:
    """Votes on one proposal; abstentions, blanks and spoilt votes are apart, and are never one number."""

    in_favour: Number = 0
    against: Number = 0
    abstentions: Number = 0
    blank: Number = 0
    spoilt: Number = 0

    def __post_init__(self) -> None:
        if min(self.in_favour, self.against, self.abstentions, self.blank, self.spoilt) < 0:
            raise VotesBelowZero


@dataclass(frozen=True)
class Roll:
    """Votes of an electorate at the minute of the vote; `represented` are those held for absent people."""

    entitled: Number = 0
    present: Number = 0
    represented: Number = 0

    def __post_init__(self) -> None:
        if min(self.entitled, self.present, self.represented) < 0:
            raise VotesBelowZero


@dataclass(frozen=True)
class Outcome:
    """A decision with its figures; `needed` is the fewest whole votes for that would do."""

    approved: bool
    votes: Number
    base: Number
    needed: int

    @property
    def missing(self) -> Number:
        """Votes short of what is needed; zero when approved."""
        return 0 if self.approved else max(self.needed - self.votes, 0)


def base_of(base: Base, tally: Tally, roll: Roll) -> Number:
    """Return the size of a base, in votes."""
    effective = tally.in_favour + tally.against
    valid = effective + tally.abstentions + tally.blank
    sizes: dict[Base, Number] = {
        Base.FOR_AND_AGAINST: effective,
        Base.VALID: valid,
        Base.CAST: valid + tally.spoilt,
        Base.PRESENT: roll.present,
        Base.REPRESENTED: roll.present + roll.represented,
        Base.ENTITLED: roll.entitled,
    }
    return sizes[base]


def reaches(votes: Number, numerator: int, denominator: int, base: Number, *, strict: bool) -> bool:
    """Tell whether votes are numerator/denominator of base, at least or strictly more."""
    if strict:
        return denominator * votes > numerator * base
    return denominator * votes >= numerator * base


def least(numerator: int, denominator: int, base: Number, *, strict: bool) -> int:
    """Return the fewest whole votes that reach numerator/denominator of base."""
    share = numerator * base
    return int(share // denominator) + 1 if strict else int(-(-share // denominator))


def decide(threshold: Threshold, tally: Tally, roll: Roll | None = None) -> Outcome:
    """Decide one proposal in one electorate. No votes for approve nothing, whatever the threshold."""
    if threshold.kind is Kind.FRACTION:
        numerator, denominator, strict = threshold.numerator, threshold.denominator, threshold.strict
        base = base_of(threshold.base, tally, roll or Roll())
    elif threshold.kind is Kind.RATIO:
        numerator, denominator, strict = threshold.numerator, threshold.denominator, threshold.strict
        base = tally.against
    else:
        numerator, denominator, strict, base = 1, 1, True, tally.against
    enough = reaches(tally.in_favour, numerator, denominator, base, strict=strict)
    needed = max(least(numerator, denominator, base, strict=strict), 1)
    return Outcome(enough and tally.in_favour > 0, tally.in_favour, base, needed)


@dataclass(frozen=True)
class GroupedOutcome:
    """A decision that must hold in each of several named groups."""

    approved: bool
    groups: Mapping[str, Outcome]


def decide_in_each(threshold: Threshold, groups: Mapping[str, tuple[Tally, Roll]]) -> GroupedOutcome:
    """Decide in each group (members, users, workers…); approved only where all approve, and there is one."""
    outcomes = {name: decide(threshold, tally, roll) for name, (tally, roll) in groups.items()}
    return GroupedOutcome(bool(outcomes) and all(one.approved for one in outcomes.values()), outcomes)


def least_root(numerator: int, denominator: int, base: Number, *, strict: bool) -> int:
    """Return the fewest whole votes v with denominator × v ≥ numerator × √base (or >), by squares."""
    square = Fraction(numerator * numerator * base, denominator * denominator)
    floor = isqrt(square.numerator // square.denominator)
    return floor if not strict and floor * floor == square else floor + 1
