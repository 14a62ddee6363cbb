"""责任分解表 in the layouts offices use."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from editions.office_tables import a_workbook

from archivist.domain.finding import Level
from archivist.domain.unit import Assignment
from archivist.editions import fault
from archivist.editions.import_assignments import import_assignments
from archivist.editions.load import load_edition
from archivist.errors import EditionError

HEADS = ["编号", "牵头单位", "配合单位", "责任人", "联系电话", "完成时限"]


def test_a_plain_table_is_read(tmp_path: Path):
    rows = [
        ["目标责任分解表"],
        HEADS,
        ["Ⅲ-7-3", "市工商局", "市文明办、市住建局", "张三", "0472-5555555", "2017年6月30日"],
        ["Ⅲ-1-1", "市委宣传部", "", "", "", datetime(2017, 7, 1)],  # noqa: DTZ001 — as a spreadsheet stores it
        ["2-1", "市委宣传部", "", "李 四", "", "2017年6月底前"],
    ]

    assignments, faults = import_assignments(
        a_workbook(tmp_path / "a.xlsx", rows, ["A1:F1"]), load_edition("reference")
    )

    assert faults == ()
    assert assignments == (
        Assignment("Ⅲ-1-1", "市委宣传部", "", date(2017, 7, 1)),
        Assignment("Ⅲ-2-1", "市委宣传部", "李四", date(2017, 6, 30)),
        Assignment(
            "Ⅲ-7-3", "市工商局", "张三", date(2017, 6, 30), ("市文明办", "市住建局"), "0472-5555555"
        ),
    )


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2017.6.30", date(2017, 6, 30)),
        ("2017/6/30前", date(2017, 6, 30)),
        ("二〇一七年六月三十日", date(2017, 6, 30)),
        ("2017年6月", date(2017, 6, 30)),
        ("20170630", date(2017, 6, 30)),
        (42916, date(2017, 6, 30)),
        ("", None),
        ("—", None),
    ],
)
def test_due_dates_are_read_in_every_form(text, due, tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [HEADS, ["Ⅲ-7-3", "市工商局", "", "", "", text]])

    assignments, faults = import_assignments(path, load_edition("reference"))

    assert faults == ()
    assert [a.due for a in assignments] == [due]


def test_every_fault_is_named_with_its_cell(tmp_path: Path):
    rows = [
        HEADS,
        ["Ⅲ-99-1", "市工商局", "", "", "", ""],
        ["第七条", "市工商局", "", "", "", ""],
        ["Ⅲ-7-3", "市工商局", "", "张三", "", "尽快"],
        ["Ⅲ-7-3", "市质监局", "", "李四", "", ""],
    ]

    assignments, faults = import_assignments(
        a_workbook(tmp_path / "a.xlsx", rows, title="分工"), load_edition("reference")
    )

    assert [(f.sheet, f.cell, f.message, f.level) for f in faults] == [
        ("分工", "A2", fault.UNKNOWN_STANDARD, Level.ERROR),
        ("分工", "A3", fault.BAD_NUMBER, Level.ERROR),
        ("分工", "F4", fault.BAD_DATE, Level.WARNING),
        ("分工", "D5", fault.CONTRADICTS, Level.WARNING),
    ]
    assert assignments == (Assignment("Ⅲ-7-3", "市工商局", "张三", None, ("市质监局",)),)


def test_a_row_for_a_whole_content_assigns_all_its_reviewed_standards(tmp_path: Path):
    path = a_workbook(tmp_path / "a.xlsx", [HEADS, ["Ⅲ—7", "市工商局", "", "张三", "", ""]])
    edition = load_edition("reference")

    assignments, faults = import_assignments(path, edition)

    assert faults == ()
    assert [a.standard for a in assignments] == ["Ⅲ-7-1", "Ⅲ-7-2", "Ⅲ-7-3"]


def test_merged_rows_of_one_standard_are_joined(tmp_path: Path):
    rows = [
        ["测评内容", "编号", "责任单位", "责任人"],
        ["Ⅲ-7 公益广告刊播", "1）", "市工商局", "张三"],
        [None, None, "市文明办", None],
        [None, "2）", "市住建局", "李四"],
    ]

    assignments, faults = import_assignments(
        a_workbook(tmp_path / "a.xlsx", rows, ["A2:A4", "B2:B3"]), load_edition("reference")
    )

    assert faults == ()
    assert assignments == (
        Assignment("Ⅲ-7-1", "市工商局", "张三", None, ("市文明办",)),
        Assignment("Ⅲ-7-2", "市住建局", "李四"),
    )


def test_a_row_without_number_is_known_by_its_standards_text(tmp_path: Path):
    edition = load_edition("reference")
    text = edition.standards[4].text
    rows = [["测评标准", "责任单位"], [text, "市工商局"], ["没有这个标准。", "市工商局"]]

    assignments, faults = import_assignments(a_workbook(tmp_path / "a.xlsx", rows), edition)

    assert [a.standard for a in assignments] == [edition.standards[4].code]
    assert [(f.cell, f.message) for f in faults] == [("A3", fault.NO_NUMBER)]


def test_a_gbk_csv_is_read(tmp_path: Path):
    path = tmp_path / "分工.csv"
    path.write_text(
        "编号,责任单位,责任人\nⅢ-7-3,市工商局（牵头）、市文明办,张三\n", encoding="gb18030"
    )

    assignments, faults = import_assignments(path, load_edition("reference"))

    assert faults == ()
    assert assignments == (Assignment("Ⅲ-7-3", "市工商局", "张三", None, ("市文明办",)),)


def test_a_table_of_something_else_is_one_fault(tmp_path: Path):
    assignments, faults = import_assignments(
        a_workbook(tmp_path / "a.xlsx", [["姓名", "年龄"], ["张三", 30]], title="花名册"),
        load_edition("reference"),
    )

    assert assignments == ()
    assert [(f.sheet, f.message) for f in faults] == [("花名册", fault.NO_HEADER)]


def test_a_damaged_file_is_refused(tmp_path: Path):
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")

    with pytest.raises(EditionError, match=r"坏\.xlsx"):
        import_assignments(tmp_path / "坏.xlsx", load_edition("reference"))
