"""Excel workbooks: values as a person sees them, errors, hidden sheets."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from builders import an_xlsx
from extract.containers import a_sheet_package
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_a_number_too_great_to_count_with_stays_as_it_is_written(tmp_path):
    path = a_sheet_package(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1e309</v></c></row>')

    assert xlsx.extract(path).text == "1e309"


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=6)
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**16), 10**16),
    st.floats(allow_nan=False, allow_infinity=False),
    st.decimals(0, 10**6, places=4),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.times().map(lambda moment: time(moment.hour, moment.minute)),
    st.sampled_from(["#DIV/0!", "#N/A", "=SUM(A1:B2)", " 甲\n乙 ", "a&b<c>", "_x000D_"]),
    _WORDS,
)
_NUMBER_FORMATS = st.sampled_from(["General", "0.00", "0%", "yyyy-mm-dd", "[h]:mm", '0.0"万元"'])
_PLACED = st.tuples(st.integers(1, 5), st.sampled_from([1, 2, 3, 4, 30]))


@settings(max_examples=25, deadline=None)
@given(cells=st.dictionaries(_PLACED, st.tuples(_VALUES, _NUMBER_FORMATS)), inline=st.booleans())
def test_a_workbook_reads_the_same_by_patterns_and_by_the_parser(cells, inline):
    book = openpyxl.Workbook(write_only=inline)
    sheet = book.create_sheet("表")
    for (row, column), (value, number_format) in cells.items():
        if inline:  # a writer of streams gives strings no table
            sheet.append([None] * column + [value])
        else:
            cell = sheet.cell(row, column)
            cell.value, cell.number_format = value, number_format
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book.save(path)

        assert xlsx.extract(path) == xlsx.extract(_for_the_parser(path))


def _for_the_parser(path):
    """Write the same workbook with a comment in each sheet, which leaves all of it to the parser."""
    commented = path.with_name("commented.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(commented, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"<sheetData>", b"<!-- --><sheetData>"))
    return commented
