# SPDX-License-Identifier: GPL-3.0-or-later
"""The display of these tests shows windows, and keys reach them."""

import subprocess
import sys

PROGRAM = """
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
line = QLineEdit()
line.setWindowTitle("typed into")
line.returnPressed.connect(lambda: (print(line.text(), flush=True), app.quit()))
line.show()
app.exec()
"""


def test_typed_keys_reach_the_window(desktop: dict[str, str]) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], env=desktop, stdout=subprocess.PIPE, text=True
    )
    try:
        find = [
            "xdotool",
            "search",
            "--sync",
            "--onlyvisible",
            "--name",
            "typed into",
            "windowfocus",
            "--sync",
        ]
        subprocess.run(find, env=desktop, check=True, timeout=20, capture_output=True)
        # Return is a key of its own: a typed "\\n" would be a line feed, which Qt ignores.
        for command in (["xdotool", "type", "--delay", "20", "hola"], ["xdotool", "key", "Return"]):
            subprocess.run(command, env=desktop, check=True, timeout=20)
        assert program.communicate(timeout=20)[0] == "hola\n"
    finally:
        program.kill()
        program.wait()
