# SPDX-License-Identifier: GPL-3.0-or-later
"""Delegated (liquid) votes: whoever votes cuts the chain; the nearest scope speaks; nobody counts twice."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.voting.profile import NegativeWeight, Number

Member = TypeVar("Member", bound=Hashable)


class DelegatedTwice(AssemblyError):
    """One delegation at most in each scope."""

    message = N_("{name} has delegated twice in the same scope.")


class NotAMember(AssemblyError):
    """Only those entitled to vote vote or delegate."""

    message = N_("{name} is not entitled to vote here.")


class Scope(IntEnum):
    """How far a delegation reaches; the nearest to the item holds."""

    ISSUE = 1
    AREA = 2
    BODY = 3


@dataclass(frozen=True)
class Delegation(Generic[Member]):
    """A vote entrusted in a scope; `trustee` None says "no delegation" and blocks the farther scopes."""

    truster: Member
    trustee: Member | None
    scope: Scope


@dataclass(frozen=True)
class LiquidCount(Generic[Member]):
    """Weight of each direct voter, their own vote included, and those whom no vote reached.

    `chains` gives, for each one represented, who was asked in turn: the last one voted. Those not counted
    are either `in_cycle` (their chain ends in a circle nobody cuts) or `unheard` (it ends with someone who
    neither votes nor delegates). Weights plus not counted make up all the members.
    """

    weights: Mapping[Member, Number]
    chains: Mapping[Member, tuple[Member, ...]]
    in_cycle: tuple[Member, ...]
    unheard: tuple[Member, ...]

    @property
    def not_counted(self) -> frozenset[Member]:
        """Everybody whom no vote reached."""
        return frozenset(self.in_cycle) | frozenset(self.unheard)


def effective(delegations: Iterable[Delegation[Member]]) -> dict[Member, Delegation[Member]]:
    """Return the delegation of the nearest scope of each person, blocks included. Raises DelegatedTwice."""
    nearest: dict[Member, Delegation[Member]] = {}
    seen: set[tuple[Member, Scope]] = set()
    for one in delegations:
        if (one.truster, one.scope) in seen:
            raise DelegatedTwice(name=one.truster)
        seen.add((one.truster, one.scope))
        known = nearest.get(one.truster)
        if known is None or one.scope < known.scope:
            nearest[one.truster] = one
    return nearest


def count_liquid(
    members: Collection[Member],
    delegations: Iterable[Delegation[Member]],
    direct: Collection[Member],
    weights: Mapping[Member, Number] | None = None,
) -> LiquidCount[Member]:
    """Follow each chain to the first who votes; members in order, one vote each unless `weights` says.

    Raises NotAMember for a direct voter or a truster outside the roll. A delegation to someone outside it
    ends the chain unheard.
    """
    roll, voters = set(members), set(direct)
    following = effective(delegations)
    for name in (*direct, *following):
        if name not in roll:
            raise NotAMember(name=name)
    own: dict[Member, Number] = {name: 1 if weights is None else weights.get(name, 0) for name in members}
    for weight in own.values():
        if weight < 0:
            raise NegativeWeight(weight=weight)
    totals = {name: own[name] for name in members if name in voters}
    chains: dict[Member, tuple[Member, ...]] = {}
    in_cycle: list[Member] = []
    unheard: list[Member] = []
    for name in members:
        if name in voters:
            continue
        chain, circular = _follow(name, following, voters, roll)
        if chain and chain[-1] in voters:
            totals[chain[-1]] += own[name]
            chains[name] = chain
        else:
            (in_cycle if circular else unheard).append(name)
    return LiquidCount(totals, chains, tuple(in_cycle), tuple(unheard))


def _follow(
    name: Member, following: Mapping[Member, Delegation[Member]], voters: set[Member], roll: set[Member]
) -> tuple[tuple[Member, ...], bool]:
    """Return the chain from a person to the last one asked, and whether it came back on itself."""
    chain: list[Member] = []
    asked = {name}
    while name in following:
        trustee = following[name].trustee
        if trustee is None or trustee not in roll:
            return tuple(chain), False
        chain.append(trustee)
        if trustee in voters:
            return tuple(chain), False
        if trustee in asked:
            return tuple(chain), True
        asked.add(trustee)
        name = trustee
    return tuple(chain), False
