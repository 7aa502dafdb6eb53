# SPDX-License-Identifier: GPL-3.0-or-later
"""Human codes: P142 for an assembly, AC-2026-035 for an agreement."""

import re
from collections.abc import Iterable

from assembly_app.domain.kinds import AssemblyKind

_ASSEMBLY = re.compile(r"([PM])\s*(\d+)", re.IGNORECASE)
_LETTERS = {AssemblyKind.PERMANENT: "P", AssemblyKind.MONOGRAPHIC: "M"}


def assembly_code(kind: AssemblyKind | None, number: int | None) -> str:
    """Return P142 or M7; "" while either part is unknown."""
    return f"{_LETTERS[kind]}{number}" if kind and number is not None else ""


def read_assembly_code(code: str) -> tuple[AssemblyKind, int] | None:
    """Return the kind and number that a code such as "P142" or "p 142" names, or None."""
    found = _ASSEMBLY.fullmatch(code.strip())
    if not found:
        return None
    kinds = {letter: kind for kind, letter in _LETTERS.items()}
    return kinds[found[1].upper()], int(found[2])


def next_agreement_code(prefix: str, year: int, used: Iterable[str]) -> str:
    """Return the code after the highest used one of the year: AC-2026-035 after AC-2026-034."""
    pattern = re.compile(rf"{re.escape(prefix)}-{year}-(\d+)[a-z]?")
    numbers = [int(found[1]) for code in used if (found := pattern.fullmatch(code))]
    return f"{prefix}-{year}-{max(numbers, default=0) + 1:03d}"
