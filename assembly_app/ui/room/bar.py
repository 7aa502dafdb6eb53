# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar over the Room: which assembly, what time, who is there, when it ends."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from assembly_app.domain.kinds import AssemblyKind
from assembly_app.i18n import _, ngettext, pgettext
from assembly_app.i18n.dates import format_date, format_time, local_date
from assembly_app.i18n.durations import signed_minutes
from assembly_app.i18n.terms import term
from assembly_app.services.assemblies import AssemblyRow, Stage
from assembly_app.services.room import RoomRow
from assembly_app.ui import theme
from assembly_app.ui.assemblies.words import title
from assembly_app.ui.room import words
from assembly_app.ui.widgets.buttons import Button, IconButton
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label

# From this much narrowing on, only figures stay.
_TIGHT = 3


class Figure(QWidget):
    """A large value with its glyph, and what it is below."""

    def __init__(self, icon: str = "", beside: Label | None = None) -> None:
        super().__init__()
        self._icon, self._beside = icon, beside
        self.value = Label("", size=24, weight=600)
        self.caption = Label("", size=12, weight=500, role="ink2")
        self.caption.setBuddy(self.value)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        if icon:
            grid.addWidget(Label("", icon=icon, icon_size=20, role="ink2"), 0, 0)
        grid.addWidget(self.value, 0, 1)
        if beside is not None:
            grid.addWidget(beside, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.caption, 1, 1, 1, 2)

    def needed(self, caption: bool) -> int:
        """How wide it is, with or without what is below."""
        value = self.value.sizeHint().width()
        if self._beside is not None and self._beside.text():
            value += self._beside.sizeHint().width() + 8
        below = self.caption.sizeHint().width() if caption else 0
        return max(value, below) + (theme.px(20) + 8 if self._icon else 0)

    def show_value(self, value: str, caption: str) -> None:
        """Another value and what it is."""
        if value != self.value.text():
            self.value.set_text(value)
        if caption != self.caption.text():
            self.caption.set_text(caption)


