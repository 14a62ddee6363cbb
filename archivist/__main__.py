"""Start the program: ``python -m archivist`` and the installed command alike."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, or the desktop when it is called without a word."""
    if getattr(sys, "frozen", False):  # only then may this be a worker's start
        from multiprocessing import freeze_support  # noqa: PLC0415 — takes longer than --help

        freeze_support()
    from archivist.cli.main import run  # noqa: PLC0415 — worker processes import this module too

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
