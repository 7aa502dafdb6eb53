# SPDX-License-Identifier: GPL-3.0-or-later
"""A text as long as it is written, committed after a pause in typing and never lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.text_area import TextArea

PAUSE_MS = 1000


class GrowingText(TextArea):
    """As high as its lines: the page scrolls, not the field."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name=name, placeholder=placeholder, line=24, lines=2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(self.verticalScrollBarPolicy().ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        least = self._lines * theme.px(self._line) + 20
        return QSize(240, max(least, round(self.document().size().height()) + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()


class ProseEditor(QWidget):
    """A labelled text. `store` keeps it; it is asked only for what changed since it was last shown."""

    def __init__(self, desk: Desk, name: str, placeholder: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._key: object = None
        self._kept = self._before = ""
        self._store: Callable[[str], None] | None = None
        self.label = Label(name, size=12, weight=600, role="ink2")
        self.state = Label("", size=12, weight=500, role="ink2", elide=True)
        self.editor = GrowingText(name, placeholder)
        self.label.setBuddy(self.editor)
        self.setLayout(column(row(self.label, None, self.state), self.editor, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.editor.textChanged.connect(self._on_typed)
        self.editor.installEventFilter(self)
        desk.runner.keep_typed(self, self.commit)

    def set_words(self, name: str, state: str = "") -> None:
        """What the text is called, and what is said at its right."""
        self.label.set_text(name)
        self.editor.setAccessibleName(name)
        self.state.set_text(state)

    def show_text(self, key: object, text: str, store: Callable[[str], None]) -> None:
        """Show the text of a record; what is being typed in the same one is left alone."""
        if key != self._key:
            self.commit()
            self._key, self._kept = key, text
            self.editor.set_text(text)
            self.editor.document().clearUndoRedoStacks()
        else:
            dirty = self.is_dirty
            self._kept = text
            if not dirty and self.editor.text().strip() != text.strip():
                self.editor.set_text(text)
        self._store = store

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.editor.text().strip() != self._kept.strip()

    def commit(self) -> None:
        """Keep what was typed since the last time."""
        self._pause.stop()
        if self._store is None or not self.is_dirty or not self._desk.runner.is_open:
            return
        self._before, self._kept = self._kept, self.editor.text().strip()
        self._store(self._kept)

    def unkeep(self) -> None:
        """What was typed could not be kept: it stays in the field, and is tried again."""
        self._kept = self._before

    def _on_typed(self) -> None:
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.commit()
        return super().eventFilter(watched, event)
