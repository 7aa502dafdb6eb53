# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls in a line that breaks when there is no room, so that large text cuts nothing."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Left to right, then down; `push_last` sends the last one to the right end while all fit in a line.

    Before a line breaks, buttons give up the keys they show.

    `even` gives all the width of the widest, so that lines make columns; `firm` takes nothing from any.
    """

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = 8,
        line_spacing: int | None = None,
        push_last: bool = False,
        even: bool = False,
        firm: bool = False,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self._push_last, self._even, self._firm = push_last, even, firm or even
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        return QSize(
            max((item.minimumSize().width() for item in shown), default=0),
            max((item.minimumSize().height() for item in shown), default=0),
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        left, top, high = rect.left(), rect.top(), 0
        shown = self._shown()
        one_line = self.sizeHint().width() <= rect.width()
        gaps = self.spacing() * max(0, len(shown) - 1)
        tight = sum(item.minimumSize().width() for item in shown) + gaps <= rect.width()
        bare = tight and not one_line and not self._firm
        one_line = one_line or bare
        widest = max((item.sizeHint().width() for item in shown), default=0)
        for item in shown:
            hint = item.minimumSize() if bare else item.sizeHint()
            size = hint.boundedTo(QSize(max(1, rect.width()), 16_777_215))
            if left > rect.left() and left + size.width() > rect.right() + 1:
                left, top, high = rect.left(), top + high + self._line_spacing, 0
            if move:
                at = left
                if self._push_last and one_line and item is shown[-1]:
                    at = rect.right() + 1 - size.width()
                item.setGeometry(QRect(at, top, size.width(), size.height()))
            left += (widest if self._even else size.width()) + self.spacing()
            high = max(high, size.height())
        return top + high - rect.top()
