# SPDX-License-Identifier: GPL-3.0-or-later
"""The tree of a document: the same blocks become a .docx, plain text or a page of the window."""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from assembly_app.documents.variant import Variant


class Kind(StrEnum):
    """A fact comes from records, prose was written by a person, meta frames either."""

    FACT = "fact"
    PROSE = "prose"
    META = "meta"


@dataclass(frozen=True)
class Run:
    """Words of one look and one language; "" is the document's language."""

    text: str
    bold: bool = False
    italic: bool = False
    language: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Title:
    """What the document is, whose, and for whom."""

    text: str
    organisation: str
    variant: str


@dataclass(frozen=True)
class Heading:
    """The heading of a section; `section` is its stable name for screens."""

    level: int
    text: str
    section: str


@dataclass(frozen=True)
class Facts:
    """Rows of a label and its value."""

    rows: tuple[tuple[str, Runs], ...]
    kind: Kind = Kind.FACT


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `time` is the local hour "12:34" of what it tells, if it has one."""

    runs: Runs
    kind: Kind = Kind.FACT
    item_id: UUID | None = None
    time: str = ""


@dataclass(frozen=True)
class ListBlock:
    """Entries under a lead, which may be empty."""

    entries: tuple[Runs, ...]
    lead: Runs = ()
    kind: Kind = Kind.FACT
    item_id: UUID | None = None
    time: str = ""


@dataclass(frozen=True)
class TableBlock:
    """A table under a lead; `numeric` columns align on the right.

    `widths` are shares of the table, `share` that of the page's width which the table takes, in percent.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()
    share: int = 100
    lead: Runs = ()
    kind: Kind = Kind.FACT
    item_id: UUID | None = None
    time: str = ""


@dataclass(frozen=True)
class ItemHeading:
    """An item of the agenda: its number as approved, and how it went in one line."""

    item_id: UUID
    number: int | None
    title: Runs
    details: str
    reserved: bool = False

    @property
    def numbered(self) -> Runs:
        """The title with its number before it."""
        return (Run(f"{self.number}. "), *self.title) if self.number is not None else self.title


@dataclass(frozen=True)
class AgreementBlock:
    """An agreement: its code, how it was adopted, its full text, and the lines under it.

    `positions` is the room's line (or that of the assent), `advisory` what those online answered, never
    added to it; `lines` hold reasons and terms. `standing` is its word when it was not simply in force on
    adoption; minutes never say what it is worth today.
    """

    code: str
    label: str
    standing: str
    how: str
    text: Runs
    positions: Runs = ()
    advisory: Runs = ()
    lines: tuple[Runs, ...] = ()
    kind: Kind = Kind.FACT
    item_id: UUID | None = None
    time: str = ""


Block = Title | Heading | Facts | Paragraph | ListBlock | TableBlock | ItemHeading | AgreementBlock


@dataclass(frozen=True)
class Outline:
    """A whole document, with what its properties and running header say."""

    blocks: tuple[Block, ...]
    language: str
    variant: Variant
    title: str
    organisation: str
    assembly: str
    subject: str
    code: str
    created: datetime | None

    def of_item(self, item_id: UUID) -> tuple[Block, ...]:
        """The blocks of one item, its heading first."""
        return tuple(block for block in self.blocks if getattr(block, "item_id", None) == item_id)


def plain(runs: Runs) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)


def bold(text: str) -> Runs:
    """Words that lead."""
    return (Run(text, bold=True),)


def text(words: str) -> Runs:
    """Plain words of the document's language."""
    return (Run(words),) if words else ()


def compose(template: str, **parts: str | Runs) -> Runs:
    """A translated template whose {placeholders} may be runs."""
    return tuple(_merged(_pieces(template, parts)))


def _pieces(template: str, parts: dict[str, str | Runs]) -> Iterator[Run]:
    for literal, name, _spec, _conversion in string.Formatter().parse(template):
        if literal:
            yield Run(literal)
        if name is not None:
            part = parts[name]
            yield from text(part) if isinstance(part, str) else part


def _merged(pieces: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look become one run."""
    held: Run | None = None
    for run in pieces:
        if held and (held.bold, held.italic, held.language) == (run.bold, run.italic, run.language):
            held = Run(held.text + run.text, run.bold, run.italic, run.language)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def sentences(*parts: Runs) -> Runs:
    """Sentences one after the other, with a space between."""
    found: list[Run] = []
    for part in parts:
        if part:
            found += [Run(" "), *part] if found else part
    return tuple(_merged(iter(found)))


def ended(runs: Runs) -> Runs:
    """The words with a full stop, unless they end with a mark of their own."""
    if not runs or runs[-1].text.endswith((".", "!", "?", "…", ")", "»", "”")):
        return runs
    return (*runs[:-1], Run(runs[-1].text + ".", runs[-1].bold, runs[-1].italic, runs[-1].language))
