"""A small office: an evidence folder of real files, and a workspace that looks at it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from builders import a_docx, a_photo, a_red_head_docx, an_xlsx

from archivist.services.check import check_now
from archivist.services.matching import Matched, match
from archivist.services.progress import Finished, Step
from archivist.services.scan import ScanSummary, scan
from archivist.services.workspace import Workspace, create

TAKEN = datetime(2017, 4, 12, 8, 30)  # noqa: DTZ001 — a camera knows no zone
LIMITS = {"word_limit": "不限", "min_count": "不限", "max_count": "不限", "photo_min_side": "不限"}


def an_evidence_folder(root: Path) -> Path:
    """Make nine files for Ⅲ-7-3 and Ⅲ-1-1, sound ones and others, and return the folder."""
    posters = root / "Ⅲ-7 公益广告刊播" / "Ⅲ-7-3 公交站亭"
    a_photo(posters / "实景图片" / "Ⅲ-7-3-01_钢铁大街公交站亭.jpg", taken=TAKEN, size=(1600, 1200))
    a_photo(posters / "实景图片" / "阿尔丁大街.jpg", taken=datetime(2015, 4, 12), size=(1600, 1200))  # noqa: DTZ001
    a_docx(
        posters / "说明报告.docx",
        ["全市公交站亭公益广告37块，覆盖率92%。", "市工商局", "2017年5月8日"],
        title="公益广告刊播情况说明报告",
    )
    an_xlsx(
        posters / "统计表格.xlsx",
        [
            ["公益广告统计表", None],
            ["填报日期：2017年5月9日", None],
            ["街道", "数量（块）"],
            ["钢铁大街", 37],
        ],
    )
    study = root / "Ⅲ-1-1 学习计划"
    a_red_head_docx(study / "学习计划的通知.docx", signed="2017年3月10日")
    (root / "没写完.docx").write_bytes((study / "学习计划的通知.docx").read_bytes()[:900])
    (root / "空文件.xlsx").write_bytes(b"")
    (root / "会议记录.txt").write_text("机密★10年\n会议记录", encoding="utf-8")
    (root / "杂项.txt").write_text("随手记的几行字，不属于任何标准。", encoding="utf-8")
    return root


def a_workspace(tmp_path: Path, *, scanned: bool = True, **settings: str) -> Workspace:
    """Make the folder and a workspace beside it, with the window of a test in August 2017."""
    evidence = an_evidence_folder(tmp_path / "材料")
    given = {"test_month": "2017-08", "review_date": "2017-08-10", **settings}
    workspace = create(tmp_path / "工作区", evidence, settings=given)
    if scanned:
        scan_now(workspace)
    return workspace


def scan_now(workspace: Workspace) -> ScanSummary:
    """Scan with one worker and return the summary."""
    end = list(scan(workspace, workers=1))[-1]
    assert isinstance(end, Finished)
    assert isinstance(end.result, ScanSummary)
    return end.result


def codes(workspace: Workspace) -> list[tuple[str, str | None, str | None]]:
    """Return (code, standard, path) of every open finding but those of standards left empty."""
    found = check_now(workspace).open_findings
    return sorted(
        (f.code, f.standard or "", f.path or "") for f in found if f.code not in {"M01", "M05"}
    )


def suggestions(workspace: Workspace) -> dict[str, Matched]:
    """Return what matching says of every unfiled material, by its path."""
    results = (event.result for event in match(workspace) if isinstance(event, Step))
    return {result.path: result for result in results if isinstance(result, Matched)}
