# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes as plain text, from the same tree as the .docx."""

from collections.abc import Iterator

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


def minutes_text(outline: Outline) -> str:
    """The whole document, lines not folded, so that every sentence can be found and copied."""
    lines: list[str] = []
    for block in outline.blocks:
        lines += [*_lines(block), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield from (block.organisation, block.variant, "", block.text.upper(), "=" * len(block.text))
        case Heading():
            yield from (block.text.upper(), "-" * len(block.text))
        case ItemHeading():
            yield from filter(None, (plain(block.numbered), block.details))
        case Facts():
            yield from (f"{label}: {plain(value)}" for label, value in block.rows)
        case Paragraph():
            yield _timed(block.time, block.runs)
        case ListBlock():
            yield from _list(block)
        case TableBlock():
            yield from _table(block)
        case AgreementBlock():
            yield from _agreement(block)


def _timed(time: str, runs: Runs) -> str:
    return f"{time}  {plain(runs)}" if time else plain(runs)


def _list(block: ListBlock) -> Iterator[str]:
    if block.lead:
        yield _timed(block.time, block.lead)
    yield from (f"- {plain(entry)}" for entry in block.entries)


def _table(block: TableBlock) -> Iterator[str]:
    if block.lead:
        yield _timed(block.time, block.lead)
    rows = [block.header, *(tuple(plain(cell) for cell in row) for row in block.rows)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(block.header))]
    for row in rows:
        cells = (
            cell.rjust(width) if place in block.numeric else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def _agreement(block: AgreementBlock) -> Iterator[str]:
    head = " · ".join(part for part in (block.label, block.time, block.how, block.standing) if part)
    yield f"| {head}"
    for runs in (block.text, block.positions, block.advisory, *block.lines):
        if runs:
            yield f"| {plain(runs)}"
