# SPDX-License-Identifier: GPL-3.0-or-later
"""The amounts of an agreement, as the services take them."""

from collections.abc import Iterable

from assembly_app.demo.scenario import Quantity
from assembly_app.services.agreements import Sum


def sums(quantities: Iterable[Quantity]) -> tuple[Sum, ...]:
    """Return the amounts of an agreement, past or new."""
    return tuple(Sum(one.quantity, one.unit.value, one.line, one.up_to) for one in quantities)
