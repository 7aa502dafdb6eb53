# SPDX-License-Identifier: GPL-3.0-or-later
"""What the parts of a scenario are made of: ids, references by id, and texts in several languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated


class Kind(StrEnum):
    """What an id of a scenario names."""

    BODY = "body"
    PERSON = "person"
    ASSEMBLY = "assembly"
    AGREEMENT = "agreement"
    TASK = "task"
    ITEM = "item"
    CONTRIBUTION = "contribution"
    VERSION = "version"
    CONCERN = "concern"
    CONSULTATION = "consultation"
    TEST = "test"


@dataclass(frozen=True)
class Ref:
    """Something of the scenario, by its id."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Names:
    """The mark of a key that gives its object an id."""

    kind: Kind


BodyRef = Annotated[Ref, Kind.BODY]
PersonRef = Annotated[Ref, Kind.PERSON]
AssemblyRef = Annotated[Ref, Kind.ASSEMBLY]
AgreementRef = Annotated[Ref, Kind.AGREEMENT]
TaskRef = Annotated[Ref, Kind.TASK]
ItemRef = Annotated[Ref, Kind.ITEM]
ContributionRef = Annotated[Ref, Kind.CONTRIBUTION]
VersionRef = Annotated[Ref, Kind.VERSION]
ConcernRef = Annotated[Ref, Kind.CONCERN]
ConsultationRef = Annotated[Ref, Kind.CONSULTATION]
TestRef = Annotated[Ref, Kind.TEST]


@dataclass(frozen=True)
class Text:
    """Words in the language they were said in, with the translations the file gives."""

    original: str
    language: str
    translations: Mapping[str, str] = field(default_factory=dict)


def words(text: Text | None) -> str:
    """Return the words as they were said; "" for no text."""
    return text.original if text else ""
