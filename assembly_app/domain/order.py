# SPDX-License-Identifier: GPL-3.0-or-later
"""Fractional positions: words that sort as their places, with always room between two.

A position is a word over a–z read as a fraction in base 26 that never ends in "a". Two laptops may
make the same one; the record's id then decides, so every list sorts by (position, id).
"""

_DIGITS = "abcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str, after: str) -> str:
    """Return a position after `before` and before `after` ("" stands for the end on that side).

    Raises ValueError when the two are not in order.
    """
    if after and before >= after:
        raise ValueError(f"no place between {before!r} and {after!r}")
    open_end = not after
    word = ""
    for index in range(len(before) + len(after) + 1):
        low = _DIGITS.index(before[index]) if index < len(before) else 0
        high = _DIGITS.index(after[index]) if index < len(after) else _BASE
        if high - low > 1:
            # At the open end things are appended: a small step keeps the words short.
            return word + _DIGITS[low + 1 if open_end else (low + high) // 2]
        word += _DIGITS[low]
        if low < high:
            after = ""
    return word + _DIGITS[1]
