"""Error values beside what calamine reads."""

import struct

import pytest
from extract.containers import a_package
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.error_values import error_text, errors_of
from archivist.extract.package import Package

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_TYPE}" Target="worksheets/sheet1.bin"/></Relationships>'
)


def _record(kind, body=b""):
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    return head + (bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])) + body


def _wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _an_xlsb(path, sheet):
    book = _record(131) + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("汇总"))
    return a_package(
        path,
        {
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _RELATIONS,
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def test_errors_of_a_binary_workbook_are_found_by_sheet_row_and_column(tmp_path):
    cell = struct.pack("<II", 2, 0)
    sheet = (
        _record(0, struct.pack("<I", 4) + bytes(21))
        + _record(3, cell + b"\x2a")
        + _record(7, cell + bytes(200))
        + _record(0, struct.pack("<I", 5) + bytes(21))
        + _record(11, cell + b"\x07" + bytes(10))
    )

    with Package(_an_xlsb(tmp_path / "a.xlsb", sheet)) as package:
        found = errors_of(package)

    assert found == {"汇总": {(4, 2): "#N/A", (5, 2): "#DIV/0!"}}


@given(data=st.binary(max_size=200))
def test_any_bytes_for_a_sheet_end_in_errors_or_in_a_refusal(tmp_path_factory, data):
    path = _an_xlsb(tmp_path_factory.mktemp("x") / "a.xlsb", data)

    with Package(path) as package:
        try:
            found = errors_of(package)
        except struct.error:
            return

    assert all(text.startswith("#") for text in found["汇总"].values())


@pytest.mark.parametrize("code", [0x2B, 0x99])
def test_every_number_of_an_error_is_told_as_an_error(code):
    assert error_text(code).startswith("#")


def test_a_package_of_another_kind_has_none(tmp_path):
    with Package(a_package(tmp_path / "a.zip", {"a.txt": "#DIV/0!"})) as package:
        assert errors_of(package) == {}
