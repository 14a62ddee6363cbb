"""CSV: for Excel, WPS and programs."""

import csv
import io
from datetime import date

from reports.sample import an_assessment

from archivist.reports.csv import render
from archivist.reports.findings import findings
from archivist.reports.gaps import COLUMNS, gaps
from archivist.reports.index_table import index_table
from archivist.reports.table import Column, Grid, Report


def _read(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_it_has_a_byte_order_mark_and_dos_line_ends():
    data = render(gaps(an_assessment()))

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_headings_are_the_first_line_and_the_head_follows_the_table():
    lines = _read(render(gaps(an_assessment())))

    assert lines[0] == [column.heading for column in COLUMNS]
    assert len(lines[1]) == len(COLUMNS)
    end = lines.index([])
    assert end == 6
    assert lines[end + 1][0] == "缺项清单"
    assert lines[end + 1][1].startswith("参考目录（非官方）")
    assert ["判断日期", "2017-06-20"] in lines[end:]


def test_the_main_table_comes_before_the_small_ones():
    lines = _read(render(findings(an_assessment())))

    assert lines[0][:3] == ["序号", "级别", "代码"]
    assert ["各单位情况"] in lines
    assert ["拒收 1 件，路径只在本机显示。"] in lines


def test_formulas_are_told_apart_from_numbers():
    columns = (Column("文字", lambda row: row[0]), Column("数", lambda row: row[1]))
    rows = (("=1+1", -3), ("@x", 2.5), ("\tcmd", 0), ("-5", date(2017, 3, 1)), ("a\n=1", 1))
    report = Report("=题", date(2017, 1, 1), blocks=(Grid("=表", columns, rows),))

    lines = _read(render(report))

    assert lines[1:6] == [
        ["'=1+1", "-3"],
        ["'@x", "2.5"],
        ["'\tcmd", "0"],
        ["'-5", "2017-03-01"],
        ["a\n=1", "1"],
    ]
    assert lines[7] == ["'=题"]


def test_names_from_the_evidence_folder_cannot_calculate():
    lines = _read(render(index_table(an_assessment())))

    cells = [cell for line in lines for cell in line]
    assert "'=HYPERLINK(1)" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)
