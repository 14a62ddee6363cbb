"""Nothing fails in silence."""

import logging
import sys
import threading

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from archivist.gui.crash import CrashDialog, CrashHooks, write_log


@pytest.fixture
def hooks(caplog):
    caplog.expected = ("archivist",)
    seen = []
    made = CrashHooks(seen.append)
    made.install()
    yield seen
    made.remove()


def test_an_error_in_a_thread_reaches_the_main_one(hooks, qtbot):
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bool(hooks))
    assert "ZeroDivisionError" in hooks[0]


def test_an_error_nobody_caught_is_shown_with_its_trace(hooks, qtbot):
    try:
        {}["x"]
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    assert "KeyError" in hooks[0]


def test_the_text_can_be_copied(qapp, qtbot):
    dialog = CrashDialog("Traceback: boom")
    qtbot.addWidget(dialog)

    dialog.copy()

    assert "boom" in QApplication.clipboard().text()
    assert "PySide6" in QApplication.clipboard().text()
    assert dialog.findChildren(QPushButton)


def test_the_log_is_written_to_a_file(tmp_path, caplog):
    caplog.expected = ("archivist.gui.test",)
    handler = write_log(tmp_path / "logs")

    logging.getLogger("archivist.gui.test").error("hello")
    logging.getLogger("archivist").removeHandler(handler)
    handler.close()

    assert "hello" in (tmp_path / "logs" / "archivist.log").read_text(encoding="utf-8")
