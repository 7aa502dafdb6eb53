# SPDX-License-Identifier: GPL-3.0-or-later
"""Short records under an item, whole: each can be walked to, and opens what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from assembly_app.ui import style_draw, theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import is_escape
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose, Run, StateLabel

_MERGE_BELOW = 520


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do with a record; `key` is a digit that does it at once."""

    name: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: its state, whose it is (`lead`), its words, and a note at the right."""

    key: object
    text: str
    glyph: str = ""
    state: str = ""
    role: Role = "ink2"
    lead: str = ""
    right: str = ""
    acts: tuple[Act, ...] = ()


class _Line(QWidget):
    """One record."""

    done = Signal(object, str)
    stepped = Signal(int)
    opened = Signal(object)

    def __init__(self, entry: Entry, widths: tuple[int, int], merge: bool) -> None:
        super().__init__()
        self.entry = entry
        self.setAccessibleName(", ".join(x for x in (entry.state, entry.lead, entry.text, entry.right) if x))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        line = row(spacing=16)
        if widths[0]:
            state = StateLabel(entry.glyph, entry.state, entry.role)
            state.setMinimumWidth(widths[0])
            state.setFixedHeight(theme.px(22))
            line.addWidget(state, 0, Qt.AlignmentFlag.AlignTop)
        if widths[1] and not merge:
            lead = Label(entry.lead, weight=500, elide=True)
            lead.setFixedWidth(widths[1])
            line.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        self.text = Prose()
        runs = [Run(entry.text)]
        if merge and entry.lead:
            runs.insert(0, Run(entry.lead + "  ", 500))
        elif widths[1]:
            self.text.set_role("ink2")
        self.text.set_runs(runs)
        line.addWidget(self.text, 1)
        if entry.right:
            right = Label(entry.right, size=12, weight=500, role="ink2")
            right.setFixedHeight(theme.px(22))
            line.addWidget(right, 0, Qt.AlignmentFlag.AlignTop)
        self._box: QVBoxLayout = column(line, spacing=4, margins=(0, 3, 0, 3))
        self.setLayout(self._box)
        self.acts: QWidget | None = None

    def toggle(self, extra: QWidget | None = None) -> None:
        """Open or close what can be done."""
        if self.acts is not None:
            self.acts.hide()
            self.acts.deleteLater()
            self.acts = None
            return
        if not self.entry.acts:
            return
        self.acts = QWidget()
        flow = Flow(spacing=4)
        for act in self.entry.acts:
            button = Button(act.words, "secondary", key=act.key)
            button.clicked.connect(lambda _=False, name=act.name: self.done.emit(self.entry.key, name))
            flow.addWidget(button)
        parts = (extra, flow) if extra is not None else (flow,)
        self.acts.setLayout(column(*parts, spacing=4, margins=(22, 2, 0, 6)))
        self._box.addWidget(self.acts)

    def event(self, event: QEvent) -> bool:
        # Events come before there are any acts: the key is asked for first.
        if is_escape(event, QEvent.Type.ShortcutOverride) and self.acts is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        act = next((act for act in self.entry.acts if act.key and act.key == event.text()), None)
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif act is not None:
            self.done.emit(self.entry.key, act.name)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.entry.key)
        elif event.key() == Qt.Key.Key_Escape and self.acts is not None:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.opened.emit(self.entry.key)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.rect().adjusted(-4, 0, 4, 0)
        if self.underMouse() and self.entry.acts:
            style_draw.round_box(painter, box, theme.color("hover"))
        if self.hasFocus():
            style_draw.focus_ring(painter, self.rect())
        painter.end()


class EntryList(QWidget):
    """Records one under another; up and down walk them, Enter opens one, `acted` tells what was chosen."""

    acted = Signal(object, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.entries: tuple[Entry, ...] = ()
        self._lines: list[_Line] = []
        self._merge = False
        self._body: QVBoxLayout = column(spacing=0)
        self.setLayout(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def beside(self, entry: Entry) -> QWidget | None:
        """What stands before the choices of an open record; none unless a subclass gives one."""
        return None

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Replace the records; the one with the keyboard keeps it."""
        if tuple(entries) != self.entries:
            self.entries = tuple(entries)
            self._build()

    def line(self, key: object) -> _Line | None:
        """The widget of one record."""
        return next((line for line in self._lines if line.entry.key == key), None)

    def _build(self) -> None:
        held = next((line.entry.key for line in self._lines if line.hasFocus() or self._holds(line)), None)
        for line in self._lines:
            self._body.removeWidget(line)
            line.hide()
            line.deleteLater()
        state = max((theme.text_width(entry.state, 12, 600) for entry in self.entries), default=0)
        lead = max((theme.text_width(entry.lead, 14, 500) for entry in self.entries), default=0)
        glyph = any(entry.glyph for entry in self.entries)
        widths = (state + theme.px(14) + 6 if glyph else 0, min(lead + 2, theme.px(180)) if lead else 0)
        self._lines = [_Line(entry, widths, self._merge) for entry in self.entries]
        for at, line in enumerate(self._lines):
            line.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == 0 else Qt.FocusPolicy.ClickFocus)
            line.done.connect(self.acted)
            line.opened.connect(self._open)
            line.stepped.connect(lambda by, line=line: self._step(line, by))
            self._body.addWidget(line)
            if line.entry.key == held:
                line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.updateGeometry()

    @staticmethod
    def _holds(line: _Line) -> bool:
        focused = line.focusWidget()
        return focused is not None and focused.hasFocus()

    def _open(self, key: object) -> None:
        for line in self._lines:
            if line.entry.key == key:
                line.toggle(None if line.acts else self.beside(line.entry))
            elif line.acts is not None:
                line.toggle()

    def _step(self, line: _Line, by: int) -> None:
        at = self._lines.index(line) + by
        if 0 <= at < len(self._lines):
            self._lines[at].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        merge = self.width() < theme.px(_MERGE_BELOW)
        if merge != self._merge:
            self._merge = merge
            self._build()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._build()
