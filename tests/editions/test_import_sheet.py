"""An office's own catalogue, in the layouts offices use."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import openpyxl
import pytest
from docx import Document
from editions.office_tables import a_workbook, many_sheets

from archivist.domain.edition import Edition, Method
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.editions import fault
from archivist.editions.fault import Fault, refuse_errors
from archivist.editions.import_sheet import import_edition
from archivist.editions.load import encode_edition, load_edition, save_edition
from archivist.errors import EditionError
from archivist.paths import SCHEMAS

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
HEADS = [
    "测评项目(Ⅰ)",
    "指标名称(Ⅱ)",
    "测评内容(Ⅲ)",
    "编号",
    "测评标准",
    "测评方法",
    "材料要求",
    "责任单位",
]
PLAIN = [
    HEADS,
    ["Ⅰ-1 重点工作", "Ⅱ-1 学习宣传", "Ⅲ-1 健全学习制度", "Ⅲ-1-1", "印发计划。", "材料审核", "规范文件、说明报告", "市委宣传部"],
    ["", "", "", "Ⅲ-1-2", "建立制度。", "材料审核、问卷调查", "规范文件；实景图片2张", "市委组织部、市委党校"],
    ["", "", "Ⅲ-2 党员学习", "Ⅲ-2-1", "集体学习。", "材料审核", "统计表格", "市委宣传部"],
    ["Ⅰ-2 政务环境", "Ⅱ-2 廉政", "Ⅲ-3 监督", "Ⅲ-3-1", "群众满意。", "问卷调查", "", ""],
]  # fmt: skip


def schema_faults(edition: Edition) -> list[object]:
    schema = json.loads((SCHEMAS / "edition.schema.json").read_text(encoding="utf-8"))
    content = json.loads(encode_edition(edition))
    return list(jsonschema.Draft202012Validator(schema).iter_errors(content))


def said(faults: tuple[Fault, ...]) -> list[tuple[str, str]]:
    return [(found.cell, found.message) for found in faults]


def test_a_plain_sheet_is_read_level_by_level(tmp_path: Path):
    edition, faults = import_edition(a_workbook(tmp_path / "本市目录.xlsx", PLAIN))

    _, project, indicator, content = edition.path_of("Ⅲ-1-2")

    assert faults == ()
    assert edition.name == "本市目录"
    assert edition.official
    assert [s.code for s in edition.standards] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-2-1"]
    assert [s.code for s in edition.all_standards][-1] == "Ⅲ-3-1"
    assert (project.code, project.title) == ("Ⅰ-1", "重点工作")
    assert (indicator.code, indicator.title) == ("Ⅱ-1", "学习宣传")
    assert (content.code, content.title) == ("Ⅲ-1", "健全学习制度")


def test_requirements_methods_and_units_of_a_plain_sheet_are_read(tmp_path: Path):
    edition, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN))

    standard = edition.standard("Ⅲ-1-2")

    assert standard is not None
    assert standard.methods == (Method.DOCUMENT_REVIEW, Method.SURVEY)
    assert [(r.kind, r.minimum) for r in standard.requirements] == [
        (Kind.PAPER, None),
        (Kind.PHOTO, 2),
    ]
    assert standard.lead_units == ("市委组织部", "市委党校")
    assert [unit.name for unit in edition.units] == ["市委宣传部", "市委组织部", "市委党校"]


def test_an_imported_edition_follows_the_schema_and_can_be_kept(tmp_path: Path):
    edition, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN), name="本市：2017/版")

    path = save_edition(edition, tmp_path / "editions")

    assert schema_faults(edition) == []
    assert load_edition(edition.id, path.parent) == edition
    assert edition.id.startswith("本市-2017-版-")


def test_another_version_of_a_file_has_another_id(tmp_path: Path):
    first, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN))
    second, _ = import_edition(a_workbook(tmp_path / "a.xlsx", PLAIN[:-1]))

    assert first.id != second.id


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


def test_every_fault_is_named_with_its_cell(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "最少", "最多", "测评方法"],
        ["Ⅲ-1-1", "甲。", "规范文件、台账", "", "", "材料审核"],
        ["", "没有编号。", "规范文件", "", "", ""],
        ["第三条", "看不懂。", "规范文件", "", "", ""],
        ["Ⅲ-1-1", "重复。", "规范文件", "", "", ""],
        ["Ⅲ-1-4", "", "规范文件", "", "", ""],
        ["Ⅲ-1-5", "戊。", "实景图片", "若干", "2", ""],
        ["Ⅲ-1-6", "己。", "实景图片", "3", "2", "占卜"],
        ["Ⅲ-1-7", "庚。", "", "", "", "材料审核"],
    ]

    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows, title="总表"))

    assert said(faults) == [
        ("C2", fault.UNKNOWN_KIND),
        ("A3", fault.NO_NUMBER),
        ("A4", fault.BAD_NUMBER),
        ("A5", fault.DUPLICATE_NUMBER),
        ("B6", fault.NO_TEXT),
        ("D7", fault.NOT_A_COUNT),
        ("F8", fault.UNKNOWN_METHOD),
        ("E8", fault.MINIMUM_OVER_MAXIMUM),
        ("C9", fault.NO_KIND),
    ]
    assert {found.sheet for found in faults} == {"总表"}
    assert faults[3].say() == "总表!A5：编号 Ⅲ-1-1 重复，前面在 总表!A2 已经用过。"


def test_errors_refuse_the_edition_and_warnings_do_not(tmp_path: Path):
    error = Fault("表", "A2", fault.NO_NUMBER)
    warning = Fault("表", "", fault.HIDDEN_SHEET, {}, Level.WARNING)

    refuse_errors(tmp_path / "a.xlsx", (warning,))
    with pytest.raises(EditionError, match=r"共 1 处问题：\n表!A2：这一行没有编号。"):
        refuse_errors(tmp_path / "a.xlsx", (warning, error))


def test_a_sheet_without_header_is_one_fault_that_names_the_heads(tmp_path: Path):
    edition, faults = import_edition(
        a_workbook(tmp_path / "a.xlsx", [["甲", "乙"], [1, 2]], title="花名册")
    )

    assert edition.all_standards == ()
    assert [(f.sheet, f.message) for f in faults] == [("花名册", fault.NO_HEADER)]
    assert "测评标准" in faults[0].say()


def test_an_empty_workbook_is_one_fault(tmp_path: Path):
    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", []))

    assert [f.message for f in faults] == [fault.NO_HEADER]


def test_a_header_alone_is_a_fault(tmp_path: Path):
    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", [HEADS]))

    assert [f.message for f in faults] == [fault.NO_STANDARDS]


def test_a_missing_column_of_kinds_is_said_once(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "责任单位"],
        ["Ⅲ-1-1", "甲。", "市纪委"],
        ["Ⅲ-1-2", "乙。", "市纪委"],
    ]

    _, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [f.message for f in faults] == [fault.NO_COLUMN]


def test_standards_without_any_number_are_counted_with_a_warning(tmp_path: Path):
    rows = [
        ["序号", "测评内容", "测评标准", "材料要求"],
        [1, "学习制度", "甲。", "规范文件"],
        [2, "", "乙。", "规范文件"],
        [3, "党员学习", "丙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-1-1", "Ⅲ-1-2", "Ⅲ-2-1"]
    assert [(f.message, f.level) for f in faults] == [(fault.COUNTED, Level.WARNING)]


def test_a_number_that_became_a_date_is_taken_back_with_a_warning(tmp_path: Path):
    rows = [["编号", "测评标准", "材料要求"], [date(2025, 7, 3), "甲。", "规范文件"]]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-7-3"]
    assert [(f.cell, f.message, f.level) for f in faults] == [
        ("A2", fault.DATE_NUMBER, Level.WARNING)
    ]


def test_a_number_outside_its_content_is_warned_of(tmp_path: Path):
    rows = [["测评内容", "编号", "测评标准", "材料要求"], ["Ⅲ-1 制度", "Ⅲ-2-1", "甲。", "规范文件"]]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [s.code for s in edition.standards] == ["Ⅲ-2-1"]
    assert [f.message for f in faults] == [fault.OTHER_CONTENT]
    assert edition.content_of("Ⅲ-2-1").title == ""


def test_a_hidden_sheet_is_left_out_with_a_warning(tmp_path: Path):
    path = many_sheets(tmp_path / "a.xlsx", {"目录": PLAIN, "旧目录": PLAIN})
    book = openpyxl.load_workbook(path)
    book["旧目录"].sheet_state = "hidden"
    book.save(path)
    book.close()

    edition, faults = import_edition(path)

    assert len(edition.all_standards) == 4
    assert [(f.sheet, f.message) for f in faults] == [("旧目录", fault.HIDDEN_SHEET)]


def test_a_json_edition_is_taken_as_it_is(tmp_path: Path):
    reference = load_edition("reference")

    edition, faults = import_edition(save_edition(reference, tmp_path))

    assert (edition, faults) == (reference, ())


def test_the_reference_survives_the_way_through_a_csv(tmp_path: Path):
    reference = load_edition("reference")
    lines = [
        "block,project,indicator_no,indicator,content_no,content,item_no,standard,kinds,lead_unit,keywords"
    ]
    for s in reference.standards:
        block, project, indicator, content = reference.path_of(s.code)
        kinds = ";".join(kind.label for kind in s.kinds)
        lines.append(
            f"{block.title},{project.code} {project.title},{indicator.code},{indicator.title},"
            f"{content.code},{content.title},{s.code},{s.text},{kinds},{s.lead_units[0]},{';'.join(s.keywords)}"
        )
    (tmp_path / "目录.csv").write_text("\n".join(lines), encoding="utf-8")

    edition, faults = import_edition(tmp_path / "目录.csv")

    assert faults == ()
    assert len(edition.blocks) == 3
    assert [(s.text, s.requirements, s.lead_units, s.keywords) for s in edition.standards] == [
        (s.text, s.requirements, s.lead_units, s.keywords) for s in reference.standards
    ]
    assert [edition.path_of(s.code)[1].title for s in edition.standards] == [
        reference.path_of(s.code)[1].title for s in reference.standards
    ]


@pytest.mark.skipif(
    not (SHARED / "domain" / "catalogue.csv").exists(), reason="no domain file here"
)
def test_the_domain_catalogue_is_the_reference():
    edition, faults = import_edition(SHARED / "domain" / "catalogue.csv")
    reference = load_edition("reference")

    assert faults == ()
    assert [s.requirements for s in edition.standards] == [
        s.requirements for s in reference.standards
    ]


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


def test_a_kind_named_twice_is_joined_with_a_warning(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求", "最少"],
        ["Ⅲ-1-1", "甲。", "实景图片", 3],
        ["Ⅲ-1-1", "甲。", "实景图片", 4],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [(f.cell, f.message, f.level) for f in faults] == [
        ("C3", fault.KIND_TWICE, Level.WARNING)
    ]
    assert edition.standards[0].requirements[0].minimum == 3


def test_a_title_carried_down_does_not_name_another_content(tmp_path: Path):
    rows = [
        ["测评内容", "编号", "测评标准", "材料要求"],
        ["学习制度", "Ⅲ-1-1", "甲。", "规范文件"],
        ["", "Ⅲ-2-1", "乙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert [f.message for f in faults] == [fault.OTHER_CONTENT]
    assert [content.title for content in edition.contents] == ["学习制度", ""]


def test_numbers_alone_need_no_content_column(tmp_path: Path):
    rows = [
        ["编号", "测评标准", "材料要求"],
        ["Ⅲ-1-1", "甲。", "规范文件"],
        ["Ⅲ-2-1", "乙。", "规范文件"],
    ]

    edition, faults = import_edition(a_workbook(tmp_path / "a.xlsx", rows))

    assert faults == ()
    assert [content.code for content in edition.contents] == ["Ⅲ-1", "Ⅲ-2"]
