"""How long a full check takes, with everything filed, and a check after one file changed.

``python tests/benchmarks/bench_check.py [FILES]``
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from statistics import median

from bench import count_from, rivals, seconds, workplace
from builders import a_docx
from volume import large_office

from archivist.editions.load import load_edition
from archivist.services.check import Checked, check_now
from archivist.services.matching import match
from archivist.services.scan import scan
from archivist.services.workspace import Workspace, create

_LIMITS = {"word_limit": "不限", "min_count": "2", "max_count": "不限", "photo_min_side": "200"}


def main(arguments: list[str]) -> None:
    """Make the office, scan, file, then check three times."""
    count = count_from(arguments, 7_000)
    with workplace() as place:
        evidence = large_office(place / "evidence", load_edition("reference"), count)
        settings = {"test_month": "2017-08", "review_date": "2017-08-10", **_LIMITS}
        workspace = create(place / "workspace", evidence, settings=settings)
        scanned = seconds(lambda: list(scan(workspace)))
        filed = seconds(lambda: list(match(workspace, accept=0.5)))
        [checked] = rivals(lambda: check_now(workspace), rounds=3)
        assessment = check_now(workspace)
        again = _after_one_change(workspace, evidence)
    pieces = sum(len(dossier.evidence) for dossier in assessment.dossiers)
    sys.stdout.write(
        f"after one changed file: {again * 1000:.0f} ms, {again / checked:.2f} of a full check\n"
        f"{count} files: scan {scanned:.1f} s, match {filed:.1f} s, check {checked:.2f} s\n"
        f"{pieces} pieces filed, {len(assessment.findings)} findings, "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most\n"
    )


def _after_one_change(workspace: Workspace, evidence: Path) -> float:
    """Return the median seconds of a check after one file changed, with the rest at hand."""
    before = Checked()
    check_now(workspace, before=before)
    taken = []
    for number in range(5):
        a_docx(next(evidence.rglob("*.docx")), [f"2017年3月1日，第{number}稿。"], title="说明")
        list(scan(workspace))
        taken.append(seconds(lambda: check_now(workspace, before=before)))
    return median(taken)


if __name__ == "__main__":
    main(sys.argv)
