# SPDX-License-Identifier: GPL-3.0-or-later
"""The line at the foot of the window: the last thing done, and who does what. Announcements too."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import Pane, row
from assembly_app.ui.widgets.prose import Label


class StatusLine(Pane):
    """28 high; it informs and never blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("rail", parent=parent)
        self.message = Label("", size=12, weight=500, role="ink2", icon_size=14, elide=True)
        self.roles = Label("", size=12, weight=400, role="ink2", elide=True)
        line = row(margins=(16, 0, 16, 0), spacing=24)
        line.addWidget(self.message, 1)
        line.addWidget(self.roles)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon: str = "check", role: Role = "ok", *, aloud: bool = False) -> None:
        """Show the last thing done; `aloud` also tells the screen reader."""
        self.message.set_icon(icon, role)
        self.message.set_text(text)
        if aloud:
            announce(self, text)

    def set_roles(self, text: str) -> None:
        """Who facilitates, takes minutes, keeps turns."""
        self.roles.set_text(text)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(28))


def announce(widget: QWidget, text: str) -> None:
    """Have the screen reader say something that happened: a vote opened, the time is up."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
