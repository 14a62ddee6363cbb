"""责任分解表, compared by what a reader sees."""

from datetime import date

from reports.sample import an_assessment

from archivist.reports import assignments


def _lines(report):
    grid = report.grids[0]
    return [grid.cells(row) for row in grid.rows]


def _headings(columns):
    return [column.heading for column in columns]


def test_the_division_of_labour_names_the_whole_path_and_each_limit():
    report = assignments.assignments(an_assessment())

    assert _headings(assignments.COLUMNS) == [
        "版块", "测评项目", "指标", "测评内容", "编号", "测评标准",
        "测评方法", "材料要求", "牵头单位", "配合单位", "责任人", "完成时限",
    ]  # fmt: skip
    first, second, third = _lines(report)
    assert first == (
        "重点工作", "Ⅰ-1 思想道德建设", "Ⅱ-1 学习宣传", "Ⅲ-1 健全学习制度", "Ⅲ-1-1",
        "印发年度学习计划，列明专题、时限和责任部门。", "材料审核",
        "规范文件（只需红头页）\n说明报告（不超过 1000 字）",
        "市委宣传部", "市直机关工委", "王丽", date(2017, 5, 1),
    )  # fmt: skip
    assert second[7] == "规范文件\n实景图片（至少 2 份，至多 5 份）"
    assert third[6] == "材料审核、实地考察"
    assert third[8:] == ("未设置", "", "未设置", "未设置")


def test_equal_neighbours_of_the_path_are_one_cell_on_paper():
    grid = assignments.assignments(an_assessment()).grids[0]

    spans = grid.spans(grid.rows)

    assert [line[:5] for line in spans] == [[2, 2, 2, 2, 1], [0, 0, 0, 0, 1], [1, 1, 1, 1, 1]]
