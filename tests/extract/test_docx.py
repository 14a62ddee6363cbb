"""Word documents: reading order, and everything that is not the body told apart."""

import pytest
from builders import a_docx, a_red_head_docx
from extract.containers import a_package, a_word_package, word_part

from archivist.domain.signs import DraftSign
from archivist.extract import docx
from archivist.extract.base import DamagedError, Part


def _p(inside, settings=""):
    return f"<w:p><w:pPr>{settings}</w:pPr>{inside}</w:p>"


def _r(text, settings=""):
    return f"<w:r><w:rPr>{settings}</w:rPr><w:t>{text}</w:t></w:r>"


def _part(got, part):
    return [p.text for p in got.passages if p.part is part]


def test_text_and_tables_come_in_reading_order(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["一", "二"], title="题", table=[["甲", "1"], ["乙", "2"]])

    got = docx.extract(path)

    assert got.text.splitlines() == ["题", "一", "二", "甲\t1", "乙\t2"]
    assert got.tables[0].rows == (("甲", "1"), ("乙", "2"))
    assert got.passages[1].place.paragraph == 2
    assert str(got.passages[4].place) == "表1!A2"


def test_a_title_keeps_its_look(tmp_path):
    got = docx.extract(a_docx(tmp_path / "a.docx", ["正文"], title="题目"))

    assert (got.passages[0].centred, got.passages[0].font_size) == (True, 22)
    assert not got.passages[1].centred


def test_headers_are_apart_and_said_once(tmp_path):
    got = docx.extract(a_docx(tmp_path / "a.docx", ["正文"], header="内部资料"))

    assert _part(got, Part.HEADER) == ["内部资料"]
    assert got.own_text == "正文"


def test_tracked_changes_comments_and_hidden_text_are_signs_of_a_draft(tmp_path):
    body = _p(
        _r("保留")
        + f"<w:ins>{_r('新增')}</w:ins>"
        + "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        + _r("看不见", "<w:vanish/>")
        + _r("看得见", '<w:vanish w:val="0"/>')
    )
    comments = word_part("comments", f"<w:comment>{_p(_r('请再核对'))}</w:comment>")

    got = docx.extract(a_word_package(tmp_path / "a.docx", body, {"comments": comments}))

    assert got.own_text == "保留新增看得见"
    assert _part(got, Part.DELETED) == ["删去"]
    assert _part(got, Part.HIDDEN) == ["看不见"]
    assert _part(got, Part.COMMENT) == ["请再核对"]
    assert {d.sign: d.spot.text for d in got.drafts} == {
        DraftSign.TRACKED: "新增删去",
        DraftSign.HIDDEN: "看不见",
        DraftSign.COMMENT: "请再核对",
    }


def test_a_clean_document_shows_no_sign_of_a_draft(tmp_path):
    assert docx.extract(a_red_head_docx(tmp_path / "a.docx")).drafts == ()


def test_text_boxes_are_read_once_and_watermarks_as_headers(tmp_path):
    box = f"<w:txbxContent>{_p(_r('框内'))}</w:txbxContent>"
    body = _p(
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        '<w:r><w:pict><v:shape><v:textpath string="草稿"/></v:shape></w:pict></w:r>'
    )

    got = docx.extract(a_word_package(tmp_path / "a.docx", body))

    assert _part(got, Part.TEXT_BOX) == ["框内"]
    assert _part(got, Part.HEADER) == ["草稿"]


def test_spanned_cells_keep_columns_in_line(tmp_path):
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{_p(_r("合并"))}</w:tc>'
    cell = f"<w:tc>{_p(_r('三'))}</w:tc>"

    got = docx.extract(
        a_word_package(tmp_path / "a.docx", f"<w:tbl><w:tr>{wide}{cell}</w:tr></w:tbl>")
    )

    assert got.tables[0].rows == (("合并", "", "三"),)


def test_the_lines_of_a_layout_table_keep_their_look(tmp_path):
    title = _p(_r("标题"), '<w:jc w:val="center"/>')
    cell = f"<w:tc>{title}{_p(_r('落款'))}</w:tc>"

    got = docx.extract(a_word_package(tmp_path / "a.docx", f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"))

    assert [(p.text, p.centred) for p in got.passages] == [("标题", True), ("落款", False)]


def test_tabs_breaks_and_field_codes(tmp_path):
    body = _p(
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    )

    assert docx.extract(a_word_package(tmp_path / "a.docx", body)).text == "甲\t乙\n丙"


def test_properties_are_read(tmp_path):
    path = a_docx(tmp_path / "a.docx", ["一"], properties={"author": "张三", "title": "题名"})

    got = docx.extract(path)

    assert got.properties["author"] == "张三"
    assert got.properties["title"] == "题名"
    assert got.properties["created"].startswith("20")


def test_a_package_without_its_main_part_is_damaged(tmp_path):
    with pytest.raises(DamagedError):
        docx.extract(a_package(tmp_path / "a.docx", {"word/other.xml": "<a/>"}))


def test_an_entity_is_never_expanded(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "啊啊啊啊啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;">]>' + word_part(
        "document", f"<w:body>{_p(_r('安全&b;'))}</w:body>"
    )
    path = a_package(tmp_path / "a.docx", {"word/document.xml": bomb})

    assert "啊" not in docx.extract(path).text
