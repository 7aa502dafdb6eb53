# SPDX-License-Identifier: GPL-3.0-or-later
"""Ids of records: version 7 for what is new, version 5 where two laptops must arrive at the same one."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from uuid import UUID, uuid5

# Permanent: every derived id of every book hangs from it.
NAMESPACE = UUID("6f0c7d0e-3c0b-5d5e-9a3e-0d5b8f6b7a21")
_RANDOM_BITS = 74
_LOW_BITS = 62


def derived_id(*parts: UUID | str | int) -> UUID:
    """Give the one id that these parts, in this order, have on every laptop."""
    # The kind and length of each part keep ("a", "b") apart from ("ab",), and 1 from "1".
    texts = [f"{_kind(part)}{len(str(part))}:{part}" for part in parts]
    return uuid5(NAMESPACE, "".join(texts))


def ordinals(count: int, *parts: UUID | str | int) -> dict[UUID, int]:
    """Give the places of the first `count` ids derived from these parts and their ordinal."""
    return {derived_id(*parts, number): number for number in range(1, count + 1)}


def _kind(part: UUID | str | int) -> str:
    return "u" if isinstance(part, UUID) else "s" if isinstance(part, str) else "i"


class NewIds:
    """Gives version 7 ids, each greater than the one before, whatever the clock does."""

    def __init__(self, clock: Callable[[], datetime], rng: Random) -> None:
        self._clock = clock
        self._rng = rng
        self._last = 0

    def begin_after(self, moment_ms: int) -> None:
        """Give no id as if made before this moment: the clock may have gone back since."""
        self._last = max(self._last, (moment_ms + 1) << _RANDOM_BITS)

    def __call__(self) -> UUID:
        now_ms = int(self._clock().astimezone(UTC).timestamp() * 1000)
        fresh = now_ms << _RANDOM_BITS | self._rng.getrandbits(_RANDOM_BITS)
        self._last = max(fresh, self._last + 1 + self._rng.getrandbits(16))
        return _version_7(self._last)


def _version_7(bits: int) -> UUID:
    """Spread 122 bits over a UUID, leaving room for its version and variant (RFC 9562, section 5.7)."""
    low = bits & (1 << _LOW_BITS) - 1
    middle = bits >> _LOW_BITS & 0xFFF
    high = bits >> _RANDOM_BITS
    return UUID(int=high << 80 | 7 << 76 | middle << 64 | 2 << 62 | low)
