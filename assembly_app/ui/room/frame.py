# SPDX-License-Identifier: GPL-3.0-or-later
"""The three panes of the Room and their widths; a sheet takes the place of the turns."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from assembly_app.ui import theme
from assembly_app.ui.desk import Desk
from assembly_app.ui.widgets.panes import Splitter, column

_KEY = "room"
_LEAST, _MOST = 296, 360
_BESIDE_SHEET = 248
_ITEM, _ROOMY_ITEM = 300, 480
# Titles need more than names: the agenda takes some of the width from the turns.
_TITLES = 16
_NARROW = 860
# What a sheet has at least: its own width, and with large text a share of the window.
_LEAST_SHEET, _SHARE = 520, 0.56


class Frame(QWidget):
    """Agenda, middle, side; the widths a person gives are remembered.

    Where text is so large, or the window so small, that three do not fit, the agenda and the turns take
    turns themselves: `narrowed` tells.
    """

    narrowed = Signal(bool)

    def __init__(self, desk: Desk, agenda: QWidget, middle: QWidget, side: QStackedWidget) -> None:
        super().__init__()
        self._desk, self._agenda, self._side = desk, agenda, side
        self._sheet: QWidget | None = None
        self._has_agenda = self._has_side = True
        self.narrow = False
        self.shows_agenda = False
        self.splitter = Splitter(agenda, middle, side, elastic=1)
        self.setLayout(column(self.splitter, spacing=0))
        self.splitter.splitterMoved.connect(self._on_moved)

    def set_sheet(self, sheet: QWidget | None) -> None:
        """Give the side to a sheet, or back to the turns."""
        self._sheet = sheet
        self.fit()

    def set_panes(self, *, agenda: bool, side: bool) -> None:
        """Say what there is beside the middle."""
        if (agenda, side) != (self._has_agenda, self._has_side):
            self._has_agenda, self._has_side = agenda, side
            self.fit()

    def swap(self) -> None:
        """While narrow: the agenda in place of the turns, or back."""
        self.shows_agenda = not self.shows_agenda
        self.fit()

    def fit(self) -> None:
        """Give each pane its width."""
        whole = self.width()
        before, self.narrow = self.narrow, whole < theme.px(_NARROW)
        away = self._has_side and (self._sheet is not None or not self.shows_agenda)
        self._agenda.setVisible(self._has_agenda and not (self.narrow and away))
        side = self._has_side and not (self.narrow and self._has_agenda and not away)
        self._side.setVisible(side)
        left, right = self._widths(whole)
        left = left if self._agenda.isVisibleTo(self) else 0
        right = right if side else 0
        self.splitter.setSizes([left, max(1, whole - left - right - 2), right])
        if self.narrow != before:
            self.narrowed.emit(self.narrow)

    def _widths(self, whole: int) -> tuple[int, int]:
        held = self._desk.settings.splitter_sizes.get(_KEY, ())
        if self._sheet is not None:
            left = 0 if self.narrow else min(theme.px(_BESIDE_SHEET), whole // 4)
            least = self._sheet.minimumSizeHint().width()
            share = round(whole * _SHARE)
            roomy = max(least, min(theme.px(_LEAST_SHEET), share), whole - left - theme.px(_ROOMY_ITEM))
            wanted = max(least, min(theme.px(self._sheet.sizeHint().width()), roomy))
            item = min(theme.px(_ITEM), whole - left - share)
            return left, max(min(wanted, whole - left - item), whole // 3)
        if self.narrow:
            return round(whole * 0.4), round(whole * 0.4)
        if len(held) == 2:
            return held[0], held[1]
        grown = min(_MOST, max(_LEAST, round(whole * 0.215)))
        # Larger text wants wider sides, but the item must keep its own.
        wide = min(theme.px(grown), (whole - theme.px(_ITEM) - 2) // 2)
        return wide + _TITLES, wide - _TITLES

    def _on_moved(self) -> None:
        left, _middle, right = self.splitter.sizes()
        if self._sheet is None and left and right:
            settings = self._desk.settings.with_splitter(_KEY, (left, right))
            self._desk.prefer(splitter_sizes=settings.splitter_sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