class RoomBar(Pane):
    """72 high. `wanted` asks for "door", "roles", "closing", or "swap": the other of agenda and turns."""

    wanted = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__("surface", edges="b")
        self._language = language
        self._zone = "UTC"
        self._can_close = False
        self._late = 0
        self._level: tuple[int, bool, bool] | None = None
        self.name = Label("", size=18, weight=600, elide=True)
        self.where = Label("", size=12, weight=500, role="ink2", elide=True)
        self.clock = Figure("clock")
        self.room = Figure("users-round")
        self.online = Figure("wifi")
        self.door = Button(pgettext("sign-in", "Door"), "quiet", icon="door-open", key="F2")
        self.over = Label("", weight=600, role="warn", icon="triangle-alert", icon_size=14)
        self.end = Figure(beside=self.over)
        self.roles = Button(_("Roles"), "quiet", icon="users")
        self.close_assembly = Button(_("Close the assembly"), "quiet", icon="check-check")
        self.other = Button("", "quiet")
        self.other.hide()
        self.more = IconButton("ellipsis", _("More"))
        self.door.clicked.connect(lambda: self.wanted.emit("door"))
        self.roles.clicked.connect(lambda: self.wanted.emit("roles"))
        self.close_assembly.clicked.connect(lambda: self.wanted.emit("closing"))
        self.other.clicked.connect(lambda: self.wanted.emit("swap"))
        self.more.clicked.connect(self._on_more)
        title = column(self.name, self.where, spacing=0)
        self._line = row(
            title, 24, self.clock, 12, self.room, 12, self.online, 12, self.door, None, self.end, 12,
            self.other, self.roles, self.close_assembly, self.more, spacing=8, margins=(24, 8, 16, 8),
        )  # fmt: skip
        self.setLayout(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_row(self, shown: RoomRow, now: datetime) -> None:
        """Show the room of a moment."""
        assembly = shown.assembly
        self._zone = assembly.zone
        self.name.set_text(assembly_title(assembly))
        parts = [assembly.gathering, assembly.place]
        if assembly.kind is AssemblyKind.MONOGRAPHIC:
            parts = [term(assembly.kind), assembly.gathering]
        self.where.set_text(" · ".join(part for part in parts if part))
        self.room.show_value(str(shown.presence.room), pgettext("presence", "in the room"))
        self.online.show_value(str(shown.presence.online), pgettext("presence", "online"))
        self._show_end(shown)
        self.tick(now)
        self._fit()

    def _show_end(self, shown: RoomRow) -> None:
        assembly = shown.assembly
        opened = assembly.stage is not Stage.PLANNED
        at = shown.ends_at if opened else assembly.ends_at
        caption = {
            Stage.PLANNED: _("planned end"),
            Stage.OPEN: _("expected end"),
            Stage.CLOSED: _("real end"),
        }[assembly.stage]
        self.end.show_value(format_time(at, self._zone) if at else "", caption if at else "")
        late = opened and shown.over_min > 0
        self._late = shown.over_min if late else 0
        self._show_late()
        self.over.setVisible(late)
        said = ngettext(
            "{count} minute later than planned", "{count} minutes later than planned", shown.over_min
        )
        self.over.setToolTip(said.format(count=shown.over_min) if late else "")
        self._can_close = assembly.stage is Stage.OPEN
        self.door.setVisible(assembly.stage is Stage.OPEN)
        for part in (self.room, self.online):
            part.setVisible(opened)

    def _show_late(self) -> None:
        tight = self._level is not None and self._level[0] >= _TIGHT
        said = f"+{words.minutes_mark(self._late)}" if tight else signed_minutes(self._late)
        self.over.set_text(said if self._late else "")

    def show_other(self, narrow: bool, agenda: bool) -> None:
        """While narrow, offer whichever of agenda and turns is not shown."""
        self.other.setVisible(narrow)
        self.other.set_text(pgettext("speakers", "Turns") if agenda else _("Agenda"))
        self.other.set_icon("mic" if agenda else "list-ordered")
        self._fit()

    def tick(self, now: datetime) -> None:
        """Show the time; called each second."""
        day = format_date(local_date(now, self._zone), self._language, "weekday")
        self.clock.show_value(format_time(now, self._zone), day)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Roles"), lambda: self.wanted.emit("roles"))
        if self._can_close:
            menu.addAction(_("Close the assembly"), lambda: self.wanted.emit("closing"))
        menu.exec(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), self._line.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(
            theme.px(900),
            max(theme.px(72 if self.clock.caption.isVisibleTo(self) else 44), self._line.sizeHint().height()),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_line"):
            self._fit()

    def _fit(self) -> None:
        """What is said elsewhere too gives way first."""
        level = next((level for level in range(_TIGHT) if self._needed(level) <= self.width()), _TIGHT)
        key = (level, self._can_close, bool(self.where.text()))
        if key == self._level:
            return
        self._level = key
        self.roles.setVisible(level < 1)
        self.close_assembly.setVisible(level < 1 and self._can_close)
        self.more.setVisible(level >= 1)
        for figure in (self.room, self.online, self.clock, self.end):
            figure.caption.setVisible(level < 2)
        self.where.setVisible(level < 2 and bool(self.where.text()))
        self.name.setVisible(level < 3)
        tight = level >= _TIGHT
        self._show_late()
        self._line.setSpacing(2 if tight else 8)
        self._line.setContentsMargins(4 if tight else 24, 8, 4 if tight else 16, 8)
        self.door.set_key("" if tight else "F2")
        self.updateGeometry()

    def _needed(self, level: int) -> int:
        """How wide the bar is with that much of it."""
        titles = (self.name, self.where) if level < 2 else (self.name,)
        parts = [max(label.sizeHint().width() for label in titles)]
        figures = [self.clock, self.end]
        if not self.room.isHidden():
            figures += [self.room, self.online]
        parts += [figure.needed(level < 2) for figure in figures]
        buttons = [] if self.door.isHidden() else [self.door]
        if not self.other.isHidden():
            buttons.append(self.other)
        if level < 1:
            buttons.append(self.roles)
            buttons += [self.close_assembly] if self._can_close else []
        parts += [button.sizeHint().width() for button in buttons]
        parts += [self.more.sizeHint().width()] if level >= 1 else []
        return sum(parts) + 8 * len(parts) + 24 + 4 * 12 + 40 + 24


def assembly_title(assembly: AssemblyRow) -> str:
    """Permanent 142, or the topic of a monographic one."""
    if assembly.topic and assembly.kind is AssemblyKind.MONOGRAPHIC:
        return assembly.topic
    return title(assembly)
