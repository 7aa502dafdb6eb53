# SPDX-License-Identifier: GPL-3.0-or-later
"""The prose of an item: the note in the language it was written in, its translation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.domain import mentions
from assembly_app.i18n import _
from assembly_app.i18n.terms import language_label
from assembly_app.services import notes
from assembly_app.ui.desk import Desk
from assembly_app.ui.minutes.prose_editor import ProseEditor
from assembly_app.ui.widgets.panes import column

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from assembly_app.domain.errors import AssemblyError
    from assembly_app.services.minutes import ItemRecord, MinutesRecord
    from assembly_app.services.workspace import Transaction


class NotesPart(QWidget):
    """`writing` comes before what was typed is kept, `written` after it, with the item.

    `not_written` says that the book refused it.
    """

    writing = Signal()
    not_written = Signal()
    written = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.original = ProseEditor(desk, _("Notes"), _("What was said, in a few sentences."))
        self.translation = ProseEditor(desk, _("Translation"), _("Nobody has translated this yet."))
        self.setLayout(column(self.original, self.translation, spacing=12))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_item(self, record: MinutesRecord, item: ItemRecord, language: str) -> None:
        """Show the note of an item, and its translation when the document speaks another language."""
        own = item.note.language or record.assembly.language

        def name(person_id: UUID) -> str:
            ref = record.people.get(person_id)
            return ref.name if ref else "—"

        def shown(text: str) -> str:
            return mentions.expand(text, name)

        self.original.show_text(
            item.id,
            shown(item.note.text),
            self._keeper(self.original, item.id, lambda text: lambda tx: notes.write(tx, item.id, text)),
        )
        foreign = bool(language and own and language != own)
        self.original.set_words(
            _("Notes, in {language}").format(language=language_label(own)) if foreign else _("Notes")
        )
        other = foreign and bool(item.note.text)
        self.translation.setVisible(other)
        if not other:
            self.translation.commit()
            return
        subject = notes.note_id(item.id)
        self.translation.show_text(
            (item.id, language),
            shown(item.note.translations.get(language, "")),
            self._keeper(
                self.translation,
                item.id,
                lambda text: lambda tx: notes.translate(tx, subject, "text", language, text),
            ),
        )
        said = "" if item.note.translations.get(language) else _("the original is printed, with its language")
        self.translation.set_words(
            _("Translation into {language}").format(language=language_label(language)), said
        )

    def commit(self) -> None:
        """Keep what was typed."""
        self.original.commit()
        self.translation.commit()

    def _keeper(
        self, editor: ProseEditor, item_id: UUID, action: Callable[[str], Callable[[Transaction], None]]
    ) -> Callable[[str], None]:
        runner = self._desk.runner

        def refuse(error: AssemblyError) -> None:
            editor.unkeep()
            self.not_written.emit()
            runner.refused.emit(error)

        def store(text: str) -> None:
            self.writing.emit()
            runner.run(action(text), then=lambda _none: self.written.emit(item_id), refused=refuse)

        return store
