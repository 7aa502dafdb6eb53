# SPDX-License-Identifier: GPL-3.0-or-later
"""Under the counts: the sum in one line of arithmetic, what corrects it, and what can follow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from assembly_app.domain.consensus import Positions
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.ui import theme
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.flow import Flow
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose
from assembly_app.ui.widgets.status_line import announce

_THREE_UP_TO = 125


class Verdict(QWidget):
    """Its buttons are public: the sheet gives them their meaning."""

    def __init__(self) -> None:
        super().__init__()
        rule = Pane("line")
        rule.setFixedHeight(1)
        self.sum = Label("", role="ink2")
        self.word = Prose("", weight=600)
        self.total = Label("", size=24, weight=600)
        line = row(spacing=16, margins=(0, 6, 0, 6))
        line.addWidget(self.sum)
        line.addWidget(self.word, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.total)
        line.addSpacing(40)
        self.to_room = Button("", key="Alt+1")
        self.to_silent = Button("", key="Alt+2")
        self.corrections = QWidget()
        self.corrections.setLayout(column(row(self.to_room, None), row(self.to_silent, None), spacing=8))
        self.agreed = Button(_("Agreed by consensus"), "primary", key=pgettext("key", "Ctrl+↵"), tall=True)
        self.kept = Button(_("Keep without agreement"), tall=True)
        self.assent = Button(_("Nobody against"), "quiet", tall=True)
        self.assent.setToolTip(_("Approved by assent, with no voice against: nothing is counted"))
        self.ways = QWidget()
        self.ways.setLayout(column(Flow(self.agreed, self.kept), Flow(self.assent), spacing=4))
        self.setLayout(column(rule, line, self.corrections, self.ways, self._make_exits(), spacing=4))

    def _make_exits(self) -> QWidget:
        self.question = Prose(
            _("An open block: no agreement by consensus. What next?"),
            weight=600, role="stop", icon="octagon-x", icon_role="stop",
        )  # fmt: skip
        words = (
            pgettext("block", "Reformulate"),
            pgettext("block", "Small group"),
            pgettext("block", "To a commission"),
            pgettext("block", "Defer"),
            pgettext("block", "Withdraw it"),
        )
        self.exits = [Button(word, key=str(at), spread=True) for at, word in enumerate(words, 1)]
        grid = QGridLayout()
        grid.setSpacing(8)
        columns = 3 if theme.current().scale <= _THREE_UP_TO else 2
        for at, button in enumerate(self.exits):
            button.setToolTip(_("Alt+{digit} while typing").format(digit=at + 1))
            grid.addWidget(button, at // columns, at % columns)
        self.block = QWidget()
        self.block.setLayout(column(self.question, grid, spacing=8))
        return self.block

    def set_next(self, name: str) -> None:
        """Name the assembly to which it can be deferred."""
        form = pgettext("block", "Defer to {assembly}")
        self.exits[3].set_text(form.format(assembly=name) if name else pgettext("block", "Defer"))

    def show_sum(self, positions: Positions, room: int, hour: str, *, may_correct: bool) -> None:
        """The sum against the room of the minute, in figures and words."""
        parts = [positions.block, positions.aside, positions.reserves, positions.support]
        if positions.no_position:
            parts.append(positions.no_position)
        self.sum.set_text(" + ".join(str(part) for part in parts))
        self.total.set_text(str(positions.total))
        fits = positions.total == room
        if fits:
            words = _("as the room at {time}").format(time=hour)
            if positions.no_position:
                silent = ngettext(
                    "{count} took no position", "{count} took no position", positions.no_position
                )
                words = f"{words}, {silent.format(count=positions.no_position)}"
        else:
            form = ngettext(
                "add up to {sum} and there is {room} person in the room",
                "add up to {sum} and there are {room} people in the room",
                room,
            )
            words = form.format(sum=positions.total, room=room)
        if words != self.word.text() and not fits:
            announce(self, words)
        self.word.set_text(words)
        self.word.set_role("ok" if fits else "stop")
        self.word.set_icon("check" if fits else "triangle-alert", "ok" if fits else "stop")
        self._show_corrections(positions.total, room, may_correct=may_correct)

    def _show_corrections(self, total: int, room: int, *, may_correct: bool) -> None:
        self.corrections.setVisible(total != room)
        self.to_room.setVisible(may_correct)
        self.to_room.set_text(_("Correct the room to {count}").format(count=total))
        self.to_silent.setVisible(total < room)
        form = ngettext("{count} person took no position", "{count} people took no position", room - total)
        self.to_silent.set_text(form.format(count=room - total))
        self.to_silent.set_key("Alt+2" if may_correct else "Alt+1")

    def show_ways(self, *, fits: bool, open_blocks: int, plain: bool) -> None:
        """With an open block only the equal exits; nothing before the sum fits."""
        blocked = fits and open_blocks > 0
        self.block.setVisible(blocked)
        self.ways.setVisible(not blocked)
        reason = "" if fits else _("The sum does not fit the room.")
        for button in (self.agreed, self.kept):
            button.refuse(reason)
        self.agreed.setVisible(open_blocks == 0)
        self.assent.setVisible(plain)

    def offered(self) -> list[Button]:
        """The equal choices on offer now, in the order of their digits."""
        if not self.corrections.isHidden():
            return [button for button in (self.to_room, self.to_silent) if not button.isHidden()]
        return [] if self.block.isHidden() else list(self.exits)
