"""What a command costs before it does anything: processor time beside that of ``python -c pass``.

``python tests/benchmarks/bench_start.py [ROUNDS]``. The least of all rounds counts, because whatever
else the machine does can only add to it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench import count_from, workplace

from archivist.services.workspace import create

_COMMANDS = (
    ("--help",),
    ("--version",),
    ("scan", "--help"),
    ("settings",),
    ("log",),
    ("rules",),
)


def main(arguments: list[str]) -> None:
    """Make an empty workspace and start each command in it."""
    rounds = count_from(arguments, 7)
    with workplace() as place:
        (place / "evidence").mkdir()
        root = create(place / "workspace", place / "evidence").root
        floor = min(_milliseconds(["-c", "pass"], root) for _ in range(rounds))
        sys.stdout.write(f"python -c pass: {floor:.0f} ms\n")
        for words in _COMMANDS:
            taken = min(_milliseconds(["-m", "archivist", *words], root) for _ in range(rounds))
            sys.stdout.write(f"archivist {' '.join(words)}: {taken:.0f} ms\n")


def _milliseconds(words: list[str], folder: Path) -> float:
    """Return the processor time of one Python with its start, user and system, without children."""
    before = _children()
    command = [sys.executable, *words]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return (_children() - before) * 1000


def _children() -> float:
    import resource  # noqa: PLC0415 — exists on POSIX only

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(sys.argv)
