# SPDX-License-Identifier: GPL-3.0-or-later
"""Delegated votes: chains, cuts, blocks and circles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.voting.liquid import DelegatedTwice, Delegation, NotAMember, Scope, count_liquid
from assembly_app.domain.voting.profile import NegativeWeight

BODY, AREA, ISSUE = Scope.BODY, Scope.AREA, Scope.ISSUE


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[int], list[Delegation[int]], set[int]]:
    members = list(range(draw(st.integers(1, 12))))
    pairs = st.tuples(st.sampled_from(members), st.sampled_from(Scope))
    delegations = [
        Delegation(truster, draw(st.one_of(st.none(), st.sampled_from(members))), scope)
        for truster, scope in sorted(draw(st.sets(pairs, max_size=30)))
    ]
    return members, delegations, draw(st.sets(st.sampled_from(members)))


@given(graphs(), st.data())
def test_weights_and_not_counted_make_up_the_members(
    graph: tuple[list[int], list[Delegation[int]], set[int]], data: st.DataObject
) -> None:
    members, delegations, direct = graph
    count = count_liquid(members, delegations, direct)
    assert sum(count.weights.values()) + len(count.not_counted) == len(members)
    assert set(count.weights) == direct
    assert len(count.in_cycle) + len(count.unheard) == len(count.not_counted)
    again = count_liquid(data.draw(st.permutations(members)), data.draw(st.permutations(delegations)), direct)
    assert (dict(again.weights), dict(again.chains), again.not_counted) == (
        dict(count.weights),
        dict(count.chains),
        count.not_counted,
    )


@given(graphs())
def test_a_direct_vote_takes_nothing_from_anyone_else_but_its_own_chain(
    graph: tuple[list[int], list[Delegation[int]], set[int]],
) -> None:
    members, delegations, direct = graph
    count = count_liquid(members, delegations, direct)
    for name in count.not_counted:
        more = count_liquid(members, delegations, {*direct, name})
        assert all(more.weights[voter] == weight for voter, weight in count.weights.items())


def test_a_direct_vote_cuts_the_chain() -> None:
    chain = [Delegation("a", "b", BODY), Delegation("b", "c", BODY)]
    assert dict(count_liquid("abc", chain, "c").weights) == {"c": 3}
    assert dict(count_liquid("abc", chain, "bc").weights) == {"b": 2, "c": 1}


def test_the_nearest_scope_speaks_and_a_block_stops_the_farther() -> None:
    near = [Delegation("a", "b", BODY), Delegation("a", "c", AREA)]
    assert dict(count_liquid("abc", near, "bc").weights) == {"b": 1, "c": 2}
    blocked = [*near, Delegation("a", None, ISSUE)]
    count = count_liquid("abc", blocked, "bc")
    assert (dict(count.weights), count.unheard) == ({"b": 1, "c": 1}, ("a",))


def test_a_circle_nobody_cuts_is_listed_with_those_who_lead_into_it() -> None:
    circle = [Delegation("a", "b", BODY), Delegation("b", "a", BODY), Delegation("c", "a", AREA)]
    count = count_liquid("abcd", circle, "d")
    assert (count.in_cycle, count.unheard, dict(count.weights)) == (("a", "b", "c"), (), {"d": 1})
    assert dict(count_liquid("abcd", circle, "bd").weights) == {"b": 3, "d": 1}


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(NotAMember):
        count_liquid("ab", [], "c")
    with pytest.raises(DelegatedTwice):
        count_liquid("abc", [Delegation("a", "b", AREA), Delegation("a", "c", AREA)], "b")
    with pytest.raises(NegativeWeight):
        count_liquid("ab", [], "a", {"a": -1})


def test_weights_of_members_travel_with_their_vote() -> None:
    count = count_liquid("abc", [Delegation("a", "b", BODY)], "b", {"a": 3, "b": 2, "c": 1})
    assert (dict(count.weights), count.not_counted) == ({"b": 5}, frozenset("c"))
