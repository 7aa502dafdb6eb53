# SPDX-License-Identifier: GPL-3.0-or-later
"""Welcome: the books there are at the left, ways to begin a new one at the right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QProgressBar, QSizePolicy, QWidget

from assembly_app.domain.changes import Changes
from assembly_app.domain.errors import AssemblyError
from assembly_app.i18n import _, ngettext
from assembly_app.ui import errors, theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.pages.base import Page
from assembly_app.ui.welcome import example, template
from assembly_app.ui.welcome.recents import Recents
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.escape import claims_escape, is_escape
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import ScrollPane, Splitter, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.row_list import Row, RowList

_FILES = "(*.assemblea)"
_MEASURE = 860


class WelcomePage(Page):
    """The first thing a newcomer sees; 1, 2, E, O and Enter do everything."""

    areas: ClassVar[Changes] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.recents = Recents(desk)
        self.languages = QComboBox()
        self.new = RowList(_("Begin a new book"), height=60, tall=60, fit=True, ruled=True)
        self.look = RowList(_("Look around"), height=60, tall=60, fit=True)
        self.name = QLineEdit()
        large = theme.current().scale > 125
        self.name_field = Field(
            _("Name of the organisation"), self.name, "" if large else _("↵ makes the book · Esc leaves it")
        )
        self.make = Button(_("Make the book"), "primary")
        self.progress = QProgressBar()
        self.cancel = Button(_("Cancel"))
        self._maker = example.maker()
        self._build()
        self._listen()

    def _build(self) -> None:
        left = QWidget()
        left.setLayout(
            column(
                Prose(_("Books of assemblies"), size=24, weight=600),
                Prose(
                    _("A book is the memory of a group: assemblies, minutes, agreements, tasks and people."),
                    role="ink2",
                ),
                24,
                self.recents,
                None,
                16,
                _info("info", _("If the computer went off suddenly, the book opens where it was.")),
                _info("lock", _("Everything stays on this computer until you send it.")),
                spacing=4,
                margins=(48, 56, 32, 24),
            )
        )
        self.splitter = Splitter(ScrollPane(left, "paper"), self._right(), elastic=1)
        self.splitter.setSizes([min(theme.px(537), 620), 900])
        self.setLayout(column(self.splitter, spacing=0))

    def _right(self) -> QWidget:
        for code, name in (("ca", "Català"), ("es", "Castellano"), ("en", "English")):
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(self.desk.settings.language))
        self.languages.setMinimumWidth(theme.text_width("Castellano", 14) + theme.px(48))
        self.languages.setAccessibleName(_("Language of the program"))
        self._fill_lists()
        self._name_line = QWidget()
        fields = row(spacing=8, margins=(0, 8, 0, 8))
        fields.addWidget(self.name_field, 1)
        fields.addWidget(self.make, 0, Qt.AlignmentFlag.AlignBottom)
        self._name_line.setLayout(fields)
        self._name_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name_line.hide()
        self._work_line = QWidget()
        self.progress.setAccessibleName(_("Holding the example assembly"))
        self.progress.setTextVisible(False)
        self.told = Label("", size=12, weight=500, role="ink2")
        self._work_line.setLayout(
            column(self.told, row(self.progress, self.cancel, spacing=12), margins=(0, 4, 0, 0), spacing=2)
        )
        self._work_line.setVisible(self._maker.is_running)
        held = QWidget()
        held.setMaximumWidth(theme.px(_MEASURE))
        held.setLayout(
            column(
                Prose(_("Begin a new book"), size=18, weight=600),
                Prose(_("A template sets up the bodies. Everything can be changed later."), role="ink2"),
                8,
                self.new,
                self._name_line,
                24,
                Prose(_("Or else"), size=18, weight=600),
                4,
                self.look,
                self._work_line,
                None,
                spacing=2,
            )
        )
        content = QWidget()
        line = row(spacing=0)
        line.addWidget(held, 1)
        content.setLayout(column(row(None, self.languages), 4, line, spacing=4, margins=(48, 16, 24, 32)))
        return ScrollPane(content, "surface")

    def _fill_lists(self) -> None:
        self.new.set_rows(
            [
                Row("cooperative", _("Integral cooperative"), "messages-square", meta="1", bold=True,
                    second=_("a permanent assembly and nine commissions")),
                Row("empty", _("Empty book"), "file-pen", meta="2", bold=True,
                    second=_("you make the bodies yourself")),
            ]
        )  # fmt: skip
        made = example.existing() is not None
        second = (
            _("the invented cooperative, as you left it")
            if made
            else _("an invented cooperative with an assembly of twelve items; touch anything you like")
        )
        self.look.set_rows(
            [Row("example", _("Look at the example"), "compass", meta="E", bold=True, second=second)]
        )

    def _listen(self) -> None:
        ask = self.desk.book_asked
        self.recents.chosen.connect(lambda path: ask.emit("open", path))
        self.recents.other.connect(self.open_other)
        self.languages.activated.connect(lambda at: self.desk.prefer(language=self.languages.itemData(at)))
        for ways in (self.new, self.look):
            ways.activated_key.connect(self._on_way)
            ways.clicked.connect(lambda _index, ways=ways: self._on_way(ways.current_key()))
        self.make.clicked.connect(self.make_cooperative)
        self.name.returnPressed.connect(self.make_cooperative)
        self.name.textChanged.connect(lambda _text: self.name_field.set_error(""))
        self.cancel.clicked.connect(self._on_cancel)
        self._maker.progressed.connect(self._on_progress)
        self._maker.made.connect(self._on_made)
        self._maker.failed.connect(self._on_failed)
        self._maker.stopped.connect(self._end_work)
        keys: dict[str, Callable[[], None]] = {
            "1": self.ask_name,
            "2": self.make_empty,
            "E": self.look_at_example,
            "O": self.open_other,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)
        self.name.installEventFilter(self)

    def _on_way(self, key: object) -> None:
        ways = {"cooperative": self.ask_name, "empty": self.make_empty, "example": self.look_at_example}
        if key in ways:
            ways[str(key)]()

    def ask_name(self) -> None:
        """Ask the one thing the template cannot know."""
        self.new.set_current("cooperative")
        self._name_line.show()
        # One primary button at a time.
        self.recents.open.set_kind("secondary")
        self.name.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if claims_escape(event):
            return True
        if is_escape(event, QEvent.Type.KeyPress):
            self._leave_name()
            return True
        return super().eventFilter(watched, event)

    def _leave_name(self) -> None:
        self._name_line.hide()
        self.recents.open.set_kind("primary")
        self.new.setFocus()

    def make_cooperative(self) -> None:
        """Make a book from the template and open it."""
        name = " ".join(self.name.text().split())
        if not name:
            self.name_field.set_error(_("Write the name first."))
            self.name.setFocus()
            return
        path = self.ask_new(template.proposed_path(name))
        if path is None:
            return
        try:
            template.make_cooperative(path, name)
        except AssemblyError as error:
            self.name_field.set_error(errors.words(error))
            return
        self.desk.book_asked.emit("open", path)

    def make_empty(self) -> None:
        """Make a book with nothing in it and open it."""
        path = self.ask_new(template.proposed_path(""))
        if path is not None:
            self.desk.book_asked.emit("make", path)

    def open_other(self) -> None:
        """Open a book that is not in the list."""
        path = self.ask_existing()
        if path is not None:
            self.desk.book_asked.emit("open", path)

    def look_at_example(self) -> None:
        """Open the example; the first time it is made in the background."""
        made = example.existing()
        if made is not None:
            self.desk.book_asked.emit("open", made)
            return
        self._on_progress(0, 0)
        self._work_line.show()
        self._maker.start()

    def ask_new(self, proposed: Path) -> Path | None:
        """Ask for the file of a new book; None when the person thinks better of it."""
        given, _kind = QFileDialog.getSaveFileName(
            self, _("New book"), str(proposed), _("Books") + " " + _FILES
        )
        return template.with_suffix(Path(given)) if given else None

    def ask_existing(self) -> Path | None:
        """Ask for the file of a book there is."""
        given, _kind = QFileDialog.getOpenFileName(
            self, _("Open another book"), str(template.proposed_path("").parent), _("Books") + " " + _FILES
        )
        return Path(given) if given else None

    def _on_progress(self, done: int, steps: int) -> None:
        self.progress.setRange(0, steps)
        self.progress.setValue(done)
        told = ngettext("Holding the assembly: {count} step", "Holding the assembly: {count} steps", done)
        self.told.set_text(told.format(count=done) if done else _("Reading the example…"))

    def _on_cancel(self) -> None:
        self._maker.stop()
        self.told.set_text(_("Stopping…"))

    def _on_made(self, path: object) -> None:
        self._end_work()
        if self.isVisible():
            self.desk.book_asked.emit("open", path)

    def _on_failed(self, error: object) -> None:
        self._end_work()
        self.desk.runner.refused.emit(error)

    def _end_work(self) -> None:
        self._work_line.hide()
        self._fill_lists()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.recents.fill()
            first = self.recents.list if self.desk.settings.recent_books else self.new
            if first.current_key() is None:
                first.set_current(first.rows()[0].key)
            QTimer.singleShot(0, first, first.setFocus)


def _info(icon: str, sentence: str) -> Prose:
    return Prose(sentence, icon=icon, icon_role="ink2", role="ink2")
