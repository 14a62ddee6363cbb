"""How long the first scan of office files takes — text, facts, index — beside recollindex, text and index.

``python tests/benchmarks/bench_first_scan.py [PERCENT]`` of 300 docx, 300 pdf, 100 xlsx and 2,000 txt. Both
start from nothing; recollindex runs at normal priority (idxniceprio=0) and as it likes otherwise.
Where it lacks a helper (pdftotext, …) it passes files over in silence; then there is no result.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from bench import count_from, seconds, show, workplace
from realistic import a_notice, a_paper, a_report, a_sentence, a_workbook, printed

from archivist.domain.ocr import OcrMode
from archivist.services.scan import ScanSummary, scan
from archivist.services.workspace import create

_COUNTS = {"docx": 300, "pdf": 300, "xlsx": 100, "txt": 2000}
_MODELS = 6


def main(arguments: list[str]) -> None:
    """Make the files, then let each have them."""
    recoll = shutil.which("recollindex")
    if recoll is None:
        sys.stdout.write(
            "recollindex is not installed (Debian: recollcmd): nothing to compare with\n"
        )
        return
    percent = count_from(arguments, 100)
    with workplace() as place:
        evidence = _files(place, percent)
        workspace = create(place / "workspace", evidence)
        summary: list[ScanSummary] = []

        def ours() -> None:
            result = list(scan(workspace, ocr_mode=OcrMode.NEVER))[-1].result
            assert isinstance(result, ScanSummary)
            summary.append(result)

        mine = seconds(ours)
        theirs = seconds(lambda: _recoll(recoll, place / "recoll", evidence))
    lacking = place / "recoll" / "missing"
    told = lacking.read_text(encoding="utf-8").strip() if lacking.exists() else ""
    if told:  # it passed those files over, so its time says nothing
        raise SystemExit(f"recollindex lacks helpers and read only a part: {told}")
    read = summary[0].read
    if read != sum(_share(count, percent) for count in _COUNTS.values()):
        raise SystemExit(f"not all read: {summary[0]}")
    show(f"first scan of {read} files", mine, theirs, "recollindex")
    sys.stdout.write(f"{mine / theirs:.2f} of its time\n")


def _share(count: int, percent: int) -> int:
    return max(1, count * percent // 100)


def _files(place: Path, percent: int) -> Path:
    """Write the folder: every file different, made from a few models."""
    chance = random.Random(2017)
    models = place / "models"
    docs = [
        make(models / f"{make.__name__}{n}.docx", chance)
        for n in range(_MODELS // 2)
        for make in (a_notice, a_report)
    ]
    sheets = [a_workbook(models / f"{n}.xlsx", chance) for n in range(_MODELS)]
    papers = printed(docs[1::2], place / "printed") or [
        a_paper(models / f"{n}.pdf", chance) for n in range(_MODELS)
    ]
    evidence = place / "evidence"
    for ending, count in _COUNTS.items():
        for n in range(_share(count, percent)):
            path = evidence / f"Ⅲ-{n % 40 + 1}-{n % 3 + 1}" / f"{n}.{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            if ending == "txt":
                text = "\n".join(a_sentence(chance) for _ in range(chance.randint(5, 80)))
                path.write_text(f"第{n}号通知\n{text}\n2017年5月8日\n", encoding="utf-8")
            elif ending == "pdf":
                path.write_bytes(papers[n % len(papers)].read_bytes() + b"%%%d\n" % n)
            else:
                path.write_bytes(_other((docs if ending == "docx" else sheets)[n % _MODELS], n))
    return evidence


def _other(model: Path, number: int) -> bytes:
    """Return *model* with other bytes and words."""
    made = io.BytesIO()
    with zipfile.ZipFile(model) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename in {"word/document.xml", "xl/sharedStrings.xml"}:
                content = content.replace("公益广告".encode(), f"第{number}号".encode(), 3)
            new.writestr(item.filename, content)
    return made.getvalue()


def _recoll(recoll: str, settings: Path, folder: Path) -> None:
    settings.mkdir()
    told = f"topdirs = {folder}\nidxniceprio = 0\nloglevel = 2\n"
    (settings / "recoll.conf").write_text(told, encoding="utf-8")
    environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    command = [recoll, "-c", str(settings), "-z"]
    subprocess.run(command, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    main(sys.argv)
