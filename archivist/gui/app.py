"""The door to the desktop. Free of Qt itself, so that a machine without it gets a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from archivist.gui.screen import has_screen, missing_library, require_screen

__all__ = ["has_screen", "run"]


def run(argv: Sequence[str], workspace: Path | None) -> int:
    """Open the window on *workspace* (or the welcome) and return its exit code.

    Raises DesktopError where there is no screen or a library is missing, naming what to install.
    """
    require_screen()
    try:
        from archivist.gui.desktop import Desktop  # noqa: PLC0415 — Qt may be missing
    except ImportError as error:
        raise missing_library(error) from error
    return Desktop(argv, workspace).run()
