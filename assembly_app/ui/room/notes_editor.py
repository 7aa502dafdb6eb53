# SPDX-License-Identifier: GPL-3.0-or-later
"""The notes of the item, always open: committed a second after the last key, and never lost."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.i18n import _
from assembly_app.i18n.dates import format_time
from assembly_app.services import notes
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.text_area import TextArea

PAUSE_MS = 1000


class NotesEditor(QWidget):
    """One item's notes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: UUID | None = None
        self._kept = ""
        self._zone = "UTC"
        self.label = Label(_("Notes of the item"), size=12, weight=600, role="ink2")
        self.saved = Label("", size=12, weight=500, role="ink2")
        self.editor = TextArea(name=_("Notes of the item"), lines=3)
        self.record = Button(_("Let it be recorded"), "link")
        self.label.setBuddy(self.editor)
        self.setLayout(column(row(self.label, None, self.saved, self.record), self.editor, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.editor.textChanged.connect(self._on_typed)
        self.editor.installEventFilter(self)
        desk.runner.keep_typed(self, self.commit)

    def show_note(self, item_id: UUID, note: str, zone: str) -> None:
        """Show an item's notes; what is being typed is left alone."""
        self._zone = zone
        if item_id != self._item_id:
            self.commit()
            self._item_id, self._kept = item_id, note
            self.editor.set_text(note)
            self.editor.document().clearUndoRedoStacks()
            self.saved.set_text("")
            return
        dirty = self.editor.text().strip() != self._kept.strip()
        self._kept = note
        if not dirty and self.editor.text().strip() != note.strip():
            self.editor.set_text(note)

    def commit(self) -> None:
        """Keep what was typed since the last time."""
        self._pause.stop()
        item_id, text = self._item_id, self.editor.text()
        if item_id is None or text.strip() == self._kept.strip() or not self._desk.runner.is_open:
            return
        self._kept = text.strip()
        self._desk.runner.run(lambda tx: notes.write(tx, item_id, text), then=lambda _: self._say())

    def _say(self) -> None:
        now: datetime = self._desk.runner.now()
        self.saved.set_text(_("saved at {time}").format(time=format_time(now, self._zone)))

    def _on_typed(self) -> None:
        self.saved.set_text("")
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)
