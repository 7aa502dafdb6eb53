# SPDX-License-Identifier: GPL-3.0-or-later
"""The closed lists of words the records use; their values are stored, so they never change."""

from enum import StrEnum


class BodyKind(StrEnum):
    """A body of the cooperative's tree: who may hold assemblies of its own."""

    COOPERATIVE = "cooperative"
    ASSEMBLY = "assembly"
    COMMISSION = "commission"
    WORKING_GROUP = "working_group"
    NODE = "node"
    ECONETWORK = "econetwork"
    PAIC = "paic"
    PUBLIC_PROJECT = "public_project"
    AUTONOMOUS_PROJECT = "autonomous_project"


class AssemblyKind(StrEnum):
    """Permanent (open agenda) or monographic (one topic)."""

    PERMANENT = "permanent"
    MONOGRAPHIC = "monographic"


class Regime(StrEnum):
    """Assembly rules, or the law's."""

    ASSEMBLY = "assembly"
    LEGAL = "legal"


class Role(StrEnum):
    """What a person does for the assembly; roles change hands during the day."""

    FACILITATOR = "facilitator"
    PROCESS_FACILITATOR = "process_facilitator"
    MINUTE_TAKER = "minute_taker"
    TURN_KEEPER = "turn_keeper"
    TIMEKEEPER = "timekeeper"
    REMOTE_LIAISON = "remote_liaison"
    DOOR = "door"
    CARE = "care"


class Nature(StrEnum):
    """What an item asks of the room."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    INFORMATION_AND_DECISION = "information_and_decision"


class ItemKind(StrEnum):
    """Business, or one of the frames around it, which carry no number that is decided."""

    BUSINESS = "business"
    OPENING = "opening"
    BREAK = "break"
    OPEN_FLOOR = "open_floor"
    CLOSING = "closing"


class Outcome(StrEnum):
    """How an item ended."""

    INFORMED = "informed"
    AGREED = "agreed"
    DEFERRED = "deferred"
    REFERRED = "referred"
    WITHDRAWN = "withdrawn"
    PARKED = "parked"


class Step(StrEnum):
    """The seven groups of the path to consensus: a suggestion, never a lock."""

    PRESENT = "present"
    CLARIFY = "clarify"
    DISCUSS = "discuss"
    AMEND = "amend"
    READ = "read"
    TEST = "test"
    AGREE = "agree"


class Place(StrEnum):
    """Where a person is, for the record of presence."""

    ROOM = "room"
    ONLINE = "online"
    OUT = "out"
    EXCUSED = "excused"


class Electorate(StrEnum):
    """Whose positions are counted; two electorates are never added."""

    ROOM = "room"
    ONLINE = "online"


class TurnKind(StrEnum):
    """Why a person asks for the floor."""

    TURN = "turn"
    DIRECT_RESPONSE = "direct_response"
    CLARIFYING_QUESTION = "clarifying_question"
    PROCESS_POINT = "process_point"
    GO_ROUND = "go_round"


class Channel(StrEnum):
    """Whether a remote contribution came before the assembly or during it."""

    BEFORE = "before"
    DURING = "during"


class ConcernState(StrEnum):
    """What became of a concern."""

    OPEN = "open"
    TAKEN_IN = "taken_in"
    RESOLVED = "resolved"


class Stance(StrEnum):
    """A position in a consensus test, in the order in which it is asked."""

    BLOCK = "block"
    ASIDE = "aside"
    RESERVES = "reserves"
    SUPPORT = "support"


class AgreementKind(StrEnum):
    """What an agreement is about."""

    POLICY = "policy"
    ECONOMIC = "economic"
    ORGANISATION = "organisation"
    APPOINTMENT = "appointment"
    PROJECT = "project"
    ADMISSION = "admission"
    TECHNICAL = "technical"


class Adoption(StrEnum):
    """How an agreement was adopted."""

    CONSENSUS = "consensus"
    CONSENSUS_WITH_RESERVES = "consensus_with_reserves"
    VOTE = "vote"
    ASSENT = "assent"
    RATIFICATION = "ratification"


class AgreementState(StrEnum):
    """What an agreement is worth; a person sets it, an overdue review does not end it."""

    IN_FORCE = "in_force"
    AWAITING_RATIFICATION = "awaiting_ratification"
    CONDITIONAL = "conditional"
    UNDER_REVIEW = "under_review"
    MODIFIED = "modified"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    FULFILLED = "fulfilled"
    EXPIRED = "expired"
    SUSPENDED = "suspended"


class Relation(StrEnum):
    """How an agreement bears on an earlier one."""

    MODIFIES = "modifies"
    SUPERSEDES = "supersedes"
    REVOKES = "revokes"
    RATIFIES = "ratifies"
    IMPLEMENTS = "implements"
    BASED_ON = "based_on"
    CONTRADICTS = "contradicts"
    CONFIRMS = "confirms"


class Visibility(StrEnum):
    """Who may read a record outside the group."""

    OPEN = "open"
    INTERNAL = "internal"
    RESERVED = "reserved"


class TaskState(StrEnum):
    """Whether a task is still owed."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class AgendaChangeKind(StrEnum):
    """A change to the agenda that the assembly accepted and the minutes name."""

    SWAP = "swap"
    ADDED = "added"
    NOTICE = "notice"
    DROPPED = "dropped"
    MOVED = "moved"


class ReviewResult(StrEnum):
    """What the follow-up of a task found."""

    DONE = "done"
    POSTPONED = "postponed"
    REASSIGNED = "reassigned"
    OPEN = "open"
