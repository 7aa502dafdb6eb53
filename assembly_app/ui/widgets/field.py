# SPDX-License-Identifier: GPL-3.0-or-later
"""A label with its editor: above it in sheets, at its left in preferences; warnings and errors below."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose, Run

LEFT_WIDTH = 176


def _name(label: QLabel, editor: QWidget) -> None:
    """Tie the label to what the keyboard reaches, so that the reader says both."""
    target = editor
    while (proxy := target.focusProxy()) is not None:
        target = proxy
    label.setBuddy(target)
    for one in (target, *target.findChildren(QLineEdit)):
        # A box that was given no name of its own goes by its placeholder: the label says more.
        said = one.placeholderText() if isinstance(one, QLineEdit) else ""
        if one.accessibleName() in ("", said):
            one.setAccessibleName(label.text())


def _mark(editor: QWidget, error: bool) -> None:
    setter = getattr(editor, "set_error", None)
    if callable(setter):
        setter(error)
    editor.setProperty("error", error)
    editor.update()


class _Note(Prose):
    """The line under a field: nothing, a soft warning, or an error."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def say(self, lead: str, rest: str, error: bool) -> None:
        role: theme.Role = "stop" if error else "warn"
        self.set_icon("circle-alert" if error else "triangle-alert", role)
        self.set_runs([Run(lead, 600, role), Run(f" {rest}" if rest else "", None, "ink2")])
        self.setVisible(bool(lead))


class Field(QWidget):
    """Label above the editor, a hint at its right; `set_warning` keeps the primary enabled, errors do not."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(label, size=12, weight=600, role="ink2")
        self.hint = Label(hint, size=12, weight=500, role="ink2", elide=True)
        self.editor = editor
        self.note = _Note()
        head = row(self.label, None, self.hint)
        # Only ever hidden here: shown before it has a parent it would be a window of its own.
        if not hint:
            self.hint.hide()
        self.setLayout(column(head, self.editor, self.note, spacing=2))
        # Never less than the note needs once it wraps; only editors of many lines take more.
        grows = bool(editor.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        policy = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        _name(self.label, editor)

    def set_warning(self, word: str, rest: str = "") -> None:
        """A glyph and word in warn, the rest in ink; empty takes it away."""
        _mark(self.editor, False)
        self.note.say(word, rest, error=False)

    def set_error(self, sentence: str) -> None:
        """A stop edge, a glyph and a sentence; empty takes them away."""
        _mark(self.editor, bool(sentence))
        self.note.say(sentence, "", error=True)

    def set_hint(self, hint: str) -> None:
        """Another hint at the right of the label."""
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint))


class FieldRow(QWidget):
    """Preferences: label in a column of 168, editor, hint in ink 2. An empty label keeps the column."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        hint: str = "",
        *,
        editor_width: int = 280,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, weight=500)

        self.editor = editor
        self.hint = Prose(hint, role="ink2")
        self._editor_width = editor_width
        self._fit()
        line = row(self.label, editor, spacing=24)
        line.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
        if label:
            _name(self.label, editor)

    def _fit(self) -> None:
        self.label.setFixedWidth(max(LEFT_WIDTH, theme.px(LEFT_WIDTH)))
        self.editor.setMinimumWidth(max(self._editor_width, self.editor.minimumSizeHint().width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_editor_width"):
            self._fit()
