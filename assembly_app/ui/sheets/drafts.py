# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed in a sheet and not recorded yet: closing the sheet loses nothing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from assembly_app.ui.desk import Desk
from assembly_app.ui.runner import Runner
from assembly_app.ui.widgets.stepper import Stepper
from assembly_app.ui.widgets.text_area import TextArea

Draft = dict[str, Any]

# As long as the window: a language changed in mid-sentence builds the sheet again.
_HELD: WeakKeyDictionary[Desk, dict[tuple[str, UUID | None], Draft]] = WeakKeyDictionary()
_PAUSE_MS = 1000


def draft_of(desk: Desk, sheet: str, record_id: UUID | None) -> Draft:
    """Return what a sheet about a record still holds; a dictionary to write in."""
    return _HELD.setdefault(desk, {}).setdefault((sheet, record_id), {})


def keep(draft: Draft, name: str, editor: QWidget) -> None:
    """Give an editor what was typed in it before, and remember what will be."""
    get, put, changed = _access(editor)
    if name in draft:
        put(draft[name])

    def remember(*_values: object) -> None:
        draft[name] = get()

    changed.connect(remember)


def _access(editor: QWidget) -> tuple[Callable[[], Any], Callable[[Any], None], Any]:
    if isinstance(editor, TextArea):
        return editor.text, editor.set_text, editor.textChanged
    if isinstance(editor, Stepper):
        return editor.value, editor.set_value, editor.value_changed
    if isinstance(editor, QLineEdit):
        return editor.text, editor.setText, editor.textChanged
    if isinstance(editor, QCheckBox):
        return editor.isChecked, editor.setChecked, editor.toggled
    if isinstance(editor, QComboBox):
        return editor.currentData, lambda data: choose(editor, data), editor.currentIndexChanged
    raise TypeError(type(editor).__name__)


def choose(combo: QComboBox, data: object) -> None:
    """Choose the row of a combo box that holds this; unknown data changes nothing."""
    for at in range(combo.count()):
        if combo.itemData(at) == data:
            combo.setCurrentIndex(at)
            return


class LateCommit(QObject):
    """Commits what is being typed after a second's pause, on `flush`, and before any other action."""

    def __init__(self, runner: Runner, commit: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._commit, self._dirty = commit, False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        runner.keep_typed(self, self.flush)

    @property
    def dirty(self) -> bool:
        """Whether something waits to be committed."""
        return self._dirty

    def touch(self) -> None:
        """Something was typed."""
        self._dirty = True
        self._timer.start()

    def flush(self) -> None:
        """Commit now, if there is anything."""
        if self._dirty:
            self._dirty = False
            self._timer.stop()
            self._commit()
