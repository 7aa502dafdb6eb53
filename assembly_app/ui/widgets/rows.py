# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows of small lists as data, and the model that carries them to the view and the screen reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from assembly_app.ui.theme import Role

Index = QModelIndex | QPersistentModelIndex
Heading = Literal["", "group", "label"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row; what is empty takes no room.

    First line: `glyph`, `state` (small, beside it), `number`, `title`, `early` (small), `meta`, `action`.
    Second line: `second_glyph`, `second_state` in its role, `second`, and `second_right`.
    `heading` makes a group's line: "group" (14/600 with `meta` as its count) or "label" (12/600).
    `now` is what is happening: it keeps tint and mark whatever is selected.
    `wraps` lets a long title take a second line before it is cut.
    """

    key: object
    title: str
    glyph: str = ""
    glyph_role: Role = "ink2"
    state: str = ""
    number: str = ""
    early: str = ""
    meta: str = ""
    meta_role: Role = "ink2"
    second: str = ""
    second_state: str = ""
    second_role: Role = "ink2"
    second_glyph: str = ""
    second_right: str = ""
    badge: str = ""
    badge_glyph: str = ""
    badge_role: Role = "ok"
    lock: str = ""
    action: str = ""
    action_role: Role = "accent"
    grip: bool = False
    bold: bool = False
    muted: bool = False
    now: bool = False
    wraps: bool = False
    level: int = 0
    expanded: bool | None = None
    heading: Heading = ""
    said: str = ""
    tip: str = ""

    @property
    def two_lines(self) -> bool:
        """Whether there is anything under the title."""
        return bool(self.second or self.second_state or self.second_right)

    @property
    def spoken(self) -> str:
        """What the screen reader says."""
        parts = (
            self.number, self.title, self.state, self.badge, self.early, self.meta,
            self.second_state, self.second, self.second_right,
        )  # fmt: skip
        return self.said or ", ".join(part for part in parts if part)


ROW = Qt.ItemDataRole.UserRole + 1


class RowModel(QAbstractListModel):
    """The rows of one list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
