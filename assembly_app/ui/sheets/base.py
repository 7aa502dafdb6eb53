# SPDX-License-Identifier: GPL-3.0-or-later
"""What every sheet of the Room shares: header, keys, what stays in sight, the turns at the foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assembly_app.domain.changes import Area, Changes
from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.dates import format_time
from assembly_app.ui import errors
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.drafts import Draft, draft_of, keep
from assembly_app.ui.sheets.fit_scroll import FitScroll
from assembly_app.ui.sheets.turns_foot import TurnsFoot
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import claims_escape
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Prose
from assembly_app.ui.widgets.sheet import Sheet
from assembly_app.ui.widgets.status_line import announce

if TYPE_CHECKING:
    from assembly_app.services.workspace import Transaction

_T = TypeVar("_T")


class SheetBase(Sheet):
    """A sheet in place of the turns. `closed` asks to put the turns back, `wanted` to open another sheet.

    Subclasses fill `middle` (it scrolls), `stay` and `below` (under what is left free), say what to ask
    again in `fill`, and do their one thing in `primary`.
    """

    wanted = Signal(str)
    name: ClassVar[str] = ""
    areas: ClassVar[Changes] = frozenset(Area)

    def __init__(
        self,
        desk: Desk,
        assembly_id: UUID,
        item_id: UUID | None,
        title: str,
        icon: str,
        key: str = "",
        *,
        width: int = 520,
    ) -> None:
        super().__init__(title, icon, key, _("Esc goes back to the turns"), width=width)
        # Only now: the database library is loaded after the window is on screen.
        from assembly_app.services import assemblies

        self.desk, self.assembly_id, self._item_id = desk, assembly_id, item_id
        self.assembly = desk.runner.read(lambda tx: assemblies.get(tx, assembly_id))
        self.draft: Draft = draft_of(desk, self.name, item_id or assembly_id)
        self.main: Button | None = None
        self._stale = False
        self._fit_middle()
        self.trouble = Prose("", weight=500, role="stop", icon="circle-alert", icon_role="stop")
        self.trouble.hide()
        self.stay.addWidget(self.trouble)
        self.turns_foot = TurnsFoot(desk, assembly_id)
        self.stay.setContentsMargins(24, 8, 24, 14)
        self.foot_row.addWidget(self.turns_foot)
        self.foot.show()
        desk.runner.changed.connect(self._on_changed)

    def _fit_middle(self) -> None:
        """What stays follows the middle at once; the room left over is below it."""
        content = self.scroller.takeWidget()
        fit = FitScroll(content)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.replaceWidget(self.scroller, fit)
        self.scroller.hide()
        self.scroller.deleteLater()
        self.scroller = self.fit = fit
        self.hair = Pane("paper")
        self.hair.setFixedHeight(1)
        layout.insertWidget(layout.indexOf(fit) + 1, self.hair)
        bar = fit.verticalScrollBar()
        for moved in (bar.valueChanged, bar.rangeChanged):
            moved.connect(self._mark_more)
        at = layout.indexOf(self.foot)
        layout.insertStretch(at, 1)
        self.below: QVBoxLayout = column(spacing=0)
        layout.insertLayout(at + 1, self.below)

    def _mark_more(self) -> None:
        """A hair over what stays says that more of the middle is below."""
        bar = self.fit.verticalScrollBar()
        self.hair.set_role("line" if bar.value() < bar.maximum() else "paper")

    @property
    def item_id(self) -> UUID:
        """The item the sheet is about; asking for it in a sheet of the whole assembly is a bug."""
        if self._item_id is None:
            raise RuntimeError(f"the sheet {self.name!r} needs an item")
        return self._item_id

    def refresh(self) -> None:
        """Ask the book again; what is being typed stays."""
        self._stale = False
        self.turns_foot.refresh()
        self.fill()

    def fill(self) -> None:
        """Show what the book says."""

    def primary(self) -> None:
        """Do what Ctrl+Enter means while the sheet is open."""

    def begin(self) -> None:
        """Put the keyboard in the first thing to answer."""

    def now(self) -> datetime:
        """The moment at which what is done here happens."""
        return self.desk.runner.now()

    def hour(self, moment: datetime | None) -> str:
        """A moment as the clock on the wall shows it."""
        return format_time(moment, self.assembly.zone) if moment else ""

    def keep(self, name: str, editor: QWidget) -> None:
        """Let an editor hold what is typed even after the sheet is closed."""
        keep(self.draft, name, editor)

    def forget(self) -> None:
        """It is recorded: the sheet begins anew."""
        self.draft.clear()

    def act(
        self,
        action: Callable[[Transaction], _T],
        then: Callable[[_T], None] | None = None,
        refused: Callable[[AssemblyError], None] | None = None,
    ) -> None:
        """Do one action, or say here why not."""
        self.trouble.hide()
        self.desk.runner.run(action, then=then, refused=refused or (lambda e: self.refuse(errors.words(e))))

    def refuse(self, sentence: str) -> None:
        """Say why something was not done; an empty sentence takes it away."""
        self.trouble.set_text(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def add_primary(self, words: str, *others: Button, icon: str = "") -> Button:
        """Put the one primary button, and what stands beside it, where it never scrolls away."""
        self.main = Button(words, "primary", icon=icon, key=pgettext("key", "Ctrl+↵"), tall=True)
        self.main.clicked.connect(self.primary)
        self.stay.addLayout(row(self.main, *others, None))
        return self.main

    def key_for(self, keys: str, act: Callable[[], object]) -> None:
        """Bind a key that holds while the keyboard is in the sheet."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The title is never cut for the sake of the hint.
        parts = (self.title, self.key, self.hint)
        need = sum(part.sizeHint().width() for part in parts) + 2 * 24 + 3 * 12
        self.hint.setVisible(need <= event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.desk.runner.is_open:
            self.refresh()
        if not event.spontaneous():
            self.begin()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.desk.runner.is_open:
            self.desk.runner.commit_typed()

    def _on_changed(self, changes: Changes) -> None:
        if not changes & self.areas:
            return
        if self.isVisible() and self.desk.runner.is_open:
            self.refresh()
        else:
            self._stale = True
