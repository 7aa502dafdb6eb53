# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of every count, on generated ballots."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assembly_app.domain.voting.approval import count_approval
from assembly_app.domain.voting.condorcet import Victory, beat_matrix, condorcet_winner, count_schulze
from assembly_app.domain.voting.explain import number_text, plain_count
from assembly_app.domain.voting.irv import count_irv
from assembly_app.domain.voting.meek import count_meek
from assembly_app.domain.voting.profile import (
    ApprovalProfile,
    Approvals,
    RankedProfile,
    ScoreProfile,
    Scores,
    Unranked,
)
from assembly_app.domain.voting.result import Count
from assembly_app.domain.voting.score import count_score
from assembly_app.domain.voting.scottish import count_scottish
from assembly_app.domain.voting.ties import Order, published_order
from tests.domain.voting.profiles import elections, moved, weights

Counter = Callable[[RankedProfile, Order | None], Count]
COUNTERS: dict[str, Counter] = {
    "schulze, last": lambda profile, order: count_schulze(profile, Unranked.LAST, order=order),
    "schulze, no opinion": lambda profile, order: count_schulze(profile, Unranked.NONE, order=order),
    "schulze, margins": lambda profile, order: count_schulze(
        profile, Unranked.LAST, Victory.MARGINS, order=order
    ),
    "irv": count_irv,
    "scottish": count_scottish,
    "meek": count_meek,
}


def order_of(profile: RankedProfile) -> Order:
    return published_order("a seed", profile.options)


def by_name(count: Count) -> tuple[object, ...]:
    """A result without the places of options."""
    names = count.options
    return (
        {names[option] for option in count.winners},
        {names[option] for option in count.tied},
        [{names[option] for option in group} for group in count.ranking],
        [
            (dict(zip(names, stage.votes, strict=True)), stage.exhausted, stage.lost, stage.action)
            for stage in count.stages
        ],
    )


@given(elections(), st.sampled_from(list(Unranked)), st.sampled_from(list(Victory)))
def test_a_condorcet_winner_wins(profile: RankedProfile, unranked: Unranked, victory: Victory) -> None:
    best = condorcet_winner(beat_matrix(profile, unranked), profile.standing)
    if best is not None:
        assert count_schulze(replace(profile, seats=1), unranked, victory).winners == (best,)


@given(elections())
def test_a_schulze_ranking_holds_everybody_once(profile: RankedProfile) -> None:
    ranking = count_schulze(profile, Unranked.LAST).ranking
    assert sorted(option for group in ranking for option in group) == list(profile.standing)


@given(elections(), st.sampled_from(["irv", "scottish", "meek"]))
def test_exactly_the_seats_are_elected(profile: RankedProfile, method: str) -> None:
    count = COUNTERS[method](profile, order_of(profile))
    seats = 1 if method == "irv" else profile.seats
    assert len(set(count.winners)) == len(count.winners) == min(seats, len(profile.standing))
    assert not set(count.winners) & profile.withdrawn
    assert sorted(option for group in count.ranking for option in group) == list(profile.standing)
    assert not count.undecided
    assert not count.tied


@given(elections(), st.sampled_from(["irv", "scottish", "meek"]), st.booleans())
def test_votes_are_conserved_in_each_stage(profile: RankedProfile, method: str, published: bool) -> None:
    count = COUNTERS[method](profile, order_of(profile) if published else None)
    if not count.stages:
        return
    first = count.stages[0]
    total = sum(first.votes) + first.exhausted + first.lost
    assert method == "scottish" or total == profile.total
    before = [0] * len(profile.options)
    for stage in count.stages:
        assert sum(stage.votes) + stage.exhausted + stage.lost == total
        assert min(*stage.votes, stage.exhausted, stage.lost) >= 0
        assert [now - then for now, then in zip(stage.votes, before, strict=True)] == list(stage.moved)
        before = list(stage.votes)


@given(elections(equals=False, withdrawals=False))
def test_scottish_and_meek_seat_a_solid_majority(profile: RankedProfile) -> None:
    """Whoever more than half put first takes a seat in every method that reads first preferences."""
    first = count_irv(profile, order_of(profile)).stages[0]
    for option, votes in enumerate(first.votes):
        if 2 * votes > profile.total:
            for method in ("irv", "scottish", "meek", "schulze, last"):
                assert option in COUNTERS[method](profile, order_of(profile)).winners


@given(st.data(), elections(), st.sampled_from(sorted(COUNTERS)), st.booleans())
def test_the_order_of_ballots_and_options_changes_nothing(
    data: st.DataObject, profile: RankedProfile, method: str, published: bool
) -> None:
    places = data.draw(st.permutations(range(len(profile.options))))
    ballots = data.draw(st.permutations(range(len(profile.ballots))))
    other = moved(profile, places, ballots)
    count = COUNTERS[method](profile, order_of(profile) if published else None)
    again = COUNTERS[method](other, order_of(other) if published else None)
    assert by_name(again) == by_name(count)


@given(elections())
def test_equal_ballots_apart_or_together_count_the_same(profile: RankedProfile) -> None:
    papers = tuple(one for ballot in profile.ballots for one in (ballot, ballot))
    doubled = tuple(ballot._replace(weight=2 * ballot.weight) for ballot in profile.ballots)
    for counter in COUNTERS.values():
        apart = counter(replace(profile, ballots=papers), order_of(profile))
        together = counter(replace(profile, ballots=doubled), order_of(profile))
        assert by_name(apart) == by_name(together)


@given(elections(), st.sampled_from(sorted(COUNTERS)))
def test_a_count_is_told_in_plain_values(profile: RankedProfile, method: str) -> None:
    plain = plain_count(COUNTERS[method](profile, order_of(profile)))
    assert {"method", "seats", "quota", "winners", "tied", "ranking", "stages"} <= set(plain)


@given(st.lists(st.tuples(weights, st.frozensets(st.integers(0, 4))), max_size=12), st.integers(1, 5))
def test_approval_elects_the_seats_or_shows_the_tie(
    ballots: list[tuple[int, frozenset[int]]], seats: int
) -> None:
    names = tuple("abcde")
    profile = ApprovalProfile(names, tuple(Approvals(*one) for one in ballots), seats)
    free, settled = count_approval(profile), count_approval(profile, published_order("", names))
    assert len(settled.winners) == seats
    assert set(settled.winners) <= set(free.winners)
    assert (len(free.winners) == seats) is (not free.tied)
    votes = free.stages[0].votes
    assert sum(votes) == sum(weight * len(approved) for weight, approved in ballots)


def test_scores_say_whether_silence_is_the_lowest() -> None:
    ballots = (Scores(1, (10, 9)), Scores(1, (None, 9)), Scores(1, (None, None)))
    profile = ScoreProfile(("a", "b"), ballots)
    last, left_out = count_score(profile, Unranked.LAST), count_score(profile, Unranked.NONE)
    assert (last.winners, [number_text(v) for v in last.stages[0].votes]) == ((1,), ["10", "18"])
    assert (left_out.winners, [number_text(v) for v in left_out.stages[0].votes]) == ((0,), ["10", "9"])
