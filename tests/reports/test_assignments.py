"""责任分解表, compared by what a reader sees."""

from dataclasses import replace
from datetime import date

from reports.sample import an_assessment

from archivist.domain.edition import NO_LIMIT, Requirement
from archivist.domain.kind import Kind
from archivist.domain.unit import Tenure
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
        "测评方法", "材料要求", "牵头单位", "配合单位", "责任人", "联系电话", "完成时限",
    ]  # fmt: skip
    first, second, third = _lines(report)
    assert first == (
        "重点工作", "Ⅰ-1 思想道德建设", "Ⅱ-1 学习宣传", "Ⅲ-1 健全学习制度", "Ⅲ-1-1",
        "印发年度学习计划，列明专题、时限和责任部门。", "材料审核",
        "规范文件（只需红头页）\n说明报告（不超过 1000 字）",
        "市委宣传部", "市直机关工委", "王丽", "", date(2017, 5, 1),
    )  # fmt: skip
    assert second[7] == "规范文件\n实景图片（至少 2 份，至多 5 份）"
    assert third[6] == "材料审核、实地考察"
    assert third[8:] == ("未设置", "", "未设置", "", "未设置")


def test_equal_neighbours_of_the_path_are_one_cell_on_paper():
    grid = assignments.assignments(an_assessment()).grids[0]

    spans = grid.spans(grid.rows)

    assert [line[:5] for line in spans] == [[2, 2, 2, 2, 1], [0, 0, 0, 0, 1], [1, 1, 1, 1, 1]]


def changed(assessment, dossier):
    """Return *assessment* with another first dossier."""
    return replace(assessment, dossiers=(dossier, *assessment.dossiers[1:]))


def test_who_answered_before_stands_below_with_the_days():
    assessment = an_assessment()
    tenures = (
        Tenure("市委宣传部", "赵强", "2017-01-05T09:00:00+08:00", "王科长"),
        Tenure("市委宣传部", "王丽", "2017-03-01T09:00:00+08:00", "王科长"),
    )
    report = assignments.assignments(
        changed(assessment, replace(assessment.dossiers[0], tenures=tenures))
    )

    assert [grid.cells(row) for grid in report.grids[1:] for row in grid.rows] == [
        ("Ⅲ-1-1", "市委宣传部", "赵强", "2017-01-05", "2017-03-01", "王科长"),
        ("Ⅲ-1-1", "市委宣传部", "王丽", "2017-03-01", "现在", "王科长"),
    ]
    assert len(assignments.assignments(assessment).grids) == 1


def test_a_contact_number_is_legible_and_no_limit_is_said():
    assessment = an_assessment()
    first = assessment.dossiers[0]
    asked = replace(
        first.standard,
        requirements=(Requirement(Kind.REPORT, maximum=NO_LIMIT, word_limit=NO_LIMIT),),
    )
    dossier = replace(
        first, standard=asked, assignment=replace(first.assignment, phone="13800138000")
    )

    line = _lines(assignments.assignments(changed(assessment, dossier)))[0]

    assert line[7] == "说明报告（份数不限，字数不限）"
    assert line[11] == "13800138000"
