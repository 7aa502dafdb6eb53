# SPDX-License-Identifier: GPL-3.0-or-later
"""A banner inside a pane: tint, glyph, sentence, what can be done."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from assembly_app.ui import theme
from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose

Tone = Literal["ok", "warn", "stop", "info"]
TINTS: dict[str, Role] = {"ok": "ok_tint", "warn": "warn_tint", "stop": "stop_tint", "info": "surface"}
GLYPHS = {"ok": "circle-check", "warn": "triangle-alert", "stop": "circle-x", "info": "info"}
# Beside an action, a sentence has at least this width.
_LEAST_SENTENCE = 180
_ANY = Qt.AlignmentFlag(0)


class Banner(Pane):
    """One action stands beside the sentence; several stand below it, all equal."""

    def __init__(
        self,
        text: str,
        tone: Tone = "warn",
        *,
        icon: str = "",
        meta: str = "",
        actions: Sequence[QAbstractButton] = (),
        below: bool | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TINTS[tone], radius=8, parent=parent)
        role: Role = "ink2" if tone == "info" else tone
        self._role_of_tone: Role = role
        weight = 400 if tone == "info" else 500
        self.text = Prose(text, weight=weight, icon=icon or GLYPHS[tone], icon_role=role)
        self.meta = Label(meta, weight=600, role=role)
        if not meta:
            self.meta.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        head = row(spacing=12)
        head.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.meta)
        under = len(actions) > 1 if below is None else below
        line: QHBoxLayout = row(*actions)
        self._actions = line
        self._beside: QBoxLayout | None = None
        if under:
            line.addStretch(1)
            self.setLayout(column(head, line, margins=(16, 10, 16, 12), spacing=6))
        else:
            self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            self._beside.setSpacing(8)
            self._beside.addLayout(head, 1)
            self._beside.addLayout(line)
            vertical = 8 if actions else 10
            self.setLayout(column(self._beside, margins=(16, vertical, 8 if actions else 16, vertical)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._beside is None:
            return
        # A sentence of a word or two per line is worse than a button below it.
        ways = QBoxLayout.Direction
        left = event.size().width() - self._actions.minimumSize().width()
        narrow = self._actions.count() > 0 and left < theme.px(_LEAST_SENTENCE)
        self._beside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._beside.setAlignment(self._actions, Qt.AlignmentFlag.AlignLeft if narrow else _ANY)

    def set_text(self, text: str) -> None:
        """Another sentence."""
        self.text.set_text(text)

    def set_meta(self, meta: str) -> None:
        """Another value at the right, such as a running time."""
        self.meta.set_text(meta)
        self.meta.setVisible(bool(meta))
