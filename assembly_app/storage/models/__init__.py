# SPDX-License-Identifier: GPL-3.0-or-later
"""The records of a book: fields only, no rules."""

from assembly_app.storage.models.agenda import (
    AgendaChange,
    AgendaItem,
    Extension,
    ItemSession,
    ParkedTopic,
)
from assembly_app.storage.models.agreements import (
    Agreement,
    AgreementRelation,
    Amount,
    Task,
    TaskReview,
)
from assembly_app.storage.models.assemblies import Amendment, Assembly, RoleAssignment
from assembly_app.storage.models.base import Record
from assembly_app.storage.models.bodies import Body, Membership
from assembly_app.storage.models.decisions import (
    AdvisoryResult,
    Assent,
    ConsensusTest,
    Position,
    Proposal,
    Thermometer,
    Version,
)
from assembly_app.storage.models.discussion import (
    Concern,
    Contribution,
    Note,
    Statement,
    Translation,
    Turn,
)
from assembly_app.storage.models.people import Person
from assembly_app.storage.models.presence import Attendance, HeadCount, Move

__all__ = [
    "AdvisoryResult",
    "AgendaChange",
    "AgendaItem",
    "Agreement",
    "AgreementRelation",
    "Amendment",
    "Amount",
    "Assembly",
    "Assent",
    "Attendance",
    "Body",
    "Concern",
    "ConsensusTest",
    "Contribution",
    "Extension",
    "HeadCount",
    "ItemSession",
    "Membership",
    "Move",
    "Note",
    "ParkedTopic",
    "Person",
    "Position",
    "Proposal",
    "Record",
    "RoleAssignment",
    "Statement",
    "Task",
    "TaskReview",
    "Thermometer",
    "Translation",
    "Turn",
    "Version",
]
