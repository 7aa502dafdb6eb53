# SPDX-License-Identifier: GPL-3.0-or-later
"""What a new assembly is proposed to be, from those that were held before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QTimeZone

from assembly_app.domain.kinds import AssemblyKind, BodyKind, Regime
from assembly_app.ui.sheets.day_field import NotAnHour

if TYPE_CHECKING:
    from assembly_app.services.assemblies import AssemblyRow
    from assembly_app.services.bodies import BodyRow

HOME_ZONE: Final = "Europe/Madrid"
_FORTNIGHT: Final = timedelta(days=14)
_HOUR = re.compile(r"(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*h?")


@dataclass(frozen=True)
class Plan:
    """What the form of an assembly holds."""

    body_id: UUID | None
    kind: AssemblyKind
    number: int | None
    topic: str
    held_on: date
    planned_start: time
    planned_end: time
    place: str
    gathering: str
    call_link: str
    regime: Regime
    language: str
    zone: str


def read_hour(text: str) -> time:
    """The hour that a person typed: "10", "10:00", "10.30", "1030"; raises NotAnHour."""
    found = _HOUR.fullmatch(text.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise NotAnHour(text=text.strip())
    return time(int(found[1]), int(found[2] or 0))


def system_zone() -> str:
    """The zone of this machine, or that of the groups when the machine was never told one."""
    found = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return HOME_ZONE if found in ("", "UTC", "Etc/UTC", "Etc/UCT", "UCT") else found


def next_number(rows: Sequence[AssemblyRow], body_id: UUID | None, kind: AssemblyKind) -> int:
    """The number after the last of its kind in the body."""
    numbers = [r.number for r in rows if r.body_id == body_id and r.kind is kind and r.number is not None]
    return max(numbers, default=0) + 1


def of_row(row: AssemblyRow) -> Plan:
    """What is planned of an assembly that exists."""
    return Plan(
        row.body_id, row.kind or AssemblyKind.PERMANENT, row.number, row.topic, row.held_on or date.min,
        row.planned_start or time(10), row.planned_end or time(14), row.place, row.gathering,
        row.call_link, row.regime or Regime.ASSEMBLY, row.language, row.zone,
    )  # fmt: skip


def proposed(
    rows: Sequence[AssemblyRow],
    bodies: Sequence[BodyRow],
    today: date,
    language: str,
    body_id: UUID | None = None,
) -> Plan:
    """A fortnight after the last one of the body, at the same hours and place."""
    mine = [r for r in rows if body_id in (None, r.body_id)]
    last = mine[-1] if mine else None
    body = body_id or (last.body_id if last else None) or _meeting_body(bodies)
    kind = AssemblyKind.PERMANENT
    number = next_number(rows, body, kind)
    if last is None:
        return Plan(body, kind, number, "", today + _FORTNIGHT, time(10), time(14), "", "", "",
                    Regime.ASSEMBLY, language, system_zone())  # fmt: skip
    held_on = max(last.held_on or today, today - _FORTNIGHT) + _FORTNIGHT
    return Plan(
        body, kind, number, "", held_on, last.planned_start or time(10), last.planned_end or time(14),
        last.place, "", last.call_link, last.regime or Regime.ASSEMBLY, last.language or language, last.zone,
    )  # fmt: skip


def _meeting_body(bodies: Sequence[BodyRow]) -> UUID | None:
    meets = next((b.id for b in bodies if b.kind is BodyKind.ASSEMBLY), None)
    return meets or next((b.id for b in bodies), None)
