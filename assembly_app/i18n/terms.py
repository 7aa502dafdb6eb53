# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for the closed lists of the domain, in the language of the window or of a document."""

from enum import StrEnum
from typing import Final

from assembly_app.domain.errors import N_
from assembly_app.domain.kinds import (
    Adoption,
    AgreementKind,
    AgreementState,
    AssemblyKind,
    BodyKind,
    Channel,
    ConcernState,
    Nature,
    Outcome,
    Place,
    Regime,
    Role,
    Stance,
    Step,
    TaskState,
    TurnKind,
)
from assembly_app.i18n import Speech, _, pgettext


def NP_(context: str, message: str) -> tuple[str, str]:
    """Mark a message with its context; `term` translates it."""
    return context, message


# By class first: members of two lists may share a value, and are then equal as dictionary keys.
TERMS: Final[dict[type[StrEnum], dict[StrEnum, tuple[str, str]]]] = {
    BodyKind: {
        BodyKind.COOPERATIVE: NP_("body", "Cooperative"),
        BodyKind.ASSEMBLY: NP_("body", "Assembly"),
        BodyKind.COMMISSION: NP_("body", "Commission"),
        BodyKind.WORKING_GROUP: NP_("body", "Working group"),
        BodyKind.NODE: NP_("body", "Local node"),
        BodyKind.ECONETWORK: NP_("body", "Eco-network"),
        BodyKind.PAIC: NP_("body", "PAIC"),
        BodyKind.PUBLIC_PROJECT: NP_("body", "Public project"),
        BodyKind.AUTONOMOUS_PROJECT: NP_("body", "Autonomous project"),
    },
    AssemblyKind: {
        AssemblyKind.PERMANENT: NP_("assembly", "Permanent"),
        AssemblyKind.MONOGRAPHIC: NP_("assembly", "Monographic"),
    },
    Regime: {
        Regime.ASSEMBLY: NP_("regime", "assembly rules"),
        Regime.LEGAL: NP_("regime", "statutory rules"),
    },
    Role: {
        Role.FACILITATOR: NP_("role", "Facilitation"),
        Role.PROCESS_FACILITATOR: NP_("role", "Process facilitation"),
        Role.MINUTE_TAKER: NP_("role", "Minutes"),
        Role.TURN_KEEPER: NP_("role", "Turns"),
        Role.TIMEKEEPER: NP_("role", "Time"),
        Role.REMOTE_LIAISON: NP_("role", "Remote liaison"),
        Role.DOOR: NP_("role", "Sign-in"),
        Role.CARE: NP_("role", "Care"),
    },
    Nature: {
        Nature.INFORMATION: NP_("nature", "Information"),
        Nature.DISCUSSION: NP_("nature", "Discussion"),
        Nature.DECISION: NP_("nature", "Decision"),
        Nature.INFORMATION_AND_DECISION: NP_("nature", "Information and decision"),
    },
    Outcome: {
        Outcome.INFORMED: NP_("outcome", "informed"),
        Outcome.AGREED: NP_("outcome", "agreed"),
        Outcome.DEFERRED: NP_("outcome", "deferred"),
        Outcome.REFERRED: NP_("outcome", "referred"),
        Outcome.WITHDRAWN: NP_("outcome", "withdrawn"),
        Outcome.PARKED: NP_("outcome", "parked"),
    },
    Step: {
        Step.PRESENT: NP_("step", "Presentation"),
        Step.CLARIFY: NP_("step", "Clarifications"),
        Step.DISCUSS: NP_("step", "Discussion"),
        Step.AMEND: NP_("step", "Amendments"),
        Step.READ: NP_("step", "Reading"),
        Step.TEST: NP_("step", "Test"),
        Step.AGREE: NP_("step", "Agreement"),
    },
    Place: {
        Place.ROOM: NP_("presence", "in the room"),
        Place.ONLINE: NP_("presence", "online"),
        Place.OUT: NP_("presence", "out"),
        Place.EXCUSED: NP_("presence", "apologies"),
    },
    TurnKind: {
        TurnKind.TURN: NP_("turn", "turn"),
        TurnKind.DIRECT_RESPONSE: NP_("turn", "direct response"),
        TurnKind.CLARIFYING_QUESTION: NP_("turn", "clarifying question"),
        TurnKind.PROCESS_POINT: NP_("turn", "point of process"),
        TurnKind.GO_ROUND: NP_("turn", "go-round"),
    },
    Channel: {
        Channel.BEFORE: NP_("contribution", "before the assembly"),
        Channel.DURING: NP_("contribution", "during the assembly"),
    },
    ConcernState: {
        ConcernState.OPEN: NP_("concern", "open"),
        ConcernState.TAKEN_IN: NP_("concern", "taken in"),
        ConcernState.RESOLVED: NP_("concern", "resolved"),
    },
    Stance: {
        Stance.BLOCK: NP_("stance", "Blocks"),
        Stance.ASIDE: NP_("stance", "Stand aside"),
        Stance.RESERVES: NP_("stance", "Reserves"),
        Stance.SUPPORT: NP_("stance", "Support"),
    },
    AgreementKind: {
        AgreementKind.POLICY: NP_("agreement kind", "Policy"),
        AgreementKind.ECONOMIC: NP_("agreement kind", "Economic"),
        AgreementKind.ORGANISATION: NP_("agreement kind", "Organisation"),
        AgreementKind.APPOINTMENT: NP_("agreement kind", "Appointment"),
        AgreementKind.PROJECT: NP_("agreement kind", "Project"),
        AgreementKind.ADMISSION: NP_("agreement kind", "Admission"),
        AgreementKind.TECHNICAL: NP_("agreement kind", "Technical"),
    },
    Adoption: {
        Adoption.CONSENSUS: NP_("adoption", "by consensus"),
        Adoption.CONSENSUS_WITH_RESERVES: NP_("adoption", "by consensus, with reserves"),
        Adoption.VOTE: NP_("adoption", "by vote"),
        Adoption.ASSENT: NP_("adoption", "by assent"),
        Adoption.RATIFICATION: NP_("adoption", "by ratification"),
    },
    AgreementState: {
        AgreementState.IN_FORCE: NP_("agreement", "in force"),
        AgreementState.AWAITING_RATIFICATION: NP_("agreement", "awaiting ratification"),
        AgreementState.CONDITIONAL: NP_("agreement", "conditional"),
        AgreementState.UNDER_REVIEW: NP_("agreement", "under review"),
        AgreementState.MODIFIED: NP_("agreement", "revised"),
        AgreementState.SUPERSEDED: NP_("agreement", "superseded"),
        AgreementState.REVOKED: NP_("agreement", "revoked"),
        AgreementState.FULFILLED: NP_("agreement", "fulfilled"),
        AgreementState.EXPIRED: NP_("agreement", "expired"),
        AgreementState.SUSPENDED: NP_("agreement", "suspended"),
    },
    TaskState: {
        TaskState.OPEN: NP_("task", "open"),
        TaskState.DONE: NP_("task", "done"),
        TaskState.DROPPED: NP_("task", "dropped"),
    },
}

UNITS: Final = {"EUR": N_("euros"), "ecos": N_("ecos"), "ecobasics": N_("ecobasics"), "hours": N_("hours")}


def term(value: StrEnum | None, speech: Speech | None = None) -> str:
    """Return the word for a value; "" for None."""
    if value is None:
        return ""
    marked = TERMS[type(value)][value]
    return speech.pgettext(*marked) if speech else pgettext(*marked)


def language_label(code: str) -> str:
    """A language as a list shows it; its code when it is none of ours."""
    return {"ca": _("Catalan"), "es": _("Spanish"), "en": _("English")}.get(code, code)


def language_name(code: str) -> str:
    """A language as it stands within a line; its code when it is none of ours."""
    names = {
        "ca": pgettext("language", "Catalan"),
        "es": pgettext("language", "Spanish"),
        "en": pgettext("language", "English"),
    }
    return names.get(code, code)
