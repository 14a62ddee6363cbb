"""检查报告: numbers, findings in words, and what was not judged."""

from reports.sample import REFUSED_NAME, an_assessment

from archivist.reports.findings import COLUMNS, finding_rows, findings
from archivist.reports.table import Figures, Paragraph, Tone


def _grid(report, name):
    return next(grid for grid in report.grids if grid.name == name)


def test_the_findings_have_the_columns_of_the_office():
    headings = [column.heading for column in COLUMNS]

    assert headings == [
        "序号", "级别", "代码", "编号", "种类", "材料",
        "位置", "问题", "处理办法", "责任单位", "是否豁免",
    ]  # fmt: skip


def test_findings_stand_by_unit_worst_first_and_waived_last():
    rows = finding_rows(an_assessment())

    assert [(row.ordinal, row.unit, row.code, row.waived) for row in rows] == [
        (1, "市委宣传部", "Z99", False),
        (2, "市教育局", "D01", False),
        (3, "市教育局", "P09", False),
        (4, "市教育局", "M05", True),
        (5, "未设置", "G12", False),
        (6, "未设置", "G09", False),
        (7, "未归入标准", "G06", False),
    ]


def test_a_finding_is_told_with_its_place_values_and_remedy():
    row = next(row for row in finding_rows(an_assessment()) if row.code == "D01")

    cells = [column.of(row) for column in COLUMNS]

    assert cells[1:7] == ["错误", "D01", "Ⅲ-1-2", "规范文件", "教育局/旧制度.pdf", "第3页"]
    assert "2014-05" in cells[7] and "2016-08-01..2017-07-31" in cells[7]
    assert cells[8]
    assert cells[9:] == ["市教育局", "否"]


def test_a_code_without_a_rule_is_told_too():
    row = next(row for row in finding_rows(an_assessment()) if row.code == "Z99")

    assert row.message == "规则 Z99（本版本程序没有这条规则）"


def test_the_summary_counts_slots_standards_and_levels():
    report = findings(an_assessment())

    figures = [block for block in report.blocks if isinstance(block, Figures)]
    numbers = {card.label: card.number for block in figures for card in block.cards}
    assert numbers == {
        "测评标准": 3,
        "其中全部达到要求": 0,
        "应有材料（标准×种类）": 6,
        "其中已收集": 5,
        "其中齐全": 1,
        "错误": 3,
        "警告": 0,
        "待确认": 1,
        "提示": 3,
        "已豁免": 1,
        "未运行的检查（处）": 3,
        "无法判断（处）": 1,
    }


def test_refused_papers_are_a_number_and_nothing_else():
    report = findings(an_assessment())

    told = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    rows = finding_rows(an_assessment())
    assert told[0] == "拒收 1 件，路径只在本机显示。"
    assert "S01" not in {row.code for row in rows}
    assert not any(REFUSED_NAME in str(row) for row in rows)


def test_a_waived_finding_is_muted_in_every_cell():
    grid = _grid(findings(an_assessment()), "问题清单")
    waived = next(row for row in grid.rows if row.waived)

    tones = grid.tones(waived)

    assert set(tones) == {Tone.MUTED}


def test_a_clean_holding_says_so():
    grid = _grid(findings(an_assessment(findings=(), unset=(), unknown=(), refused=())), "问题清单")

    assert grid.rows == ()
    assert grid.empty == "没有发现问题。"
