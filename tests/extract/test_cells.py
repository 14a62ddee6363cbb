"""Cells that cannot be right."""

import pytest
from extract.containers import grid

from archivist.domain.place import Place
from archivist.extract.base import Extract, Passage, Table
from archivist.extract.cells import find_error_cells, find_text_cells

_HEAD = (["统计表"], ["单位", "人数", "备注"])
_NUMBERS = (["甲", "1", ""], ["乙", "2", ""], ["丙", "3", ""], ["丁", "4", ""])


def _texts(*rows):
    return [(s.text, s.place.cell) for s in find_text_cells(grid(*_HEAD, *_NUMBERS, *rows))]


def test_errors_are_found_in_hidden_sheets_too():
    table = Table(
        (("甲", "#REF!"), ("乙", "#DIV/0!")), ("se", "se"), Place(sheet="暗"), "暗", hidden=True
    )

    got = find_error_cells(Extract(tables=(table,)))

    assert [(s.text, str(s.place)) for s in got] == [("#REF!", "暗!B1"), ("#DIV/0!", "暗!B2")]


@pytest.mark.parametrize("text", ["#N/A", "#DIV/0!", "#######", "Err:502", "错误:508", "#BUSY!"])
def test_an_error_saved_as_text_is_found(text):
    assert [s.text for s in find_error_cells(grid(*_HEAD, ["甲", text]))] == [text]


@pytest.mark.parametrize("text", ["#1 号楼", "#文明#", "错误：见说明", "Err: 无", "No.#3"])
def test_words_like_errors_are_none(text):
    assert find_error_cells(grid(*_HEAD, ["甲", text])) == ()


def test_errors_pasted_into_a_document_are_found():
    assert find_error_cells(Extract((Passage("合计 #VALUE! 元"),)))[0].text == "#VALUE!"
    assert find_error_cells(Extract((Passage("#1 号楼，话题#文明#"),))) == ()


@pytest.mark.parametrize("text", ["约100", "五人", "12人", "3-5"])
def test_text_in_a_number_column_is_found(text):
    assert _texts(["戊", text, ""]) == [(text, "B7")]


def test_a_number_kept_as_text_is_found():
    extract = grid(*_HEAD, *_NUMBERS, ["戊", "6", ""])
    table = extract.tables[0]
    types = (*table.types[:-1], "ss.")
    stored = Extract(tables=(Table(table.rows, types, table.place, table.name),))

    assert [s.text for s in find_text_cells(stored)] == ["6"]


@pytest.mark.parametrize(
    "row",
    [
        ["戊", "-", ""],
        ["戊", "—", ""],
        ["戊", "/", ""],
        ["戊", "无", ""],
        ["戊", "暂无", ""],
        ["戊", "", "未报，共3家"],
        ["单位", "人数", "备注"],
        ["填表人：张三", "审核人：李四", ""],
        ["注：1.本表由各区填报", "2.单位为人", ""],
        ["二、郊区", "", ""],
    ],
)
def test_marks_notes_heads_and_remarks_are_passed_over(row):
    assert _texts(row) == []


@pytest.mark.parametrize("head", ["联系电话", "编号", "日期", "备注", "年度"])
def test_columns_that_are_no_quantities_are_passed_over(head):
    rows = [["单位", head], *([f"甲{n}", str(n)] for n in range(5)), ["乙", "约9"]]

    assert find_text_cells(grid(*rows)) == ()


def test_a_column_of_mixed_words_is_no_number_column():
    rows = [
        ["单位", "情况"],
        *([f"甲{n}", str(n)] for n in range(5)),
        *([f"乙{n}", f"好{n}"] for n in range(5)),
    ]

    assert find_text_cells(grid(*rows)) == ()


def test_an_amount_in_words_is_found_in_the_first_row_and_a_head_is_not():
    head = ["街道", "人数", 2016]
    rows = [["甲", "约三百", "1"], *[[name, "2", "3"] for name in "乙丙丁戊"]]

    found = find_text_cells(grid(["统计表"], list(map(str, head)), *rows))

    assert [(s.text, s.place.cell) for s in found] == [("约三百", "B3")]


def test_in_a_table_of_a_document_only_an_amount_in_words_is_no_number():
    rows = [
        ["街道", "人数"],
        ["甲", "12"],
        ["乙", "30余人"],
        ["丙", "约三百"],
        ["丁", "1,200"],
        ["戊", "7"],
        ["己", "8"],
        *[[name, "9"] for name in "庚辛壬癸"],
    ]
    types = tuple("s" * len(row) for row in rows)
    table = Table(tuple(map(tuple, rows)), types, Place(sheet="表1"), "表1")

    assert [s.text for s in find_text_cells(Extract(tables=(table,)))] == ["约三百"]
