# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of the item: what it is, its clock, and what ends it."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from assembly_app.domain.kinds import Nature
from assembly_app.i18n import _, current_language, ngettext, pgettext
from assembly_app.i18n.dates import format_time
from assembly_app.i18n.durations import clock
from assembly_app.i18n.lists import join_and
from assembly_app.i18n.terms import term
from assembly_app.services.assemblies import Stage
from assembly_app.services.room import ItemView, LineState, RoomRow
from assembly_app.ui import theme
from assembly_app.ui.room import words
from assembly_app.ui.room.inline import Inline
from assembly_app.ui.room.stack import OUT
from assembly_app.ui.widgets.bars import TimeBar
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose, StateLabel
from assembly_app.ui.widgets.status_line import announce
from assembly_app.ui.widgets.stepper import Stepper

TEN = 10
_WIDE = 400


class ItemHeader(QWidget):
    """`wanted` names what was asked for: "extend", "suspend", "close", "back", "commission", "ten"…"""

    wanted = Signal(str)
    extended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._view: ItemView | None = None
        self._row: RoomRow | None = None
        self.number = Label("", size=12, weight=600, role="accent")
        self.nature = StateLabel("scale", "", "ink2")
        self.holders = Label("", size=12, weight=500, role="ink2", elide=True)
        self.mark = StateLabel("lock", "", "ink2")
        self.title = Prose("", size=24, weight=600)
        self.clock = Label("", size=24, weight=600)
        self.of = Label("", role="ink2")
        self.bar = TimeBar()
        self.extend = self._button(_("Extend"), "extend", "timer", "F5")
        self.suspend = self._button(_("Suspend"), "suspend", "pause", "F6")
        self.close_item = self._button(_("Close the item"), "close", "check", "Ctrl+↵")
        self.deeds = QWidget()
        self.deeds.setLayout(Flow(self.extend, self.suspend, self.close_item, push_last=True))
        self.away = _Away()
        self.away.wanted.connect(self.wanted)
        self.up = _TimeIsUp()
        self.up.wanted.connect(self.wanted)
        self.form = _ExtendForm()
        self.form.submitted.connect(lambda: self.extended.emit(self.form.minutes.value()))
        self.form.opened_changed.connect(lambda: self.extend.set_open(not self.form.isHidden()))
        self.form.hide()
        self._arrange()

    def _button(self, text: str, name: str, icon: str, key: str) -> Button:
        button = Button(text, "quiet", icon=icon, key=key)
        button.clicked.connect(lambda: self.wanted.emit(name))
        return button

    def _arrange(self) -> None:
        meta = row(self.number, self.nature, self.mark, spacing=16)
        meta.addWidget(self.holders, 1, Qt.AlignmentFlag.AlignVCenter)
        times = row(self.clock, self.of, None, spacing=6)
        self._title = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._title.setSpacing(16)
        self._title.addWidget(self.title, 1)
        self._title.addLayout(times)
        self._title.setAlignment(times, Qt.AlignmentFlag.AlignTop)
        title = self._title
        deeds = row(self.deeds, margins=(-OUT, 0, -OUT, 0))
        parts = (self.away, meta, title, self.bar, deeds, self.form, self.up)
        self.setLayout(column(*parts, spacing=4, margins=(OUT, 0, OUT, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_WIDE)
        ways = QBoxLayout.Direction
        self._title.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._title.setSpacing(16 if wide else 0)

    def show_item(self, view: ItemView, shown: RoomRow, now: datetime) -> None:
        """Show the head of an item."""
        if self._view is None or self._view.line.id != view.line.id:
            self.form.close_form()
        self._view, self._row = view, shown
        line = view.line
        self.number.set_text(_("Item {number}").format(number=line.number) if line.number is not None else "")
        self.number.setVisible(line.number is not None)
        self._show_nature(view)
        self.holders.set_text(self._held_by(view))
        self.mark.setVisible(line.reserved)
        self.mark.set_text(_("reserved") if line.reserved else "")
        self.title.set_text(line.title)
        self._show_actions(view, shown)
        self.away.show_item(view, shown)
        self.tick(now)

    def _show_nature(self, view: ItemView) -> None:
        nature = view.line.nature
        glyph = "info" if nature is Nature.INFORMATION else "scale"
        if nature is Nature.DISCUSSION:
            glyph = "messages-square"
        self.nature.set_state(glyph, term(nature), "ink2")
        self.nature.setVisible(nature is not None)

    @staticmethod
    def _held_by(view: ItemView) -> str:
        parts = [join_and(view.holders, current_language())]
        if view.times_deferred:
            said = ngettext("deferred once", "deferred {count} times", view.times_deferred)
            parts.append(said.format(count=view.times_deferred))
        if view.line.extra_min:
            said = ngettext("extended {count} minute", "extended {count} minutes", view.line.extra_min)
            parts.append(said.format(count=view.line.extra_min))
        return " · ".join(part for part in parts if part)

    def _show_actions(self, view: ItemView, shown: RoomRow) -> None:
        state = view.line.state
        open_ = shown.assembly.stage is Stage.OPEN and state is not LineState.DONE
        self.deeds.setVisible(open_)
        self.extend.setVisible(state in (LineState.RUNNING, LineState.SUSPENDED))
        running = state is LineState.RUNNING
        words_ = {LineState.RUNNING: _("Suspend"), LineState.SUSPENDED: _("Resume")}
        self.suspend.set_text(words_.get(state, pgettext("item", "Start")))
        self.suspend.set_icon("pause" if running else "play")
        other = shown.running_id is not None and shown.running_id != view.line.id
        self.suspend.refuse(_("Another item is open. Suspend it or close it first.") if other else "")
        if not open_:
            self.form.close_form()

    def tick(self, now: datetime) -> None:
        """Move the clock; called each second."""
        view, shown = self._view, self._row
        if view is None or shown is None:
            return
        spent = words.spent_seconds(view, shown, now)
        allotted = view.allotted_min
        begun = view.line.state is not LineState.TO_COME
        self.clock.set_text(clock(spent) if begun else "")
        self.clock.setVisible(begun)
        mark = words.minutes_mark(allotted)
        self.of.set_text((_("of {minutes}").format(minutes=mark) if begun else mark) if allotted else "")
        said = _("{spent} of {planned} minutes").format(spent=spent // 60, planned=allotted)
        self.bar.set_time(spent, allotted * 60, said)
        self.bar.setVisible(allotted > 0)
        over = view.line.state is LineState.RUNNING and allotted > 0 and spent >= allotted * 60
        self.up.show_time(over, clock(spent))

    def toggle_extend(self) -> None:
        """F5: ask for how many minutes."""
        self.form.toggle()


class _ExtendForm(Inline):
    """Minutes to add; Enter adds them."""

    def __init__(self) -> None:
        super().__init__(_("Extend the item"))
        self.minutes = Stepper(TEN, name=_("Minutes that the room adds"), compact=True)
        self.minutes.editor.setMinimum(1)
        label = Label(_("Minutes that the room adds"), size=12, weight=600, role="ink2")
        label.setBuddy(self.minutes.editor)
        self.minutes.editor.lineEdit().returnPressed.connect(self.submit)
        self.fill(row(label, self.minutes, None, spacing=12), first=self.minutes)


class _Away(Pane):
    """Another item runs, or this one is over: where we are, and the way back."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("fill", radius=8)
        self.text = Prose("", icon="info", icon_role="ink2", weight=500)
        self.back = Button("", "secondary")
        self.back.clicked.connect(lambda: self.wanted.emit("back"))
        line = row(spacing=12, margins=(16, 8, 8, 8))
        line.addWidget(self.text, 1)
        line.addWidget(self.back)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_item(self, view: ItemView, shown: RoomRow) -> None:
        """Say why this item is not the one the room is on."""
        running = shown.running
        line = view.line
        sentence = ""
        if line.state is LineState.DONE:
            at = format_time(line.ended_at, shown.assembly.zone) if line.ended_at else ""
            sentence = _("This item is closed: {outcome}, {time}.").format(
                outcome=term(line.outcome), time=at
            )
        elif line.state is LineState.SUSPENDED:
            sentence = _("This item is suspended.")
        elif line.state is LineState.TO_COME:
            sentence = _("This item has not started.")
        self.text.set_text(sentence)
        self.setVisible(bool(sentence))
        other = running is not None and running.id != line.id
        self.back.setVisible(other)
        if running is not None and other:
            self.back.set_text(_("Back to {item}").format(item=words.item_name(running)))


class _TimeIsUp(Pane):
    """At zero minutes the item asks, without a dialog."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("warn_tint", radius=8)
        self.text = Prose(
            _("The time of the item is up. What now?"), weight=600, icon="timer", icon_role="warn"
        )
        self.spent = Label("", weight=600, role="warn")
        choices = (
            (_("Close the item"), "close"),
            (_("Extend 10 minutes"), "ten"),
            (_("To a commission"), "commission"),
            (_("To the next assembly"), "next_assembly"),
        )
        flow = Flow()
        for text, name in choices:
            button = Button(text)
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            flow.addWidget(button)
        head = row(spacing=12)
        head.addWidget(self.text, 1)
        head.addWidget(self.spent)
        self.setLayout(column(head, flow, spacing=6, margins=(16, 10, 16, 12)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def show_time(self, over: bool, spent: str) -> None:
        """Come when the time is over, telling it aloud once, and go when there is more."""
        if over and self.isHidden():
            announce(self, self.text.text())
        if over:
            self.spent.set_text(spent)
        self.setVisible(over)
