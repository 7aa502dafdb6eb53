# SPDX-License-Identifier: GPL-3.0-or-later
"""What a change touched, in the few areas that screens listen to."""

from enum import StrEnum


class Area(StrEnum):
    """A part of the book; every record belongs to one."""

    BODIES = "bodies"
    PEOPLE = "people"
    ASSEMBLIES = "assemblies"
    AGENDA = "agenda"
    ROLES = "roles"
    PRESENCE = "presence"
    TURNS = "turns"
    CONTRIBUTIONS = "contributions"
    PROPOSALS = "proposals"
    DECISIONS = "decisions"
    AGREEMENTS = "agreements"
    TASKS = "tasks"
    NOTES = "notes"


Changes = frozenset[Area]
