"""A drawn table written in the formats of offices."""

from __future__ import annotations

import csv
from pathlib import Path

import xlsxwriter
from docx import Document
from labels.table_layouts import Sample


def write(sample: Sample, path: Path) -> bool:
    """Write the table in the format of *path*; False where no library for it is there."""
    writers = {".xlsx": _xlsx, ".xls": _xls, ".csv": _csv, ".docx": _docx}
    return writers[path.suffix](sample, path)


def _xlsx(sample: Sample, path: Path) -> bool:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Sheet1")
        for r, row in enumerate(sample.rows):
            for c, value in enumerate(row):
                if value not in {"", None}:
                    page.write(r, c, value)
        for area in sample.merged:
            value = sample.rows[area[0]][area[1]]
            page.merge_range(*area, value)
        if sample.hidden == "row":
            page.set_row(sample.body[1], None, None, {"hidden": True})
        if sample.hidden == "column":
            page.set_column(sample.numbers[0], sample.numbers[0], None, None, {"hidden": True})
        if sample.hidden == "sheet":
            extra = book.add_worksheet("底稿")
            extra.write(0, 0, "底稿数据")
            extra.hide()
    return True


def _xls(sample: Sample, path: Path) -> bool:
    try:
        import xlwt  # noqa: PLC0415 — an old library few have
    except ImportError:
        return False
    book = xlwt.Workbook()
    page = book.add_sheet("Sheet1")
    for r, row in enumerate(sample.rows):
        for c, value in enumerate(row):
            if value not in {"", None}:
                page.write(r, c, value)
    if sample.hidden == "row":
        page.row(sample.body[1]).hidden = True
    if sample.hidden == "column":
        page.col(sample.numbers[0]).hidden = True
    if sample.hidden == "sheet":
        extra = book.add_sheet("底稿")
        extra.write(0, 0, "底稿数据")
        extra.visibility = 1
    book.save(str(path))
    return True


def _csv(sample: Sample, path: Path) -> bool:
    if sample.hidden:
        return False
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(sample.rows)
    return True


def _docx(sample: Sample, path: Path) -> bool:
    if sample.hidden:
        return False
    document = Document()
    last = max(sample.total, *sample.body)
    for row in sample.rows[: sample.head]:
        document.add_paragraph("　　".join(map(str, row)))
    grid = sample.rows[sample.head : last + 1]
    table = document.add_table(len(grid), max(map(len, grid)))
    for r, row in enumerate(grid):
        for c, value in enumerate(row):
            table.cell(r, c).text = "" if value is None else str(value)
    for top, left, bottom, right in sample.merged:
        area = [n - sample.head for n in (top, bottom)]
        text = table.cell(area[0], left).text
        table.cell(area[0], left).merge(table.cell(area[1], right)).text = text
    for row in sample.rows[last + 1 :]:
        document.add_paragraph("　　".join(map(str, row)))
    document.save(str(path))
    return True
