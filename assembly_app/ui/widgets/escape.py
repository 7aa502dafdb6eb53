# SPDX-License-Identifier: GPL-3.0-or-later
"""Escape inside a part of the window, which has its own: two at once would cancel each other."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def is_escape(event: QEvent, kind: QEvent.Type) -> bool:
    """Whether this is the Escape key, as that kind of event."""
    return event.type() == kind and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def claims_escape(event: QEvent) -> bool:
    """Keep the Escape key from the window; it then comes as a key pressed here."""
    claimed = is_escape(event, QEvent.Type.ShortcutOverride)
    if claimed:
        event.accept()
    return claimed
