"""Excel workbooks: values as a person sees them, errors, hidden sheets."""

from datetime import datetime

from builders import an_xlsx
from extract.containers import a_sheet_package

from archivist.extract import xlsx
from archivist.extract.base import Part

_STYLES = (
    '<styleSheet xmlns="m"><numFmts><numFmt numFmtId="200" formatCode="0.0%"/>'
    '<numFmt numFmtId="201" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="201"/><xf numFmtId="14"/></cellXfs>'
    "</styleSheet>"
)


def test_rows_are_passages_with_their_cell(tmp_path):
    rows = [["志愿服务统计表"], ["单位", "人数"], ["甲", 12], ["乙", 3.5]]

    got = xlsx.extract(an_xlsx(tmp_path / "a.xlsx", rows))

    assert got.text.splitlines() == ["志愿服务统计表", "单位\t人数", "甲\t12", "乙\t3.5"]
    assert str(got.passages[3].place) == "Sheet1!A4"
    assert got.tables[0].types == ("s", "ss", "sn", "sn")


def test_dates_errors_and_text_numbers_keep_their_types(tmp_path):
    rows = [[datetime(2017, 4, 12), "#REF!", "123", True]]  # noqa: DTZ001

    got = xlsx.extract(an_xlsx(tmp_path / "a.xlsx", rows))

    assert got.tables[0].rows == (("2017-04-12", "#REF!", "123", "TRUE"),)
    assert got.tables[0].types == ("desb",)


def test_shares_and_own_date_formats_are_shown_as_such(tmp_path):
    rows = (
        '<row r="1"><c r="A1" s="1"><v>0.135</v></c><c r="B1" s="2"><v>42795</v></c>'
        '<c r="C1" s="3"><v>42795.5</v></c><c r="D1"><v>1.0E3</v></c></row>'
    )

    got = xlsx.extract(a_sheet_package(tmp_path / "a.xlsx", rows, {"styles": _STYLES}))

    assert got.tables[0].rows == (("13.5%", "2017-03-01", "2017-03-01 12:00:00", "1000"),)
    assert got.tables[0].types == ("nddn",)


def test_rich_strings_inline_strings_and_formula_results_are_read(tmp_path):
    strings = '<sst xmlns="m"><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></si></sst>'
    rows = (
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c t="inlineStr"><is><t>内联</t></is></c>'
        '<c r="E2" t="str"><f>A1</f><v>结果</v></c><c r="F2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )

    got = xlsx.extract(a_sheet_package(tmp_path / "a.xlsx", rows, {"sharedStrings": strings}))

    assert got.tables[0].rows == ((), ("", "富文本", "内联", "", "结果", "#DIV/0!"))
    assert got.passages[0].place.cell == "A2"


def test_hidden_sheets_and_rows_are_hidden_text(tmp_path):
    hidden_row = (
        '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    )
    book = an_xlsx(
        tmp_path / "a.xlsx", sheets={"明": [["可见"]], "暗": [["不可见"]]}, hidden=["暗"]
    )

    sheets = xlsx.extract(book)
    rows = xlsx.extract(a_sheet_package(tmp_path / "b.xlsx", hidden_row))

    assert [(p.text, p.part) for p in sheets.passages] == [
        ("可见", Part.TABLE),
        ("不可见", Part.HIDDEN),
    ]
    assert [t.hidden for t in sheets.tables] == [False, True]
    assert [p.part for p in rows.passages] == [Part.HIDDEN, Part.TABLE]


def test_a_sheet_of_too_many_cells_is_cut_and_says_so(tmp_path):
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>' + "".join(
        f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 20)
    )

    got = xlsx.extract(a_sheet_package(tmp_path / "a.xlsx", rows))

    assert got.properties["truncated"] == "cells"
    assert len(got.tables[0].rows) < 20


def test_a_row_far_down_costs_nothing(tmp_path):
    rows = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'

    got = xlsx.extract(a_sheet_package(tmp_path / "a.xlsx", rows))

    assert got.passages[0].place.cell == "A1048576"
