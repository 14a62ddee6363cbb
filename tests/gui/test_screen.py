"""Whether a window can open, asked without Qt."""

import subprocess
import sys

import pytest

from archivist.errors import DesktopError
from archivist.gui.screen import has_screen, lacking_libraries, missing_library, require_screen


def test_a_linux_machine_without_a_display_has_no_screen():
    assert not has_screen({}, "linux")
    assert has_screen({"DISPLAY": ":0"}, "linux")
    assert has_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert has_screen({"QT_QPA_PLATFORM": "offscreen"}, "linux")


def test_windows_and_macos_always_have_one():
    assert has_screen({}, "win32")
    assert has_screen({}, "darwin")


def test_without_a_display_the_error_says_what_to_do():
    with pytest.raises(DesktopError) as raised:
        require_screen({}, "linux")

    assert "DISPLAY" in str(raised.value)
    assert "ssh -X" in str(raised.value)


def test_a_missing_library_names_its_package():
    error = missing_library(ImportError("libEGL.so.1: cannot open shared object file"))

    assert "apt install libegl1" in str(error)


def test_a_missing_pyside_names_the_pip_package():
    assert "PySide6-Essentials" in str(missing_library(ImportError("No module named 'PySide6'")))


def test_x11_libraries_that_cannot_load_are_found_before_qt_aborts():
    def load(name):
        if name == "libxcb-cursor.so.0":
            raise OSError(name)

    assert lacking_libraries({"DISPLAY": ":0"}, "linux", load) == ("libxcb-cursor.so.0",)
    assert lacking_libraries({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux", load) == ()
    assert lacking_libraries({"QT_QPA_PLATFORM": "offscreen"}, "linux", load) == ()


def test_asking_for_a_screen_loads_no_qt():
    code = "import sys, archivist.gui.app; sys.exit('PySide6' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
