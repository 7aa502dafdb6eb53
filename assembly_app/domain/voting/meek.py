# SPDX-License-Identifier: GPL-3.0-or-later
"""Meek's single transferable vote: the reference rule at nine decimals.

Hill, Wichmann and Woodall, "Single transferable vote by Meek's method", Computer Journal 30 (1987), as
restated by the Proportional Representation Foundation. Votes are whole numbers of thousand-millionths.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from assembly_app.domain.voting.profile import Ballot, Number, RankedProfile, group_rankings
from assembly_app.domain.voting.result import Action, Count, Groups, Method, Stage, TieBreak
from assembly_app.domain.voting.ties import Order, TieBreaker, rank_groups

UNIT = 10**9
# An iteration ends when the whole surplus is below a millionth of a vote.
OMEGA = 1000


def count_meek(profile: RankedProfile, order: Order | None = None) -> Count:
    """Elect `seats` options. Ranks left out are passed over; each of n equals gets 1/n of the paper.

    Ties for exclusion are those within the surplus that is left (reference rule B.3).
    """
    return _Meek(profile, TieBreaker(order)).run()


def _up(numerator: Number, denominator: Number) -> int:
    """Divide, rounding up."""
    return int(-(-numerator // denominator))


@dataclass
class _Meek:
    profile: RankedProfile
    ties: TieBreaker
    ballots: tuple[Ballot, ...] = ()
    keep: list[int] = field(default_factory=list)
    votes: list[Number] = field(default_factory=list)
    quota: int = 0
    hopeful: set[int] = field(default_factory=set)
    elected: list[tuple[int, ...]] = field(default_factory=list)
    excluded: list[int] = field(default_factory=list)
    history: list[list[Number]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    log: list[TieBreak] = field(default_factory=list)

    def run(self) -> Count:
        self.hopeful = set(self.profile.standing)
        self.keep = [UNIT if i in self.hopeful else 0 for i in range(len(self.profile.options))]
        self.votes = [0] * len(self.keep)
        self.ballots = group_rankings(
            (ballot.weight, tuple(group for group in ballot.ranking if group))
            for ballot in self.profile.ballots
        )
        while self._vacancies() > 0 and len(self.hopeful) > self._vacancies():
            surplus = self._iterate()
            if surplus is not None and not self._exclude(surplus):
                return self._finish(undecided=True)
        if self._vacancies() > 0 and self.hopeful:
            self._fill()
        return self._finish(undecided=False)

    def _vacancies(self) -> int:
        return self.profile.seats - sum(len(group) for group in self.elected)

    def _iterate(self) -> Number | None:
        """Iterate until someone is elected (None) or the surplus stops falling (what is left of it)."""
        before: Number | None = None
        while True:
            self._distribute()
            reached = [option for option in sorted(self.hopeful) if self.votes[option] >= self.quota]
            if reached:
                self._elect(reached, Action.ITERATE)
                return None
            over = [self.votes[option] - self.quota for group in self.elected for option in group]
            surplus = max(sum(over), 0)
            if surplus < OMEGA or (before is not None and surplus >= before):
                return surplus
            before = surplus
            for option in (option for group in self.elected for option in group):
                kept = _up(self.keep[option] * self.quota, UNIT)
                self.keep[option] = min(_up(kept * UNIT, self.votes[option]), UNIT)

    def _distribute(self) -> None:
        """Reference rule B.2.a and b: each paper gives each option its keep factor of what is left of it."""
        votes: list[Number] = [0] * len(self.keep)
        keep = self.keep
        for weight, ranking in self.ballots:
            left = UNIT
            for group in ranking:
                if len(group) == 1:
                    part = _up(left * keep[group[0]], UNIT)
                    votes[group[0]] += part * weight
                    left -= part
                else:
                    left -= self._share(group, left, weight, votes)
                if not left:
                    break
        self.votes = votes
        self.quota = int(sum(votes) // (self.profile.seats + 1)) + 1

    def _share(self, group: tuple[int, ...], left: int, weight: Number, votes: list[Number]) -> int:
        """Give equals their parts, cut down so that none gets more than another; return what they took."""
        standing = [option for option in group if self.keep[option]]
        if len(standing) == 1:
            part = _up(left * self.keep[standing[0]], UNIT)
            votes[standing[0]] += part * weight
            return part
        taken = 0
        for option in standing:
            part = left * self.keep[option] // (UNIT * len(standing))
            votes[option] += part * weight
            taken += part
        return taken

    def _elect(self, options: list[int], action: Action) -> None:
        groups = rank_groups(options, self.votes)
        self.elected += groups
        self.hopeful -= set(options)
        named = tuple(options) if action is Action.FILL else ()
        self._close(action, named, tuple(option for group in groups for option in group))

    def _exclude(self, surplus: Number) -> bool:
        """Reference rule B.3: the lowest is excluded; those within the surplus of the lowest are tied."""
        fewest = min(self.votes[option] for option in self.hopeful)
        tied = sorted(option for option in self.hopeful if self.votes[option] <= fewest + surplus)
        option = tied[0]
        if len(tied) > 1:
            tie = self.ties.worst(tied, self.history, len(self.history) + 1, Action.EXCLUDE)
            self.log.append(tie)
            if not tie.chosen:
                self._close(Action.TIE, tuple(tied), ())
                return False
            option = tie.chosen[0]
        self.hopeful.remove(option)
        self.excluded.append(option)
        self._close(Action.EXCLUDE, (option,), ())
        self.keep[option] = 0
        return True

    def _fill(self) -> None:
        self._distribute()
        self._elect(sorted(self.hopeful), Action.FILL)

    def _close(self, action: Action, options: tuple[int, ...], elected: tuple[int, ...]) -> None:
        """Keep a stage: the votes it ended with, and what no option keeps."""
        before = self.history[-1] if self.history else [0] * len(self.votes)
        moved = tuple(Fraction(now - then, UNIT) for now, then in zip(self.votes, before, strict=True))
        self.history.append(list(self.votes))
        total = self.profile.total
        self.stages.append(
            Stage(
                len(self.history),
                action,
                options,
                tuple(Fraction(vote, UNIT) for vote in self.votes),
                moved,
                Fraction(total) - Fraction(sum(self.votes), UNIT),
                elected=elected,
                quota=Fraction(self.quota, UNIT),
                values=tuple(Fraction(keep, UNIT) for keep in self.keep),
            )
        )

    def _ranking(self) -> Groups:
        left = rank_groups(self.hopeful, self.votes)
        return (*self.elected, *left, *((option,) for option in reversed(self.excluded)))

    def _finish(self, *, undecided: bool) -> Count:
        winners = tuple(option for group in self.elected for option in group)
        tied = self.log[-1].among if undecided else ()
        if undecided and set(tied) == self.hopeful:
            winners += tied
        return Count(
            Method.MEEK,
            self.profile.options,
            self.profile.seats,
            Fraction(self.quota, UNIT) if self.stages else None,
            winners,
            tied,
            self._ranking(),
            tuple(self.stages),
            tuple(self.log),
            undecided=undecided,
        )
