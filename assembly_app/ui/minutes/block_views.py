# SPDX-License-Identifier: GPL-3.0-or-later
"""The blocks of the minutes as the page shows them: the hour at the left, what happened beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QWidget

from assembly_app.documents import blocks
from assembly_app.i18n import _
from assembly_app.services.agreements import AgreementRow
from assembly_app.ui import theme
from assembly_app.ui.agreements import words as agreement_words
from assembly_app.ui.widgets.card import Card
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose, Run
from assembly_app.ui.widgets.selectable import SelectableProse

_TOP = Qt.AlignmentFlag.AlignTop


def shown(runs: blocks.Runs) -> list[Run]:
    """Runs of a document with the weights of the page; what is slanted on paper is quiet here."""
    return [Run(run.text, 600 if run.bold else None, "ink2" if run.italic else None) for run in runs]


def timed(time: str, content: QWidget, top: int = 1) -> QWidget:
    """A block with its hour in the margin."""
    hour = Label(time, weight=500, role="ink2")
    hour.setFixedWidth(theme.text_width("00:00", 14, 500))
    beside = QWidget()
    beside.setLayout(column(hour, None, spacing=0, margins=(0, top, 0, 0)))
    beside.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    whole = QWidget()
    line = row(spacing=16)
    line.addWidget(beside, 0, _TOP)
    line.addWidget(content, 1)
    whole.setLayout(line)
    whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return whole


def view(block: blocks.Block, agreements: dict[str, AgreementRow], today: date) -> QWidget | None:
    """The widget of a block; None for what the page shows elsewhere."""
    match block:
        case blocks.Paragraph():
            return timed(block.time, _prose(block.runs))
        case blocks.ListBlock():
            return timed(block.time, _list(block))
        case blocks.TableBlock():
            return timed(block.time, _table(block))
        case blocks.AgreementBlock():
            return timed(block.time, _agreement(block, agreements.get(block.code), today), top=12)
        case _:
            return None


def _prose(runs: blocks.Runs, *, weight: int = 400, quiet: bool = False) -> Prose:
    text = Prose("", weight=weight, line=24, role="ink2" if quiet else "ink")
    text.set_runs(shown(runs))
    return text


def _stack(parts: Iterable[QWidget | QLayout], spacing: int) -> QWidget:
    whole = QWidget()
    whole.setLayout(column(*parts, spacing=spacing))
    whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return whole


def _list(block: blocks.ListBlock) -> QWidget:
    parts: list[QWidget] = [_prose(block.lead)] if block.lead else []
    for entry in block.entries:
        mark = Label("–", role="ink3")
        line = row(spacing=8)
        line.addWidget(mark, 0, _TOP)
        line.addWidget(_prose(entry), 1)
        held = QWidget()
        held.setLayout(line)
        held.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        parts.append(held)
    return _stack(parts, 0)


def _table(block: blocks.TableBlock) -> QWidget:
    """Small tables of three columns explain themselves; wider ones have headings."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    headed = len(block.header) > 3
    if headed:
        for at, words in enumerate(block.header):
            grid.addWidget(Prose(words, size=12, weight=600, role="ink2"), 0, at)
        rule = Pane("hair")
        rule.setFixedHeight(1)
        grid.addWidget(rule, 1, 0, 1, len(block.header))
    for number, cells in enumerate(block.rows, start=2):
        for at, runs in enumerate(cells):
            cell = Prose("", weight=500 if at == 0 else 400, role="ink" if at == 0 else "ink2")
            cell.set_runs(shown(runs))
            grid.addWidget(cell, number, at, _TOP)
    for at, share in enumerate(block.widths):
        grid.setColumnStretch(at, share)
    return _stack([*([_prose(block.lead)] if block.lead else []), grid], 4)


def _agreement(block: blocks.AgreementBlock, row_: AgreementRow | None, today: date) -> QWidget:
    """The one filled card: nobody types into it."""
    card = Card(block.code, " ", icon="lock", note=_("from the record"))
    if row_ is not None:
        glyph, word, role = agreement_words.state(row_, today)
        card.meta.set_icon(glyph, role)
        card.meta.set_role(role)
        card.meta.set_text(word)
    said = SelectableProse(blocks.plain(block.text), weight=600, line=24)
    card.body.addWidget(said)
    if block.how and not block.positions:
        card.body.addWidget(_prose(blocks.text(block.how), quiet=True))
    for runs in (block.positions, block.advisory, *block.lines):
        if runs:
            card.body.addWidget(_prose(runs, quiet=True))
    return card
