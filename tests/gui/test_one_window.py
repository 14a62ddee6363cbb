"""A workspace is open in one window at a time."""

import subprocess
import sys

from desktop import here, wait_for

from archivist.gui.one_window import OneWindow, call

ASK = "import sys; from pathlib import Path; from archivist.gui.one_window import call; sys.exit(call(Path(sys.argv[1])))"


def test_a_second_start_calls_the_first_window(qtbot, tmp_path):
    first, called = OneWindow(), []
    first.called.connect(lambda: called.append(True))
    assert first.claim(tmp_path)

    second = subprocess.Popen([sys.executable, "-c", ASK, str(tmp_path)], cwd=here())
    wait_for(qtbot, lambda: second.poll() is not None, seconds=30)

    assert second.returncode == 1  # answered
    assert called
    first.free()


def test_a_workspace_nobody_has_open_is_free(qapp, tmp_path):
    assert not call(tmp_path)


def test_a_closed_window_frees_its_workspace(qapp, tmp_path):
    first, second = OneWindow(), OneWindow()
    assert first.claim(tmp_path)
    assert first.claim(tmp_path)

    first.free()

    assert not call(tmp_path)
    assert second.claim(tmp_path)
    second.free()
