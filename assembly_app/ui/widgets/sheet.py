# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of a side sheet: header, a middle that scrolls, a total and primary that stay, a foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from assembly_app.ui.widgets.panes import Pane, ScrollPane, column, row
from assembly_app.ui.widgets.prose import Label

WIDTHS = {"door": 480, "test": 520, "vote": 520, "agreement": 600}


class Sheet(Pane):
    """Fill `middle`, `stay` (under the middle, never scrolled) and `foot_row`; Esc asks to close."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        icon: str,
        key: str = "",
        hint: str = "",
        *,
        width: int = 520,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("paper", edges="l", edge_role="line", parent=parent)
        self._width = width
        self.setAccessibleName(title)
        self.title = Label(
            title, size=18, weight=600, icon=icon, icon_role="accent", icon_size=20, elide=True
        )
        self.key = Label(key, size=12, weight=500, role="ink2")
        self.hint = Label(hint, size=12, weight=500, role="ink2")
        self.head = row(self.title, self.key, None, self.hint, spacing=12)
        content = QWidget()
        self.middle: QVBoxLayout = column(spacing=8, margins=(24, 4, 24, 12))
        content.setLayout(self.middle)
        self.scroller = ScrollPane(content, "paper")
        self.stay: QVBoxLayout = column(spacing=8, margins=(24, 0, 24, 16))
        self.foot = Pane("surface", edges="t")
        self.foot_row = row(spacing=12, margins=(24, 8, 24, 8))
        self.foot.setLayout(self.foot_row)
        self.foot.hide()
        header = column(self.head, margins=(24, 20, 24, 8))
        self.setLayout(column(header, self.scroller, self.stay, self.foot, spacing=0, margins=(1, 0, 0, 0)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_foot(self, *parts: QWidget | None) -> None:
        """Put widgets in the foot; None takes what is left."""
        for part in parts:
            if part is None:
                self.foot_row.addStretch(1)
            else:
                self.foot_row.addWidget(part)
        self.foot.show()

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())
