"""An office's own catalogue, in the layouts offices use."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from editions.office_tables import HEADS, PLAIN, a_workbook, many_sheets

from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.editions import fault
from archivist.editions.import_sheet import import_edition


def test_merged_cells_below_a_title_and_a_divided_head_are_read(tmp_path: Path):
    rows = [
        ["包头市创建全国文明城市任务分解表"],
        ["测评项目", "测评内容", "测评标准", "材料要求", None, None, None, "责任单位", None],
        [None, None, None, "规范文件", "说明报告", "实景图片", "统计表格", "牵头单位", "配合单位"],
        ["Ⅰ—1 重点工作", "Ⅲ—1 健全学习制度", "1）印发计划。", "√", "500字以内", "", "", "市委宣传部", "市委党校"],
        [None, None, "2）建立制度。", "", "√", "2", "√", "市委组织部", None],
        [None, "Ⅲ—2 党员学习", "1）集体学习。", "", "", "2-5张", "", "市委宣传部", None],
        ["注：以上材料按季度报送。"],
    ]  # fmt: skip
    merged = ["A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:I2", "A4:A6", "B4:B5", "A7:I7"]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows, merged))
    asked = {
        s.code: [(r.kind, r.minimum, r.maximum, r.word_limit) for r in s.requirements]
        for s in edition.standards
    }

    assert faults == ()
    assert edition.name == "包头市创建全国文明城市任务分解表"
    assert asked == {
        "Ⅲ-1-1": [(Kind.PAPER, None, None, None), (Kind.REPORT, None, None, 500)],
        "Ⅲ-1-2": [
            (Kind.REPORT, None, None, None),
            (Kind.PHOTO, 2, None, None),
            (Kind.TABLE, None, None, None),
        ],
        "Ⅲ-2-1": [(Kind.PHOTO, 2, 5, None)],
    }
    assert edition.all_standards[0].supporting_units == ("市委党校",)


def test_several_standards_in_one_cell_share_the_row(tmp_path: Path):
    rows = [
        ["测评内容", "测评标准", "测评方法", "材料要求", "责任单位"],
        ["Ⅲ-3 宣传阐释", "1）媒体宣传。\n2）市民知晓。", "1）材料审核\n2）材料审核、问卷调查",
         "1）规范文件\n2）实景图片", "市委宣传部"],
    ]  # fmt: skip

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert faults == ()
    assert [(s.code, s.text, s.kinds, len(s.methods)) for s in edition.standards] == [
        ("Ⅲ-3-1", "媒体宣传。", (Kind.PAPER,), 1),
        ("Ⅲ-3-2", "市民知晓。", (Kind.PHOTO,), 2),
    ]
    assert all(s.lead_units == ("市委宣传部",) for s in edition.standards)


def test_several_rows_for_one_standard_are_joined(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料种类", "最少", "最多", "字数", "时间范围", "关键词"],
        ["Ⅲ-1-①", "印发计划。", "规范文件", 1, None, None, "2015—2017年", "计划;方案"],
        [None, None, "说明报告", None, None, 800, None, None],
        [None, None, "实景图片", 2, "5张", None, None, "方案、图片"],
        ["Ⅲ-1-②", "建立制度。", "统计表格", None, None, None, None, None],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows, ["A2:A4", "B2:B4"]))
    first = edition.all_standards[0]

    assert faults == ()
    assert [(r.kind, r.minimum, r.maximum, r.word_limit, r.window) for r in first.requirements] == [
        (Kind.PAPER, 1, None, None, "2015-01-01..2017-12-31"),
        (Kind.REPORT, None, None, 800, None),
        (Kind.PHOTO, 2, 5, None, None),
    ]
    assert first.keywords == ("计划", "方案", "图片")
    assert len(edition.standards) == 2


def test_one_sheet_a_project_with_repeated_heads_is_read(tmp_path: Path):
    heads = ["序号", "指标名称", "测评内容", "编号", "测评标准", "材料要求", "主办单位"]
    sheets = {
        "填表说明": [["请按要求填写"], ["不要改动表头"]],
        "政务环境": [heads, [1, "廉政", "监督", "7-1", "甲。", "规范文件", "市纪委"], heads,
                    [2, "", "", "7-2", "乙。", "说明报告", "市纪委"]],
        "法治环境": [["Ⅰ-3 公平正义的法治环境"], heads, [3, "普法", "教育", "8-1", "丙。", "统计表格", "市司法局"]],
    }  # fmt: skip

    edition, faults = import_edition(many_sheets(tmp_path / "a.xlsx", sheets), name="本市")

    assert [project.title for project in edition.projects] == ["政务环境", "公平正义的法治环境"]
    assert [project.code for project in edition.projects] == ["Ⅰ-1", "Ⅰ-3"]
    assert [s.code for s in edition.standards] == ["Ⅲ-7-1", "Ⅲ-7-2", "Ⅲ-8-1"]
    assert [(f.sheet, f.message, f.level) for f in faults] == [
        ("填表说明", fault.UNUSED_SHEET, Level.WARNING)
    ]


def test_title_rows_inside_the_table_are_levels(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "责任单位"],
        ["Ⅰ-1 重点工作"],
        ["Ⅱ-1 学习宣传"],
        ["Ⅲ-1 健全学习制度"],
        ["1）", "印发计划。", "规范文件", "市委宣传部"],
        ["2）", "建立制度。", "规范文件", "市委宣传部"],
        ["Ⅲ-2 党员学习"],
        ["①", "集体学习。", "规范文件", "市委宣传部"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows, ["A2:D2"]))
    _, project, indicator, content = edition.path_of("Ⅲ-1-2")

    assert faults == ()
    assert (project.title, indicator.title, content.title) == (
        "重点工作",
        "学习宣传",
        "健全学习制度",
    )
    assert edition.content_of("Ⅲ-2-1").title == "党员学习"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_a_csv_with_empty_cells_means_as_above(encoding, tmp_path: Path):
    path = tmp_path / "目录.csv"
    lines = [",".join(row) for row in PLAIN]
    path.write_text("\r\n".join([*lines, ",,,,,,,", ""]), encoding=encoding)

    edition, faults = import_edition(path)

    assert faults == ()
    assert edition.content_of("Ⅲ-1-2").title == "健全学习制度"
    assert len(edition.all_standards) == 4


def test_a_word_table_broken_over_two_is_read_on(tmp_path: Path):
    document = Document()
    for rows in (PLAIN[:3], PLAIN[3:]):
        table = document.add_table(rows=len(rows), cols=len(HEADS))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                table.cell(r, c).text = text
        document.add_paragraph()
    document.save(str(tmp_path / "a.docx"))

    edition, faults = import_edition(tmp_path / "a.docx")

    assert [f for f in faults if f.is_error] == []
    assert [s.code for s in edition.all_standards] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-2-1", "Ⅲ-3-1"]


def test_contents_of_one_name_in_two_projects_are_two(tmp_path: Path):
    rows = [
        ["测评项目", "测评内容", "测评标准", "材料要求"],
        ["政务环境", "宣传", "甲。", "规范文件"],
        ["法治环境", "宣传", "乙。", "规范文件"],
    ]

    edition, _ = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-1-1", "Ⅲ-2-1"]
    assert [project.title for project in edition.projects] == ["政务环境", "法治环境"]


def test_a_divided_head_in_a_csv_is_read(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text(
        "编号,测评标准,材料要求,,,责任单位,\n,,规范文件,说明报告,实景图片,牵头,配合\n"
        "Ⅲ-1-1,甲。,√,500字,2,市纪委,市公安局\n合计,1,,,,,\n",
        encoding="utf-8",
    )

    edition, faults = import_edition(path)
    (standard,) = edition.standards

    assert faults == ()
    assert standard.kinds == (Kind.PAPER, Kind.REPORT, Kind.PHOTO)
    assert (standard.lead_units, standard.supporting_units) == (("市纪委",), ("市公安局",))


def test_numbers_alone_need_no_content_column(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求"],
        ["Ⅲ-1-1", "甲。", "规范文件"],
        ["Ⅲ-2-1", "乙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert faults == ()
    assert [content.code for content in edition.contents] == ["Ⅲ-1", "Ⅲ-2"]
