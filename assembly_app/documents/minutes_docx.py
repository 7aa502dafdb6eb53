# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes as .docx: real styles, header rows that repeat, page numbers as fields, languages marked."""

import io
import os
import re
import tempfile
import zipfile
from datetime import UTC
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run as DocxRun
from lxml.etree import _Element

from assembly_app.documents import docx_styles as styles
from assembly_app.documents.blocks import (
    AgreementBlock,
    Block,
    Facts,
    Heading,
    ItemHeading,
    Kind,
    ListBlock,
    Outline,
    Paragraph,
    Run,
    Runs,
    TableBlock,
    Title,
    bold,
)
from assembly_app.documents.outline import outline
from assembly_app.documents.variant import Variant
from assembly_app.i18n import translator
from assembly_app.services.minutes import MinutesRecord

_WIDTH_CM = 16.4
_NUMBER = re.compile(r" (?=\d+$)")
_THUMBNAIL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
# The same record gives the same bytes: a zip keeps the hour of each part, and this is the earliest it knows.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_minutes(record: MinutesRecord, path: Path, *, variant: Variant, language: str) -> None:
    """Write the minutes of an assembly; the file appears whole or not at all. Raises OSError."""
    write(outline(record, variant=variant, language=language), path)


def write(document: Outline, path: Path) -> None:
    """Write an outline made before."""
    data = minutes_bytes(document)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary = Path(name)
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def minutes_bytes(outline_: Outline) -> bytes:
    """The .docx as bytes, the same for the same outline."""
    document = docx.Document()
    styles.set_up(document, outline_.language)
    _properties(document, outline_)
    _running(document, outline_)
    for block in outline_.blocks:
        _add(document, block)
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype == _THUMBNAIL:  # a picture of somebody else's page
            del document.part.package.rels[key]
    buffer = io.BytesIO()
    document.save(buffer)
    return _stable(buffer.getvalue())


def _stable(data: bytes) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            out.writestr(part, source.read(name))
    return target.getvalue()


def _properties(document: Document, outline_: Outline) -> None:
    core = document.core_properties
    core.title, core.subject = outline_.title, outline_.subject
    core.author = core.last_modified_by = outline_.organisation
    core.language, core.identifier = styles.language_code(outline_.language), outline_.code
    core.comments = core.keywords = ""
    core.category, core.revision = outline_.variant.value, 1
    if outline_.created:
        core.created = core.modified = outline_.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _running(document: Document, outline_: Outline) -> None:
    """The organisation and the assembly on top of every page, its number at the foot."""
    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(f"{outline_.organisation}\t{outline_.assembly}")
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", styles.LINE_HEX)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    _put(head._p.get_or_add_pPr(), borders)  # noqa: SLF001 - python-docx has no word for it
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    told = translator(outline_.language)._("Page {page} of {pages}")
    before, rest = told.split("{page}")
    between, after = rest.split("{pages}")
    foot.add_run(before)
    _field(foot, "PAGE")
    foot.add_run(between)
    _field(foot, "NUMPAGES")
    foot.add_run(after)


def _field(paragraph: DocxParagraph, code: str) -> None:
    """A number that the word processor counts."""
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        _put(run._r, mark)  # noqa: SLF001
        if kind == "begin":
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {code} "
            _put(paragraph.add_run()._r, words)  # noqa: SLF001
        if kind == "separate":
            paragraph.add_run("1")


def _put(parent: _Element, child: _Element, *, before: _Element | None = None) -> None:
    """python-docx types its elements more narrowly than lxml makes them."""
    if before is None:
        parent.append(child)
    else:
        before.addprevious(child)


def _add(document: Document, block: Block) -> None:
    match block:
        case Title():
            _title(document, block)
        case Heading():
            document.add_heading(block.text, block.level)
        case ItemHeading():
            _item(document, block)
        case Facts():
            for label, value in block.rows:
                _write(document.add_paragraph(style=styles.FACT), (*bold(f"{label}: "), *value))
        case Paragraph():
            _paragraph(document, block)
        case ListBlock():
            _list(document, block)
        case TableBlock():
            _table(document, block)
        case AgreementBlock():
            _agreement(document, block)


def _title(document: Document, block: Title) -> None:
    document.add_paragraph(f"{block.organisation} · {block.variant}", style="Subtitle")
    # Its number is not left alone on a second line.
    document.add_paragraph(_NUMBER.sub("\N{NO-BREAK SPACE}", block.text), style="Title")


def _item(document: Document, block: ItemHeading) -> None:
    _write(document.add_heading(level=2), block.numbered)
    if block.details:
        details = document.add_paragraph(block.details, style=styles.META)
        details.paragraph_format.keep_with_next = True


