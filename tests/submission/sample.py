"""A small evidence folder and the plan of a package of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

from archivist.domain.dates import DateValue
from archivist.domain.kind import Kind
from archivist.domain.window import Window
from archivist.submission.export import export
from archivist.submission.plan import Gap, Piece, Plan
from archivist.submission.progress import Exported

FILES = (
    ("Ⅲ-7-3-01", Kind.PAPER, "市工商局/公益广告管理办法.docx", b"PK\x03\x04 paper " * 40_000),
    ("Ⅲ-7-3-02", Kind.PHOTO, "市工商局/公交站亭.JPG", b"\xff\xd8\xff\xe0 photo " * 90_000),
    ("Ⅲ-7-3-03", Kind.TABLE, "市工商局/统计表.csv", "年份,块数\r\n2017,37\r\n".encode() * 500),
    ("Ⅲ-10-1-01", Kind.REPORT, "市教育局/说明报告.pdf", b"%PDF-1.7 report " * 3_000),
)
GAPS = (
    Gap("Ⅲ-10-1", Kind.PHOTO, "还没有实景图片", "市教育局"),
    Gap("Ⅲ-7-3", Kind.REPORT, "说明报告已过期", "市工商局"),
)


def a_plan(folder: Path) -> Plan:
    """Make the evidence under *folder* (only what is not there yet) and plan a package of it."""
    pieces = tuple(_piece(folder, *each) for each in FILES)
    return Plan(
        title="包头市材料审核送审包",
        edition_name="2017年版",
        official=False,
        as_of=date(2017, 7, 31),
        pieces=pieces,
        gaps=GAPS,
        standards=(("Ⅲ-7-3", "公益广告刊播"), ("Ⅲ-10-1", "未成年人教育")),
        contents=(("Ⅲ-7", "公益广告刊播"), ("Ⅲ-10", "未成年人思想道德建设")),
        unit="市文明办",
        window=Window(date(2016, 8, 1), date(2017, 7, 31)),
        city="包头市",
    )


def _piece(folder: Path, number: str, kind: Kind, path: str, content: bytes) -> Piece:
    source = folder / path
    if not source.exists():
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(content)
    unit, _, name = path.partition("/")
    return Piece(
        number=number,
        standard=number.rpartition("-")[0],
        kind=kind,
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        title=name.rpartition(".")[0],
        caption="2017年4月12日，钢铁大街公交站亭" if kind is Kind.PHOTO else "",
        date=DateValue(2017, 4, 12),
        document_number="包府发〔2017〕12号" if kind is Kind.PAPER else "",
        unit=unit,
        evidence_path=path,
    )


def with_piece(plan: Plan, at: int, **changes: object) -> Plan:
    """Return *plan* with one piece changed."""
    pieces = list(plan.pieces)
    pieces[at] = replace(pieces[at], **changes)
    return replace(plan, pieces=tuple(pieces))


def exported(plan: Plan, out: Path, **options: object) -> Exported:
    """Run an export to its end and return its result."""
    last = list(export(plan, out, **options))[-1]
    assert last.result is not None
    return last.result


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below *folder* with its bytes, or the one file itself."""
    if folder.is_file():
        return {"": folder.read_bytes()}
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
