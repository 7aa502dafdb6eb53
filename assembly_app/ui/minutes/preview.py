# SPDX-License-Identifier: GPL-3.0-or-later
"""The page at the right: how the document reads, one page at a time."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from assembly_app.documents.blocks import Outline
from assembly_app.i18n import _
from assembly_app.ui import style_draw, theme
from assembly_app.ui.minutes.paper import PAGE, Paper, ground
from assembly_app.ui.widgets.buttons import Button
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label

_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1}


class _Sheet(QWidget):
    """One page, as large as there is room for it."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Page of the document"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * PAGE.height() / PAGE.width())

    def sizeHint(self) -> QSize:
        return QSize(344, self.heightForWidth(344))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        paper = self._preview.paper
        scale = min(self.width() / PAGE.width(), self.height() / PAGE.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - PAGE.width() * scale) / 2
        box = QRectF(left, 0, PAGE.width() * scale, PAGE.height() * scale)
        painter.fillRect(box, theme.color("hair"))
        painter.fillRect(box.adjusted(1, 1, -1, -1), ground())
        if paper is not None:
            painter.save()
            painter.translate(left, 0)
            painter.scale(scale, scale)
            paper.paint(painter, self._preview.number)
            painter.restore()
        if self.hasFocus():
            style_draw.focus_ring(painter, box.toRect(), 2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self._preview.turn(_KEYS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if abs(steps) >= 120:
            self._preview.turn(-1 if steps > 0 else 1)


class Preview(Pane):
    """`set_outline` lays the document out once the window has drawn what matters more."""

    def __init__(self) -> None:
        super().__init__("rail")
        self.paper: Paper | None = None
        self.number = 0
        self._wanted: tuple[Outline, UUID | None] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self.lay_out)
        self.title = Label(_("Page"), weight=600)
        self.place = Label("", role="ink2")
        self.sheet = _Sheet(self)
        self.before = Button(_("Previous"), "quiet", icon="chevron-left")
        self.after = Button(_("Next"), "quiet", icon="chevron-right")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after.clicked.connect(lambda: self.turn(1))
        turns = row(None, self.before, self.after, None)
        self.setLayout(
            column(
                row(self.title, self.place, None, spacing=8, margins=(0, 4, 0, 4)),
                self.sheet,
                turns,
                None,
                spacing=12,
                margins=(20, 16, 20, 12),
            )
        )

    def set_outline(self, outline: Outline, item_id: UUID | None, *, keep_page: bool = False) -> None:
        """Show another document, at an item, or at the page where one was."""
        held = self._wanted[1] if self._wanted else None
        self._wanted = (outline, held if keep_page else item_id)
        if self.isVisible():
            self._soon.start()

    def go_to(self, item_id: UUID) -> None:
        """Turn to the page of an item."""
        if self._wanted is not None:
            self._wanted = (self._wanted[0], item_id)
        elif self.paper is not None:
            self.number = self.paper.page_of(item_id)
            self._refresh()

    def turn(self, by: int) -> None:
        """Turn pages."""
        if self.paper is not None:
            self.number = min(self.paper.pages - 1, max(0, self.number + by))
            self._refresh()

    def lay_out(self) -> None:
        """Lay out now what was asked for."""
        self._soon.stop()
        if self._wanted is None:
            return
        outline, item_id = self._wanted
        self._wanted = None
        self.paper = Paper(outline)
        if item_id is not None:
            self.number = self.paper.page_of(item_id)
        self.turn(0)

    def _refresh(self) -> None:
        pages = self.paper.pages if self.paper else 1
        said = _("{page} of {pages}").format(page=self.number + 1, pages=pages)
        self.place.set_text(said)
        self.sheet.setAccessibleDescription(said)
        self.before.setEnabled(self.number > 0)
        self.after.setEnabled(self.number < pages - 1)
        self.sheet.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._wanted is not None:
            self._soon.start()
        if event.type() == QEvent.Type.PaletteChange and self.paper is not None and self._wanted is None:
            # The colours of the words are laid down with them.
            self._wanted = (self.paper.outline, None)
            self._soon.start()
        return super().event(event)
