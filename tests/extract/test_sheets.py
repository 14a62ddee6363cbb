"""Sheets of other makes."""

import struct
import zipfile

import pytest
from extract.containers import a_package, an_ods
from extract.oldfiles import an_ole

from archivist.extract import sheets
from archivist.extract.cells import find_error_cells

_ERROR_CELL = (
    'table:formula="of:=[.B2]/0" office:value-type="string" office:string-value="" '
    'c:value-type="error"><text:p>#DIV/0!</text:p>'
)


def _record(kind, body):
    return struct.pack("<HH", kind, len(body)) + body


def _an_xls(path, *cells, stream="Workbook", version=0x0600):
    """Write a workbook of one sheet, Sheet1, with these cell records."""
    head = _record(0x809, struct.pack("<HHHHII", version, 5, 0, 0, 0, 0))
    name = b"\x06\x00Sheet1" if version == 0x0600 else b"\x06Sheet1"
    size = len(head) + 4 + 6 + len(name) + 4
    bound = _record(0x85, struct.pack("<IBB", size, 0, 0) + name)
    sheet = _record(0x809, struct.pack("<HHHHII", version, 0x10, 0, 0, 0, 0))
    book = head + bound + _record(0x0A, b"") + sheet + b"".join(cells) + _record(0x0A, b"")
    return an_ole(path, {stream: book.ljust(4096, b"\0")})


def _number(row, column, value):
    return _record(0x203, struct.pack("<HHHd", row, column, 0, value))


def _error(row, column, code):
    return _record(0x205, struct.pack("<HHHBB", row, column, 0, code, 1))


def _formula(row, column, result):
    return _record(0x06, struct.pack("<HHH", row, column, 0) + result + bytes(8))


def test_an_open_document_sheet_is_read(tmp_path):
    got = sheets.extract(
        an_ods(tmp_path / "a.ods", [["单位", "人数"], ["甲", 12.0], ["乙", "#REF!"]])
    )

    assert got.tables[0].rows == (("单位", "人数"), ("甲", "12"), ("乙", "#REF!"))
    assert got.tables[0].types == ("ss", "sn", "se")
    assert str(got.passages[1].place) == "Sheet1!A2"


def test_columns_left_empty_keep_their_letters(tmp_path):
    got = sheets.extract(an_ods(tmp_path / "a.ods", [["", "", ""], ["", "乙", "3"]]))

    assert got.tables[0].rows[1] == ("", "乙", "3")


def test_every_tab_is_named_and_the_workbook_says_who_made_it(tmp_path):
    path = an_ods(tmp_path / "a.ods", [["甲"]], name="汇总表")
    with zipfile.ZipFile(path, "a") as package:
        meta = '<m xmlns:d="d"><meta><d:generator>WPS</d:generator></meta></m>'
        package.writestr("meta.xml", meta)

    assert sheets.extract(path).properties == {"application": "WPS", "sheets": "汇总表"}


@pytest.mark.parametrize(
    ("code", "shown"),
    [(0x00, "#NULL!"), (0x07, "#DIV/0!"), (0x0F, "#VALUE!"), (0x17, "#REF!"), (0x1D, "#NAME?"), (0x24, "#NUM!"), (0x2A, "#N/A")],
)  # fmt: skip
def test_an_error_typed_into_an_old_sheet_is_no_empty_cell(tmp_path, code, shown):
    path = _an_xls(tmp_path / "a.xls", _number(0, 0, 3), _error(0, 1, code))

    table = sheets.extract(path).tables[0]

    assert table.rows == (("3", shown),)
    assert table.types == ("ne",)


@pytest.mark.parametrize(("stream", "version"), [("Workbook", 0x0600), ("Book", 0x0500)])
def test_a_formula_of_an_old_sheet_that_came_to_an_error_says_so(tmp_path, stream, version):
    result = b"\x02\x00\x07\x00\x00\x00\xff\xff"
    cells = (_number(0, 0, 3), _formula(0, 1, result), _formula(1, 0, struct.pack("<d", 7)))

    got = sheets.extract(_an_xls(tmp_path / "a.xls", *cells, stream=stream, version=version))

    assert got.tables[0].rows == (("3", "#DIV/0!"), ("7",))
    assert [str(spot.place) for spot in find_error_cells(got)] == ["Sheet1!B1"]


def test_what_is_no_error_in_an_old_sheet_stays_what_it_is(tmp_path):
    true = _record(0x205, struct.pack("<HHHBB", 0, 1, 0, 1, 0))

    got = sheets.extract(_an_xls(tmp_path / "a.xls", _number(0, 0, 3), true))

    assert got.tables[0].rows == (("3", "TRUE"),)


def _with(path, old, new):
    """Write an OpenDocument sheet with a piece of its content replaced."""
    an_ods(path, [["单位", "人均", "备注"], ["甲", 12.0, "好"]])
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name).decode() for name in package.namelist()}
    content = (
        members["content.xml"]
        .replace(old, new)
        .replace("<office:document-content", '<office:document-content xmlns:c="urn:calcext"')
    )
    return a_package(path, members | {"content.xml": content})


_TWELVE = 'office:value-type="float" office:value="12.0"/>'


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (_ERROR_CELL, "#DIV/0!"),
        ('table:formula="of:=#N/A" office:value-type="float" office:value="0"><text:p>#N/A</text:p>', "#N/A"),
        ('table:formula="of:=X(1)" office:value-type="float" office:value="0"><text:p>Err:508</text:p>', "Err:508"),
        ('office:value-type="string" c:value-type="error"><text:p>错误:502</text:p>', "错误:502"),
        ('office:value-type="string" c:value-type="error"/>', "#VALUE!"),
    ],
)  # fmt: skip
def test_an_error_of_an_open_document_sheet_is_no_empty_cell(tmp_path, cell, shown):
    closing = "" if cell.endswith("/>") else "</table:table-cell>"
    path = _with(tmp_path / "a.ods", _TWELVE, cell + closing)

    got = sheets.extract(path)

    assert got.tables[0].rows[1] == ("甲", shown, "好")
    assert [spot.text for spot in find_error_cells(got)] == [shown]


def test_repeated_cells_and_rows_of_an_open_document_keep_errors_in_their_places(tmp_path):
    blank = '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell {_ERROR_CELL}</table:table-cell></table:table-row>'  # noqa: E501
    path = _with(tmp_path / "a.ods", "</table:table>", f"{blank}{row}</table:table>")

    got = sheets.extract(path)

    assert [str(spot.place) for spot in find_error_cells(got)] == ["Sheet1!C6"]


def test_words_of_an_open_document_that_speak_of_an_error_are_words(tmp_path):
    words = 'office:value-type="string"><text:p>#A区及B区</text:p></table:table-cell>'

    got = sheets.extract(_with(tmp_path / "a.ods", _TWELVE, words))

    assert got.tables[0].types[1] == "sss"
    assert find_error_cells(got) == ()
