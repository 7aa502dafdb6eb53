# SPDX-License-Identifier: GPL-3.0-or-later
"""None and True keep their reference counts through Qt: PySide 6.12.0 lost one with each call, and aborted.

In a process of its own, because a count that reaches zero ends it. (From Python 3.12 on both are immortal.)
"""

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QTimer, Signal, Slot, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView

class Source(QObject):
    said = Signal(object)
    agreed = Signal(bool)

class Rows(QAbstractListModel):
    def rowCount(self, parent=QModelIndex()):
        return 20
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "row" if role == Qt.ItemDataRole.DisplayRole else None
    def flags(self, index):
        return super().flags(index)

app = QApplication([])
source, label, box, view = Source(), QLabel(), QCheckBox(), QListView()
rows = Rows()
view.setModel(rows)
source.said.connect(lambda value: None)
source.agreed.connect(lambda value: True)
source.agreed.connect(box.setChecked)

def many_calls():
    for turn in range(2000):
        source.said.emit(None)
        source.agreed.emit(True)
        source.agreed.emit(False)
        label.setText("words")
        label.setVisible(True)
        label.setVisible(False)
        box.setEnabled(True)
        box.isEnabled()
        box.parent()
        rows.index(3).data(Qt.ItemDataRole.ToolTipRole)
        rows.headerData(0, Qt.Orientation.Horizontal)
        view.update()
    view.show()
    app.processEvents()
    view.hide()

many_calls()  # what is made once is made here
before = [sys.getrefcount(one) for one in (None, True, False)]
for _ in range(3):
    many_calls()
after = [sys.getrefcount(one) for one in (None, True, False)]
print(*(now - then for now, then in zip(after, before)))
"""


def test_none_and_true_survive_thousands_of_calls() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stderr
    drifts = [int(word) for word in result.stdout.split()]
    # 6000 rounds of a dozen calls: a leak of one in a thousand calls would already show.
    assert [drift for drift in drifts if abs(drift) > 50] == [], drifts
