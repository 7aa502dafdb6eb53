# SPDX-License-Identifier: GPL-3.0-or-later
"""Generated ballots for the properties of counts."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from assembly_app.domain.voting.profile import (
    Approvals,
    Ballot,
    BudgetProfile,
    Project,
    RankedProfile,
    Ranking,
)

weights = st.one_of(st.integers(0, 9), st.fractions(Fraction(0), Fraction(5), max_denominator=6))


@st.composite
def rankings(draw: st.DrawFn, total: int, *, equals: bool) -> Ranking:
    order = draw(st.permutations(range(total)))[: draw(st.integers(0, total))]
    if not equals:
        return tuple((option,) for option in order)
    groups: list[tuple[int, ...]] = []
    for option in order:
        if groups and draw(st.integers(0, 3)) == 0:
            groups[-1] += (option,)
        else:
            groups.append((option,))
        if draw(st.integers(0, 7)) == 0:
            groups.append(())
    return tuple(groups)


@st.composite
def elections(draw: st.DrawFn, *, equals: bool = True, withdrawals: bool = True) -> RankedProfile:
    total = draw(st.integers(1, 7))
    ballots = draw(
        st.lists(st.builds(Ballot, weights, rankings(total, equals=equals)), max_size=14),
    )
    out = draw(st.sets(st.integers(0, total - 1), max_size=1)) if withdrawals and total > 2 else set()
    names = tuple(f"option {i}" for i in range(total))
    return RankedProfile(names, tuple(ballots), draw(st.integers(1, total)), frozenset(out))


@st.composite
def budgets(draw: st.DrawFn) -> BudgetProfile:
    total = draw(st.integers(1, 6))
    projects = tuple(Project(f"p{i}", f"project {i}", draw(st.integers(0, 30))) for i in range(total))
    sets = st.frozensets(st.integers(0, total - 1))
    ballots = draw(st.lists(st.builds(Approvals, st.integers(0, 4), sets), max_size=10))
    return BudgetProfile(draw(st.integers(0, 80)), projects, tuple(ballots))


def moved(profile: RankedProfile, places: Sequence[int], ballots: Sequence[int]) -> RankedProfile:
    """The same election with options at new places and ballots in a new order."""
    to = {old: new for new, old in enumerate(places)}
    papers = [
        Ballot(one.weight, tuple(tuple(to[option] for option in group) for group in one.ranking))
        for one in (profile.ballots[i] for i in ballots)
    ]
    options = tuple(profile.options[old] for old in places)
    withdrawn = frozenset(to[option] for option in profile.withdrawn)
    return replace(profile, options=options, ballots=tuple(papers), withdrawn=withdrawn)


def moved_budget(profile: BudgetProfile, places: Sequence[int], ballots: Sequence[int]) -> BudgetProfile:
    """The same budget with projects at new places and ballots in a new order."""
    to = {old: new for new, old in enumerate(places)}
    papers = [
        Approvals(one.weight, frozenset(to[project] for project in one.approved))
        for one in (profile.ballots[i] for i in ballots)
    ]
    return replace(profile, projects=tuple(profile.projects[old] for old in places), ballots=tuple(papers))
