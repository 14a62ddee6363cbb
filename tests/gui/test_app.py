"""The door to the desktop."""

import subprocess
import sys

import pytest

from archivist.errors import DesktopError
from archivist.gui import app

HEAVY = (
    "pdfplumber",
    "openpyxl",
    "whoosh",
    "docx",
    "PIL",
    "pypdfium2",
    "xlsxwriter",
    "lxml",
    "rapidfuzz",
)


def test_no_heavy_library_is_loaded_at_start():
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; a = QApplication([])\n"
        "from archivist.gui.desktop import Desktop; d = Desktop([], None); d.prepare(); d.show()\n"
        f"bad = [m for m in {HEAVY!r} if m in sys.modules]; sys.stdout.write(','.join(bad))"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout == ""


def test_without_a_screen_an_error_is_raised_before_qt_is_touched(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(DesktopError):
        app.run([], None)
