"""Run one export in a process of its own: EVIDENCE OUT [replace] [limit BYTES | kill CALL NUMBER].

``kill`` ends the process with SIGKILL at the NUMBERth call of an ``os`` function, before or after it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from submission.sample import a_plan, exported

from archivist.errors import ExportError
from archivist.submission import staging


def kill_at(call: str, number: int, *, after: bool) -> None:
    real, seen = getattr(os, call), []

    def counted(*values: object) -> object:
        seen.append(call)
        chosen = len(seen) == number
        if chosen and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*values)
        if chosen:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(os, call, counted)


def main(evidence: str, out: str, *words: str) -> None:
    if "noswap" in words:
        staging.exchange = lambda _first, _second: False
    if "limit" in words:
        import resource  # noqa: PLC0415 — not on Windows

        size = int(words[words.index("limit") + 1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    for word in ("kill-before", "kill-after"):
        if word in words:
            at = words.index(word)
            kill_at(words[at + 1], int(words[at + 2]), after=word == "kill-after")
    print("begun", flush=True)  # noqa: T201
    try:
        exported(a_plan(Path(evidence)), Path(out), replace="replace" in words)
    except ExportError as error:
        print(f"ExportError: {error}")  # noqa: T201


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(*sys.argv[1:])
