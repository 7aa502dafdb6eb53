# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule on ballots small enough for a pencil."""

from fractions import Fraction

import pytest

from assembly_app.domain.voting.condorcet import DefaultRule, Victory, count_schulze, count_with_default
from assembly_app.domain.voting.explain import number_text
from assembly_app.domain.voting.irv import count_irv
from assembly_app.domain.voting.meek import count_meek
from assembly_app.domain.voting.profile import (
    Ballot,
    NegativeWeight,
    OptionNotThere,
    OptionTwice,
    RankedProfile,
    Ranking,
    ScoreOutOfRange,
    ScoreProfile,
    Scores,
    ScoresMissing,
    SeatsOutOfRange,
    Unranked,
)
from assembly_app.domain.voting.quorum import Need
from assembly_app.domain.voting.result import Action, TieRule
from assembly_app.domain.voting.scottish import count_scottish
from assembly_app.domain.voting.ties import published_order


def votes(text: str, seats: int = 1, withdrawn: str = "") -> RankedProfile:
    """Ballots as `3 a b=c - d`, a line each: weight, groups in order, `-` for a rank left out."""
    lines = [line.split() for line in text.strip().splitlines()]
    names = sorted({name for line in lines for mark in line[1:] for name in mark.split("=")} - {"-"})
    ballots = []
    for weight, *marks in lines:
        ranking: Ranking = tuple(
            () if mark == "-" else tuple(names.index(name) for name in mark.split("=")) for mark in marks
        )
        ballots.append(Ballot(Fraction(weight), ranking))
    out = frozenset(names.index(name) for name in withdrawn)
    return RankedProfile(tuple(names), tuple(ballots), seats, out)


def test_scottish_surplus_is_cut_at_five_decimals_and_the_rest_is_lost() -> None:
    profile = votes("7 a b\n3 a c\n1 b\n1 c\n2 d", seats=2)
    count = count_scottish(profile, (0, 1, 2, 3))
    # 14 papers, two seats: 14 ÷ 3 = 4, and one; the surplus is 5 of 10.
    assert count.quota == 5
    first, surplus = count.stages[:2]
    assert (first.elected, surplus.action, surplus.options) == ((0,), Action.SURPLUS, (0,))
    assert surplus.values == (Fraction(1, 2),)
    assert surplus.votes == (5, Fraction(9, 2), Fraction(5, 2), 2)
    profile = votes("4 a b\n3 a c\n2 b\n2 c", seats=2)
    surplus = count_scottish(profile, (0, 1, 2)).stages[1]
    # Surplus 3 of 7: 0.428571… is cut to 0.42857.
    assert surplus.values == (Fraction(42857, 100000),)
    assert surplus.votes[1:] == (2 + 4 * Fraction(42857, 100000), 2 + 3 * Fraction(42857, 100000))
    assert surplus.lost == 3 - 7 * Fraction(42857, 100000)


def test_scottish_quota_counts_valid_papers_only() -> None:
    count = count_scottish(votes("4 a b\n3 b\n9 - a\n9 a=b"), (0, 1))
    assert (count.quota, count.winners) == (4, (0,))


def test_a_scottish_paper_stops_at_equals_or_at_a_rank_left_out() -> None:
    count = count_scottish(votes("4 a\n3 b\n1 c a=b\n1 d - a", seats=1), (0, 1, 2, 3))
    assert count.stages[-1].exhausted == 2
    assert count.winners == (0,)


def test_withdrawn_options_are_struck_out_of_scottish_papers() -> None:
    count = count_scottish(votes("3 x a\n2 b\n1 x=b", withdrawn="x"), (0, 1, 2))
    assert count.stages[0].votes == (3, 3, 0)


def test_scottish_last_vacancies_are_filled_without_another_transfer() -> None:
    count = count_scottish(votes("5 a\n4 b\n3 c b\n1 d c", seats=3), (0, 1, 2, 3))
    assert count.quota == 4
    assert [stage.action for stage in count.stages] == [
        Action.FIRST,
        Action.SURPLUS,
        Action.EXCLUDE,
        Action.FILL,
    ]
    assert sorted(count.winners) == [0, 1, 2]
    assert count.stages[-1].votes[3] == 1


def test_ties_look_at_the_last_earlier_stage_that_differs_then_at_the_published_order() -> None:
    # After d is excluded b and c have 3 each; at the first stage b had more.
    profile = votes("5 a\n3 b\n2 c\n1 d c")
    count = count_irv(profile, (0, 1, 2, 3))
    tie = next(tie for tie in count.ties if tie.among == (1, 2))
    assert (tie.chosen, tie.rule, tie.earlier) == ((2,), TieRule.EARLIER, 1)
    never = votes("5 a\n3 b\n3 c")
    assert count_irv(never, (0, 2, 1)).ties[0].chosen == (1,)
    assert count_irv(never, (0, 1, 2)).ties[0].rule is TieRule.ORDER


def test_without_an_order_a_tie_is_the_result() -> None:
    even = count_irv(votes("2 a\n2 b"))
    assert (even.undecided, even.winners, even.tied) == (True, (0, 1), (0, 1))
    stuck = count_scottish(votes("4 a\n2 b\n2 c", seats=2))
    assert (stuck.undecided, set(stuck.winners), stuck.tied) == (True, {0, 1, 2}, (1, 2))
    meek = count_meek(votes("4 a\n2 b\n2 c", seats=2))
    assert (meek.undecided, set(meek.winners), meek.tied) == (True, {0, 1, 2}, (1, 2))


