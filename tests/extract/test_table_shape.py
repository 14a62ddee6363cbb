"""Tables are told from what stands around them: heads, roles, units, notes."""

from extract.containers import grid

from archivist.extract.sheet_facts import read_sheets
from archivist.extract.table_shape import matrices_of
from archivist.extract.table_words import Role


def only(*rows):
    (matrix,) = matrices_of(grid(*rows).tables[0])
    return matrix


def test_title_form_line_and_notes_are_no_data():
    matrix = only(
        ["包头市公益广告统计表", "", ""],
        ["填报单位：市局", "", "单位：块"],
        ["县区", "站亭", "围挡"],
        ["昆区", "10", "4"],
        ["合计", "10", "4"],
        ["填表人：张三", "审核人：李四", ""],
    )

    assert matrix.title == "包头市公益广告统计表"
    assert [head.path for head in matrix.lines] == [("昆区",), ("合计",)]
    assert {head.unit.name for head in matrix.fields} == {"块"}
    assert matrix.after == ("填表人：张三", "审核人：李四")


def test_a_head_over_several_columns_belongs_to_each():
    matrix = only(["县区", "机动车", "", "行人"], ["", "违法", "处罚", ""], ["昆区", "1", "2", "3"])

    assert [head.path for head in matrix.fields] == [
        ("机动车", "违法"),
        ("机动车", "处罚"),
        ("行人",),
    ]


def test_years_and_column_numbers_are_heads():
    matrix = only(["县区", "2015", "2016"], ["甲", "1", "2"], ["昆区", "10", "20"])

    assert len(matrix.lines) == 1
    assert matrix.fields[1].path[0] == "2016"


def test_two_tables_of_a_sheet_are_told_apart():
    first, second = matrices_of(
        grid(
            ["县区", "人"], ["昆区", "1"], ["", ""], ["乙表说明", ""], ["街道", "户"], ["友谊", "2"]
        ).tables[0]
    )

    assert (first.lines[0].label, second.lines[0].label) == ("昆区", "友谊")


def test_numbers_that_only_count_or_call_are_no_quantities():
    matrix = only(["序号", "站点", "电话", "人数"], ["1", "甲站", "5181234", "12"])

    assert [head.label for head in matrix.fields] == ["人数"]


def test_roles_are_read_from_words():
    matrix = only(
        ["项目", "合计", "占比（%）"],
        ["其中：女", "1", "2"],
        ["小计", "1", "2"],
        ["总 计", "3", "4"],
    )

    assert [head.role for head in matrix.lines] == [Role.PART, Role.SUBTOTAL, Role.GRAND]
    assert [head.role for head in matrix.fields] == [Role.TOTAL, Role.RATIO]


def test_a_file_without_tables_has_no_sheet_facts():
    assert read_sheets(grid()) is None or not read_sheets(grid()).tables
