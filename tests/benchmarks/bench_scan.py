"""How long a scan takes that finds nothing new, beside ``find -printf`` over the same files.

``python tests/benchmarks/bench_scan.py [FILES]``
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bench import count_from, rivals, seconds, show, workplace

from archivist.services.scan import ScanSummary, scan
from archivist.services.workspace import Workspace, create

_OLD = 1_500_000_000


def main(arguments: list[str]) -> None:
    """Make the files, scan twice, then measure."""
    count = count_from(arguments, 10_000)
    with workplace() as place:
        evidence = _files(place / "evidence", count)
        workspace = create(place / "workspace", evidence)
        first = seconds(lambda: _scan(workspace))
        summary = _scan(workspace)
        if (summary.unchanged, summary.read) != (count, 0):
            raise SystemExit(f"not unchanged: {summary}")
        sys.stdout.write(f"{count} files, first scan {first:.2f} s\n")
        find = shutil.which("find")
        if find is None or os.name == "nt":
            sys.stdout.write(
                f"unchanged scan {seconds(lambda: _scan(workspace)):.3f} s; no find here\n"
            )
            return
        ours, theirs = rivals(lambda: _scan(workspace), lambda: _find(find, evidence))
        show("unchanged scan", ours, theirs, "find -printf")


def _files(folder: Path, count: int) -> Path:
    for number in range(count):
        path = folder / f"Ⅲ-{number % 90 + 1}-1" / f"{number // 900}" / f"{number}号通知.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"第{number}号通知，2017年5月8日。", encoding="utf-8")
        os.utime(path, (_OLD, _OLD))
    return folder


def _scan(workspace: Workspace) -> ScanSummary:
    result = list(scan(workspace))[-1].result
    assert isinstance(result, ScanSummary)
    return result


def _find(find: str, folder: Path) -> None:
    command = [find, str(folder), "-type", "f", "-printf", "%p\t%s\t%T@\n"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(sys.argv)
