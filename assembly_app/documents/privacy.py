# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that would still be read in public minutes, listed before they are written."""

import re

from assembly_app.documents.blocks import (
    AgreementBlock,
    Block,
    Facts,
    Heading,
    ItemHeading,
    ListBlock,
    Outline,
    Paragraph,
    Runs,
    TableBlock,
    Title,
    plain,
)
from assembly_app.documents.outline import outline
from assembly_app.documents.variant import Variant
from assembly_app.domain import mentions
from assembly_app.services.minutes import MinutesRecord


def names_left(record: MinutesRecord, *, variant: Variant, language: str) -> list[str]:
    """The known names, or distinctive parts of them, that the minutes print; [] for internal ones.

    Names of bodies are no person's, even when somebody is called like a word of theirs ("Serra").
    """
    if variant is Variant.INTERNAL:
        return []
    return names_in(outline(record, variant=variant, language=language), record)


def names_in(document: Outline, record: MinutesRecord) -> list[str]:
    """The same for an outline made before."""
    bodies = {record.organisation}
    for name in record.bodies.values():
        bodies |= {name.text, *name.translations.values()}
    printed = "\n".join(words_of(document))
    for body in sorted(bodies - {""}, key=len, reverse=True):
        printed = printed.replace(body, " ")
    common = {word for body in bodies for word in re.findall(r"\w+", body)}
    found = mentions.names_left(printed, [ref.name for ref in record.people.values()])
    return [name for name in found if name not in common]


def words_of(document: Outline) -> list[str]:
    """Everything a reader can find in the document, its properties too."""
    found = [document.title, document.subject, document.assembly, document.organisation]
    for block in document.blocks:
        found += [words for words in _words(block) if words]
    return found


def _words(block: Block) -> list[str]:
    match block:
        case Title():
            return [block.text, block.organisation, block.variant]
        case Heading():
            return [block.text]
        case Facts():
            return [part for label, value in block.rows for part in (label, plain(value))]
        case ItemHeading():
            return [plain(block.title), block.details]
        case Paragraph():
            return [plain(block.runs)]
        case ListBlock():
            return _plain(block.lead, *block.entries)
        case TableBlock():
            return [*block.header, *_plain(block.lead, *(cell for row in block.rows for cell in row))]
        case AgreementBlock():
            return [block.label, *_plain(block.text, block.positions, block.advisory, *block.lines)]


def _plain(*runs: Runs) -> list[str]:
    return [plain(one) for one in runs]
