# SPDX-License-Identifier: GPL-3.0-or-later
"""The books opened lately, the latest first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.i18n import _, current_language
from assembly_app.i18n.dates import format_date
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.welcome import template
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList

# Buttons stand one under another when the text is larger than this, in percent.
_LARGE = 125
_SHORT = 20


class Recents(QWidget):
    """`chosen` asks for a book of the list, `other` for one that is not there."""

    chosen = Signal(object)
    other = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head = Label(_("Opened lately"), size=12, weight=600, role="ink2")
        self.hint = Label(_("↵ opens"), size=12, weight=500, role="ink2")
        self.list = RowList(_("Books opened lately"), tall=60, height=60, fit=True, always_active=True)
        self.none = Prose(_("No book has been opened on this computer yet."), role="ink2")
        self.open = Button("", "primary", key="↵", tall=True)
        self.forget = Button(_("Forget it"), "primary", tall=True)
        self.elsewhere = Button(_("Open another book"), key="O", tall=True)
        head = row(self.head, None, self.hint, margins=(0, 0, 0, 0))
        large = theme.current().scale > _LARGE
        buttons = (self.open, self.forget, self.elsewhere)
        acts = column(*buttons, spacing=8) if large else row(*buttons, None)
        self.setLayout(column(head, self.list, self.none, 8, acts, spacing=4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.list.activated_key.connect(self._on_activated)
        self.list.current_key_changed.connect(lambda _key: self._tell())
        self.list.action_clicked.connect(self._forget)
        self.open.clicked.connect(lambda: self._on_activated(self.list.current_key()))
        self.forget.clicked.connect(lambda: self._forget(self.list.current_key()))
        self.elsewhere.clicked.connect(self.other)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._forget(self.list.current_key()))
        self.fill()

    def fill(self) -> None:
        """Look again at what is on the disk."""
        today = datetime.now().astimezone()
        rows = [_row(Path(name), today) for name in self._desk.settings.recent_books]
        self.list.set_rows(rows)
        if rows and self.list.current_key() is None:
            self.list.set_current(rows[0].key)
        for widget in (self.head, self.hint, self.list):
            widget.setVisible(bool(rows))
        self.none.setVisible(not rows)
        self._tell()

    def _tell(self) -> None:
        """The one primary button follows the chosen book."""
        key = self.list.current_key()
        path = Path(str(key)) if key else None
        there = path is not None and path.exists()
        self.open.setVisible(there)
        self.forget.setVisible(path is not None and not there)
        self.elsewhere.set_kind("secondary" if path else "primary")
        if path is not None:
            self.open.set_text(_("Open {book}").format(book=_short(title(path))))

    def _on_activated(self, key: object) -> None:
        if key:
            self.chosen.emit(Path(str(key)))

    def _forget(self, key: object) -> None:
        if key:
            changed = self._desk.settings.without_recent(str(key))
            self._desk.prefer(recent_books=changed.recent_books)
            self.fill()


def title(path: Path) -> str:
    """How a book is called: its file's name, as words."""
    words = path.name.removesuffix(template.SUFFIX).replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else path.name


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[: _SHORT - 1].rstrip()}…"


def _row(path: Path, now: datetime) -> Row:
    place = _place(path.parent)
    try:
        changed = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return Row(
            str(path), title(path), "book-open", second_state=_("not found"), second_role="warn",
            second=place, action="x", action_role="ink2", muted=True, tip=str(path),
        )  # fmt: skip
    return Row(
        str(path), title(path), "book-open", meta=_day(changed, now), second=place, bold=True, tip=str(path)
    )


def _place(folder: Path) -> str:
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _day(at: datetime, now: datetime) -> str:
    if at.date() == now.date():
        return _("today, {time}").format(time=f"{at:%H:%M}")
    return format_date(at.date(), current_language(), "medium")
