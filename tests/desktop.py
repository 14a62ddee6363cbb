"""Steps a clerk takes at the window, for the tests of the desktop."""

import time
from pathlib import Path

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication


def settle(qtbot, desk, seconds=30):
    """Wait until no job runs and none waits."""
    end = time.monotonic() + seconds
    while desk.is_busy and time.monotonic() < end:
        qtbot.wait(5)
    assert not desk.is_busy


def wait_for(qtbot, condition, seconds=10):
    """Wait until *condition* holds."""
    qtbot.waitUntil(lambda: bool(condition()), timeout=int(seconds * 1000))


def type_chinese(widget, text):
    """Type as an input method does; QTest.keyClicks aborts on anything but ASCII."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def here(*parts):
    """Return a path below the repository."""
    return Path(__file__).resolve().parents[1].joinpath(*parts)
