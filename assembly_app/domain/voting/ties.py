# SPDX-License-Identifier: GPL-3.0-or-later
"""Ties: an earlier stage settles them, then an order published before the vote; each is logged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from assembly_app.domain.voting.profile import Number
from assembly_app.domain.voting.result import Action, Groups, TieBreak, TieRule

Order = Sequence[int]


def published_order(seed: str, options: Sequence[str]) -> tuple[int, ...]:
    """Return option indexes by the SHA-256 of seed and option id, in UTF-8; the first wins its ties.

    Anyone with the seed and the ids gets the same order: `printf '%s' "$seed$id" | sha256sum`.
    """
    keys = [(sha256(f"{seed}{option}".encode()).digest(), index) for index, option in enumerate(options)]
    return tuple(index for _, index in sorted(keys))


@dataclass(frozen=True)
class TieBreaker:
    """How a count settles its ties; without an order, a tie that no earlier stage settles is the result."""

    order: Order | None = None

    def best(
        self, tied: Sequence[int], history: Sequence[Sequence[Number]], stage: int, action: Action
    ) -> TieBreak:
        """Choose who goes first: most votes at the last earlier stage that differs, then first in order."""
        return self._settle(tied, history, stage, action, highest=True)

    def worst(
        self, tied: Sequence[int], history: Sequence[Sequence[Number]], stage: int, action: Action
    ) -> TieBreak:
        """Choose who is excluded: fewest votes at the last earlier stage that differs, then last in order."""
        return self._settle(tied, history, stage, action, highest=False)

    def _settle(
        self,
        tied: Sequence[int],
        history: Sequence[Sequence[Number]],
        stage: int,
        action: Action,
        *,
        highest: bool,
    ) -> TieBreak:
        left = list(tied)
        for back in range(len(history) - 1, -1, -1):
            votes = [history[back][option] for option in left]
            wanted = max(votes) if highest else min(votes)
            left = [option for option, vote in zip(left, votes, strict=True) if vote == wanted]
            if len(left) == 1:
                return TieBreak(stage, action, tuple(tied), tuple(left), TieRule.EARLIER, back + 1)
        if self.order is None:
            return TieBreak(stage, action, tuple(tied), (), TieRule.NONE)
        place = {option: at for at, option in enumerate(self.order)}
        chosen = min(left, key=place.__getitem__) if highest else max(left, key=place.__getitem__)
        return TieBreak(stage, action, tuple(tied), (chosen,), TieRule.ORDER)


def rank_groups(options: Iterable[int], keys: Sequence[Number]) -> Groups:
    """Return options by descending key, equals together, each group by index."""
    groups: dict[Number, list[int]] = {}
    for option in options:
        groups.setdefault(keys[option], []).append(option)
    return tuple(tuple(sorted(groups[key])) for key in sorted(groups, reverse=True))


def take_seats(
    ranking: Groups, seats: int, order: Order | None
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[TieBreak, ...]]:
    """Return (winners, tied, ties) for the first seats of a ranking.

    With no published order, a group that crosses the last seat wins whole and is also given as tied.
    """
    winners: list[int] = []
    for group in ranking:
        left = seats - len(winners)
        if left <= 0:
            break
        if len(group) <= left:
            winners.extend(group)
        elif order is None:
            tie = TieBreak(1, Action.TIE, group, (), TieRule.NONE)
            return (*winners, *group), group, (tie,)
        else:
            place = {option: at for at, option in enumerate(order)}
            chosen = tuple(sorted(group, key=place.__getitem__)[:left])
            return (*winners, *chosen), (), (TieBreak(1, Action.TIE, group, chosen, TieRule.ORDER),)
    return tuple(winners), (), ()
