# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor of start-up: a bare window with one table and one tree.

Prints "frame N" at its first paint and quits. N is the milliseconds since the process was started, the moment
(time.monotonic_ns) that the bench passes on.
"""

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
)

STARTED_NS = int(os.environ.get("ASSEMBLY_APP_BENCH_START", time.monotonic_ns()))


class FirstPaint(QObject):
    """Says when the watched widget has been painted once."""

    def __init__(self) -> None:
        super().__init__()
        self.said = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.said:
            self.said = True
            QTimer.singleShot(0, say)  # after this paint, and not before it
        return False


def say() -> None:
    print(f"frame {(time.monotonic_ns() - STARTED_NS) / 1e6:.1f}", flush=True)
    QApplication.quit()


def main() -> int:
    application = QApplication(sys.argv)
    window = QMainWindow()
    splitter = QSplitter()
    tree, table = QTreeWidget(), QTableWidget(12, 5)
    for row in range(12):
        tree.addTopLevelItem(QTreeWidgetItem([f"Item {row}"]))
        for column in range(5):
            table.setItem(row, column, QTableWidgetItem(f"{row} {column}"))
    splitter.addWidget(tree)
    splitter.addWidget(table)
    window.setCentralWidget(splitter)
    window.resize(1366, 768)
    watch = FirstPaint()
    table.viewport().installEventFilter(watch)
    window.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
