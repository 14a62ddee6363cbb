"""Heads of columns, whatever the office calls them."""

from __future__ import annotations

import pytest

from archivist.editions.grid import cell_name, make_grid
from archivist.editions.header import Column, column_of, find_header


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("测评项目（Ⅰ）", Column.PROJECT),
        ("指标名称(Ⅱ)", Column.INDICATOR),
        ("测评内容Ⅲ", Column.CONTENT),
        ("测 评\n标 准", Column.STANDARD),
        ("标准编号", Column.NUMBER),
        ("材料要求", Column.KINDS),
        ("责任单位（牵头）", Column.LEAD),
        ("牵头单位", Column.LEAD),
        ("责任部门", Column.RESPONSIBLE),
        ("配合单位", Column.SUPPORT),
        ("联系人", Column.PERSON),
        ("联系电话", Column.PHONE),
        ("完成时间：", Column.DUE),
        ("实景图片（张）", Column.PHOTO),
        ("报告字数", Column.WORD_LIMIT),
        ("最少份数", Column.MINIMUM),
        ("lead_unit", Column.LEAD),
        ("content_no", Column.CONTENT),
        ("item_no", Column.NUMBER),
        ("kinds", Column.KINDS),
        ("序号", Column.SERIAL),
    ],
)
def test_a_head_is_known_by_its_words(head, column):
    assert column_of(head) is column


@pytest.mark.parametrize("text", ["", "Ⅲ-1-1", "市委宣传部", "建立市、县区、部门三级学习制度。"])
def test_what_is_no_head_is_not_taken_for_one(text):
    assert column_of(text) is None


def test_the_header_is_found_below_titles():
    grid = make_grid(
        "表", [["任务分解表"], [], ["编号", "测评标准", "责任单位"], ["Ⅲ-1-1", "甲", "乙"]]
    )

    header = find_header(grid, lambda columns: len(columns) >= 3)

    assert header is not None
    assert (header.start, header.end) == (2, 3)


def test_a_head_that_is_divided_spans_two_rows():
    rows = [["编号", "测评标准", "材料要求", "", "责任单位"], ["", "", "规范文件", "实景图片", ""]]

    header = find_header(make_grid("表", rows), lambda columns: len(columns) >= 3)

    assert header is not None
    assert (header.start, header.end) == (0, 2)
    assert header.columns[Column.PHOTO] == (3,)


def test_a_data_row_is_no_second_row_of_heads():
    rows = [["编号", "测评标准", "材料要求"], ["Ⅲ-1-1", "甲", "规范文件"]]

    header = find_header(make_grid("表", rows), lambda columns: len(columns) >= 3)

    assert header is not None
    assert header.end == 1


@pytest.mark.parametrize(
    ("place", "name"), [((0, 0), "A1"), ((3, 25), "Z4"), ((9, 26), "AA10"), ((0, 701), "ZZ1")]
)
def test_cells_are_named_as_in_a_spreadsheet(place, name):
    assert cell_name(*place) == name
