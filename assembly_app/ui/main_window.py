# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: menus and search above, the rail at the left, one page at a time, the status line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _, pgettext
from assembly_app.ui import errors, places, theme
from assembly_app.ui.commands import Commands
from assembly_app.ui.desk import Desk
from assembly_app.ui.menus import Menus
from assembly_app.ui.pages.base import Page
from assembly_app.ui.phrases import phrase
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, clear, column, row
from assembly_app.ui.widgets.rail import Rail
from assembly_app.ui.widgets.search_box import SearchBox
from assembly_app.ui.widgets.status_line import StatusLine, announce

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

_RAILLESS = ("welcome",)


class MainWindow(QWidget):
    """The frame around the pages; it stands before any book is open.

    `asked` asks for a book: ("open", path), ("make", path), ("example", None) or ("welcome", None);
    `painted` tells of the first painting, when what takes long may begin.
    """

    asked = Signal(str, object)
    painted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.place = ""
        self._pages: dict[str, Page] = {}
        self._was_painted = False
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        room = self.screen().availableSize()
        self.resize(min(1440, room.width()), min(900, room.height()))
        self.setMinimumSize(960, 600)
        self._restore()
        self._listen()
        self.build()

    def build(self) -> None:
        """Make the frame in the language of the window; pages are made again when shown."""
        clear(self._body)
        self._pages = {}
        self.menus = Menus(self)
        self.commands = Commands(self)
        self.commands.fill(self.menus)
        self.search = SearchBox(_("Search agreements, people, items…"), "Ctrl+F", name=_("Search"))
        self.search.setFixedWidth(theme.px(320))
        self.search.returnPressed.connect(lambda: self._search(self.search.text()))
        self.rail = Rail(places.places(), places.foot(), _("Places"))
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self._notice = QVBoxLayout()
        top = Pane("rail")
        top.setLayout(row(self.menus, None, self.search, margins=(8, 4, 12, 4)))
        self.menus.setSizePolicy(
            self.rail.sizePolicy().Policy.Preferred, self.menus.sizePolicy().verticalPolicy()
        )
        self.menu_row = top
        work = column(self._notice, self.stack, spacing=0)
        self._body.addWidget(top)
        middle = row(self.rail, spacing=0)
        middle.addLayout(work, 1)
        self._body.addLayout(middle, 1)
        self._body.addWidget(self.status)
        self.set_frame(book=self.desk.runner.is_open)
        self.setWindowTitle(self._title())

    def rebuild(self) -> None:
        """Build everything again where it was: the language or the size of the text changed."""
        place = self.place
        self.desk.runner.commit_typed()
        self.build()
        self.place = ""
        if place:
            self.go(place)
        # Qt posts no such event for English, whose catalogue of Qt's own words is empty.
        QApplication.sendEvent(self, QEvent(QEvent.Type.LanguageChange))

    def set_frame(self, *, book: bool) -> None:
        """Show the rail and the search only when there is a book to move in."""
        self.rail.setVisible(book)
        self.search.setVisible(book)
        self.menus.enable(book=book, room=book)
        if not book:
            self.status.set_roles("")

    def go(self, place: str, record_id: UUID | None = None) -> None:
        """Show a place, and a record in it."""
        if place != self.place:
            self.desk.runner.commit_typed()
        self.place = place
        page = self.page(place)
        self.rail.set_current(place)
        self.rail.setVisible(place not in _RAILLESS)
        self.search.setVisible(place not in (*_RAILLESS, "agreements"))
        self.stack.setCurrentWidget(page)
        self.hide_notice()
        if record_id is not None:
            page.show_record(record_id)
        self.setWindowTitle(self._title())

    def page(self, place: str) -> Page:
        """Return the page of a place, made at its first use."""
        if place not in self._pages:
            self._pages[place] = places.make_page(place, self.desk)
            self.stack.addWidget(self._pages[place])
        return self._pages[place]

    def forget_pages(self) -> None:
        """Another book was opened: no page may show the one before."""
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages = {}
        self.place = ""

    def refuse(self, error: AssemblyError) -> None:
        """Say above the page why something was not done."""
        self.notify(errors.words(error), "warn")

    def notify(self, sentence: str, kind: str = "warn") -> None:
        """Say a sentence above the page until it is closed or the next place is shown."""
        self.hide_notice()
        close = Button(pgettext("notice", "Close"), "quiet")
        close.clicked.connect(self.hide_notice)
        self._notice.addWidget(Banner(sentence, "stop" if kind == "stop" else "warn", actions=[close]))
        announce(self, sentence)

    def hide_notice(self) -> None:
        """Take the sentence above the page away."""
        clear(self._notice)

    def raise_window(self) -> None:
        """Come to the front: the application was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.runner.commit_typed()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.desk.prefer(window_geometry=geometry)
        super().closeEvent(event)

    def _listen(self) -> None:
        desk, runner = self.desk, self.desk.runner
        desk.went.connect(self.go)
        desk.book_asked.connect(self.asked)
        # Through methods: the status line is another one after each rebuild.
        desk.said.connect(self._say)
        desk.roles_said.connect(self._say_roles)
        desk.searched.connect(self._search)
        runner.refused.connect(self.refuse)
        runner.done.connect(lambda verb, at: self._tell(_("Saved {time} · {what}"), verb, at))
        runner.undone.connect(lambda verb, at: self._tell(_("Undone {time} · {what}"), verb, at))
        runner.redone.connect(lambda verb, at: self._tell(_("Done again {time} · {what}"), verb, at))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.hide_notice)

    def _say(self, sentence: str) -> None:
        self.status.say(sentence)

    def _say_roles(self, sentence: str) -> None:
        self.status.set_roles(sentence)

    def _tell(self, form: str, verb: str, at: datetime) -> None:
        self.hide_notice()
        clock = self.desk.local(at).strftime("%H:%M")
        self.status.say(form.format(time=clock, what=phrase(verb)))

    def _search(self, words: str) -> None:
        if words.strip():
            self.go("agreements")
            self.page("agreements").search(words)

    def _title(self) -> str:
        if self.desk.runner.is_open:
            return f"{self.desk.runner.workspace.path.stem} — Assembly"
        return "Assembly"

    def _restore(self) -> None:
        if self.desk.settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.desk.settings.window_geometry.encode("ascii")))
