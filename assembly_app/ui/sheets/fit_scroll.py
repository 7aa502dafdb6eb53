# SPDX-License-Identifier: GPL-3.0-or-later
"""A scrolled column that is as high as its content and gives way when the window is short."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import ScrollPane


class FitScroll(ScrollPane):
    """What follows it stands right below its content; short of height, this is what scrolls."""

    def __init__(
        self, content: QWidget, role: Role = "paper", *, least: int = 96, parent: QWidget | None = None
    ) -> None:
        super().__init__(content, role, parent)
        self._least = least
        content.installEventFilter(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Once the layout has placed what may just have appeared.
        if now is not None and self.isAncestorOf(now):
            self._later.start(0)

    def _show_focus(self) -> None:
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.px(24))

    def set_least(self, least: int) -> None:
        """Never give way below this height, before the text is scaled."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def _natural(self) -> int:
        content = self.widget()
        if content is None:
            return 0
        width = self.viewport().width()
        layout = content.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return content.sizeHint().height()

    def sizeHint(self) -> QSize:
        content = self.widget()
        return QSize(content.sizeHint().width() if content else 0, self._natural())

    def minimumSizeHint(self) -> QSize:
        # With large text what never scrolls needs the height more.
        least = min(theme.px(self._least), self._least * 5 // 4)
        return QSize(super().minimumSizeHint().width(), min(self._natural(), least))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
