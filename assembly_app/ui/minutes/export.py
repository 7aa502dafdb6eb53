# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing the minutes to a file: what is asked before, and what is said after."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QSizePolicy, QWidget

from assembly_app.documents.privacy import names_in
from assembly_app.documents.variant import Variant
from assembly_app.i18n import _, current_language, pgettext
from assembly_app.i18n.lists import join_and
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.banner import Banner, Tone
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import clear, column
from assembly_app.ui.widgets.status_line import announce

if TYPE_CHECKING:
    from assembly_app.documents.blocks import Outline
    from assembly_app.services.minutes import MinutesRecord

_SUFFIX = ".docx"


class Export(QWidget):
    """Invisible until there is something to ask or to say."""

    # The folder of the last document, for as long as the window is open.
    folder: ClassVar[Path | None] = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = column(spacing=0)
        self.setLayout(self._lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.go_on: Button | None = None
        self.hide()

    def start(self, record: MinutesRecord, outline: Outline) -> None:
        """Write, once a person knows which names are still there."""
        self.forget()
        left = names_in(outline, record) if outline.variant is Variant.PUBLIC else []
        if not left:
            self._ask_where(record, outline)
            return
        self.go_on = Button(_("Write with these names"))
        self.go_on.clicked.connect(lambda: self._ask_where(record, outline))
        back = Button(pgettext("minutes", "Do not write"))
        back.clicked.connect(self.forget)
        names = join_and(left, current_language())
        self._say(_("Names still in the public text: {names}").format(names=names), "warn", self.go_on, back)
        self.go_on.setFocus()

    def forget(self) -> None:
        """Take away what was asked or said."""
        clear(self._lines)
        self.go_on = None
        self.hide()

    def _ask_where(self, record: MinutesRecord, outline: Outline) -> None:
        self.forget()
        middle = "" if outline.variant is Variant.INTERNAL else f"{outline.variant.value}-"
        name = f"acta-{record.assembly.code}-{middle}{outline.language}{_SUFFIX}"
        folder = Export.folder or self._desk.runner.workspace.path.parent
        chosen = self.ask_file(folder / name)
        if chosen is not None:
            self._write(outline, chosen)

    def ask_file(self, proposed: Path) -> Path | None:
        """Ask for the file; None when the person thinks better of it."""
        given, _kind = QFileDialog.getSaveFileName(
            self, _("Write the minutes"), str(proposed), _("Word documents (*.docx)")
        )
        if not given:
            return None
        path = Path(given)
        return path if path.suffix.lower() == _SUFFIX else path.with_name(path.name + _SUFFIX)

    def _write(self, outline: Outline, path: Path) -> None:
        # Only now: the library of documents is large.
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            from assembly_app.documents.minutes_docx import write

            write(outline, path)
        except OSError:
            self._say(_("“{path}” cannot be written. Choose another place.").format(path=path), "stop")
            return
        finally:
            QApplication.restoreOverrideCursor()
        Export.folder = path.parent
        said = _("Minutes written: {path}").format(path=path)
        self._desk.say(said)
        announce(self, said)

    def _say(self, sentence: str, tone: Tone, *actions: Button) -> None:
        self._lines.addWidget(Banner(sentence, tone, actions=actions, below=len(actions) > 1))
        self.show()
        announce(self, sentence)
