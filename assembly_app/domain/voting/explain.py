# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts as plain values: tables a person can follow with a pencil, and what JSON and stored results hold.

Words for people are said elsewhere, in their language, from these figures.
"""

from fractions import Fraction
from typing import Any

from assembly_app.domain.voting.result import (
    BudgetCount,
    BudgetStage,
    Count,
    Groups,
    Purchase,
    Stage,
    TieBreak,
)

Plain = dict[str, Any]


def number_text(value: Fraction) -> str:
    """Return a number as text without loss: "12", "12.34567" where decimals end, else "37/3"."""
    if value.denominator == 1:
        return str(value.numerator)
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def plain_count(count: Count) -> Plain:
    """Return method, seats, quota, winners, tied, ranking and stages, options by name and numbers as text."""
    names = count.options
    plain: Plain = {
        "method": count.method.value,
        "seats": count.seats,
        "quota": None if count.quota is None else number_text(count.quota),
        "winners": _named(names, count.winners),
        "tied": _named(names, count.tied),
        "ranking": _groups(names, count.ranking),
        "stages": [_stage(names, stage) for stage in count.stages],
        "ties": [_tie(names, tie) for tie in count.ties],
        "undecided": count.undecided,
    }
    if count.beats:
        plain["options"] = list(names)
        plain["beats"] = [[number_text(votes) for votes in row] for row in count.beats]
        plain["paths"] = [[number_text(votes) for votes in row] for row in count.paths]
    return plain


def plain_budget(count: BudgetCount) -> Plain:
    """Return a budget with the same keys: winners are the projects funded, stages the steps or purchases."""
    names = count.projects
    steps: list[Plain] = [_step(names, stage) for stage in count.stages]
    steps += [_purchase(names, one) for one in count.purchases]
    left = tuple(i for i in range(len(names)) if i not in count.funded)
    plain: Plain = {
        "method": count.method.value,
        "seats": None,
        "quota": None,
        "winners": _named(names, count.funded),
        "tied": _named(names, count.tied),
        "ranking": _groups(names, tuple((option,) for option in count.funded) + ((left,) if left else ())),
        "stages": steps,
        "ties": [_tie(names, tie) for tie in count.ties],
        "undecided": count.undecided,
        "budget": number_text(count.budget),
        "spent": number_text(count.spent),
    }
    if count.share is not None:
        plain["share"] = number_text(count.share)
        plain["added"] = count.added
    return plain


def _named(names: tuple[str, ...], options: tuple[int, ...]) -> list[str]:
    return [names[option] for option in options]


def _groups(names: tuple[str, ...], groups: Groups) -> list[list[str]]:
    return [_named(names, group) for group in groups]


def _stage(names: tuple[str, ...], stage: Stage) -> Plain:
    return {
        "number": stage.number,
        "action": stage.action.value,
        "options": _named(names, stage.options),
        "votes": [[name, number_text(votes)] for name, votes in zip(names, stage.votes, strict=True)],
        "moved": [number_text(votes) for votes in stage.moved],
        "exhausted": number_text(stage.exhausted),
        "lost": number_text(stage.lost),
        "elected": _named(names, stage.elected),
        "quota": None if stage.quota is None else number_text(stage.quota),
        "values": [number_text(value) for value in stage.values],
    }


def _tie(names: tuple[str, ...], tie: TieBreak) -> Plain:
    return {
        "stage": tie.stage,
        "action": tie.action.value,
        "among": _named(names, tie.among),
        "chosen": _named(names, tie.chosen),
        "rule": tie.rule.value,
        "earlier": tie.earlier,
    }


def _step(names: tuple[str, ...], stage: BudgetStage) -> Plain:
    return {
        "number": stage.number,
        "action": stage.action.value,
        "options": [names[stage.project]],
        "votes": number_text(stage.votes),
        "cost": number_text(stage.cost),
        "left": number_text(stage.left),
    }


def _purchase(names: tuple[str, ...], purchase: Purchase) -> Plain:
    return {
        "number": purchase.number,
        "action": "fund",
        "options": [names[purchase.project]],
        "cost": number_text(purchase.cost),
        "price": number_text(purchase.price),
        "payers": len(purchase.payments),
    }
