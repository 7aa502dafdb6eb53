# SPDX-License-Identifier: GPL-3.0-or-later
"""Budgets: equal shares against a slow and plain count of the same rule, greedy, and what each must keep."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.voting.equal_shares import count_equal_shares
from assembly_app.domain.voting.explain import plain_budget
from assembly_app.domain.voting.greedy import Unaffordable, count_greedy
from assembly_app.domain.voting.profile import (
    Approvals,
    BudgetProfile,
    NegativeCost,
    OptionNotThere,
    Project,
    group_approvals,
)
from assembly_app.domain.voting.result import BudgetCount, TieRule
from assembly_app.domain.voting.ties import Order, published_order
from tests.domain.voting.profiles import budgets, moved_budget


def order_of(profile: BudgetProfile) -> Order:
    return published_order("a seed", tuple(project.id for project in profile.projects))


def price(cost: Fraction, money: list[Fraction]) -> Fraction | None:
    """The least most that each pays so that together they pay the cost."""
    if sum(money) < cost or not money:
        return None
    for at, purse in enumerate(sorted(money)):
        rest, payers = cost - sum(sorted(money)[:at]), len(money) - at
        if purse * payers >= rest:
            return rest * Fraction(1, payers)
    return max(money)


def plain_shares(profile: BudgetProfile, share: Fraction, order: Order) -> list[int]:
    """Equal shares with every person apart and every price worked out anew."""
    people = [set(one.approved) for one in profile.ballots for _ in range(int(one.weight))]
    money = [share] * len(people)
    funded = [
        p for p, one in enumerate(profile.projects) if one.cost == 0 and any(p in who for who in people)
    ]
    while True:
        best = []
        for project, one in enumerate(profile.projects):
            payers = [i for i, who in enumerate(people) if project in who]
            each = None if project in funded else price(Fraction(one.cost), [money[i] for i in payers])
            if each is not None:
                best.append((each * Fraction(1, one.cost), order.index(project), project, each, payers))
        if not best:
            return funded
        _, _, project, each, payers = min(best)
        for i in payers:
            money[i] -= min(money[i], each)
        funded.append(project)


def cost_of(profile: BudgetProfile, funded: list[int]) -> Fraction:
    return sum((Fraction(profile.projects[project].cost) for project in funded), Fraction(0))


@given(budgets(), st.booleans())
def test_equal_shares_are_what_the_rule_says(profile: BudgetProfile, complete: bool) -> None:
    order, people = order_of(profile), profile.people
    count = count_equal_shares(profile, order, complete=complete)
    if not people:
        assert count.funded == ()
        return
    share = Fraction(profile.budget) * Fraction(1, people)
    known, added = plain_shares(profile, share, order), 0
    wanted = {project for one in profile.ballots if one.weight for project in one.approved}
    while complete and len(known) < len(wanted):
        longer = plain_shares(profile, share + added + 1, order)
        if cost_of(profile, longer) > profile.budget:
            break
        known, added = longer, added + 1
    assert (list(count.funded), count.added) == (known, added)


def check_payments(profile: BudgetProfile, count: BudgetCount) -> None:
    groups = group_approvals(profile.ballots)
    paid = [Fraction(0)] * len(groups)
    assert count.spent == cost_of(profile, list(count.funded)) <= profile.budget
    assert [one.project for one in count.purchases] == list(count.funded)
    for one in count.purchases:
        assert sum(groups[group].weight * part for group, part in one.payments) == one.cost
        for group, part in one.payments:
            assert one.project in groups[group].approved
            assert 0 < part <= one.price
            paid[group] += part
    assert count.share is not None
    assert all(total <= count.share for total in paid)


@given(budgets(), st.booleans(), st.booleans())
def test_equal_shares_never_overspend_and_supporters_pay_exactly(
    profile: BudgetProfile, complete: bool, published: bool
) -> None:
    order = order_of(profile) if published else None
    count = count_equal_shares(profile, order, complete=complete)
    check_payments(profile, count)
    assert plain_budget(count)["winners"] == [count.projects[project] for project in count.funded]
    assert not (published and count.undecided)


@given(st.data(), budgets(), st.sampled_from(["mes", "skip", "stop"]), st.booleans())
def test_the_order_of_ballots_and_projects_changes_nothing(
    data: st.DataObject, profile: BudgetProfile, rule: str, published: bool
) -> None:
    places = data.draw(st.permutations(range(len(profile.projects))))
    ballots = data.draw(st.permutations(range(len(profile.ballots))))
    results = []
    for one in (profile, moved_budget(profile, places, ballots)):
        order = order_of(one) if published else None
        count = (
            count_equal_shares(one, order) if rule == "mes" else count_greedy(one, Unaffordable(rule), order)
        )
        names = count.projects
        results.append(({names[p] for p in count.funded}, {names[p] for p in count.tied}, count.spent))
    assert results[0] == results[1]


@given(budgets(), st.sampled_from(Unaffordable))
def test_greedy_funds_the_most_voted_that_fit(profile: BudgetProfile, rule: Unaffordable) -> None:
    count = count_greedy(profile, rule, order_of(profile))
    assert count.spent == cost_of(profile, list(count.funded)) <= profile.budget
    assert all(count.votes[project] > 0 for project in count.funded)
    ranks = [count.votes[stage.project] for stage in count.stages]
    assert ranks == sorted(ranks, reverse=True)
    if rule is Unaffordable.SKIP:
        left = [p for p in range(len(count.votes)) if count.votes[p] > 0 and p not in count.funded]
        assert all(profile.projects[project].cost > count.budget - count.spent for project in left)


def four_projects() -> BudgetProfile:
    costs = {"a": 60, "b": 50, "c": 30, "d": 10}
    projects = tuple(Project(name, name, cost) for name, cost in costs.items())
    ballots = (Approvals(4, frozenset({0})), Approvals(3, frozenset({1})), Approvals(2, frozenset({2, 3})))
    return BudgetProfile(100, projects, ballots)


def test_greedy_skips_or_stops_at_the_first_that_does_not_fit() -> None:
    assert count_greedy(four_projects(), Unaffordable.SKIP).funded == (0, 2, 3)
    stopped = count_greedy(four_projects(), Unaffordable.STOP)
    assert stopped.funded == (0,)
    assert [stage.action.value for stage in stopped.stages] == ["fund", "stop"]


def test_a_tie_that_money_decides_is_shown_or_settled_by_the_published_order() -> None:
    projects = (Project("a", "a", 60), Project("b", "b", 60))
    profile = BudgetProfile(100, projects, (Approvals(1, frozenset({0, 1})),))
    shown = count_greedy(profile)
    assert (shown.undecided, shown.tied, shown.funded) == (True, (0, 1), ())
    settled = count_greedy(profile, order=(1, 0))
    assert (settled.funded, settled.ties[0].rule) == ((1,), TieRule.ORDER)


def test_a_group_gets_its_share_where_greedy_gives_all_to_the_largest() -> None:
    projects = tuple(Project(str(i), str(i), 25) for i in range(6))
    ballots = (Approvals(6, frozenset({0, 1, 2, 3})), Approvals(4, frozenset({4, 5})))
    profile = BudgetProfile(100, projects, ballots)
    assert set(count_greedy(profile).funded) == {0, 1, 2, 3}
    shares = count_equal_shares(profile, tuple(range(6)), complete=False)
    assert set(shares.funded) == {0, 1, 4}
    assert shares.purchases[0].price == Fraction(25, 6)


def test_a_budget_that_lies_is_refused() -> None:
    with pytest.raises(NegativeCost):
        BudgetProfile(10, (Project("a", "a", -1),), ())
    with pytest.raises(OptionNotThere):
        BudgetProfile(10, (Project("a", "a", 1),), (Approvals(1, frozenset({1})),))
