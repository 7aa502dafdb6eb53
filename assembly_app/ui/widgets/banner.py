# SPDX-License-Identifier: GPL-3.0-or-later
"""A banner inside a pane: tint, glyph, sentence, what can be done."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from assembly_app.ui.theme import Role
from assembly_app.ui.widgets.panes import Pane, column, row
from assembly_app.ui.widgets.prose import Label, Prose

Tone = Literal["ok", "warn", "stop", "info"]
TINTS: dict[str, Role] = {"ok": "ok_tint", "warn": "warn_tint", "stop": "stop_tint", "info": "surface"}
GLYPHS = {"ok": "circle-check", "warn": "triangle-alert", "stop": "circle-x", "info": "info"}


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
        if under:
            line.addStretch(1)
            self.setLayout(column(head, line, margins=(16, 10, 16, 12), spacing=6))
        else:
            head.addLayout(line)
            vertical = 8 if actions else 10
            self.setLayout(column(head, margins=(16, vertical, 8 if actions else 16, vertical)))

    def set_text(self, text: str) -> None:
        """Another sentence."""
        self.text.set_text(text)

    def set_meta(self, meta: str) -> None:
        """Another value at the right, such as a running time."""
        self.meta.set_text(meta)
        self.meta.setVisible(bool(meta))
