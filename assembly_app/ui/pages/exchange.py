# SPDX-License-Identifier: GPL-3.0-or-later
"""Exchange: what this book holds, who wrote it and where, and what it refers to without having it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.i18n import _, current_language, ngettext, pgettext
from assembly_app.i18n.dates import format_date
from assembly_app.i18n.numbers import format_number
from assembly_app.services import health
from assembly_app.ui import theme
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.desk import Desk
from assembly_app.ui.exchange import words
from assembly_app.ui.pages.base import Page
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import FittedSplitter, Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList
from assembly_app.ui.widgets.table import Cell, Column, Table, TableRow

_FIRST, _MORE = 100, 500
_WHO = 2
_Local = Callable[[datetime], datetime]


class ExchangePage(Page):
    """Laptops and health at the left, the last changes at the right."""

    areas: ClassVar[Changes] = frozenset(Area)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._limit = _FIRST
        self._local: _Local = desk.local
        self.laptops = RowList(_("Laptops"), tall=60, fit=True)
        self.missing = RowList(_("Not received yet"), tall=52, fit=True)
        self.health = Prose("", icon="circle-check", icon_role="ok")
        self.title = Label("", size=24, weight=600, elide=True)
        self.table = Table(
            [
                Column(pgettext("change", "Hour"), width=72),
                Column(pgettext("change", "What"), stretch=True),
                Column(pgettext("change", "Who"), width=200),
            ],
            _("Last changes"),
        )
        self.more = Button(_("Show earlier changes"), "quiet", icon="history")
        self.nothing = EmptyState(
            "history", _("Nothing has been written yet"), _("Every action is kept here, with its hour.")
        )
        splitter = FittedSplitter(self._left(), self._right(), 0.4)
        remember(splitter, desk, "exchange", [360, 992])
        self.setLayout(column(splitter, spacing=0))
        self.more.clicked.connect(self._show_more)

    def _left(self) -> QWidget:
        pane, content = Pane("paper", edges="r"), QWidget()
        stays = _(
            "Everything stays on this computer. To take it to another, files will be sent and received here: "
            "that comes with a later version."
        )
        head = column(
            Label(_("Exchange"), size=18, weight=600), Prose(stays, role="ink2"), margins=(16, 16, 16, 0)
        )
        laptops = _small(_("Written on"))
        health_title = _small(_("Health of the book"))
        lines = column(self.health, margins=(16, 0, 16, 0))
        inset = row(self.laptops, margins=(4, 0, 8, 0))
        missing = row(self.missing, margins=(4, 0, 8, 0))
        parts = (head, 8, laptops, inset, 8, health_title, lines, missing, None)
        content.setLayout(column(*parts, spacing=4, margins=(0, 0, 0, 8)))
        pane.setLayout(column(ScrollPane(content), margins=(0, 0, 1, 0)))
        pane.setMinimumWidth(theme.px(240))
        return pane

    def _right(self) -> QWidget:
        pane = Pane("surface")
        body = column(
            self.title, self.table, self.nothing, row(self.more, None), spacing=8, margins=(24, 16, 24, 16)
        )
        pane.setLayout(body)
        return pane

    def refresh(self) -> None:
        """Read the journal again."""
        self._local = self.desk.clock()
        limit = self._limit
        runner = self.desk.runner
        logs, rows, missing = runner.read(
            lambda tx: (health.logs(tx), health.journal(tx, limit), health.missing(tx))
        )
        total = sum(log.changes for log in logs)
        today = self._today()
        number = format_number(total, current_language())
        self.title.set_text(ngettext("{count} change", "{count} changes", total).format(count=number))
        self.laptops.set_rows([_laptop(log, today, self._local) for log in logs])
        self._show_health(missing)
        self.table.set_rows(list(_lines(rows, today, self._local)))
        self.table.setColumnHidden(_WHO, not any(row_.person for row_ in rows))
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.more.setVisible(total > len(rows))

    def _show_health(self, missing: list[health.MissingRow]) -> None:
        self.missing.set_rows([_missing(one) for one in missing])
        self.missing.setVisible(bool(missing))
        if missing:
            self.health.set_icon("triangle-alert", "warn")
            self.health.set_text(_("Some records refer to something this book has not received."))
        else:
            self.health.set_icon("circle-check", "ok")
            self.health.set_text(_("Nothing is missing: whatever a record refers to is in the book."))

    def _show_more(self) -> None:
        self._limit += _MORE
        self.refresh()
        self.table.setFocus()

    def _today(self) -> date:
        return self._local(self.desk.runner.now()).date()


def _small(text: str) -> QWidget:
    label = Label(text, size=12, weight=600, role="ink2")
    label.setContentsMargins(16, 0, 16, 0)
    return label


def _laptop(log: health.LogRow, today: date, local: _Local) -> Row:
    number = format_number(log.changes, current_language())
    count = ngettext("{count} change", "{count} changes", log.changes).format(count=number)
    last = _("last {when}").format(when=words.moment(local(log.last_at), today)) if log.last_at else ""
    return Row(
        log.id,
        _("This computer") if log.here else _("Another computer or copy"),
        "laptop",
        second=" · ".join(part for part in (count, last) if part),
        second_state=_("in use") if log.here else "",
        second_role="ok",
        bold=log.here,
    )


def _missing(one: health.MissingRow) -> Row:
    records = ngettext("{count} record", "{count} records", one.records).format(count=one.records)
    return Row((one.table, one.field), words.table(one.table), "triangle-alert", "warn", second=records)


def _lines(rows: list[health.JournalRow], today: date, clock: _Local) -> Iterator[TableRow]:
    shown: date | None = None
    for row_ in rows:
        local = clock(row_.at)
        if local.date() != shown:
            shown = local.date()
            yield TableRow(("day", shown), heading=_day(shown, today))
        yield TableRow(
            row_.id,
            (
                Cell(f"{local:%H:%M}", role="ink2"),
                Cell(words.what(row_), glyph=_glyph(row_)),
                Cell(row_.person or "", role="ink2"),
            ),
        )


def _glyph(row_: health.JournalRow) -> str:
    if row_.undone:
        return "undo-2"
    return "redo-2" if row_.again else ""


def _day(day: date, today: date) -> str:
    words_ = format_date(day, current_language(), "full")
    return _("Today, {day}").format(day=words_) if day == today else words_[:1].upper() + words_[1:]
