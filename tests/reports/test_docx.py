"""Word documents, compared by headings, cells and styles."""

import io
import zipfile
from datetime import date

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from reports.sample import an_assessment

from archivist.reports.assignments import assignments
from archivist.reports.docx import render
from archivist.reports.findings import findings
from archivist.reports.gaps import gaps
from archivist.reports.table import Column, Grid, Report

DAY = date(2017, 6, 20)


def _open(report):
    return Document(io.BytesIO(render(report)))


def _texts(row):
    return ["".join(t.text or "" for t in tc.iter(qn("w:t"))) for tc in row._tr.tc_lst]


def test_headings_and_head_have_their_styles():
    document = _open(findings(an_assessment()))

    told = [(p.style.name, p.text) for p in document.paragraphs if p.text]
    assert told[0] == ("Title", "检查报告")
    assert told[1] == ("Subtitle", "参考目录（非官方），以正式印发的测评体系为准。")
    assert [text for style, text in told if style == "Heading 1"] == [
        "先做这几件",
        "各单位情况",
        "问题汇总",
        "问题清单",
        "未运行的检查",
        "无法判断的检查",
    ]
    assert ("Normal", "拒收 1 件，路径只在本机显示。") in told


def test_fonts_are_those_of_official_papers_and_have_a_fallback():
    data = render(gaps(an_assessment()))

    styles = Document(io.BytesIO(data)).styles
    fonts = {
        name: styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Title", "Normal", "Heading 1")
    }
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        table = members.read("word/fontTable.xml").decode()
    assert fonts == {"Title": "方正小标宋简体", "Normal": "仿宋", "Heading 1": "黑体"}
    assert styles["Title"].element.rPr.rFonts.get(qn("w:asciiTheme")) is None
    assert '<w:altName w:val="仿宋_GB2312"/>' in table


def test_the_page_is_a4_landscape_with_its_number_below():
    section = _open(gaps(an_assessment())).sections[0]

    footer = section.footer.paragraphs[0]._p.xml
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert ">PAGE<" in footer and ">NUMPAGES<" in footer
    assert section.footer.paragraphs[0].text == "第 1 页 共 1 页"


def test_the_heading_row_repeats_and_bands_name_the_units():
    table = _open(gaps(an_assessment())).tables[1]

    rows = [_texts(row) for row in table.rows]
    assert rows[0][:3] == ["序号", "编号", "测评标准"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[1] == ["市委宣传部（1）"]
    assert rows[2][3:9] == ["说明报告", "市委宣传部", "王丽", "2017-05-01", "50", "未收集"]
    assert len(rows) == 1 + 3 + 5


def test_the_table_is_as_wide_as_the_page_allows_in_the_given_proportions():
    columns = (Column("窄", lambda row: row, 5), Column("宽", lambda row: row, 20))
    table = _open(Report("题", DAY, blocks=(Grid("表", columns, ("x",)),))).tables[0]

    widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid]
    assert sum(widths) <= (297 - 30) * 56.7 < sum(widths) + 10
    assert 3 < widths[1] / widths[0] < 4


def test_a_path_that_repeats_is_one_tall_cell():
    table = _open(assignments(an_assessment())).tables[1]

    marks = [
        [(m.get(qn("w:val")) or "continue") for m in row._tr.iter(qn("w:vMerge"))]
        for row in table.rows
    ]
    assert marks == [[], ["restart"] * 4, ["continue"] * 4, []]


def test_an_empty_table_says_so():
    grid = Grid(
        "表", (Column("甲", lambda row: row), Column("乙", lambda row: row)), (), empty="没有"
    )

    table = _open(Report("题", DAY, blocks=(grid,))).tables[0]

    assert [_texts(row) for row in table.rows] == [["甲", "乙"], ["没有"]]


def test_markup_and_control_characters_are_only_text():
    grid = Grid("表", (Column("<甲>", lambda row: row),), ("<w:b/>&\x00\x0b\ud800", "一\n二"))

    table = _open(Report("<题>\x01", DAY, blocks=(grid,))).tables[0]

    assert [_texts(row) for row in table.rows] == [
        ["<甲>"],
        ["<w:b/>&\ufffd\ufffd\ufffd"],
        ["一二"],
    ]


def test_the_document_bears_the_day_of_judgement_and_no_preview_of_the_template():
    data = render(gaps(an_assessment()))

    properties = Document(io.BytesIO(data)).core_properties
    with zipfile.ZipFile(io.BytesIO(data)) as members:
        names = members.namelist()
        times = {entry.date_time for entry in members.infolist()}
    assert properties.title == "缺项清单"
    assert properties.created.date() == properties.modified.date() == DAY
    assert "docProps/thumbnail.jpeg" not in names
    assert times == {(1980, 1, 1, 0, 0, 0)}
