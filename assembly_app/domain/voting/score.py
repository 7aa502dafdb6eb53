# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores: the highest total wins, or the highest average where no opinion is left out."""

from fractions import Fraction

from assembly_app.domain.voting.profile import Number, ScoreProfile, Unranked
from assembly_app.domain.voting.result import Action, Count, Method, Stage
from assembly_app.domain.voting.ties import Order, rank_groups, take_seats


def count_score(profile: ScoreProfile, unscored: Unranked, order: Order | None = None) -> Count:
    """Count scores. An option without a score has the lowest (LAST: totals) or is left out (NONE: averages).

    The stage shows totals or averages; an option that nobody scored has the lowest average.
    """
    totals: list[Number] = [0] * len(profile.options)
    weights: list[Number] = [0] * len(profile.options)
    silent: Number = 0
    for weight, scores in profile.ballots:
        silent += weight if all(score is None for score in scores) else 0
        for option, score in enumerate(scores):
            if score is not None or unscored is Unranked.LAST:
                totals[option] += weight * (profile.lowest if score is None else score)
                weights[option] += weight
    if unscored is Unranked.LAST:
        column = tuple(Fraction(total) for total in totals)
    else:
        column = tuple(
            Fraction(total, weight) if weight else Fraction(profile.lowest)
            for total, weight in zip(totals, weights, strict=True)
        )
    ranking = rank_groups(range(len(column)), column)
    winners, tied, ties = take_seats(ranking, profile.seats, order)
    stage = Stage(1, Action.FIRST, (), column, column, Fraction(silent), elected=winners)
    return Count(Method.SCORE, profile.options, profile.seats, None, winners, tied, ranking, (stage,), ties)
