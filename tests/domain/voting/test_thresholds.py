# SPDX-License-Identifier: GPL-3.0-or-later
"""Thresholds and quorums against fractions, against the law's figures, and against what peers get wrong."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.voting.plurality import Answer, gather
from assembly_app.domain.voting.profile import NegativeWeight
from assembly_app.domain.voting.quorum import Call, Calls, Need, Quorum, attends
from assembly_app.domain.voting.thresholds import (
    Base,
    Kind,
    NotAFraction,
    Roll,
    Tally,
    Threshold,
    VotesBelowZero,
    decide,
    decide_in_each,
    least,
    least_root,
    reaches,
)

THRESHOLDS = [(1, 2), (2, 3), (3, 4), (4, 5), (3, 5), (1, 3), (67, 100), (1, 1), (1, 10)]
TWO_THIRDS_ATTENDING = Threshold(Kind.FRACTION, 2, 3, base=Base.REPRESENTED)
MORE_FOR = Threshold(Kind.MORE_FOR)


def test_every_pair_to_a_thousand_is_what_fractions_say() -> None:
    for numerator, denominator in THRESHOLDS:
        for base in range(1001):
            for strict in (False, True):
                # Monotone: below the fewest needed never, from there on always.
                needed = least(numerator, denominator, base, strict=strict)
                share = Fraction(numerator * base, denominator)
                assert needed > share if strict else needed >= share
                assert needed - 1 <= share if strict else needed - 1 < share


@pytest.mark.parametrize(("numerator", "denominator"), THRESHOLDS)
def test_votes_and_bases_to_a_thousand_are_compared_as_fractions(numerator: int, denominator: int) -> None:
    shares = [Fraction(numerator * base, denominator) for base in range(1001)]
    for base in range(1001):
        floor = shares[base].numerator // shares[base].denominator
        whole = shares[base].denominator == 1
        for votes in range(1001):
            at_least = votes > floor or (whole and votes == floor)
            assert reaches(votes, numerator, denominator, base, strict=False) is at_least
            assert reaches(votes, numerator, denominator, base, strict=True) is (votes > floor)


tallies = st.builds(Tally, *[st.integers(0, 60)] * 5)
rolls = st.builds(Roll, *[st.integers(0, 200)] * 3)
thresholds = st.builds(
    Threshold,
    st.sampled_from(Kind),
    st.integers(0, 9),
    st.integers(1, 9),
    st.booleans(),
    st.sampled_from(Base),
)


@given(thresholds, tallies, rolls, st.integers(0, 5))
def test_a_vote_changed_to_for_never_undoes_an_approval(
    rule: Threshold, tally: Tally, roll: Roll, n: int
) -> None:
    if rule.kind is Kind.FRACTION and rule.numerator > rule.denominator:
        return
    moved = min(n, tally.against)
    after = Tally(
        tally.in_favour + moved, tally.against - moved, tally.abstentions, tally.blank, tally.spoilt
    )
    assert decide(rule, after, roll).approved >= decide(rule, tally, roll).approved


@given(thresholds, tallies, rolls)
def test_the_needed_votes_are_enough_and_one_fewer_is_not(rule: Threshold, tally: Tally, roll: Roll) -> None:
    # Where the base does not grow with the votes for.
    if rule.kind is Kind.FRACTION and rule.base in (Base.FOR_AND_AGAINST, Base.VALID, Base.CAST):
        return
    outcome = decide(rule, tally, roll)
    assert outcome.approved is (outcome.votes >= outcome.needed)
    assert outcome.missing == max(outcome.needed - outcome.votes, 0)


@given(thresholds, st.integers(0, 60), rolls)
def test_nobody_for_approves_nothing(rule: Threshold, against: int, roll: Roll) -> None:
    assert not decide(rule, Tally(0, against), roll).approved


def test_two_thirds_of_the_votes_attending_are_forty_nine_of_seventy_three() -> None:
    roll = Roll(entitled=120, present=60, represented=13)
    outcome = decide(TWO_THIRDS_ATTENDING, Tally(47, 9, 17), roll)
    assert (outcome.approved, outcome.needed, outcome.base, outcome.missing) == (False, 49, 73, 2)
    assert decide(TWO_THIRDS_ATTENDING, Tally(49, 24), roll).approved


def test_half_plus_one_is_strictly_more_than_half() -> None:
    rule = Threshold(Kind.FRACTION, 1, 2, strict=True)
    assert [decide(rule, Tally(votes, 5)).approved for votes in (4, 5, 6)] == [False, False, True]
    assert decide(Threshold(Kind.FRACTION, 1, 2), Tally(5, 5)).approved
    # With an odd base, half plus one is not "half, rounded, plus one".
    assert decide(rule, Tally(3, 2)).needed == 3


def test_more_for_than_against_needs_one_more_not_four_of_five() -> None:
    assert decide(MORE_FOR, Tally(3, 2, 40, 3, 1)).approved
    assert not decide(MORE_FOR, Tally(2, 2, 1)).approved
    assert not decide(MORE_FOR, Tally(0, 0, 9)).approved


def test_the_bases_hold_each_other() -> None:
    tally, roll = Tally(10, 5, 4, 3, 2), Roll(50, 30, 6)
    bases = [decide(Threshold(Kind.FRACTION, 1, 2, base=base), tally, roll).base for base in Base]
    assert bases == [15, 22, 24, 30, 36, 50]


def test_three_to_one_is_strict_or_at_least_as_it_says() -> None:
    strict, at_least = Threshold(Kind.RATIO, 3, 1, strict=True), Threshold(Kind.RATIO, 3, 1)
    assert not decide(strict, Tally(9, 3)).approved
    assert decide(strict, Tally(10, 3)).approved
    assert decide(at_least, Tally(9, 3)).approved


def test_each_group_has_its_own_majority() -> None:
    members, users = (Tally(20, 1), Roll()), (Tally(3, 4), Roll())
    outcome = decide_in_each(MORE_FOR, {"members": members, "users": users})
    assert not outcome.approved
    assert {name: one.approved for name, one in outcome.groups.items()} == {"members": True, "users": False}
    assert not decide_in_each(MORE_FOR, {}).approved


def test_weighted_votes_stay_fractions() -> None:
    third = Fraction(1, 3)
    rule = Threshold(Kind.FRACTION, 2, 3)
    assert decide(rule, Tally(2 * third, third)).approved
    assert not decide(rule, Tally(2 * third, third + Fraction(1, 10**9))).approved


def test_catalan_cooperative_calls() -> None:
    more_than_half = Quorum((Need(1, 2, Base.ENTITLED, strict=True),))
    calls = Calls(more_than_half, Quorum())
    half, more = Roll(100, 40, 10), Roll(100, 41, 10)
    assert [attends(calls.of(Call.FIRST), roll).met for roll in (half, more)] == [False, True]
    assert attends(calls.of(Call.FIRST), half).needed == 51
    assert attends(calls.of(Call.SECOND), Roll(100, 0, 0)).met


def test_state_cooperative_second_call_is_the_lower_of_two() -> None:
    second = Quorum((Need(1, 10), Need(100, of=None)))
    assert attends(second, Roll(3000, 100)).met
    assert attends(second, Roll(3000, 99)).needed == 100
    assert attends(second, Roll(305, 31)).met
    low = attends(second, Roll(305, 30))
    assert (low.met, low.needed, low.base) == (False, 31, 305)


def test_a_quorum_is_of_the_entitled_not_of_everybody_who_came() -> None:
    assert not attends(Quorum((Need(1, 3),)), Roll(entitled=90, present=29)).met
    assert attends(Quorum((Need(1, 3),)), Roll(entitled=90, present=30)).met
    assert not attends(Quorum((Need(1, 3),), counted=Base.PRESENT), Roll(90, 20, 15)).met


@given(st.integers(0, 40), st.integers(1, 9), st.integers(0, 5000), st.booleans())
def test_an_irrational_quorum_is_compared_by_squares(n: int, d: int, base: int, strict: bool) -> None:
    need = Need(n, d, Base.ENTITLED, strict=strict, root=True)
    fewest = least_root(n, d, base, strict=strict)
    assert fewest == need.votes(base)
    assert need.met(fewest, base)
    assert fewest == 0 or not need.met(fewest - 1, base)


def test_debian_quorum_where_the_root_is_whole() -> None:
    assert Need(3, 2, root=True).votes(900) == 45
    assert Need(3, 2, root=True, strict=True).votes(900) == 46
    assert Need(3, 2, root=True).votes(911) == 46


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(NotAFraction):
        Threshold(Kind.FRACTION, 1, 0)
    with pytest.raises(VotesBelowZero):
        Tally(-1, 0)
    with pytest.raises(VotesBelowZero):
        Roll(-1)
    with pytest.raises(NegativeWeight):
        gather([(-1, Answer.FOR)])


def test_answers_are_five_counts() -> None:
    answers = [(1, Answer.FOR), (2, Answer.FOR), (1, Answer.AGAINST), (1, Answer.ABSTAIN), (1, Answer.BLANK)]
    assert gather([*answers, (4, Answer.SPOILT)]) == Tally(3, 1, 1, 1, 4)
