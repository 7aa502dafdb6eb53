# SPDX-License-Identifier: GPL-3.0-or-later
"""Quorum: whether enough votes attend, in first and in second call, with the figures to say so."""

from dataclasses import dataclass
from enum import StrEnum

from assembly_app.domain.voting.profile import Number
from assembly_app.domain.voting.thresholds import Base, Roll, Tally, base_of, least, least_root


class Call(StrEnum):
    """In which call an assembly is held."""

    FIRST = "first"
    SECOND = "second"


@dataclass(frozen=True)
class Need:
    """A number of votes (`of` is None), a fraction of a base, or a fraction of the square root of a base.

    A root is never taken: both sides are squared. Debian asks 3 × √members ÷ 2 (Constitution 4.2): 3/2, root.
    """

    numerator: int
    denominator: int = 1
    of: Base | None = Base.ENTITLED
    strict: bool = False
    root: bool = False

    def votes(self, base: Number) -> int:
        """Return the fewest whole votes that meet this need, of a base of that size."""
        fewest = least_root if self.root else least
        return fewest(self.numerator, self.denominator, base, strict=self.strict)

    def met(self, counted: Number, base: Number) -> bool:
        """Tell whether votes counted meet this need, of a base of that size."""
        have, want = self.denominator * counted, self.numerator * base
        if self.root:
            have, want = have * have, self.numerator * want
        return have > want if self.strict else have >= want


@dataclass(frozen=True)
class Quorum:
    """What must attend; of several needs the lowest is enough (10 % or 100 votes), and none asks nothing."""

    needs: tuple[Need, ...] = ()
    counted: Base = Base.REPRESENTED


@dataclass(frozen=True)
class Calls:
    """The quorum of each call (Llei 12/2015 art. 46.1: more than half, then any number)."""

    first: Quorum
    second: Quorum

    def of(self, call: Call) -> Quorum:
        """Return the quorum of a call."""
        return self.first if call is Call.FIRST else self.second


@dataclass(frozen=True)
class Attendance:
    """Whether a quorum is met: votes counted, the fewest needed, and the base of the need that was lowest."""

    met: bool
    counted: Number
    needed: int
    base: Number
    need: Need | None


def attends(quorum: Quorum, roll: Roll, tally: Tally | None = None) -> Attendance:
    """Compare those who attend with the quorum; a base of votes cast needs the tally."""
    tally = tally or Tally()
    counted = base_of(quorum.counted, tally, roll)
    if not quorum.needs:
        return Attendance(True, counted, 0, roll.entitled, None)
    sized = [(need, _base(need, roll, tally)) for need in quorum.needs]
    need, base = min(sized, key=lambda pair: pair[0].votes(pair[1]))
    needed = need.votes(base)
    return Attendance(any(one.met(counted, size) for one, size in sized), counted, needed, base, need)


def _base(need: Need, roll: Roll, tally: Tally) -> Number:
    return 1 if need.of is None else base_of(need.of, tally, roll)
