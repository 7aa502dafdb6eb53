# SPDX-License-Identifier: GPL-3.0-or-later
"""Yes, no or abstain: positions gathered into the tally that thresholds read."""

from collections.abc import Iterable
from enum import StrEnum

from assembly_app.domain.voting.profile import NegativeWeight, Number
from assembly_app.domain.voting.thresholds import Tally


class Answer(StrEnum):
    """What a ballot says of one proposal."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    BLANK = "blank"
    SPOILT = "spoilt"


def gather(answers: Iterable[tuple[Number, Answer]]) -> Tally:
    """Return the tally of (weight, answer) pairs. Raises NegativeWeight."""
    totals: dict[Answer, Number] = dict.fromkeys(Answer, 0)
    for weight, answer in answers:
        if weight < 0:
            raise NegativeWeight(weight=weight)
        totals[answer] += weight
    return Tally(
        totals[Answer.FOR],
        totals[Answer.AGAINST],
        totals[Answer.ABSTAIN],
        totals[Answer.BLANK],
        totals[Answer.SPOILT],
    )
