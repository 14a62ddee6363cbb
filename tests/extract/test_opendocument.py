"""OpenDocument texts and presentations."""

import pytest
from extract.damage import survive
from extract.oldfiles import an_open_document

from archivist.domain.signs import DraftSign
from archivist.extract import opendocument
from archivist.extract.base import DamagedError, EncryptedError, Part

_STYLES = (
    '<style:style style:name="Base" style:family="paragraph"><style:text-properties fo:font-size="16pt"/>'
    '</style:style><style:style style:name="Mid" style:family="paragraph" style:parent-style-name="Base">'
    '<style:paragraph-properties fo:text-align="center"/></style:style>'
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/>'
    "</style:style>"
)


def _read(tmp_path, body, **more):
    return opendocument.extract(an_open_document(tmp_path / "a.odt", body, styles=_STYLES, **more))


def test_paragraphs_have_look_place_and_their_blanks(tmp_path):
    got = _read(
        tmp_path,
        '<text:p text:style-name="Mid">关于<text:span>印发</text:span>的通知</text:p><text:h>一、要求</text:h>'
        '<text:list><text:list-item><text:p>甲<text:s text:c="3"/>乙<text:tab/>丙<text:line-break/>丁</text:p>'
        "</text:list-item></text:list>",
    )

    assert [
        (p.text, p.place.paragraph, p.centred, p.heading, p.font_size) for p in got.passages
    ] == [
        ("关于印发的通知", 1, True, False, 16.0),
        ("一、要求", 2, False, True, None),
        ("甲   乙\t丙\n丁", 3, False, False, None),
    ]


def test_what_hangs_on_a_paragraph_is_told_apart(tmp_path):
    got = _read(
        tmp_path,
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>删</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>正<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p>"
        "</text:note-body></text:note>文<office:annotation><dc:creator>李</dc:creator><text:p>核实</text:p>"
        "</office:annotation><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>"
        '<text:span text:style-name="Gone">藏</text:span><draw:frame><draw:image/></draw:frame></text:p>',
        masters="<style:master-page><style:header><text:p>机密★</text:p></style:header><style:footer>"
        "<text:p>页</text:p></style:footer></style:master-page>",
    )

    assert {p.text: p.part for p in got.passages} == {
        "删": Part.DELETED,
        "正文": Part.BODY,
        "注": Part.NOTE,
        "框": Part.TEXT_BOX,
        "核实": Part.COMMENT,
        "藏": Part.HIDDEN,
        "机密★": Part.HEADER,
        "页": Part.FOOTER,
    }
    assert {d.sign for d in got.drafts} == {DraftSign.TRACKED, DraftSign.COMMENT, DraftSign.HIDDEN}
    assert got.images == 1


def test_tables_keep_their_columns(tmp_path):
    def cell(text, more=""):
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    got = _read(
        tmp_path,
        "<table:table><table:table-header-rows><table:table-row>"
        + cell("合计", ' table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>" + cell("15")
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("甲") + cell("1") + cell("2") + "</table:table-row></table:table>",
    )  # fmt: skip

    assert got.tables[0].rows == (("合计", "", "15"), ("甲", "1", "2"))
    assert [str(p.place) for p in got.passages] == ["表1!A1", "表1!A2"]


def test_slides_are_pages_with_titles_and_notes(tmp_path):
    got = _read(
        tmp_path,
        '<draw:page><draw:frame presentation:class="title"><draw:text-box><text:p>汇报</text:p></draw:text-box>'
        "</draw:frame><draw:custom-shape><text:p>要点</text:p></draw:custom-shape><presentation:notes>"
        "<draw:frame><draw:text-box><text:p>讲稿</text:p></draw:text-box></draw:frame></presentation:notes>"
        "</draw:page><draw:page><draw:frame><draw:image/></draw:frame></draw:page>",
        kind="presentation",
        masters='<style:master-page><draw:frame presentation:placeholder="true"><draw:text-box>'
        "<text:p>点击此处</text:p></draw:text-box></draw:frame><draw:frame><draw:text-box>"
        "<text:p>内部</text:p></draw:text-box></draw:frame></style:master-page>",
    )

    assert [(p.text, p.place.page, p.part, p.heading) for p in got.passages] == [
        ("汇报", 1, Part.BODY, True),
        ("要点", 1, Part.BODY, False),
        ("讲稿", 1, Part.NOTE, False),
        ("内部", None, Part.HEADER, False),
    ]
    assert (got.pages, got.images) == (2, 1)


def test_properties_are_told(tmp_path):
    got = _read(
        tmp_path,
        "<text:p>x</text:p>",
        meta="<dc:title>通知</dc:title><meta:initial-creator>李</meta:initial-creator><dc:creator>王</dc:creator>"
        "<meta:creation-date>2017-03-05T09:07:00</meta:creation-date>"
        '<meta:document-statistic meta:page-count="4"/>',
    )

    assert got.properties == {
        "title": "通知",
        "author": "李",
        "last_author": "王",
        "created": "2017-03-05T09:07:00",
    }
    assert got.pages == 4


def test_a_document_with_a_password_is_locked(tmp_path):
    with pytest.raises(EncryptedError):
        _read(
            tmp_path,
            "",
            manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>",
        )


def test_a_package_without_its_content_is_damaged(tmp_path):
    from extract.containers import a_package  # noqa: PLC0415

    with pytest.raises(DamagedError):
        opendocument.extract(a_package(tmp_path / "a.odt", {"mimetype": "x"}))


def test_damage_raises_and_never_hangs(tmp_path):
    path = an_open_document(tmp_path / "a.odt", "<text:p>正文</text:p>" * 50, styles=_STYLES)

    survive(path, opendocument.extract)
