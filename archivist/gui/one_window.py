"""One window a workspace: who opens it a second time sees the first window come to the front.

Two windows would be safe, as the window and the command line are: decisions are appended under a
lock and the rest can be made anew. But two windows that show different states of the same work
confuse, and the second scan only waits for the first.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from archivist.services.recent import config_folder

_CONNECT_MS, _ANSWER_MS = 500, 1500
_COME, _COMING = b"come", b"coming"


class OneWindow(QObject):
    """Holds the name of one workspace at a time; *called* when another start wants this window."""

    called = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root: Path | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self, root: Path) -> bool:
        """Take *root* for this window and free the last one; say no where another window has it.

        A window that does not answer hangs, and is no reason not to open another. Where no name can
        be held at all, every window may open.
        """
        root = root.resolve()
        if root == self._root:
            return True
        if call(root):
            return False
        self.free()
        name = _name(root)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a program that was killed
            self._server.listen(name)
        self._root = root
        return True

    def free(self) -> None:
        """Hold no workspace any more."""
        self._server.close()
        self._root = None

    def _answer(self) -> None:
        while (peer := self._server.nextPendingConnection()) is not None:
            peer.disconnected.connect(peer.deleteLater)
            peer.write(_COMING)
            peer.flush()
            self.called.emit()


def call(root: Path) -> bool:
    """Ask the window that has *root* open to come to the front; say whether one answered."""
    socket = QLocalSocket()
    socket.connectToServer(_name(root.resolve()))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(_COME)
    answered = socket.waitForReadyRead(_ANSWER_MS)
    socket.abort()
    return bool(answered)


def _name(root: Path) -> str:
    """Return a name that is this user's own; Windows compares paths without regard to case."""
    told = f"{config_folder()}\n{os.path.normcase(root)}"
    return f"archivist-{hashlib.sha256(told.encode()).hexdigest()[:24]}"
