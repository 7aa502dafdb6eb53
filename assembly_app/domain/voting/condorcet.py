# SPDX-License-Identifier: GPL-3.0-or-later
"""Schulze's method: every option against every other, then the strongest path (Schulze, SC&W 36, 2011)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from assembly_app.domain.voting.profile import Number, RankedProfile, Unranked
from assembly_app.domain.voting.quorum import Need
from assembly_app.domain.voting.result import Action, Count, Groups, Method, Stage
from assembly_app.domain.voting.thresholds import least, reaches
from assembly_app.domain.voting.ties import Order, take_seats

Matrix = list[list[Number]]
# How strong a victory is: larger first, then smaller second (turned negative), as tuples compare.
Strength = tuple[Number, Number]
NO_PATH: Strength = (0, 0)


class Victory(StrEnum):
    """What the strength of a victory is measured by."""

    WINNING = "winning"
    MARGINS = "margins"


def beat_matrix(profile: RankedProfile, unranked: Unranked) -> Matrix:
    """Return votes that put the row above the column; withdrawn options have none.

    LAST: options left out are below those listed and equal among themselves. NONE: nothing is said of them.
    """
    total = len(profile.options)
    beats: Matrix = [[0] * total for _ in range(total)]
    for weight, ranking in profile.ballots:
        groups = [[option for option in group if option not in profile.withdrawn] for group in ranking]
        if unranked is Unranked.LAST:
            listed = {option for group in groups for option in group}
            groups.append([option for option in profile.standing if option not in listed])
        below: list[int] = []
        for group in reversed(groups):
            for winner in group:
                row = beats[winner]
                for loser in below:
                    row[loser] += weight
            below += group
    return beats


def strongest_paths(beats: Matrix, standing: Sequence[int], victory: Victory) -> list[list[Strength]]:
    """Return the strength of the strongest path from row to column (NO_PATH where there is none).

    By winning votes, of two victories with as many votes the one with less opposition is stronger
    (Schulze 2011, section 2.1; Debian Constitution A.5).
    """
    total = len(beats)
    paths = [[NO_PATH] * total for _ in range(total)]
    for one in standing:
        for other in standing:
            ahead, behind = beats[one][other], beats[other][one]
            if ahead > behind:
                paths[one][other] = (ahead, -behind) if victory is Victory.WINNING else (ahead - behind, 0)
    for middle in standing:
        onward = paths[middle]
        for start in standing:
            reach = paths[start][middle]
            if start == middle or reach == NO_PATH:
                continue
            row = paths[start]
            for end in standing:
                if end not in (start, middle):
                    through = min(reach, onward[end])
                    if through > row[end]:
                        row[end] = through
    return paths


def layers(paths: Sequence[Sequence[Strength]], standing: Sequence[int]) -> Groups:
    """Return the whole ranking: those whom none of the rest beats by paths, then the same without them."""
    left, ranking = list(standing), []
    while left:
        top = tuple(
            one
            for one in left
            if all(paths[one][other] >= paths[other][one] for other in left if other != one)
        )
        ranking.append(top)
        left = [option for option in left if option not in top]
    return tuple(ranking)


def count_schulze(
    profile: RankedProfile,
    unranked: Unranked,
    victory: Victory = Victory.WINNING,
    order: Order | None = None,
) -> Count:
    """Count by Schulze: the set of winners, the whole ranking, the matrix of votes, the strongest paths."""
    beats = beat_matrix(profile, unranked)
    paths = strongest_paths(beats, profile.standing, victory)
    ranking = layers(paths, profile.standing)
    winners, tied, ties = take_seats(ranking, profile.seats, order)
    # The one stage shows how many others each option beats face to face.
    wins = tuple(
        Fraction(sum(row[j] > beats[j][i] for j in range(len(beats)))) for i, row in enumerate(beats)
    )
    stage = Stage(1, Action.FIRST, (), wins, wins, Fraction(0), elected=winners)
    return Count(
        Method.SCHULZE,
        profile.options,
        profile.seats,
        None,
        winners,
        tied,
        ranking,
        (stage,),
        ties,
        beats=tuple(tuple(Fraction(votes) for votes in row) for row in beats),
        paths=tuple(tuple(Fraction(strength[0]) for strength in row) for row in paths),
    )


def condorcet_winner(beats: Sequence[Sequence[Number]], standing: Sequence[int]) -> int | None:
    """Return the option that beats every other face to face, if there is one."""
    for one in standing:
        if all(beats[one][other] > beats[other][one] for other in standing if other != one):
            return one
    return None


@dataclass(frozen=True)
class AgainstDefault:
    """How an option stands against the default option: quorum, then majority N:1."""

    option: int
    votes: Number
    against: Number
    quorum_needed: int
    quorum_met: bool
    majority_needed: int
    majority_met: bool

    @property
    def stays(self) -> bool:
        """Whether the option goes on to the comparison with the others."""
        return self.quorum_met and self.majority_met


@dataclass(frozen=True)
class DefaultRule:
    """A default option ("further discussion") that others must first beat by a quorum and by N:1.

    `quorum.of` is not used: its base is `electors`. `ratios` gives N as numerator and denominator; 1:1
    where missing. Debian asks the quorum at least and the majority strictly (Constitution A.5, 4.2).
    """

    default: int
    quorum: Need | None = None
    electors: Number = 0
    ratios: Mapping[int, tuple[int, int]] | None = None
    strict: bool = True


def against_default(beats: Matrix, rule: DefaultRule, standing: Sequence[int]) -> tuple[AgainstDefault, ...]:
    """Compare each option with the default one; exact, the root of the electors being squared."""
    rows = []
    for option in standing:
        if option == rule.default:
            continue
        votes, against = beats[option][rule.default], beats[rule.default][option]
        needed = rule.quorum.votes(rule.electors) if rule.quorum else 0
        met = rule.quorum.met(votes, rule.electors) if rule.quorum else True
        numerator, denominator = (rule.ratios or {}).get(option, (1, 1))
        fewest = least(numerator, denominator, against, strict=rule.strict)
        enough = reaches(votes, numerator, denominator, against, strict=rule.strict)
        rows.append(AgainstDefault(option, votes, against, needed, met, fewest, enough))
    return tuple(rows)


def count_with_default(
    profile: RankedProfile,
    unranked: Unranked,
    rule: DefaultRule,
    victory: Victory = Victory.WINNING,
    order: Order | None = None,
) -> tuple[Count, tuple[AgainstDefault, ...]]:
    """Drop the options that fail quorum or majority against the default one; count the rest by Schulze.

    The matrix of votes keeps the options dropped; the ranking does not.
    """
    beats = beat_matrix(profile, unranked)
    rows = against_default(beats, rule, profile.standing)
    dropped = frozenset(row.option for row in rows if not row.stays)
    left = replace(profile, withdrawn=profile.withdrawn | dropped)
    count = count_schulze(left, unranked, victory, order)
    whole = tuple(tuple(Fraction(votes) for votes in row) for row in beats)
    return replace(count, beats=whole), rows
