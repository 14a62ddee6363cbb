"""Opening table files of every kind, sound and not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from editions.office_tables import a_workbook

from archivist.editions.tables import read_tables
from archivist.errors import EditionError


def test_every_cell_of_a_merged_range_has_its_text(tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [["甲", None, "乙"], [None, None, "丙"]], ["A1:B2"])

    (grid,) = read_tables(path)

    assert grid.rows == (("甲", "甲", "乙"), ("甲", "甲", "丙"))


def test_numbers_and_dates_read_as_a_person_sees_them(tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [[7.0, 7.5, date(2017, 6, 30), " 文 "]])

    (grid,) = read_tables(path)

    assert grid.rows == (("7", "7.5", "2017-06-30", "文"),)


def test_hidden_sheets_are_marked(tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [["甲"]])
    book = openpyxl.load_workbook(path)
    book.create_sheet("隐藏").sheet_state = "hidden"
    book.save(path)
    book.close()

    grids = read_tables(path)

    assert [grid.hidden for grid in grids] == [False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_tables_are_read_in_every_usual_encoding(encoding, mark, tmp_path: Path):
    path = tmp_path / "表.csv"
    path.write_text(
        mark.join(["编号", "标准"]) + "\n" + mark.join(["Ⅲ-1-1", "甲乙"]), encoding=encoding
    )

    (grid,) = read_tables(path)

    assert grid.rows == (("编号", "标准"), ("Ⅲ-1-1", "甲乙"))
    assert grid.sheet == "表"


def test_tables_of_a_word_document_are_read(tmp_path: Path):
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "甲"
    table.cell(1, 1).text = "乙"
    document.save(str(tmp_path / "a.docx"))

    (grid,) = read_tables(tmp_path / "a.docx")

    assert grid.rows == (("甲", ""), ("甲", "乙"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("空.xlsx", b""),
        ("坏.xlsx", b"PK\x03\x04 not a workbook"),
        ("坏.docx", b"PK\x03\x04 not a document"),
        ("空.docx", b""),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000),
        ("坏.csv", b"\x80\xff\xff"),
        ("图.jpg", b"\xff\xd8\xff"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(name, content, tmp_path: Path):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(EditionError, match=name):
        read_tables(tmp_path / name)


def test_a_workbook_cut_in_half_is_refused(tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [["甲"] * 50] * 50)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(EditionError, match="损坏"):
        read_tables(path)


def test_an_encrypted_workbook_is_said_to_be_encrypted(tmp_path: Path):
    path = tmp_path / "密.xlsx"
    inside = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + inside + b"\0" * 1024)

    with pytest.raises(EditionError, match="密码"):
        read_tables(path)


def test_a_missing_file_is_refused(tmp_path: Path):
    with pytest.raises(EditionError, match="找不到文件"):
        read_tables(tmp_path / "没有.xlsx")
