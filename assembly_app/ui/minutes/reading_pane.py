# SPDX-License-Identifier: GPL-3.0-or-later
"""The item in the middle as it will read, with the choice of for whom and in which language."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from assembly_app.documents import blocks
from assembly_app.documents.blocks import Kind, Outline
from assembly_app.documents.variant import Variant
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import language_label
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from assembly_app.settings import LANGUAGES
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.minutes import block_views
from assembly_app.ui.minutes.export import Export
from assembly_app.ui.minutes.lack_banners import LackBanners
from assembly_app.ui.minutes.notes_part import NotesPart
from assembly_app.ui.widgets.buttons import Button, IconButton
from assembly_app.ui.widgets.panes import Pane, ScrollPane, clear, column, row
from assembly_app.ui.widgets.prose import Prose
from assembly_app.ui.widgets.segmented import Segmented

_MEASURE = 760


class ReadingPane(Pane):
    """`wished` tells that another variant or language is wanted, `page_asked` that the page is."""

    wished = Signal()
    write_asked = Signal()
    page_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("surface")
        self.variants = Segmented(
            [
                (Variant.INTERNAL, pgettext("minutes", "Internal")),
                (Variant.PUBLIC, pgettext("minutes", "Public")),
            ],
            name=_("For whom"),
        )
        self.languages = QComboBox()
        self.languages.setAccessibleName(_("Language of the document"))
        for code in LANGUAGES:
            self.languages.addItem(language_label(code), code)
        self.write = Button(_("Write the minutes"), "primary", key="Ctrl+P")
        self.page = IconButton("panel-right", _("Show or hide the page"))
        self.export = Export(desk)
        self.details = Prose("", size=12, weight=500, role="ink2")
        self.title = Prose("", size=24, weight=600)
        self.lacks = LackBanners(desk)
        self.notes = NotesPart(desk)
        self.notes_line = block_views.timed("", self.notes)
        self.facts = column(spacing=10)
        self._item_id: UUID | None = None
        self._build()
        self._listen()

    def _build(self) -> None:
        content = QWidget()
        self._inner = column(
            self.details,
            self.title,
            2,
            self.export,
            self.lacks,
            4,
            self.notes_line,
            self.facts,
            None,
            spacing=8,
            margins=(24, 8, 24, 32),
        )
        content.setLayout(self._inner)
        self.scroller = ScrollPane(content, "surface")
        self._tools = column(spacing=8, margins=(24, 16, 24, 8))
        self._first = row(self.variants, self.languages, None, spacing=8)
        self._second = row(spacing=8)
        self._tools.addLayout(self._first)
        self._tools.addLayout(self._second)
        self._last = QWidget()
        self._last.setLayout(row(self.page, self.write, spacing=8))
        self._first.addWidget(self._last)
        self.setLayout(column(self._tools, self.scroller, spacing=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _listen(self) -> None:
        self.variants.chosen.connect(lambda _key: self.wished.emit())
        self.languages.activated.connect(lambda _at: self.wished.emit())
        self.write.clicked.connect(self.write_asked)
        self.page.clicked.connect(self.page_asked)

    @property
    def variant(self) -> Variant:
        """For whom."""
        found = self.variants.current()
        return found if isinstance(found, Variant) else Variant.INTERNAL

    @property
    def language(self) -> str:
        """In which language."""
        return str(self.languages.currentData())

    def set_language(self, code: str) -> None:
        """Choose the language without telling anyone."""
        with QSignalBlocker(self.languages):
            self.languages.setCurrentIndex(max(0, self.languages.findData(code)))

    def show_item(self, record: MinutesRecord, item: ItemRecord, outline: Outline, today: date) -> None:
        """Show an item of the document; another item begins at its top."""
        held = outline.of_item(item.id)
        heading = next((block for block in held if isinstance(block, blocks.ItemHeading)), None)
        number = _("Item {number}").format(number=heading.number) if heading and heading.number else ""
        details = heading.details if heading else ""
        self.details.set_text(" · ".join(part for part in (number, details) if part))
        self.details.setVisible(bool(self.details.text()))
        self.title.set_text(blocks.plain(heading.title) if heading else item.title.text)
        editable = outline.variant is Variant.INTERNAL
        self.lacks.show_item(record, item)
        self.notes.show_item(record, item, outline.language)
        self.notes_line.setVisible(editable)
        self._show_facts(held, item, editable, today)
        if item.id != self._item_id:
            self._item_id = item.id
            self.export.forget()
            self.scroller.verticalScrollBar().setValue(0)

    def _show_facts(
        self, held: tuple[blocks.Block, ...], item: ItemRecord, editable: bool, today: date
    ) -> None:
        """Prose is shown where it is typed, and as the public reads it where it is not."""
        place = self.scroller.verticalScrollBar().value()
        clear(self.facts)
        agreements = {one.code: one for one in item.agreements}
        for block in held:
            if editable and getattr(block, "kind", None) is Kind.PROSE:
                continue
            made = block_views.view(block, agreements, today)
            if made is not None:
                self.facts.addWidget(made)
        self.scroller.verticalScrollBar().setValue(place)

    def commit(self) -> None:
        """Keep what was typed."""
        self.notes.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spare = max(0, self.width() - theme.px(_MEASURE) - 48)
        self._inner.setContentsMargins(24, 8, 24 + spare, 32)
        one_line = self.variants.sizeHint().width() + self.languages.sizeHint().width()
        one_line += self._last.sizeHint().width() + 16 + 48
        goal = self._first if one_line <= self.width() else self._second
        if goal.indexOf(self._last) < 0:
            goal.addWidget(self._last)
            if goal is self._second:
                goal.addStretch(1)
