# SPDX-License-Identifier: GPL-3.0-or-later
"""What is our bug: logged, shown once with its report, and the application goes on."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import qVersion

from assembly_app import __version__

_log = logging.getLogger(__name__)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return what a bug report needs: versions and the trace; no name and no text of the book."""
    lines = traceback.format_exception(kind, error, trace)
    versions = (f"Assembly {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}")
    return " · ".join((*versions, platform.platform())) + "\n\n" + "".join(lines)


class CrashGuard:
    """Takes over `sys.excepthook`: each kind of failure is logged always and shown once."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._seen: set[tuple[type[BaseException], int]] = set()

    def install(self) -> None:
        """From now on unexpected exceptions come here."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a failure, and show it if it is new."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("unexpected failure", exc_info=(kind, error, trace))
        last = trace
        while last and last.tb_next:
            last = last.tb_next
        mark = (kind, last.tb_lineno if last else 0)
        if mark not in self._seen:
            self._seen.add(mark)
            self._show(report(kind, error, trace))
