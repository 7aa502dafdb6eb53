# SPDX-License-Identifier: GPL-3.0-or-later
"""The item in the middle of the Room: head, path, text, what is said of it, notes."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from assembly_app.domain.kinds import Nature, Step
from assembly_app.i18n import _, pgettext
from assembly_app.i18n.terms import term
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import ItemView, LineState, RoomRow
from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.room import words
from assembly_app.ui.room.decided import Agreed, Consultations, Near, Tests, Versions
from assembly_app.ui.room.discussion import Concerns, Contributions, Statements
from assembly_app.ui.room.inline import Inline
from assembly_app.ui.room.item_header import ItemHeader
from assembly_app.ui.room.notes_editor import NotesEditor
from assembly_app.ui.room.section import Section
from assembly_app.ui.room.stack import Snug, Stack
from assembly_app.ui.room.text_on_table import TextOnTable
from assembly_app.ui.room.thermometer import ThermometerRow
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, ScrollPane, column
from assembly_app.ui.widgets.step_strip import StepStrip

STEPS = tuple(Step)
# The height of the item with everything folded, and of a record.
_CLOSED, _ENTRY = 610, 28


class ItemPane(Pane):
    """`wanted` names what was asked for; `stepped` the step that was chosen."""

    wanted = Signal(str)
    stepped = Signal(object)
    forms_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("surface")
        self.view: ItemView | None = None
        self._folded = False
        self.header = ItemHeader()
        self.strip = StepStrip([term(step) for step in STEPS], name=_("Path to consensus"))
        self.strip.set_state_words(
            pgettext("step", "done"), pgettext("step", "now"), pgettext("step", "to come")
        )
        self.text = TextOnTable(desk)
        self.buttons = {
            "test": Button(_("Test the consensus"), icon="handshake", key="F8"),
            "consult": Button(_("Consult online"), icon="vote", key="F9"),
            "agreement": Button(_("Agreement"), icon="stamp", key="F10"),
        }
        self.decide = QWidget()
        self.decide.setLayout(Flow(*self.buttons.values()))
        self.thermometer = ThermometerRow()
        self.tests, self.versions = Tests(desk), Versions()
        self.concerns, self.contributions = Concerns(desk), Contributions(desk)
        self.consultations, self.agreed = Consultations(desk), Agreed(desk)
        self.near, self.statements = Near(desk), Statements()
        self.notes = NotesEditor(desk)
        self._arrange()
        self._listen()

    @property
    def sections(self) -> tuple[Section, ...]:
        """What folds, in order."""
        return (
            self.agreed,
            self.tests,
            self.concerns,
            self.contributions,
            self.consultations,
            self.near,
            self.versions,
            self.statements,
        )

    def _arrange(self) -> None:
        middle = QWidget()
        middle.setLayout(
            column(
                self.strip, 2, self.text, self.decide, 2, self.thermometer, *self.sections,
                spacing=6, margins=(32, 4, 32, 4),
            )
        )  # fmt: skip
        self.snug = Snug(middle)
        self.scroller = ScrollPane(Stack(self.header, self.snug, self.notes), "surface")
        self.setLayout(column(self.scroller, spacing=0))

    def _listen(self) -> None:
        self.header.wanted.connect(self.wanted)
        self.strip.chosen.connect(lambda at: self.stepped.emit(STEPS[at]))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
        self.contributions.asked.connect(lambda: self.wanted.emit("contribution"))
        self.agreed.task_asked.connect(lambda: self.wanted.emit("task"))
        self.notes.record.clicked.connect(lambda: self.wanted.emit("statement"))
        self.thermometer.asked.connect(lambda: self.wanted.emit("thermometer"))
        for form in self.forms:
            form.opened_changed.connect(self.forms_changed)

    @property
    def forms(self) -> tuple[Inline, ...]:
        """The small forms, of which at most one is being filled in."""
        return self.header.form, self.text.form

    def open_form(self) -> Inline | None:
        """The form that is open, if one is."""
        return next((form for form in self.forms if not form.isHidden()), None)

    def sizeHint(self) -> QSize:
        return QSize(700, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)

    def show_item(self, view: ItemView, shown: RoomRow, now: datetime) -> None:
        """Show one item of the agenda."""
        other = self.view is None or self.view.line.id != view.line.id
        self.view = view
        open_ = shown.assembly.stage is Stage.OPEN
        done = view.line.state is LineState.DONE
        editable = open_ and not done
        path = words.has_path(view.line)
        self.header.show_item(view, shown, now)
        decides = view.line.nature is not Nature.INFORMATION
        self.strip.setVisible(path and decides and editable)
        self.strip.set_current(STEPS.index(view.step))
        self.text.show_item(view, shown, editable=editable and path)
        late = view.step in (Step.READ, Step.TEST, Step.AGREE)
        self.text.show_marks(editable and (late or not _taken_in(view)))
        self.decide.setVisible(editable and path)
        for name in ("test", "consult"):
            reason = "" if self.text.version else _("Put a text on the table first.")
            self.buttons[name].refuse(reason)
            self.buttons[name].setVisible(decides or self.text.version is not None)
        self.thermometer.show_item(view, shown.assembly.zone, can_take=editable and path)
        self._show_sections(view, shown, editable)
        self.notes.record.setVisible(editable)
        self.notes.show_note(view.line.id, view.note, shown.assembly.zone)
        if other:
            for section in self.sections:
                section.forget_hand()
            self.snug.verticalScrollBar().setValue(0)
        self._fold()

    def _show_sections(self, view: ItemView, shown: RoomRow, editable: bool) -> None:
        path = words.has_path(view.line)
        self.concerns.show_item(view, shown, editable=editable)
        self.concerns.setVisible((editable and path) or bool(view.concerns))
        self.contributions.show_item(view, shown, editable=editable)
        self.consultations.show_item(view, shown)
        self.tests.show_item(view, shown, editable=editable)
        self.agreed.show_item(view, shown, editable=editable)
        self.near.show_item(view)
        self.near.setVisible(path and bool(view.near))
        self.versions.show_item(view, shown)
        self.statements.show_item(view, shown)

    def tick(self, now: datetime) -> None:
        """Move the clock of the item; called each second."""
        self.header.tick(now)

    def set_folded(self, folded: bool) -> None:
        """Fold everything: a sheet is open beside the item."""
        self._folded = folded
        self.buttons["test"].set_text(pgettext("consensus", "Test") if folded else _("Test the consensus"))
        self.buttons["consult"].set_text(pgettext("online", "Consult") if folded else _("Consult online"))
        for section in self.sections:
            if folded:
                section.forget_hand()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Open what asks to be read where there is height for it: first what the room has not heard."""
        view = self.view
        left = self.height() - theme.px(_CLOSED)
        opened: list[Section] = []
        if view is not None and not self._folded:
            told: list[tuple[Section, int]] = [
                (self.concerns, len(view.concerns)),
                (self.contributions, len(view.contributions)),
            ]
            if any(test.open_blocks for test in view.tests[-1:]):
                # What holds the item back comes before anything else.
                told.append((self.tests, len(view.tests) + sum(len(test.reasons) for test in view.tests)))
                told.reverse()
            for section, count in reversed(told) if view.unread else told:
                needed = theme.px(_ENTRY * count + 44)
                if count and needed <= left:
                    opened.append(section)
                    left -= needed
        for section in self.sections:
            section.fold_by_itself(section in opened)

    def mark_open(self, name: str) -> None:
        """The button that opened a sheet stays filled."""
        for own, button in self.buttons.items():
            button.set_open(own == name)

    def focus(self) -> None:
        """Give the keyboard to the notes."""
        self.notes.editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _taken_in(view: ItemView) -> bool:
    version = view.proposal.on_the_table if view.proposal else None
    return version is None or version.taken_in_at is not None