def test_without_an_order_a_tie_that_changes_nothing_is_no_tie() -> None:
    count = count_irv(votes("5 a\n4 b\n1 c b\n1 d b"))
    assert (count.winners, count.undecided, count.stages[1].options) == ((1,), False, (2, 3))


def test_equals_share_a_vote_in_the_run_off() -> None:
    count = count_irv(votes("1 a=b=c\n1 a"), (0, 1, 2))
    assert count.stages[0].votes == (Fraction(4, 3), Fraction(1, 3), Fraction(1, 3))


def test_run_off_passes_over_ranks_left_out() -> None:
    count = count_irv(votes("3 a\n2 b\n2 c - - b"), (0, 1, 2))
    assert count.winners == (1,)
    assert count.stages[-1].votes == (3, 4, 0)


def test_meek_keeps_what_is_needed_and_passes_the_rest() -> None:
    count = count_meek(votes("6 a b\n3 c\n2 b", seats=2), (0, 1, 2))
    assert set(count.winners) == {0, 1}
    assert count.stages[0].elected == (0,)
    # Nine decimals, and every vote somewhere.
    assert all(sum(stage.votes) + stage.exhausted == 11 for stage in count.stages)


def test_unranked_options_change_the_winner() -> None:
    profile = votes("5 a\n4 b a\n3 c b\n2 c")
    last = count_schulze(profile, Unranked.LAST)
    none = count_schulze(profile, Unranked.NONE)
    assert last.beats[0][1] == 5
    assert none.beats[0][1] == 0
    assert last.winners != none.winners


def test_of_two_victories_with_as_many_votes_the_less_opposed_is_stronger() -> None:
    # A circle of three, each with 5 votes; b over c has 3 against it, the others 4. By votes alone, all tie.
    count = count_schulze(votes("1 a b c\n2 b a c\n2 b c a\n3 c a b\n1 a b=c"), Unranked.LAST)
    assert count.beats == ((0, 5, 4), (4, 0, 5), (5, 3, 0))
    assert count.ranking == ((0, 1), (2,))


def test_margins_and_winning_votes_measure_a_path_differently() -> None:
    # a beats b 10 to 6: a path of 10 votes, or of a margin of 4.
    profile = votes("7 a b\n3 a b\n6 b a\n9 b c\n8 c a\n7 a c")
    winning = count_schulze(profile, Unranked.NONE, Victory.WINNING)
    margins = count_schulze(profile, Unranked.NONE, Victory.MARGINS)
    assert winning.beats == margins.beats
    assert winning.paths[0][1] == 10
    assert margins.paths[0][1] == 4


def test_a_default_option_drops_what_fails_quorum_or_majority() -> None:
    # Against d: a has 7 to 3, b 6 to 4, c 1 to 9.
    profile = votes("4 a d b c\n3 b a d c\n2 b d a c\n1 b c d a")
    beats = count_schulze(profile, Unranked.LAST).beats
    assert [(beats[i][3], beats[3][i]) for i in range(3)] == [(7, 3), (6, 4), (1, 9)]
    plain, rows = count_with_default(profile, Unranked.LAST, DefaultRule(3))
    assert [row.stays for row in rows] == [True, True, False]
    assert plain.winners == (1,)
    # b needs 3:1, that is, more than 12.
    hard, rows = count_with_default(profile, Unranked.LAST, DefaultRule(3, ratios={1: (3, 1)}))
    assert (rows[1].majority_needed, rows[1].majority_met, hard.winners) == (13, False, (0,))
    assert hard.beats == beats
    # 3 × √n ÷ 2 for 20 electors is 6.7…: 7 are enough, 6 are not.
    quorum = DefaultRule(3, Need(3, 2, None, root=True), 20)
    small, rows = count_with_default(profile, Unranked.LAST, quorum)
    assert [(row.quorum_needed, row.quorum_met) for row in rows] == [(7, True), (7, False), (7, False)]
    assert (small.winners, small.ranking) == ((0,), ((0,), (3,)))


def test_the_published_order_is_a_hash_anyone_can_repeat() -> None:
    # printf '%s' 'seeda' | sha256sum begins with 7696…, seedb with a60b…, seedc with 72a4…
    assert published_order("seed", ("a", "b", "c")) == (2, 0, 1)
    assert published_order("seed", ("b", "c", "a")) == (1, 2, 0)


def test_profiles_that_lie_are_refused() -> None:
    for ballot, error in (
        (Ballot(1, ((2,),)), OptionNotThere),
        (Ballot(1, ((-1,),)), OptionNotThere),
        (Ballot(1, ((0,), (0,))), OptionTwice),
        (Ballot(-1, ((0,),)), NegativeWeight),
    ):
        with pytest.raises(error):
            RankedProfile(("a", "b"), (ballot,))
    with pytest.raises(SeatsOutOfRange):
        RankedProfile(("a",), (), 0)
    with pytest.raises(ScoresMissing):
        ScoreProfile(("a", "b"), (Scores(1, (3,)),))
    with pytest.raises(ScoreOutOfRange):
        ScoreProfile(("a",), (Scores(1, (11,)),))


def test_numbers_are_told_without_loss() -> None:
    figures = [Fraction(3), Fraction(5, 4), Fraction(-1, 8), Fraction(1, 100000), Fraction(1, 3)]
    assert [number_text(one) for one in figures] == ["3", "1.25", "-0.125", "0.00001", "1/3"]
