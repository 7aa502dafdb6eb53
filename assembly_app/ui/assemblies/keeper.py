# SPDX-License-Identifier: GPL-3.0-or-later
"""A splitter that remembers its sizes between one day and the next."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSplitter

from assembly_app.ui import theme
from assembly_app.ui.desk import Desk

_PAUSE_MS = 600


def remember(splitter: QSplitter, desk: Desk, name: str, first: list[int]) -> None:
    """Give a splitter the sizes it had, or the first ones; keep those a person gives it."""
    kept = desk.settings.splitter_sizes.get(name, ())
    fits = len(kept) == splitter.count()
    splitter.setSizes(list(kept) if fits else [theme.px(size) for size in first])
    timer = QTimer(splitter)
    timer.setSingleShot(True)
    timer.setInterval(_PAUSE_MS)

    def save() -> None:
        sizes = tuple(splitter.sizes())
        if len(sizes) == len(first):
            desk.prefer(splitter_sizes=desk.settings.with_splitter(name, sizes).splitter_sizes)

    timer.timeout.connect(save)
    splitter.splitterMoved.connect(lambda _at, _index: timer.start())
