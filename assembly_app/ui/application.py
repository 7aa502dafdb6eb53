# SPDX-License-Identifier: GPL-3.0-or-later
"""The window with its book: what is opened, made, and changed for another; preferences followed live."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from assembly_app import i18n, settings
from assembly_app.domain.errors import AssemblyError
from assembly_app.ui import errors, theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.main_window import MainWindow
from assembly_app.ui.runner import Runner

if TYPE_CHECKING:
    from assembly_app.ui.instance import Instance


class Application(QObject):
    """The window with its book: opened, made, changed for another."""

    def __init__(
        self,
        chosen: settings.Settings,
        clock: Callable[[], datetime] | None = None,
        *,
        keep: bool = True,
    ) -> None:
        """`keep` false leaves the person's preferences on disk as they are."""
        super().__init__()
        self.qt = QApplication.instance() or QApplication(sys.argv[:1])
        self._clock = clock
        self._qt_words = QTranslator(self)
        self._speak(chosen.language)
        self.theme = theme.install(self.qt, theme.Scheme(chosen.theme), chosen.text_scale)  # type: ignore[arg-type]
        self.desk = Desk(Runner(clock), chosen, keep=keep)
        self._shown = chosen
        self.window = MainWindow(self.desk)
        self._instance: Instance | None = None
        self.desk.settings_changed.connect(self._follow)
        self.window.asked.connect(self._asked)

    def open(self, book: Path) -> None:
        """Open a book in the window, or say why not."""
        # Imported only now: the window is already on screen.
        from assembly_app.services import assemblies
        from assembly_app.services.workspace import Workspace

        held = self.desk.runner
        if held.is_open and held.workspace.path == book.absolute():
            self.window.go("assemblies")
            return
        try:
            workspace = Workspace.open(book, clock=self._clock)
        except AssemblyError as error:
            self.window.go("welcome")
            self.window.notify(errors.words(error), "stop")
            return
        self.close_book()
        held.use(workspace)
        # The rows first; being found again can wait for the next turn.
        QTimer.singleShot(0, self, lambda: self._remember(book))
        self.window.forget_pages()
        self.window.set_frame(book=True)
        running = workspace.read(assemblies.open_now)
        self.desk.assembly_id = running.id if running else None
        self.window.go("room" if running else "assemblies")

    def make(self, book: Path) -> None:
        """Make an empty book and open it."""
        from assembly_app.services.workspace import Workspace

        try:
            Workspace.create(book).close()
        except AssemblyError as error:
            self.window.refuse(error)
            return
        self.open(book)

    def welcome(self) -> None:
        """Show the books there are, leaving the open one."""
        self.close_book()
        self.window.forget_pages()
        self.window.set_frame(book=False)
        self.window.go("welcome")

    def close_book(self) -> None:
        """Let go of the open book, if there is one."""
        runner = self.desk.runner
        if runner.is_open:
            runner.commit_typed()
            runner.workspace.close()
            runner.use(None)

    def _remember(self, book: Path) -> None:
        if self.desk.runner.is_open and self.desk.runner.workspace.path == book.absolute():
            self._answer_for(book)
            self.desk.prefer(recent_books=self.desk.settings.with_recent(book).recent_books)

    def _answer_for(self, book: Path) -> None:
        """Come to the front when the application is started again on this book."""
        from assembly_app.ui.instance import Instance

        if self._instance is None:
            self._instance = Instance(self)
            self._instance.called.connect(self.window.raise_window)
        self._instance.hold(book)

    def _asked(self, what: str, path: object) -> None:
        if what == "welcome":
            self.welcome()
        elif isinstance(path, Path):
            {"open": self.open, "make": self.make}[what](path)

    def _follow(self, chosen: settings.Settings) -> None:
        """Let the window follow the preferences that changed."""
        before, self._shown = self._shown, chosen
        if chosen.theme != before.theme:
            self.theme.set_scheme(theme.Scheme(chosen.theme))
        if chosen.text_scale != before.text_scale:
            self.theme.set_scale(chosen.text_scale)
        if chosen.language != before.language:
            self._speak(chosen.language)
        if (chosen.language, chosen.text_scale) != (before.language, before.text_scale):
            # Later: the control that asked for it is still answering its click.
            QTimer.singleShot(0, self.window.rebuild)

    def _speak(self, language: str) -> None:
        i18n.install(language)
        QLocale.setDefault(QLocale(language))
        self.qt.removeTranslator(self._qt_words)
        if self._qt_words.load(
            f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ):
            self.qt.installTranslator(self._qt_words)