def _paragraph(document: Document, block: Paragraph) -> None:
    if block.time:
        _event(document, block.time, block.runs)
    else:
        style = styles.META if block.kind is Kind.META else "Normal"
        _write(document.add_paragraph(style=style), block.runs)


def _event(document: Document, time: str, runs: Runs) -> DocxParagraph:
    """Its hour in the margin, what happened beside it."""
    paragraph = document.add_paragraph(style=styles.EVENT)
    hour = paragraph.add_run(f"{time}\t")
    hour.font.color.rgb = styles.QUIET
    _write(paragraph, runs)
    return paragraph


def _list(document: Document, block: ListBlock) -> None:
    if block.lead and block.time:
        lead = _event(document, block.time, block.lead).paragraph_format
        lead.keep_with_next, lead.space_after = True, Pt(2)
    elif block.lead:
        _write(document.add_paragraph(style=styles.LEAD), block.lead)
    style = styles.EVENT_LIST if block.time else "List Bullet"
    for place, entry in enumerate(block.entries, start=1):
        paragraph = document.add_paragraph(style=style)
        _write(paragraph, entry)
        if place == len(block.entries):
            paragraph.paragraph_format.space_after = Pt(6)


def _write(paragraph: DocxParagraph, runs: Runs) -> None:
    for run in runs:
        written = paragraph.add_run(run.text)
        written.bold, written.italic = run.bold or None, run.italic or None
        if run.language:
            _speak(written, run.language)


def _speak(run: DocxRun, language: str) -> None:
    """Mark the language of some words, for spelling and for screen readers."""
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), styles.language_code(language))
    _put(run._r.get_or_add_rPr(), mark)  # noqa: SLF001


def _agreement(document: Document, block: AgreementBlock) -> None:
    """A block with a line on its left that no page break parts from its head."""
    head = document.add_paragraph(style=styles.AGREEMENT)
    quiet = " · ".join(part for part in (block.time, block.how, block.standing) if part)
    head.add_run(block.label)
    if quiet:
        after = head.add_run(f"   {quiet}")
        after.bold, after.font.color.rgb = False, styles.QUIET
    words = document.add_paragraph(style=styles.AGREEMENT_TEXT)
    _write(words, block.text)
    last = words
    counted = [(styles.AGREEMENT_COUNT, runs) for runs in (block.positions, block.advisory) if runs]
    for style, runs in [*counted, *((styles.AGREEMENT_LINE, runs) for runs in block.lines)]:
        last.paragraph_format.keep_with_next = True
        last = document.add_paragraph(style=style)
        _write(last, runs)
    head.paragraph_format.keep_with_next = True
    words.paragraph_format.keep_together = True
    document.add_paragraph(style=styles.GAP)


def _table(document: Document, block: TableBlock) -> None:
    if block.lead:
        _write(document.add_paragraph(style=styles.LEAD), block.lead)
    table = document.add_table(rows=len(block.rows) + 1, cols=len(block.header))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.LEFT, False
    _lines(table)
    total = sum(block.widths)
    widths = [Cm(_WIDTH_CM * block.share / 100 * share / total) for share in block.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    lines: list[tuple[Runs, ...]] = [tuple((Run(words),) for words in block.header), *block.rows]
    # `table.cell()` walks the whole table each time: rows give their cells once.
    for place, (row, values) in enumerate(zip(table.rows, lines, strict=True)):
        _mark(row._tr, "w:cantSplit")  # noqa: SLF001
        if place == 0:
            _mark(row._tr, "w:tblHeader")  # noqa: SLF001
        for number, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.width = widths[number]
            paragraph = cell.paragraphs[0]
            paragraph.style = styles.CELL_HEAD if place == 0 else styles.CELL
            if number in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            _write(paragraph, value)
    document.add_paragraph(style=styles.GAP)


def _mark(row: _Element, name: str) -> None:
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = OxmlElement("w:trPr")
        row.insert(0, properties)
    properties.append(OxmlElement(name))


def _lines(table: Table) -> None:
    """Quiet lines between rows, none between columns, and words that begin where the text does."""
    properties = table._tbl.tblPr  # noqa: SLF001
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        shown = side in ("top", "bottom", "insideH")
        for name, value in (("val", "single" if shown else "nil"), ("sz", "4"), ("color", styles.LINE_HEX)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", "0"), ("right", "140")):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), width)
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = properties.find(qn("w:tblLook"))
    _put(properties, margins, before=look)
    later = [properties.find(qn(name)) for name in ("w:tblLayout", "w:tblCellMar", "w:tblLook")]
    _put(properties, borders, before=next((one for one in later if one is not None), None))
