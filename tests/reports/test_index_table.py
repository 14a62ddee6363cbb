"""待审材料索引表, compared by what a reader sees."""

from datetime import date

from reports.sample import ID_NUMBER, MOBILE, PHOTO, an_assessment

from archivist.reports import index_table


def _lines(report):
    grid = report.grids[0]
    return [grid.cells(row) for row in grid.rows]


def _headings(columns):
    return [column.heading for column in columns]


def test_the_index_lists_each_piece_by_number_as_it_is():
    report = index_table.index_table(an_assessment())

    assert _headings(index_table.COLUMNS) == [
        "编号", "材料名称", "种类", "文号", "形成日期", "提供单位", "页数", "存放位置",
    ]  # fmt: skip
    assert _lines(report)[:3] == [
        ("Ⅲ-1-1-01", "2017年学习计划", "规范文件", "包党办发[2017]12号", date(2017, 3, 1),
         "市委宣传部", 3, "宣传部/学习计划.pdf"),
        ("Ⅲ-1-2-01", "旧制度", "规范文件", "", "2014-05", "市教育局", 3, "教育局/旧制度.pdf"),
        ("Ⅲ-1-2-02", "=HYPERLINK(1)", "实景图片", "", date(2017, 4, 2), "市教育局", 3, PHOTO.path),
    ]  # fmt: skip


def test_the_index_masks_personal_data_and_leaves_refused_papers_out():
    lines = _lines(index_table.index_table(an_assessment()))

    assert [line[0] for line in lines[3:]] == ["Ⅲ-2-1-01", "Ⅲ-2-1-02"]
    assert lines[3][1] == "联系人110*************2X"
    assert lines[3][7] == "未知/联系人138******00.xlsx"
    assert lines[4][7] == "未知/说明.docx（文件已不在）"
    assert not any(secret in str(lines) for secret in (MOBILE, ID_NUMBER))
