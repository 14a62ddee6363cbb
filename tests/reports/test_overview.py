"""总览, compared by what a reader sees."""

from datetime import date

from reports.sample import an_assessment

from archivist.reports import overview


def _lines(report):
    grid = report.grids[0]
    return [grid.cells(row) for row in grid.rows]


def _headings(columns):
    return [column.heading for column in columns]


def test_the_overview_shows_the_state_of_each_kind():
    report = overview.overview(an_assessment())

    assert _headings(overview.COLUMNS) == [
        "编号", "测评标准", "规范文件", "说明报告", "实景图片", "统计表格",
        "责任单位", "责任人", "应交日期", "问题数",
    ]  # fmt: skip
    assert [line[0:1] + line[2:] for line in _lines(report)] == [
        ("Ⅲ-1-1", "齐全", "未收集", "—", "—", "市委宣传部", "王丽", date(2017, 5, 1), 1),
        ("Ⅲ-1-2", "不合要求", "—", "份数不足", "—", "市教育局", "未设置", date(2017, 7, 31), 2),
        ("Ⅲ-2-1", "—", "不合要求", "—", "待判断", "未设置", "未设置", "未设置", 2),
    ]
