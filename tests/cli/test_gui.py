"""Where no window can open, the error names what is lacking and the command line goes on."""

import sys

import pytest


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a screen there")
@pytest.mark.parametrize("words", [["gui"], []])
def test_without_a_screen_the_desktop_says_why_it_cannot_open(program, bare, monkeypatch, words):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    result = program(*words, cwd=bare)

    assert result.code == 17
    assert "DISPLAY" in result.err
