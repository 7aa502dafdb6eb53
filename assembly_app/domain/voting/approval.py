# SPDX-License-Identifier: GPL-3.0-or-later
"""Approval, or dots: the options with most votes win."""

from fractions import Fraction

from assembly_app.domain.voting.profile import ApprovalProfile, Number
from assembly_app.domain.voting.result import Action, Count, Method, Stage
from assembly_app.domain.voting.ties import Order, rank_groups, take_seats


def count_approval(profile: ApprovalProfile, order: Order | None = None) -> Count:
    """Count approvals; ballots that approve nothing are shown as exhausted."""
    votes: list[Number] = [0] * len(profile.options)
    empty: Number = 0
    for weight, approved in profile.ballots:
        empty += 0 if approved else weight
        for option in approved:
            votes[option] += weight
    ranking = rank_groups(range(len(votes)), votes)
    winners, tied, ties = take_seats(ranking, profile.seats, order)
    column = tuple(Fraction(vote) for vote in votes)
    stage = Stage(1, Action.FIRST, (), column, column, Fraction(empty), elected=winners)
    return Count(
        Method.APPROVAL, profile.options, profile.seats, None, winners, tied, ranking, (stage,), ties
    )
