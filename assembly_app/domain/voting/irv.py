# SPDX-License-Identifier: GPL-3.0-or-later
"""Instant run-off: the lowest is excluded, stage by stage, until one has more than half of what counts."""

from dataclasses import dataclass, field, replace
from fractions import Fraction

from assembly_app.domain.voting.profile import Number, RankedProfile, Ranking
from assembly_app.domain.voting.result import Action, Count, Method, Stage, TieBreak, TieRule
from assembly_app.domain.voting.ties import Order, TieBreaker, rank_groups


def count_irv(profile: RankedProfile, order: Order | None = None) -> Count:
    """Count one winner. A rank left out is passed over; n equals that stand share the vote, 1/n each.

    A vote is exhausted when no option on it still stands. Exclusion ties: the last earlier stage that
    differs, then the order; with no order they are excluded together if that cannot change the winner
    (all their votes are fewer than those of the next), and otherwise the tie is the result.
    """
    return _Irv(profile, TieBreaker(order)).run()


@dataclass
class _Irv:
    profile: RankedProfile
    ties: TieBreaker
    history: list[list[Number]] = field(default_factory=list)
    stages: list[Stage] = field(default_factory=list)
    log: list[TieBreak] = field(default_factory=list)
    excluded: list[tuple[int, ...]] = field(default_factory=list)

    def run(self) -> Count:
        standing = set(self.profile.standing)
        self._record(Action.FIRST, (), standing)
        while len(standing) > 1 and self._majority(standing) is None:
            out = self._lowest(standing)
            if not out:
                return self._finish(standing, undecided=True)
            standing -= set(out)
            self.excluded.append(out)
            self._record(Action.EXCLUDE, out, standing)
        return self._finish(standing, undecided=False)

    def _majority(self, standing: set[int]) -> int | None:
        votes = self.history[-1]
        total = sum(votes)
        return next((option for option in sorted(standing) if 2 * votes[option] > total), None)

    def _record(self, action: Action, options: tuple[int, ...], standing: set[int]) -> None:
        votes: list[Number] = [0] * len(self.profile.options)
        exhausted: Number = 0
        for weight, ranking in self.profile.ballots:
            top = _top(ranking, standing)
            if len(top) == 1:
                votes[top[0]] += weight
            elif top:
                for option in top:
                    votes[option] += Fraction(weight, len(top))
            else:
                exhausted += weight
        before = self.history[-1] if self.history else [0] * len(votes)
        self.history.append(votes)
        column = tuple(Fraction(vote) for vote in votes)
        moved = tuple(Fraction(now - then) for now, then in zip(votes, before, strict=True))
        self.stages.append(Stage(len(self.stages) + 1, action, options, column, moved, Fraction(exhausted)))

    def _lowest(self, standing: set[int]) -> tuple[int, ...]:
        """Return who is excluded; nobody when a tie cannot be settled."""
        votes = self.history[-1]
        fewest = min(votes[option] for option in standing)
        tied = sorted(option for option in standing if votes[option] == fewest)
        if len(tied) == 1:
            return tuple(tied)
        tie = self.ties.worst(tied, self.history, len(self.history) + 1, Action.EXCLUDE)
        above = [votes[option] for option in standing if votes[option] > fewest]
        if tie.rule is TieRule.NONE and above and fewest * len(tied) < min(above):
            return tuple(tied)
        self.log.append(tie)
        return tie.chosen

    def _finish(self, standing: set[int], *, undecided: bool) -> Count:
        votes = self.history[-1]
        ranking = (*rank_groups(standing, votes), *reversed(self.excluded))
        winner = self._majority(standing) if len(standing) != 1 else next(iter(standing))
        winners: tuple[int, ...] = () if winner is None else (winner,)
        tied: tuple[int, ...] = ()
        if undecided:
            tied = self.log[-1].among
            winners = tied if set(tied) == standing else ()
        else:
            self.stages[-1] = replace(self.stages[-1], elected=winners)
        return Count(
            Method.IRV,
            self.profile.options,
            1,
            None,
            winners,
            tied,
            tuple(ranking),
            tuple(self.stages),
            tuple(self.log),
            undecided=undecided,
        )


def _top(ranking: Ranking, standing: set[int]) -> list[int]:
    for group in ranking:
        top = [option for option in group if option in standing]
        if top:
            return top
    return []
