# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes: the items with what they lack, the item as it will read, the page."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from assembly_app.documents.blocks import Outline
from assembly_app.documents.outline import outline
from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.moments import local
from assembly_app.i18n import _
from assembly_app.services import assemblies, minutes, notes
from assembly_app.services.assemblies import AssemblyRow, Stage
from assembly_app.services.minutes import ItemRecord, MinutesRecord
from assembly_app.settings import LANGUAGES
from assembly_app.ui import theme
from assembly_app.ui.assemblies.keeper import remember
from assembly_app.ui.desk import Desk
from assembly_app.ui.minutes.items_pane import ItemsPane
from assembly_app.ui.minutes.preview import Preview
from assembly_app.ui.minutes.reading_pane import ReadingPane
from assembly_app.ui.pages.base import Page
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.empty import EmptyState
from assembly_app.ui.widgets.panes import Pane, Splitter, column

# With less than this for the text, the page at the right gives way.
_TEXT = 560
_ITEMS, _PAPER = 290, 384
_SPLITTER = "minutes"


class MinutesPage(Page):
    """Where the secretary writes during the assembly and hands out the draft after it."""

    areas: ClassVar[Changes] = frozenset(Area)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.record: MinutesRecord | None = None
        self._outline: Outline | None = None
        self._item_id: UUID | None = None
        self._assembly_id: UUID | None = None
        self._writing = False
        self._page_by_hand: bool | None = None
        self.items = ItemsPane()
        self.reading = ReadingPane(desk)
        self.preview = Preview()
        self.splitter = Splitter(self.items, self.reading, self.preview, elastic=1)
        remember(self.splitter, desk, _SPLITTER, [_ITEMS, 680, _PAPER])
        empty = Pane("paper")
        plan = Button(_("See the assemblies"))
        plan.clicked.connect(lambda: desk.go("assemblies"))
        self._empty = EmptyState(
            "file-pen",
            _("There are no minutes yet"),
            _("They write themselves from what happens in an assembly. Open one to begin."),
            plan,
        )
        empty.setLayout(column(self._empty))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(empty)
        self.setLayout(column(self._stack, spacing=0))
        self._listen()

    def _listen(self) -> None:
        self.items.item_chosen.connect(self._on_item)
        self.items.assembly_chosen.connect(self._on_assembly)
        self.reading.wished.connect(self._on_wished)
        self.reading.write_asked.connect(self.write)
        self.reading.page_asked.connect(self._on_page_asked)
        self.reading.notes.writing.connect(lambda: self._set_writing(True))
        self.reading.notes.not_written.connect(lambda: self._set_writing(False))
        self.reading.notes.written.connect(self._on_written)

    def refresh(self) -> None:
        """Ask for the whole record again."""
        runner = self.desk.runner
        rows = runner.read(assemblies.every)
        with_minutes = [row for row in reversed(rows) if row.stage is not Stage.PLANNED]
        chosen = self._pick(rows, with_minutes)
        self._stack.setCurrentIndex(0 if chosen else 1)
        if chosen is None:
            self.record = None
            return
        offered = with_minutes if chosen in with_minutes else [chosen, *with_minutes]
        if chosen.id != self._assembly_id:
            self.reading.commit()
            self._assembly_id = chosen.id
            self._item_id = None
            own = chosen.language if chosen.language in LANGUAGES else self.desk.language
            self.reading.set_language(own)
        self.items.set_assemblies(offered, chosen.id)
        self.record = runner.read(lambda tx: minutes.record(tx, chosen.id))
        self._show(turn=self._outline is None or self._outline.code != chosen.code)

    def _pick(self, rows: list[AssemblyRow], with_minutes: list[AssemblyRow]) -> AssemblyRow | None:
        """The assembly in hand when it has begun; else the latest that did."""
        known = {row.id: row for row in rows}
        wanted = known.get(self.desk.assembly_id) if self.desk.assembly_id else None
        if wanted and wanted in with_minutes:
            return wanted
        own = known.get(self._assembly_id) if self._assembly_id else None
        if own and own in with_minutes:
            return own
        return next(iter(with_minutes), None)

    def _show(self, *, turn: bool) -> None:
        """Show the record: the list, the item and the page, which turns to the item when asked."""
        record = self.record
        if record is None:
            return
        item = self._current(record)
        self._item_id = item.id if item else None
        self._outline = outline(record, variant=self.reading.variant, language=self.reading.language)
        self.items.set_record(record, self._item_id, self.reading.language)
        if item is not None:
            self._show_item(record, item)
        self.preview.set_outline(self._outline, self._item_id, keep_page=not turn)

    def _show_item(self, record: MinutesRecord, item: ItemRecord) -> None:
        if self._outline is not None:
            today = local(self.desk.runner.now(), record.assembly.zone).date()
            self.reading.show_item(record, item, self._outline, today)

    def _current(self, record: MinutesRecord) -> ItemRecord | None:
        """The item that is read; at first the one being dealt with, or the first that lacks something."""
        by_id = {item.id: item for item in record.items}
        if self._item_id in by_id:
            return by_id[self._item_id]
        running = [item for item in record.items if item.sessions and item.sessions[-1].end is None]
        lacking = [item for item in record.items if minutes.missing(item)]
        numbered = [item for item in record.items if item.number]
        return next(iter([*running, *lacking, *numbered, *record.items]), None)

    def show_record(self, record_id: UUID) -> None:
        """Bring an item, or the minutes of an assembly, into view."""
        if self.record and record_id in {item.id for item in self.record.items}:
            self._on_item(record_id)
            self.items.list.set_current(record_id)
        elif self.desk.runner.is_open:
            self.desk.choose_assembly(record_id)

    def commit_typed(self) -> None:
        """Keep what is typed in the notes."""
        self.reading.commit()

    def primary(self) -> None:
        """Ctrl+Enter writes the minutes."""
        self.write()

    def command(self, name: str) -> None:
        """Ctrl+P writes the minutes."""
        if name == "export":
            self.write()

    def write(self) -> None:
        """Write the document as it is chosen here."""
        self.desk.runner.commit_typed()
        if self.record is not None and self._outline is not None:
            self.reading.export.start(self.record, self._outline)

    def take_changes(self, changes: Changes) -> None:
        """What is typed here changes one note: the rest of the record need not be asked again."""
        if not (self._writing and changes <= {Area.NOTES}):
            super().take_changes(changes)

    def _set_writing(self, writing: bool) -> None:
        self._writing = writing

    def _on_written(self, item_id: UUID) -> None:
        self._writing = False
        if self.record is None:
            return
        note = self.desk.runner.read(lambda tx: notes.of_item(tx, item_id))
        items = tuple(replace(one, note=note) if one.id == item_id else one for one in self.record.items)
        self.record = replace(self.record, items=items)
        self._outline = outline(self.record, variant=self.reading.variant, language=self.reading.language)
        self.preview.set_outline(self._outline, None, keep_page=True)
        shown = next((one for one in items if one.id == self._item_id == item_id), None)
        if shown is not None:
            self.reading.notes.show_item(self.record, shown, self.reading.language)

    def _on_item(self, item_id: UUID) -> None:
        record = self.record
        item = next((one for one in record.items if one.id == item_id), None) if record else None
        if record is None or item is None or item_id == self._item_id:
            return
        self.reading.commit()
        self._item_id = item_id
        # Committing may have changed the record.
        record = self.record or record
        self._show_item(record, next(one for one in record.items if one.id == item_id))
        self.preview.go_to(item_id)

    def _on_assembly(self, assembly_id: UUID) -> None:
        if assembly_id == self._assembly_id:
            return
        self.desk.choose_assembly(assembly_id)

    def _on_wished(self) -> None:
        self.reading.commit()
        self.reading.export.forget()
        self._show(turn=True)

    def _on_page_asked(self) -> None:
        self._page_by_hand = not self.preview.isVisible()
        self._fit()

    def _fit(self) -> None:
        """The page at the right stands where there is room for it, or where a person wants it."""
        whole = self.width()
        left = min(theme.px(_ITEMS), whole * 3 // 10)
        fits = whole >= left + theme.px(_TEXT) + self.preview.minimumSizeHint().width()
        shown = fits if self._page_by_hand is None else self._page_by_hand
        self.preview.setVisible(shown)
        if _SPLITTER not in self.desk.settings.splitter_sizes:
            right = min(_PAPER, whole * 3 // 10) if shown else 0
            self.splitter.setSizes([left, max(1, whole - left - right), right])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
