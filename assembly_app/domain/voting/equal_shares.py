# SPDX-License-Identifier: GPL-3.0-or-later
"""Method of Equal Shares for approvals with cost utility (Peters, Pierczyński and Skowron, NeurIPS 2021).

Money is whole numbers over one common denominator, so every payment is exact and comparisons are of integers.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush

from assembly_app.domain.voting.greedy import project_votes
from assembly_app.domain.voting.profile import BudgetProfile, Number, group_approvals
from assembly_app.domain.voting.result import Action, BudgetCount, Method, Purchase, TieBreak, TieRule
from assembly_app.domain.voting.ties import Order

# Bits of the whole number that orders most prices without looking at the fraction.
_BITS = 64


def count_equal_shares(
    profile: BudgetProfile, order: Order | None = None, *, complete: bool = True
) -> BudgetCount:
    """Fund projects paid by their own supporters, each person holding an equal share of the budget.

    Completion: everybody gets one more unit and all is counted again, until the next count would spend more
    than the budget, or every project that someone approves is funded. People who approve nothing hold a share
    too. Payments name groups of equal ballots as `group_approvals` orders them.
    """
    market = _market(profile, order)
    people = profile.people
    share = Fraction(profile.budget, people) if people else Fraction(0)
    run = _Run(market, share).finish()
    added = 0
    while complete and people and not run.tied and len(run.funded) < len(market.wanted):
        longer = _Run(market, share + added + 1).finish()
        if longer.spent > profile.budget:
            break
        run, added = longer, added + 1
    kept = _Run(market, share + added, keep=True).finish()
    return BudgetCount(
        Method.EQUAL_SHARES,
        tuple(project.id for project in profile.projects),
        Fraction(profile.budget),
        tuple(kept.funded),
        Fraction(kept.spent),
        tuple(Fraction(vote) for vote in project_votes(profile)),
        kept.tied,
        tuple(kept.log),
        bool(kept.tied),
        purchases=tuple(kept.purchases),
        share=share + added,
        added=added,
    )


@dataclass(frozen=True)
class _Market:
    """What does not change from one count to the next; groups of people are indexes of `group_approvals`."""

    costs: tuple[Number, ...]
    weights: tuple[Number, ...]
    supporters: tuple[tuple[int, ...], ...]
    # Votes of each project.
    votes: tuple[Number, ...]
    # Projects that someone approves.
    wanted: tuple[int, ...]
    place: dict[int, int] | None


def _market(profile: BudgetProfile, order: Order | None) -> _Market:
    ballots = group_approvals(profile.ballots)
    supporters: list[list[int]] = [[] for _ in profile.projects]
    for group, (weight, approved) in enumerate(ballots):
        for project in approved if weight else ():
            supporters[project].append(group)
    return _Market(
        tuple(project.cost for project in profile.projects),
        tuple(ballot.weight for ballot in ballots),
        tuple(tuple(groups) for groups in supporters),
        tuple(project_votes(profile)),
        tuple(project for project, groups in enumerate(supporters) if groups),
        None if order is None else {project: at for at, project in enumerate(order)},
    )


@dataclass
class _Price:
    """The most a supporter pays, rest ÷ (payers × denominator), and that for each unit of cost."""

    rough: int
    exact: Fraction
    project: int
    # How many purchases had been made when it was worked out: a price never falls, so an old one is a floor.
    age: int
    rest: Number
    payers: Number

    def __lt__(self, other: "_Price") -> bool:
        return self.exact < other.exact if self.rough == other.rough else self.rough < other.rough

    def equals(self, other: "_Price") -> bool:
        """Tell whether two prices are the same number."""
        return self.rough == other.rough and self.exact == other.exact


@dataclass
class _Run:
    """One count with a given share; money is in `unit`-ths.

    People who paid for the same projects hold the same, so they share a purse; purse 0 is empty.
    """

    market: _Market
    share: Fraction
    keep: bool = False
    unit: int = 1
    holding: list[int] = field(default_factory=list)
    purses: dict[int, Number] = field(default_factory=dict)
    newest: int = 1
    live: dict[int, list[int]] = field(default_factory=dict)
    funded: list[int] = field(default_factory=list)
    spent: Number = 0
    tied: tuple[int, ...] = ()
    log: list[TieBreak] = field(default_factory=list)
    purchases: list[Purchase] = field(default_factory=list)

    def finish(self) -> "_Run":
        """Buy until nothing is affordable."""
        self.unit = self.share.denominator
        self.holding = [1] * len(self.market.weights)
        self.purses = {0: 0, 1: self.share.numerator}
        queue = self._open()
        while queue:
            cheapest = self._cheapest(queue)
            if not cheapest:
                break
            chosen = self._choose(cheapest)
            if chosen is None:
                break
            for price in cheapest:
                if price is not chosen:
                    heappush(queue, price)
            self._buy(chosen)
        return self

    def _open(self) -> list[_Price]:
        """Price everything at the start, when all have the same money; what costs nothing is funded."""
        queue = []
        for project in self.market.wanted:
            cost, votes = self.market.costs[project], self.market.votes[project]
            if cost == 0:
                self.funded.append(project)
                if self.keep:
                    self.purchases.append(Purchase(len(self.funded), project, Fraction(0), Fraction(0), ()))
            elif self.share * votes >= cost:
                self.live[project] = list(self.market.supporters[project])
                queue.append(self._price(project, cost * self.unit, votes))
        heapify(queue)
        return queue

    def _price(self, project: int, rest: Number, payers: Number) -> _Price:
        each = payers * self.market.costs[project] * self.unit
        rough = int((rest << _BITS) // each) if isinstance(rest, int) else int(rest * 2**_BITS // each)
        return _Price(rough, Fraction(rest, each), project, len(self.funded), rest, payers)

    def _look_again(self, project: int) -> _Price | None:
        """Price a project with the money there is now; None where its supporters have too little."""
        holding, weights = self.holding, self.market.weights
        groups = [group for group in self.live[project] if holding[group]]
        self.live[project] = groups
        holders: dict[int, Number] = {}
        for group in groups:
            purse = holding[group]
            holders[purse] = holders.get(purse, 0) + weights[group]
        purses = sorted((self.purses[purse], many) for purse, many in holders.items())
        rest: Number = self.market.costs[project] * self.unit
        if sum(money * many for money, many in purses) < rest:
            del self.live[project]
            return None
        payers: Number = sum(holders.values())
        for money, many in purses:
            if money * payers >= rest:
                break
            rest -= money * many
            payers -= many
        return self._price(project, rest, payers)

    def _cheapest(self, queue: list[_Price]) -> list[_Price]:
        """Take from the queue the projects of the lowest price, all worked out after the last purchase."""
        best: list[_Price] = []
        while queue and (not best or not best[0] < queue[0]):
            price: _Price | None = heappop(queue)
            assert price is not None
            if price.age == len(self.funded):
                best.append(price)
                continue
            price = self._look_again(price.project)
            if price is not None:
                heappush(queue, price)
        return best

    def _choose(self, cheapest: list[_Price]) -> _Price | None:
        if len(cheapest) == 1:
            return cheapest[0]
        projects = tuple(sorted(price.project for price in cheapest))
        place = self.market.place
        if place is not None:
            chosen = min(cheapest, key=lambda price: place[price.project])
            rule = TieRule.ORDER
        elif self._apart(projects):
            return min(cheapest, key=lambda price: price.project)
        else:
            self.tied, chosen, rule = projects, None, TieRule.NONE
        named = () if chosen is None else (chosen.project,)
        self.log.append(TieBreak(len(self.funded) + 1, Action.FUND, projects, named, rule))
        return chosen

    def _apart(self, projects: tuple[int, ...]) -> bool:
        """Tell whether nobody with money supports two of them, so that no order matters."""
        groups = [group for project in projects for group in self.live[project] if self.holding[group]]
        return len(groups) == len(set(groups))

    def _buy(self, price: _Price) -> None:
        most = Fraction(price.rest, price.payers)
        self._divide(most.denominator)
        amount = most.numerator
        moved: dict[int, tuple[int, Number]] = {0: (0, 0)}
        paid = []
        for group in self.live.pop(price.project):
            old = self.holding[group]
            if old not in moved:
                moved[old] = self._pay(old, amount)
            self.holding[group], part = moved[old]
            if self.keep and part:
                paid.append((group, Fraction(part, self.unit)))
        cost = self.market.costs[price.project]
        self.funded.append(price.project)
        self.spent += cost
        if self.keep:
            most_paid = Fraction(amount, self.unit)
            self.purchases.append(
                Purchase(len(self.funded), price.project, Fraction(cost), most_paid, tuple(paid))
            )

    def _divide(self, factor: int) -> None:
        """Make the unit of money so many times smaller, and forget the purses nobody holds."""
        if factor > 1:
            self.unit *= factor
            held = {0, *self.holding}
            self.purses = {purse: money * factor for purse, money in self.purses.items() if purse in held}

    def _pay(self, purse: int, amount: Number) -> tuple[int, Number]:
        """Return the purse in which those who hold this one are left, and what each of them pays."""
        left = self.purses[purse] - amount
        if left <= 0:
            return 0, self.purses[purse]
        self.newest += 1
        self.purses[self.newest] = left
        return self.newest, amount
