# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is here in numbers: with a name, without, and in all; the room and online are two counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from assembly_app.domain.kinds import Electorate
from assembly_app.i18n import _, pgettext
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.drafts import LateCommit
from assembly_app.ui.widgets.panes import Pane
from assembly_app.ui.widgets.prose import Label
from assembly_app.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from assembly_app.services.attendance import PresenceRow

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELECTORATES = (Electorate.ROOM, Electorate.ONLINE)


class PresenceTable(QWidget):
    """The numbers of people without a name are typed here and committed as totals."""

    def __init__(self, desk: Desk, assembly_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.assembly_id = desk, assembly_id
        words = {
            Electorate.ROOM: pgettext("presence", "in the room"),
            Electorate.ONLINE: pgettext("presence", "online"),
        }
        icons = {Electorate.ROOM: "users-round", Electorate.ONLINE: "wifi"}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(Label(_("Here now"), size=12, weight=600, role="ink2"), 0, 0)
        rule = Pane("line")
        rule.setFixedHeight(1)
        grid.addWidget(rule, 1, 0, 1, 3)
        for line, text, weight in (
            (2, _("with a name"), 400),
            (3, _("without a name"), 400),
            (4, pgettext("presence", "total"), 600),
        ):
            grid.addWidget(Label(text, weight=weight, role="ink" if weight == 600 else "ink2"), line, 0)
        self._named: dict[Electorate, Label] = {}
        self._total: dict[Electorate, Label] = {}
        self.unnamed: dict[Electorate, Stepper] = {}
        self._late: dict[Electorate, LateCommit] = {}
        for column, one in enumerate(_ELECTORATES, 1):
            head = Label(words[one], size=12, weight=600, role="ink2", icon=icons[one], icon_size=14)
            self._named[one] = Label("0", weight=600)
            self._total[one] = Label("0", size=24, weight=600)
            name = _("without a name, {where}").format(where=words[one])
            stepper = self.unnamed[one] = Stepper(0, name=name, compact=True, maximum=9_999)
            self._late[one] = LateCommit(desk.runner, self._committing(one), self)
            stepper.value_changed.connect(self._typing(one))
            stepper.editor.editingFinished.connect(self._late[one].flush)
            grid.addWidget(head, 0, column, _RIGHT)
            grid.addWidget(self._named[one], 2, column, _RIGHT)
            grid.addWidget(stepper, 3, column, _RIGHT)
            grid.addWidget(self._total[one], 4, column, _RIGHT)

    def show_counts(self, counts: PresenceRow) -> None:
        """Show the numbers of now; one that is being typed stays."""
        shown = {
            Electorate.ROOM: (counts.room_named, counts.room_unnamed),
            Electorate.ONLINE: (counts.online_named, counts.online_unnamed),
        }
        for one, (named, unnamed) in shown.items():
            self._named[one].set_text(str(named))
            if not self._late[one].dirty:
                self.unnamed[one].set_value(unnamed)
            self._show_total(one)

    def _show_total(self, one: Electorate) -> None:
        named = int(self._named[one].text() or 0)
        self._total[one].set_text(str(named + self.unnamed[one].value()))

    def _typing(self, one: Electorate) -> Callable[[int], None]:
        def typed(_value: int) -> None:
            self._late[one].touch()
            self._show_total(one)

        return typed

    def _committing(self, one: Electorate) -> Callable[[], None]:
        def commit() -> None:
            from assembly_app.services import attendance

            total, at = self.unnamed[one].value(), self.desk.runner.now()
            self.desk.runner.run(lambda tx: attendance.count_unnamed(tx, self.assembly_id, one, total, at))

        return commit
