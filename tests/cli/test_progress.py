"""Plain lines where there is no terminal, a bar where there is one."""

import os
import sys

import pytest

from archivist.cli.progress import Progress
from archivist.services.progress import Step


def test_elsewhere_than_on_a_terminal_progress_is_a_plain_line(capsys):
    with Progress("扫描") as progress:
        progress.start(7)
        progress.step(Step(1, 7, "a.docx"))

    out, err = capsys.readouterr()
    assert (out, err) == ("", "扫描: 7\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_on_a_terminal_a_bar_moves_on_stderr(tmp_path, archivist, office):
    import pty  # noqa: PLC0415 — not on Windows

    code, shown = 0, b""
    child, terminal = pty.fork()
    if child == 0:
        out = os.open(tmp_path / "out", os.O_WRONLY | os.O_CREAT)
        os.dup2(out, 1)
        os.execv(sys.executable, [sys.executable, "-m", "archivist", "scan", "--json"])  # noqa: S606
    try:
        while chunk := os.read(terminal, 4096):
            shown += chunk
    except OSError:  # Linux ends a pseudo-terminal so
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(terminal)

    assert code == 0
    assert "9/9" in shown.decode(errors="replace")
    assert (tmp_path / "out").read_text("utf-8").count('"type":"summary"') == 1
