# SPDX-License-Identifier: GPL-3.0-or-later
"""What an item lacks, each with the action that mends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QSizePolicy, QTimeEdit, QVBoxLayout, QWidget

from assembly_app.domain.moments import local, moment
from assembly_app.i18n import _
from assembly_app.services import consultations, contributions
from assembly_app.services.assemblies import Stage
from assembly_app.ui.desk import Desk
from assembly_app.ui.minutes import words
from assembly_app.ui.widgets.banner import Banner
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import clear, column, row
from assembly_app.ui.widgets.prose import Label

if TYPE_CHECKING:
    from assembly_app.services.agreements import AgreementRow
    from assembly_app.services.minutes import ItemRecord, MinutesRecord
    from assembly_app.services.workspace import Transaction

_READ = ("advisory_unread", "contribution_unread")


class LackBanners(QWidget):
    """One banner for each thing that is missing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines = column(spacing=8)
        self.setLayout(self._lines)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._shown: object = None

    def show_item(self, record: MinutesRecord, item: ItemRecord) -> None:
        """Say what the item lacks; an hour being typed is left alone."""
        lacks = words.lacks(item)
        if (item.id, lacks) == self._shown:
            self._record, self._item = record, item
            return
        self._shown = (item.id, lacks)
        self._record, self._item = record, item
        clear(self._lines)
        for lack in lacks:
            self._lines.addWidget(self._banner(lack))
        self.setVisible(bool(lacks))

    def _banner(self, lack: str) -> Banner:
        button = Button(words.action(lack))
        banner = Banner(words.sentence(lack), actions=[button])
        hour: QTimeEdit | None = None
        if lack in _READ and self._record.assembly.stage is not Stage.OPEN:
            hour = self._hour()
            layout = banner.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addLayout(row(Label(_("Read at"), role="ink2"), hour, None, margins=(24, 0, 0, 0)))
        button.clicked.connect(self._mender(lack, hour))
        return banner

    def _hour(self) -> QTimeEdit:
        """After the assembly only a person knows at what time it was read: the item's end is proposed."""
        field = QTimeEdit()
        field.setDisplayFormat("HH:mm")
        field.setAccessibleName(_("Hour at which it was read aloud"))
        ends = [stretch.end for stretch in self._item.sessions if stretch.end]
        if ends:
            end = local(max(ends), self._record.assembly.zone)
            field.setTime(QTime(end.hour, end.minute))
        return field

    def _mender(self, lack: str, hour: QTimeEdit | None) -> Callable[[], None]:
        def mend() -> None:
            if lack in _READ:
                self._mark_read(lack, hour)
            elif lack == "outcome":
                self._desk.choose_assembly(self._record.assembly.id)
                self._desk.go("room", self._item.id)
            elif lack == "task_without_person":
                self._desk.go("tasks", _first_loose_task(self._item))
            else:
                self._desk.go("agreements", _first_lacking(self._item, lack))

        return mend

    def _at(self, field: QTimeEdit | None) -> datetime | None:
        """The moment of a typed hour: in the day of the item, or the next when it went past midnight."""
        assembly, sessions = self._record.assembly, self._item.sessions
        if field is None or assembly.held_on is None:
            return None
        day = local(sessions[0].start, assembly.zone).date() if sessions else assembly.held_on
        typed = moment(day, field.time().toPython(), assembly.zone)  # type: ignore[arg-type]
        if sessions and typed < sessions[0].start and sessions[-1].end and sessions[-1].end.date() != day:
            return typed + timedelta(days=1)
        return typed

    def _mark_read(self, lack: str, hour: QTimeEdit | None) -> None:
        item, by = self._item, self._desk.runner.workspace.author

        def act(tx: Transaction) -> None:
            at = self._at(hour)
            if lack == "advisory_unread":
                for result in item.advisory:
                    if result.closed_at and not result.read_at:
                        consultations.read_aloud(tx, result.id, at, by=by)
                return
            for one in item.contributions:
                if one.read_at is None:
                    contributions.read_aloud(tx, one.id, at, by=by)

        self._desk.runner.run(act)


def _first_loose_task(item: ItemRecord) -> UUID | None:
    return next((task.id for task in item.tasks if not task.person_ids and not task.body), None)


def _first_lacking(item: ItemRecord, lack: str) -> UUID | None:
    tests: dict[str, Callable[[AgreementRow], bool]] = {
        "no_review": lambda one: not (one.review_on or one.review_in),
        "no_responsible": lambda one: not (one.body or one.person_ids),
        "condition_without_day": lambda one: bool(one.condition.text and not one.lapses_on),
    }
    return next((one.id for one in item.agreements if tests[lack](one)), None)
