"""Workbooks, compared by what a reader and a printer see."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from reports.sample import an_assessment

from archivist.reports.findings import findings
from archivist.reports.gaps import gaps
from archivist.reports.index_table import index_table
from archivist.reports.registry import REPORTS
from archivist.reports.table import Column, Figure, Figures, Grid, Heading, Paragraph, Report, Tone
from archivist.reports.xlsx import render

DAY = date(2017, 6, 20)


def _book(report):
    return load_workbook(io.BytesIO(render(report)))


def _row_of(sheet, heading):
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == heading)


def test_a_table_stands_below_title_notice_meta_and_figures():
    sheet = _book(gaps(an_assessment()))["缺项清单"]

    top = _row_of(sheet, "序号")
    assert [sheet.cell(row, 1).value for row in (1, 2)] == [
        "缺项清单",
        "参考目录（非官方），以正式印发的测评体系为准。",
    ]
    assert "判断日期：2017-06-20" in sheet.cell(3, 1).value
    assert sheet.cell(4, 1).value == 6
    assert [c.value for c in sheet[top]][:4] == ["序号", "编号", "测评标准", "缺少种类"]
    assert sheet.cell(top + 1, 7).value == datetime(2017, 5, 1)  # noqa: DTZ001 — a plain day
    assert sheet.cell(top + 1, 7).number_format == "yyyy-mm-dd"
    assert sheet.cell(top + 1, 8).value == 50


def test_it_scrolls_filters_and_prints_as_a_table_should():
    sheet = _book(gaps(an_assessment()))["缺项清单"]

    top = _row_of(sheet, "序号")
    assert sheet.freeze_panes == f"A{top + 1}"
    assert sheet.auto_filter.ref == f"A{top}:J{top + 5}"
    assert sheet.print_title_rows == f"${top}:${top}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_levels_are_a_colour_and_a_word():
    sheet = _book(findings(an_assessment()))["问题清单"]

    top = _row_of(sheet, "序号")
    fills = {row[1].value: row[1].fill.fgColor.rgb for row in sheet.iter_rows(min_row=top + 2)}
    assert fills["错误"] == "FFF9D3CF"
    assert fills["待确认"] == "FFD6E5FA"


def test_the_sum_is_not_filtered_away():
    sheet = _book(findings(an_assessment()))["各单位情况"]

    top, last = _row_of(sheet, "责任单位"), _row_of(sheet, "合计")
    assert sheet.auto_filter.ref == f"A{top}:K{last - 1}"
    assert sheet.cell(last, 1).font.bold


def test_each_section_with_a_table_is_a_sheet():
    names = _book(findings(an_assessment())).sheetnames

    assert names == [
        "先做这几件",
        "各单位情况",
        "问题汇总",
        "问题清单",
        "未运行的检查",
        "无法判断的检查",
    ]


def test_long_text_is_wrapped_in_a_row_that_is_tall_enough():
    columns = (Column("短", lambda _row: "x", 4), Column("长", lambda row: row, 10))
    sheet = _book(Report("题", DAY, blocks=(Grid("表", columns, ("字" * 55, "字")),))).worksheets[0]

    top = _row_of(sheet, "短")
    assert sheet.cell(top + 1, 2).alignment.wrap_text
    assert sheet.row_dimensions[top + 1].height >= 6 * 14
    assert sheet.row_dimensions[top + 2].height < 2 * 14


def test_formulas_stay_texts_and_numbers_stay_numbers():
    columns = (Column("文字", lambda row: row[0]), Column("数", lambda row: row[1]))
    rows = (("=1+1", -3), ("@x", 2.5), ("https://a.b", float("nan")), ("普通", 1))
    data = render(Report("题", DAY, blocks=(Grid("表", columns, rows),)))

    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    top = _row_of(sheet, "文字")
    cells = [sheet.cell(top + 1 + n, 1) for n in range(4)]
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        xml = members.read("xl/worksheets/sheet1.xml").decode()
    assert [cell.data_type for cell in cells] == ["s"] * 4
    assert [cell.quotePrefix for cell in cells] == [True, True, False, False]
    assert [sheet.cell(top + 1 + n, 2).value for n in range(4)] == [-3, 2.5, "nan", 1]
    assert "<f>" not in xml and "hyperlink" not in xml


def test_names_from_the_evidence_folder_cannot_calculate():
    sheet = _book(index_table(an_assessment())).worksheets[0]

    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "=HYPERLINK(1)" in [cell.value for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_an_empty_holding_makes_a_workbook_too(name):
    book = _book(name.make(an_assessment(dossiers=(), states={}, findings=(), materials=())))

    assert book.properties.created == datetime(2017, 6, 20)  # noqa: DTZ001 — a plain day
    assert book.properties.title == name.name


def test_blocks_without_a_table_and_odd_sheet_names_are_written():
    columns = (Column("数", lambda row: row),)
    odd = "很长的名称/带有[不许]的*字符?" * 3
    blocks = (
        Figures(tuple(Figure(f"数{n}", n, Tone.GOOD) for n in range(9))),
        Grid(odd, columns, (1,)),
        Grid(odd, columns, ()),
        Heading("尾"),
        Paragraph("多行\n文字", Tone.ERROR),
    )

    book = _book(Report("题", DAY, blocks=blocks))

    assert len(book.sheetnames) == len({name.casefold() for name in book.sheetnames}) == 3
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert "无" in [row[0].value for row in book.worksheets[1].iter_rows()]


def test_a_text_longer_than_a_cell_may_be_is_cut():
    grid = Grid("表", (Column("长", lambda row: row),), ("字" * 40_000,))

    sheet = _book(Report("题", DAY, blocks=(grid,))).worksheets[0]

    assert len(sheet.cell(_row_of(sheet, "长") + 1, 1).value) == 32_767
