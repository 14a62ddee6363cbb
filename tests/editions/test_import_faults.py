"""What is wrong with an office's catalogue is named with its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from editions.office_tables import HEADS, PLAIN, a_workbook, many_sheets, said

from archivist.domain.finding import Level
from archivist.editions import fault
from archivist.editions.fault import Fault, refuse_errors
from archivist.editions.import_sheet import import_edition
from archivist.errors import EditionError


def test_every_fault_is_named_with_its_cell(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "最少", "最多", "测评方法"],
        ["Ⅲ-1-1", "甲。", "规范文件、台账", "", "", "材料审核"],
        ["", "没有编号。", "规范文件", "", "", ""],
        ["第三条", "看不懂。", "规范文件", "", "", ""],
        ["Ⅲ-1-1", "重复。", "规范文件", "", "", ""],
        ["Ⅲ-1-4", "", "规范文件", "", "", ""],
        ["Ⅲ-1-5", "戊。", "实景图片", "若干", "2", ""],
        ["Ⅲ-1-6", "己。", "实景图片", "3", "2", "占卜"],
        ["Ⅲ-1-7", "庚。", "", "", "", "材料审核"],
    ]

    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows, title="总表"))

    assert said(faults) == [
        ("C2", fault.UNKNOWN_KIND),
        ("A3", fault.NO_NUMBER),
        ("A4", fault.BAD_NUMBER),
        ("A5", fault.DUPLICATE_NUMBER),
        ("B6", fault.NO_TEXT),
        ("D7", fault.NOT_A_COUNT),
        ("F8", fault.UNKNOWN_METHOD),
        ("E8", fault.MINIMUM_OVER_MAXIMUM),
        ("C9", fault.NO_KIND),
    ]
    assert {found.sheet for found in faults} == {"总表"}
    assert faults[3].say() == "总表!A5：编号 Ⅲ-1-1 重复，前面在 总表!A2 已经用过。"


def test_errors_refuse_the_edition_and_warnings_do_not(tmp_path: Path):
    error = Fault("表", "A2", fault.NO_NUMBER)
    warning = Fault("表", "", fault.HIDDEN_SHEET, {}, Level.WARNING)

    refuse_errors(tmp_path / "a.xlsx", (warning,))
    with pytest.raises(EditionError, match=r"共 1 处问题：\n表!A2：这一行没有编号。"):
        refuse_errors(tmp_path / "a.xlsx", (warning, error))


def test_a_sheet_without_header_is_one_fault_that_names_the_heads(tmp_path: Path):
    edition, faults = import_edition(
        a_workbook(tmp_path / "a.xlsx", [["甲", "乙"], [1, 2]], title="花名册")
    )

    assert edition.all_standards == ()
    assert [(f.sheet, f.message) for f in faults] == [("花名册", fault.NO_HEADER)]
    assert "测评标准" in faults[0].say()


def test_an_empty_workbook_is_one_fault(tmp_path: Path):
    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", []))

    assert [f.message for f in faults] == [fault.NO_HEADER]


def test_a_header_alone_is_a_fault(tmp_path: Path):
    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", [HEADS]))

    assert [f.message for f in faults] == [fault.NO_STANDARDS]


def test_a_missing_column_of_kinds_is_said_once(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "责任单位"],
        ["Ⅲ-1-1", "甲。", "市纪委"],
        ["Ⅲ-1-2", "乙。", "市纪委"],
    ]

    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [f.message for f in faults] == [fault.NO_COLUMN]


def test_standards_without_any_number_are_counted_with_a_warning(tmp_path: Path):
    rows = [
        ["序号", "测评内容", "测评标准", "材料要求"],
        [1, "学习制度", "甲。", "规范文件"],
        [2, "", "乙。", "规范文件"],
        [3, "党员学习", "丙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-2-1"]
    assert [(f.message, f.level) for f in faults] == [(fault.COUNTED, Level.WARNING)]


def test_a_number_that_became_a_date_is_taken_back_with_a_warning(tmp_path: Path):
    rows = [["编号", "测评标准", "材料要求"], [date(2025, 7, 3), "甲。", "规范文件"]]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-7-3"]
    assert [(f.cell, f.message, f.level) for f in faults] == [
        ("A2", fault.DATE_NUMBER, Level.WARNING)
    ]


def test_a_number_outside_its_content_is_warned_of(tmp_path: Path):
    rows = [["测评内容", "编号", "测评标准", "材料要求"], ["Ⅲ-1 制度", "Ⅲ-2-1", "甲。", "规范文件"]]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-2-1"]
    assert [f.message for f in faults] == [fault.OTHER_CONTENT]
    assert edition.content_of("Ⅲ-2-1").title == ""


def test_a_hidden_sheet_is_left_out_with_a_warning(tmp_path: Path):
    path = many_sheets(tmp_path / "a.xlsx", {"目录": PLAIN, "旧目录": PLAIN})
    book = openpyxl.load_workbook(path)
    book["旧目录"].sheet_state = "hidden"
    book.save(path)
    book.close()

    edition, faults = import_edition(path)

    assert len(edition.all_standards) == 4
    assert [(f.sheet, f.message) for f in faults] == [("旧目录", fault.HIDDEN_SHEET)]


def test_a_kind_named_twice_is_joined_with_a_warning(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "最少"],
        ["Ⅲ-1-1", "甲。", "实景图片", 3],
        ["Ⅲ-1-1", "甲。", "实景图片", 4],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [(f.cell, f.message, f.level) for f in faults] == [
        ("C3", fault.KIND_TWICE, Level.WARNING)
    ]
    assert edition.standards[0].requirements[0].minimum == 3


def test_a_title_carried_down_does_not_name_another_content(tmp_path: Path):
    rows = [
        ["测评内容", "编号", "测评标准", "材料要求"],
        ["学习制度", "Ⅲ-1-1", "甲。", "规范文件"],
        ["", "Ⅲ-2-1", "乙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [f.message for f in faults] == [fault.OTHER_CONTENT]
    assert [content.title for content in edition.contents] == ["学习制度", ""]
