# SPDX-License-Identifier: GPL-3.0-or-later
"""How the item ends: informed, agreed, deferred, referred, withdrawn or parked; digits choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from assembly_app.domain.kinds import Nature, Outcome
from assembly_app.i18n import _, current_language, pgettext
from assembly_app.i18n.lists import join_and
from assembly_app.ui.desk import Desk
from assembly_app.ui.sheets.base import SheetBase
from assembly_app.ui.sheets.day_field import DayField, dated, day_of
from assembly_app.ui.sheets.person_field import PersonField
from assembly_app.ui.sheets.pickers import assembly_picker, body_picker
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.field import Field
from assembly_app.ui.widgets.panes import column, row
from assembly_app.ui.widgets.prose import Prose

if TYPE_CHECKING:
    from assembly_app.services.workspace import Transaction

ORDER = (
    Outcome.INFORMED, Outcome.AGREED, Outcome.DEFERRED, Outcome.REFERRED, Outcome.WITHDRAWN, Outcome.PARKED,
)  # fmt: skip
_GLYPHS = {
    Outcome.INFORMED: "info",
    Outcome.AGREED: "handshake",
    Outcome.DEFERRED: "calendar-plus",
    Outcome.REFERRED: "users-round",
    Outcome.WITHDRAWN: "undo-2",
    Outcome.PARKED: "signpost",
}


class OutcomeSheet(SheetBase):
    """Equal choices: none is primary until one is chosen."""

    name = "outcome"

    def __init__(self, desk: Desk, assembly_id: UUID, item_id: UUID | None) -> None:
        super().__init__(
            desk, assembly_id, item_id, pgettext("sheet", "Close the item"), "check",
            pgettext("key", "Ctrl+↵"), width=520,
        )  # fmt: skip
        self.chosen: Outcome | None = self.draft.get("outcome")
        self.item_line = Prose("", role="ink2")
        self.middle.addWidget(self.item_line)
        self.middle.addLayout(self._make_choices())
        self.middle.addWidget(self._make_deferred())
        self.middle.addWidget(self._make_referred())
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("one sentence, if it needs one"))
        self.note_field = Field(pgettext("outcome", "Why, or what follows"), self.note)
        self.middle.addWidget(self.note_field)
        self.add_primary(pgettext("sheet", "Close the item"))
        for name, editor in (("to", self.to), ("text_due", self.text_due), ("group", self.group),
                             ("body", self.body), ("report", self.report), ("note", self.note)):  # fmt: skip
            self.keep(name, editor)

    def _make_choices(self) -> QGridLayout:
        words = {
            Outcome.INFORMED: pgettext("outcome", "Informed"),
            Outcome.AGREED: pgettext("outcome", "Agreed"),
            Outcome.DEFERRED: pgettext("outcome", "Defer"),
            Outcome.REFERRED: pgettext("outcome", "Refer to a body"),
            Outcome.WITHDRAWN: pgettext("outcome", "Withdrawn"),
            Outcome.PARKED: pgettext("outcome", "Park"),
        }
        grid = QGridLayout()
        grid.setSpacing(8)
        for column_ in (0, 1):
            grid.setColumnStretch(column_, 1)
        self.choices: dict[Outcome, Button] = {}
        for at, outcome in enumerate(ORDER):
            button = Button(words[outcome], icon=_GLYPHS[outcome], key=str(at + 1), tall=True, spread=True)
            choose = self._choosing(outcome)
            button.clicked.connect(choose)
            grid.addWidget(button, at // 2, at % 2)
            self.choices[outcome] = button
            for keys in (str(at + 1), f"Alt+{at + 1}"):
                self.key_for(keys, choose)
        return grid

    def _choosing(self, outcome: Outcome) -> Callable[[], None]:
        return lambda: self.choose(outcome)

    def _make_deferred(self) -> QWidget:
        self.deferred = QWidget()
        self.to = assembly_picker(self.desk, self.assembly_id)
        self.text_due = DayField(day_of(self.now(), self.assembly.zone))
        self.group = PersonField(self.desk, several=True)
        line = row(spacing=12)
        line.addWidget(Field(_("To the assembly"), self.to), 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(dated(_("New text by"), self.text_due), 1, Qt.AlignmentFlag.AlignTop)
        self.group_field = Field(_("Working group"), self.group)
        self.group_field.set_hint(_("may be empty"))
        self.deferred.setLayout(column(line, self.group_field, spacing=8))
        return self.deferred

    def _make_referred(self) -> QWidget:
        self.referred = QWidget()
        self.body = body_picker(self.desk)
        self.report = assembly_picker(self.desk, self.assembly_id, none=_("no report asked"))
        line = row(spacing=12)
        line.addWidget(Field(_("To the body"), self.body), 1)
        line.addWidget(Field(_("It reports to"), self.report), 1)
        self.referred.setLayout(line)
        return self.referred

    def fill(self) -> None:
        number, title, nature, agreed, names, ids = self.desk.runner.read(self._ask)
        label = _("Item {number}").format(number=number) if number is not None else ""
        self.item_line.set_text(" · ".join(part for part in (label, title) if part))
        if self.chosen is None:
            self.chosen = _evident(nature, agreed)
        if names:
            blocked = join_and(names, current_language())
            self.group_field.set_hint(_("must include {names}, who blocked").format(names=blocked))
            if not self.group.text():
                self.group.set_people(ids)
        self._show()

    def _ask(
        self, tx: Transaction
    ) -> tuple[int | None, str, Nature | None, bool, tuple[str, ...], tuple[UUID, ...]]:
        from assembly_app.services import agreements, consensus_tests, items, names, room

        lines = room.agenda_lines(tx, self.assembly_id, self.now())
        line = next(one for one in lines if one.id == self.item_id)
        agreed = bool(agreements.of_item(tx, self.item_id) or consensus_tests.assents(tx, self.item_id))
        blockers = items.open_blockers(tx, self.item_id)
        names_ = names.load(tx).people(blockers)
        return line.number, line.title, line.nature, agreed, names_, tuple(blockers)

    def choose(self, outcome: Outcome) -> None:
        """Choose how the item ends; nothing is closed yet."""
        self.chosen = self.draft["outcome"] = outcome
        self.refuse("")
        self._show()
        first = {Outcome.DEFERRED: self.to, Outcome.REFERRED: self.body}.get(outcome)
        (first or self.main or self).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def offer(self, outcome: str) -> None:
        """Open on an outcome that was chosen elsewhere."""
        self.choose(Outcome(outcome))

    def _show(self) -> None:
        for outcome, button in self.choices.items():
            button.set_open(outcome is self.chosen)
        self.deferred.setVisible(self.chosen is Outcome.DEFERRED)
        self.referred.setVisible(self.chosen is Outcome.REFERRED)
        self.note_field.setVisible(self.chosen is not None)
        assert self.main is not None
        self.main.setVisible(self.chosen is not None)
        words = {
            Outcome.INFORMED: _("Close as informed"),
            Outcome.AGREED: _("Close as agreed"),
            Outcome.DEFERRED: _("Defer the item"),
            Outcome.REFERRED: _("Refer the item"),
            Outcome.WITHDRAWN: _("Close as withdrawn"),
            Outcome.PARKED: _("Park the item"),
        }
        if self.chosen is not None:
            self.main.set_text(words[self.chosen])

    def begin(self) -> None:
        first = self.choices[self.chosen or ORDER[0]]
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def primary(self) -> None:
        from assembly_app.services import items

        outcome, at, note = self.chosen, self.now(), self.note.text()
        if outcome is None:
            self.refuse(_("Choose first how the item ends."))
        elif outcome is Outcome.DEFERRED:
            self._defer(note)
        elif outcome is Outcome.REFERRED:
            body, report = self.body.record(), self.report.record()
            if body is None:
                self.refuse(_("There is no body yet. Add one in People."))
                return
            self.act(
                lambda tx: items.refer(tx, self.item_id, body, at, report_to=report, note=note),
                then=lambda _none: self._ended(),
            )
        else:
            self.act(
                lambda tx: items.close(tx, self.item_id, outcome, at, note=note),
                then=lambda _none: self._ended(),
            )

    def _defer(self, note: str) -> None:
        from assembly_app.services import items

        to, at, due, group = self.to.record(), self.now(), self.text_due.value(), self.group.people()
        if to is None:
            self.refuse(_("There is no later assembly yet. Plan one in Assemblies."))
            return
        self.text_due.settle()
        unknown = self.group.unknown()
        if unknown:
            self.group_field.set_error(_("Nobody here is called “{name}”.").format(name=unknown))
        if unknown or self.text_due.problem():
            return
        self.act(
            lambda tx: items.defer(tx, self.item_id, to, at, text_due_on=due, working_group=group, note=note),
            then=lambda _id: self._ended(),
        )

    def _ended(self) -> None:
        self.forget()
        self.closed.emit()


def _evident(nature: Nature | None, agreed: bool) -> Outcome | None:
    """What the record already says about how the item ends; it is still a person who closes it."""
    if agreed:
        return Outcome.AGREED
    return Outcome.INFORMED if nature is Nature.INFORMATION else None
