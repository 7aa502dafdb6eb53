# SPDX-License-Identifier: GPL-3.0-or-later
"""The minutes laid out on pages, to see how they read before they are written."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from assembly_app.documents import blocks
from assembly_app.ui import theme
from assembly_app.ui.fonts import FAMILY
from assembly_app.ui.theme import Role

# A4 at 96 dots per inch, and the margins of the written document.
PAGE = QSizeF(794, 1123)
_SIDE, _TOP, _BOTTOM = 87.0, 91.0, 79.0
_HOUR = 51.0
_LINE = 18.0
_POINT = 96 / 72


class Paper:
    """An outline on pages; the words of the running lines are those of the written document."""

    def __init__(self, outline: blocks.Outline) -> None:
        self.outline = outline
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(_font(10.5))
        self._places: dict[UUID, int] = {}
        # What goes with what follows it, and the cards, by where they begin.
        self._heads: set[int] = set()
        self._cards: dict[int, QTextFrame] = {}
        self._write()
        frame = self._document.rootFrame().frameFormat()
        frame.setLeftMargin(_SIDE)
        frame.setRightMargin(_SIDE)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        self._document.rootFrame().setFrameFormat(frame)
        self._document.setPageSize(PAGE)
        self._settle()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, self._document.pageCount())

    def page_of(self, item_id: UUID) -> int:
        """The page on which an item begins; the first for one that is not in the document."""
        place = self._places.get(item_id)
        if place is None:
            return 0
        block = self._document.findBlock(place)
        box = self._document.documentLayout().blockBoundingRect(block)
        return min(self.pages - 1, int(box.top() // PAGE.height()))

    def paint(self, painter: QPainter, number: int) -> None:
        """Draw one page in a rectangle of the size of PAGE, whose ground is already there."""
        self._running(painter, number)
        painter.save()
        painter.translate(0, -number * PAGE.height())
        top = number * PAGE.height()
        area = QRectF(0, top, PAGE.width(), PAGE.height())
        painter.setClipRect(area)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = area
        context.palette.setColor(QPalette.ColorRole.Text, theme.color("ink"))
        self._document.documentLayout().draw(painter, context)
        painter.restore()

    def _running(self, painter: QPainter, number: int) -> None:
        area = QRectF(QPointF(0, 0), PAGE).marginsRemoved(QMarginsF(_SIDE, 44, _SIDE, 42))
        painter.setFont(_font(9, 600))
        painter.setPen(theme.color("ink2"))
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(area, int((top | Qt.AlignmentFlag.AlignLeft).value), self.outline.organisation)
        painter.setFont(_font(9))
        painter.drawText(area, int((top | Qt.AlignmentFlag.AlignRight).value), self.outline.assembly)
        painter.fillRect(QRectF(area.left(), area.top() + 22, area.width(), 1), theme.color("line"))
        low = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, int(low.value), str(number + 1))

    def _settle(self) -> None:
        """No card is parted by the end of a page, and no heading is left alone at its foot."""
        layout, height = self._document.documentLayout(), PAGE.height()
        for place in sorted({*self._heads, *self._cards}):
            block = self._document.findBlock(place)
            if place in self._cards:
                box = layout.frameBoundingRect(self._cards[place])
                if box.height() > height - _TOP - _BOTTOM:
                    continue
                last = box.bottom()
            else:
                after = block.next()
                while after.isValid() and after.position() in self._heads:
                    after = after.next()
                card = self._cards.get(after.position())
                # A card will go to the next page by itself: its heading goes with it.
                box = layout.frameBoundingRect(card) if card else layout.blockBoundingRect(after)
                last = box.bottom() if card else box.top() + min(box.height(), 2 * _LINE)
            top = layout.blockBoundingRect(block).top()
            if last > (int(top // height) + 1) * height - _BOTTOM:
                self._break_before(block, self._cards.get(place))
                self._document.markContentsDirty(0, self._document.characterCount())

    def _break_before(self, block: QTextBlock, card: QTextFrame | None) -> None:
        always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
        if card is not None:
            frame = card.frameFormat()
            frame.setPageBreakPolicy(always)
            card.setFrameFormat(frame)
            return
        form = block.blockFormat()
        form.setPageBreakPolicy(always)
        QTextCursor(block).setBlockFormat(form)

    def _write(self) -> None:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for block in self.outline.blocks:
            self._add(cursor, block)
        cursor.endEditBlock()

    def _add(self, cursor: QTextCursor, block: blocks.Block) -> None:
        match block:
            case blocks.Title() | blocks.Heading() | blocks.ItemHeading():
                self._head(cursor, block)
            case blocks.Facts():
                for label, value in block.rows:
                    runs = (*blocks.bold(f"{label}: "), *value)
                    _paragraph(cursor, runs, below=3)
            case blocks.Paragraph():
                quiet: Role = "ink2" if block.kind is blocks.Kind.META else "ink"
                _paragraph(cursor, block.runs, hour=block.time, role=quiet)
            case blocks.ListBlock():
                _list(cursor, block)
            case blocks.TableBlock():
                if block.lead:
                    _paragraph(cursor, block.lead, hour=block.time, above=4, below=3)
                    self._heads.add(cursor.block().position())
                _table(cursor, block)
            case blocks.AgreementBlock():
                card = _agreement(cursor, block)
                self._cards[card.firstPosition()] = card

    def _head(self, cursor: QTextCursor, block: blocks.Title | blocks.Heading | blocks.ItemHeading) -> None:
        match block:
            case blocks.Title():
                head = f"{block.organisation} · {block.variant}"
                _paragraph(cursor, blocks.text(head), size=10.5, role="ink2")
                _paragraph(cursor, blocks.text(block.text), size=22, weight=600, below=10)
            case blocks.Heading():
                _paragraph(
                    cursor, blocks.text(block.text), size=14, weight=600, role="accent", above=22, below=6
                )
                self._heads.add(cursor.block().position())
            case blocks.ItemHeading():
                _paragraph(cursor, block.numbered, size=12, weight=600, above=18, below=3)
                self._places[block.item_id] = cursor.position()
                self._heads.add(cursor.block().position())
                if block.details:
                    _paragraph(cursor, blocks.text(block.details), size=9, role="ink2", below=6)
                    self._heads.add(cursor.block().position())


def _font(points: float, weight: int = 400) -> QFont:
    found = QFont(FAMILY)
    found.setPixelSize(round(points * _POINT))
    found.setWeight(QFont.Weight(weight))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


def _look(points: float, weight: int, role: Role, *, slanted: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    font = _font(points, weight)
    font.setItalic(slanted)
    look.setFont(font)
    look.setForeground(QBrush(theme.color(role)))
    return look


def _paragraph(
    cursor: QTextCursor,
    runs: blocks.Runs,
    *,
    hour: str = "",
    size: float = 10.5,
    weight: int = 400,
    role: Role = "ink",
    above: float = 0,
    below: float = 7,
    indent: float = 0,
) -> None:
    form = QTextBlockFormat()
    form.setTopMargin(above)
    form.setBottomMargin(below)
    form.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setLeftMargin(indent + (_HOUR if hour else 0))
    if hour:
        form.setTextIndent(-_HOUR)
        form.setTabPositions([QTextOption.Tab(_HOUR, QTextOption.TabType.LeftTab)])
    if cursor.position() == 0 and not cursor.block().text():
        cursor.setBlockFormat(form)
    else:
        cursor.insertBlock(form)
    if hour:
        cursor.insertText(f"{hour}\t", _look(size, 400, "ink2"))
    _runs(cursor, runs, size, weight, role)


def _runs(cursor: QTextCursor, runs: blocks.Runs, size: float, weight: int, role: Role) -> None:
    for run in runs:
        cursor.insertText(run.text, _look(size, 600 if run.bold else weight, role, slanted=run.italic))


def _list(cursor: QTextCursor, block: blocks.ListBlock) -> None:
    if block.lead:
        _paragraph(cursor, block.lead, hour=block.time, below=2)
    inner = _HOUR if block.time else 0.0
    for at, entry in enumerate(block.entries, start=1):
        last = at == len(block.entries)
        _paragraph(cursor, (blocks.Run("– "), *entry), indent=inner + 12, below=7 if last else 2)


def _agreement(cursor: QTextCursor, block: blocks.AgreementBlock) -> QTextFrame:
    """A card on paper: a tinted frame that a page break may part, but not from its head."""
    frame = QTextFrameFormat()
    frame.setBackground(QBrush(theme.color("fill")))
    frame.setPadding(12)
    frame.setTopMargin(6)
    frame.setBottomMargin(8)
    frame.setBorder(0)
    outer = cursor.insertFrame(frame)
    inner = outer.firstCursorPosition()
    quiet = " · ".join(part for part in (block.time, block.how, block.standing) if part)
    _runs(inner, blocks.bold(block.label), 10.5, 600, "ink")
    if quiet:
        _runs(inner, blocks.text(f"   {quiet}"), 9.5, 400, "ink2")
    _paragraph(inner, block.text, weight=500, above=3, below=4)
    for runs in (block.positions, block.advisory, *block.lines):
        if runs:
            _paragraph(inner, runs, size=9.5, role="ink2", below=3)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    return outer


def _table(cursor: QTextCursor, block: blocks.TableBlock) -> None:
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(3)
    form.setCellSpacing(0)
    form.setBorder(0)
    form.setBottomMargin(8)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, block.share))
    total = sum(block.widths)
    percent = QTextLength.Type.PercentageLength
    form.setColumnWidthConstraints([QTextLength(percent, 100 * share / total) for share in block.widths])
    table = cursor.insertTable(len(block.rows) + 1, len(block.header), form)
    heads: tuple[blocks.Runs, ...] = tuple((blocks.Run(words),) for words in block.header)
    for number, cells in enumerate((heads, *block.rows)):
        for at, runs in enumerate(cells):
            spot = table.cellAt(number, at).firstCursorPosition()
            if at in block.numeric:
                right = QTextBlockFormat()
                right.setAlignment(Qt.AlignmentFlag.AlignRight)
                spot.setBlockFormat(right)
            _runs(spot, runs, 9.5, 600 if number == 0 else 400, "ink2" if number == 0 else "ink")
    cursor.movePosition(QTextCursor.MoveOperation.End)


def ground() -> QColor:
    """The colour of the sheet."""
    return theme.color("surface")
