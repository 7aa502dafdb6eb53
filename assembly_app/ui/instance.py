# SPDX-License-Identifier: GPL-3.0-or-later
"""One window per book: a second start asks the first to come to the front, and ends."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 400


def _name(book: Path) -> str:
    return "assembly-app-" + hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:24]


def raise_other(book: Path) -> bool:
    """Ask the window that has this book to come to the front; return whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(book))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(_PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Instance(QObject):
    """Listens for later starts on the same book."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def hold(self, book: Path) -> None:
        """Answer for this book from now on."""
        self._server.close()
        # What a killed process left behind would keep the name; the book's own lock says who is alive.
        QLocalServer.removeServer(_name(book))
        self._server.listen(_name(book))

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
