# SPDX-License-Identifier: GPL-3.0-or-later
"""Every sheet of the Room by its name."""

from collections.abc import Callable
from uuid import UUID

from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase

Make = Callable[[Desk, UUID, UUID | None], SheetBase]

NAMES = (
    "door", "test", "consult", "agreement", "contribution", "outcome",
    "task", "roles", "thermometer", "statement", "park",
)  # fmt: skip

# These speak of the whole assembly; the others need an item.
WHOLE = ("door", "roles", "park", "task")


def make_sheet(name: str, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> SheetBase:
    """Return a sheet, filled; an unknown name raises KeyError."""
    sheet = _makers()[name](desk, assembly_id, item_id)
    sheet.refresh()
    return sheet


def _makers() -> dict[str, Make]:
    # Imported when the first sheet opens, not while the window starts.
    from assembly_app.ui.sheets.agreement import AgreementSheet
    from assembly_app.ui.sheets.consult import ConsultSheet
    from assembly_app.ui.sheets.contribution import ContributionSheet
    from assembly_app.ui.sheets.door import DoorSheet
    from assembly_app.ui.sheets.outcome import OutcomeSheet
    from assembly_app.ui.sheets.park import ParkSheet
    from assembly_app.ui.sheets.roles import RolesSheet
    from assembly_app.ui.sheets.statement import StatementSheet
    from assembly_app.ui.sheets.task import TaskSheet
    from assembly_app.ui.sheets.test import TestSheet
    from assembly_app.ui.sheets.thermometer import ThermometerSheet

    return {
        kind.name: kind
        for kind in (
            AgreementSheet, ConsultSheet, ContributionSheet, DoorSheet, OutcomeSheet, ParkSheet,
            RolesSheet, StatementSheet, TaskSheet, TestSheet, ThermometerSheet,
        )
    }  # fmt: skip
