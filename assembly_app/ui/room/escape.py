# SPDX-License-Identifier: GPL-3.0-or-later
"""Escape inside a part of the Room: the window has its own, and two at once would cancel each other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QEvent, kind: QEvent.Type) -> bool:
    """Whether this is the Escape key, as that kind of event."""
    return event.type() == kind and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
