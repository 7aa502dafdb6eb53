# SPDX-License-Identifier: GPL-3.0-or-later
"""Greedy budget: the projects with most votes, while there is money for them."""

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from assembly_app.domain.voting.profile import BudgetProfile, Number
from assembly_app.domain.voting.result import Action, BudgetCount, BudgetStage, Method, TieBreak, TieRule
from assembly_app.domain.voting.ties import Order, rank_groups


class Unaffordable(StrEnum):
    """What happens at the first project that does not fit: pass over it, or stop there."""

    SKIP = "skip"
    STOP = "stop"


def project_votes(profile: BudgetProfile) -> list[Number]:
    """Return how many people approve each project."""
    votes: list[Number] = [0] * len(profile.projects)
    for weight, approved in profile.ballots:
        for project in approved:
            votes[project] += weight
    return votes


def count_greedy(
    profile: BudgetProfile, unaffordable: Unaffordable = Unaffordable.SKIP, order: Order | None = None
) -> BudgetCount:
    """Fund by votes; a project nobody approves is not funded. Equal votes: the order published before.

    With no order, equals that all fit (or, skipping, none of which fits) need none; otherwise the tie is the
    result and the count stops there.
    """
    return _Greedy(profile, unaffordable, order, project_votes(profile), profile.budget).run()


@dataclass
class _Greedy:
    profile: BudgetProfile
    unaffordable: Unaffordable
    order: Order | None
    votes: list[Number]
    left: Number
    funded: list[int] = field(default_factory=list)
    stages: list[BudgetStage] = field(default_factory=list)
    log: list[TieBreak] = field(default_factory=list)
    tied: tuple[int, ...] = ()

    def run(self) -> BudgetCount:
        for group in rank_groups((p for p, vote in enumerate(self.votes) if vote > 0), self.votes):
            settled = self._settle(group)
            if not settled:
                self.tied = group
            if not settled or not self._go_down(settled):
                break
        return BudgetCount(
            Method.GREEDY,
            tuple(project.id for project in self.profile.projects),
            Fraction(self.profile.budget),
            tuple(self.funded),
            Fraction(self.profile.budget - self.left),
            tuple(Fraction(vote) for vote in self.votes),
            self.tied,
            tuple(self.log),
            bool(self.tied),
            tuple(self.stages),
        )

    def _settle(self, group: tuple[int, ...]) -> tuple[int, ...]:
        """Return equals in the order in which they are looked at; nothing where no order settles it."""
        if len(group) == 1 or not self._order_matters(group):
            return group
        settled: tuple[int, ...] = ()
        if self.order is not None:
            settled = tuple(project for project in self.order if project in group)
        rule = TieRule.ORDER if settled else TieRule.NONE
        self.log.append(TieBreak(len(self.stages) + 1, Action.TIE, group, settled, rule))
        return settled

    def _order_matters(self, group: tuple[int, ...]) -> bool:
        costs = [self.profile.projects[project].cost for project in group]
        fitting = [cost for cost in costs if cost <= self.left]
        if self.unaffordable is Unaffordable.SKIP:
            return sum(fitting) > self.left
        return bool(fitting) and sum(costs) > self.left

    def _go_down(self, projects: tuple[int, ...]) -> bool:
        """Fund what fits; return False where the count stops."""
        for project in projects:
            cost = self.profile.projects[project].cost
            fits = cost <= self.left
            action = Action.FUND if fits else Action(self.unaffordable.value)
            if fits:
                self.left -= cost
                self.funded.append(project)
            votes, left = Fraction(self.votes[project]), Fraction(self.left)
            self.stages.append(
                BudgetStage(len(self.stages) + 1, action, project, votes, Fraction(cost), left)
            )
            if action is Action.STOP:
                return False
        return True
