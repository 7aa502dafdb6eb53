# SPDX-License-Identifier: GPL-3.0-or-later
"""The test for consensus: positions that account for the room, and what they allow to record."""

from dataclasses import dataclass

from assembly_app.domain.errors import N_, AssemblyError
from assembly_app.domain.kinds import Adoption


class PositionsDoNotSum(AssemblyError):
    """Every person in the room is in one position, or said to have taken none."""

    message = N_(
        "The positions add up to {sum} and there are {room} people in the room. "
        "Check the numbers or correct the room."
    )


class NegativePosition(AssemblyError):
    """A count is zero or more."""

    message = N_("A count cannot be below zero.")


class BlockNeedsReason(AssemblyError):
    """A block carries its reason, in the words of whoever blocks."""

    message = N_("A block needs its reason, in the words of the person who blocks.")


class BlockExcludesConsensus(AssemblyError):
    """With an open block nothing is agreed by consensus."""

    message = N_("There is an open block: this cannot be recorded as agreed by consensus.")


class NamedMoreThanCounted(AssemblyError):
    """Named positions are part of the counted ones."""

    message = N_("More people are named in a position than were counted in it.")


class AnswersDoNotSum(AssemblyError):
    """An advisory result accounts for at most the people who were asked."""

    message = N_("The answers add up to {sum}, more than were online: {asked}.")


class NotTested(AssemblyError):
    """Agreement by consensus follows a test for consensus."""

    message = N_("Test the consensus before recording an agreement by consensus.")


@dataclass(frozen=True)
class Positions:
    """Counted positions of one room, in the order in which they are asked."""

    block: int
    aside: int
    reserves: int
    support: int
    no_position: int = 0

    @property
    def total(self) -> int:
        """Everybody accounted for."""
        return self.block + self.aside + self.reserves + self.support + self.no_position


def proposed_support(room: int, block: int, aside: int, reserves: int) -> int:
    """Support is proposed as the room less the others; never below zero."""
    return max(0, room - block - aside - reserves)


def check_positions(positions: Positions, room: int) -> None:
    """Raise NegativePosition or PositionsDoNotSum unless the positions account for the room."""
    counts = (
        positions.block,
        positions.aside,
        positions.reserves,
        positions.support,
        positions.no_position,
    )
    if min(counts) < 0:
        raise NegativePosition
    if positions.total != room:
        raise PositionsDoNotSum(sum=positions.total, room=room)


def adoption(positions: Positions, open_blocks: int) -> Adoption:
    """Return how a tested proposal may be recorded as adopted; raises BlockExcludesConsensus."""
    if open_blocks:
        raise BlockExcludesConsensus
    return Adoption.CONSENSUS_WITH_RESERVES if positions.reserves else Adoption.CONSENSUS


def diverges(positions: Positions, in_favour: int, against: int) -> bool:
    """Whether an advisory result clearly parts from the room: one side leans for, the other against.

    The two are compared, never added (`decisions.md`, Advisory and binding).
    """
    room_leans = positions.support + positions.reserves - positions.block
    return (room_leans > 0) != (in_favour - against > 0) and in_favour != against
