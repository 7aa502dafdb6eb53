# SPDX-License-Identifier: GPL-3.0-or-later
"""The application's log: a rotated file in the person's own folder, warnings on the terminal too."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from assembly_app import paths

_FORMAT = "%(asctime)s %(levelname)-8s %(process)d %(name)s: %(message)s"
_MAX_BYTES = 1_000_000
_BACKUPS = 3


def start(directory: Path | None = None, level: int = logging.INFO) -> Path | None:
    """Begin logging; the log file, or None where the disk refuses one (the terminal says so)."""
    root = logging.getLogger()
    root.setLevel(level)
    terminal = logging.StreamHandler(sys.stderr)
    terminal.setLevel(logging.WARNING)
    terminal.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    root.addHandler(terminal)
    path = (directory or paths.log_dir()) / "assembly-app.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_BACKUPS, encoding="utf-8")
    except OSError as problem:
        root.warning("No log file: %s", problem)
        return None
    file.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(file)
    return path
