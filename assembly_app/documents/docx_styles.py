# SPDX-License-Identifier: GPL-3.0-or-later
"""The styles of our .docx files: everything a group may want to change in one place of its word processor."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.parfmt import ParagraphFormat
from lxml.etree import _Element

FONT = "Calibri"
INK = RGBColor(0x1D, 0x1D, 0x1B)
QUIET = RGBColor(0x55, 0x55, 0x50)
ACCENT = RGBColor(0x0B, 0x59, 0x73)
HOUR_WIDTH = Cm(1.35)
ACCENT_HEX = "0B5973"
PAPER_HEX = "F1F1EC"
LINE_HEX = "BFBFB8"

META = "Minutes Meta"
FACT = "Minutes Fact"
LEAD = "Minutes Lead"
EVENT = "Minutes Event"
EVENT_LIST = "Minutes Event List"
GAP = "Minutes Gap"
AGREEMENT = "Agreement"
AGREEMENT_TEXT = "Agreement Text"
AGREEMENT_COUNT = "Agreement Count"
AGREEMENT_LINE = "Agreement Line"
CELL = "Minutes Cell"
CELL_HEAD = "Minutes Cell Head"

_REGIONS = {"ca": "ca-ES", "es": "es-ES", "en": "en-GB"}


def language_code(language: str) -> str:
    """The code that word processors know."""
    return _REGIONS.get(language, language)


def set_up(document: Document, language: str) -> None:
    """A4, margins, and every style the minutes use."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.1)
    section.header_distance = section.footer_distance = Cm(1.1)
    _defaults(document, language)
    _base(document)
    _headings(document)
    _lists(document)
    _own(document)


def _defaults(document: Document, language: str) -> None:
    """The language of every word that says no other."""
    element = document.styles.element
    for lang in element.findall(f".//{qn('w:docDefaults')}//{qn('w:lang')}"):
        for name in ("w:val", "w:eastAsia", "w:bidi"):
            lang.attrib.pop(qn(name), None)
        lang.set(qn("w:val"), language_code(language))


def _base(document: Document) -> None:
    normal = _style(document, "Normal")
    _font(normal, 10.5)
    _space(normal.paragraph_format, after=5, line=1.12)
    normal.paragraph_format.widow_control = True
    for name in ("Header", "Footer"):
        style = _style(document, name)
        _font(style, 9, color=QUIET)
        _space(style.paragraph_format, after=0)
        _tabs(style.paragraph_format)


def _headings(document: Document) -> None:
    title = _style(document, "Title")
    _font(title, 22, bold=True, color=INK)
    _space(title.paragraph_format, before=2, after=6, line=1.05)
    _border(title)
    subtitle = _style(document, "Subtitle")
    _font(subtitle, 10.5, color=QUIET)
    _space(subtitle.paragraph_format, after=0)
    first, second = _style(document, "Heading 1"), _style(document, "Heading 2")
    _font(first, 14, bold=True, color=ACCENT)
    _space(first.paragraph_format, before=18, after=5)
    _border(first, ("bottom", LINE_HEX, 4, 2))
    _font(second, 12, bold=True, color=INK)
    _space(second.paragraph_format, before=16, after=1)
    for style in (title, first, second):
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.keep_together = True


def _lists(document: Document) -> None:
    bullet = _style(document, "List Bullet")
    _font(bullet, 10.5)
    _space(bullet.paragraph_format, after=2, line=1.12)


def _own(document: Document) -> None:
    meta = _new(document, META, "Normal")
    _font(meta, 9.5, color=QUIET)
    _space(meta.paragraph_format, after=5)
    fact = _new(document, FACT, "Normal")
    _space(fact.paragraph_format, after=2)
    fact.paragraph_format.left_indent = Cm(0.6)
    fact.paragraph_format.first_line_indent = Cm(-0.6)
    lead = _new(document, LEAD, "Normal")
    _space(lead.paragraph_format, before=5, after=2)
    lead.paragraph_format.keep_with_next = True
    event = _new(document, EVENT, "Normal")
    event.paragraph_format.left_indent, event.paragraph_format.first_line_indent = HOUR_WIDTH, -HOUR_WIDTH
    event.paragraph_format.tab_stops.add_tab_stop(HOUR_WIDTH)
    entries = _new(document, EVENT_LIST, "List Bullet")
    entries.paragraph_format.left_indent = HOUR_WIDTH + Cm(0.5)
    entries.paragraph_format.first_line_indent = Cm(-0.5)
    gap = _new(document, GAP, "Normal")
    _font(gap, 4)
    _space(gap.paragraph_format, line=1.0)
    _agreement(document)
    cell, cell_head = _new(document, CELL, "Normal"), _new(document, CELL_HEAD, "Normal")
    _font(cell, 10)
    _font(cell_head, 9, bold=True, color=QUIET)
    for style in (cell, cell_head):
        _space(style.paragraph_format, before=1.5, after=1.5, line=1.0)
    cell_head.paragraph_format.keep_with_next = True


def _agreement(document: Document) -> None:
    head = _new(document, AGREEMENT, "Normal")
    _font(head, 10.5, bold=True, color=ACCENT)
    words = _new(document, AGREEMENT_TEXT, "Normal")
    _font(words, 11)
    line = _new(document, AGREEMENT_LINE, "Normal")
    _font(line, 9.5, color=QUIET)
    count = _new(document, AGREEMENT_COUNT, "Normal")
    _font(count, 10)
    for style, before, after in ((head, 8, 0), (words, 3, 2), (count, 2, 0), (line, 2, 0)):
        _space(style.paragraph_format, before=before, after=after)
        style.paragraph_format.left_indent, style.paragraph_format.right_indent = Cm(0.35), Cm(0.2)
        # The same lines on all of them make one block of them; the paper-coloured ones keep its edge apart.
        _border(style, ("top", PAPER_HEX, 4, 5), ("left", ACCENT_HEX, 24, 8), ("bottom", PAPER_HEX, 4, 5))
        _shade(style)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    return style


def _new(document: Document, name: str, base: str) -> ParagraphStyle:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no paragraph style")
    style.base_style = document.styles[base]
    style.quick_style = True
    return style


def _font(style: CharacterStyle, size: float, *, bold: bool | None = None, color: RGBColor = INK) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = color
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme's font would win over ours.
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")) + style.element.rPr.findall(qn("w:kern")):
        style.element.rPr.remove(spacing)


def _space(form: ParagraphFormat, *, before: float = 0, after: float = 0, line: float = 1.1) -> None:
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), line


def _tabs(form: ParagraphFormat) -> None:
    for stop in list(form.tab_stops):
        stop.alignment = WD_TAB_ALIGNMENT.CLEAR
    form.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)


def _border(style: ParagraphStyle, *lines: tuple[str, str, int, int]) -> None:
    """Lines around the paragraphs of a style, each (side, colour, eighths of a point, points away)."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if not lines:
        return
    borders = OxmlElement("w:pBdr")
    for side, color, size, space in lines:
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", str(space)), ("color", color)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    _insert(properties, borders)


def _shade(style: ParagraphStyle) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", PAPER_HEX)):
        shade.set(qn(f"w:{name}"), value)
    _insert(style.element.get_or_add_pPr(), shade)


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")


def _insert(properties: _Element, child: _Element) -> None:
    """At the place that the schema gives it: borders, then shading, then the rest."""
    later = _AFTER_BORDERS if child.tag == qn("w:pBdr") else _AFTER_BORDERS[1:]
    for place, other in enumerate(properties):
        if other.tag in {qn(name) for name in later}:
            properties.insert(place, child)
            return
    properties.append(child)
