"""缺项清单: one line for each slot that does not stand."""

from datetime import date

from reports.sample import STATES, an_assessment

from archivist.domain.dossier import SlotState
from archivist.reports.gaps import COLUMNS, gap_rows, gaps
from archivist.reports.table import Grid, Tone


def test_the_list_has_the_columns_of_the_office():
    headings = [column.heading for column in COLUMNS]

    assert headings == [
        "序号", "编号", "测评标准", "缺少种类", "责任单位",
        "责任人", "应交日期", "逾期天数", "缺项原因", "备注",
    ]  # fmt: skip


def test_every_open_slot_has_a_line_with_its_reason_by_unit():
    grid = gaps(an_assessment()).grids[0]

    lines = [grid.cells(row) for row in grid.rows]

    assert lines == [
        (1, "Ⅲ-1-1", "印发年度学习计划，列明专题、时限和责任部门。", "说明报告", "市委宣传部",
         "王丽", date(2017, 5, 1), 50, "未收集", ""),
        (2, "Ⅲ-1-2", "建立市、县区、部门三级学习制度。", "规范文件", "市教育局",
         "未设置", date(2017, 7, 31), "", "已过期，不在有效期内（D01）", ""),
        (3, "Ⅲ-1-2", "建立市、县区、部门三级学习制度。", "实景图片", "市教育局",
         "未设置", date(2017, 7, 31), "", "份数不足：至少 2 份，可用 1 份", ""),
        (4, "Ⅲ-2-1", "公益广告刊播数量达到规定。", "说明报告", "未设置",
         "未设置", "未设置", "", "文件已不在（G12）", ""),
        (5, "Ⅲ-2-1", "公益广告刊播数量达到规定。", "统计表格", "未设置",
         "未设置", "未设置", "", "待判断：日期不明", ""),
    ]  # fmt: skip


def test_the_bands_are_the_units_and_the_unset_one_is_last():
    grid = gaps(an_assessment()).grids[0]

    bands = [(label, len(rows)) for label, rows in grid.bands()]

    assert bands == [("市委宣传部", 1), ("市教育局", 2), ("未设置", 2)]


def test_overdue_days_stand_out():
    grid = gaps(an_assessment()).grids[0]

    tones = dict(zip([c.heading for c in grid.columns], grid.tones(grid.rows[0]), strict=True))

    assert tones["逾期天数"] is Tone.ERROR
    assert tones["缺项原因"] is Tone.ERROR


def test_nothing_is_missing_when_every_slot_stands():
    assessment = an_assessment(states=dict.fromkeys(STATES, SlotState.STANDS))

    report = gaps(assessment)

    grid = next(block for block in report.blocks if isinstance(block, Grid))
    assert gap_rows(assessment) == ()
    assert grid.empty == "没有缺项：各项标准要求的材料均已齐全。"


def test_one_line_per_slot_that_does_not_stand():
    rows = gap_rows(an_assessment())

    wanted = {key for key, state in STATES.items() if state is not SlotState.STANDS}
    assert {(row.code, row.kind) for row in rows} == wanted
    assert len(rows) == len(wanted)
