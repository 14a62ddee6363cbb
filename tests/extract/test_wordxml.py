"""Word's XML, cut instead of parsed, says what a parser finds in it."""

import pytest
from extract.containers import a_package, word_part
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from archivist.extract import docx
from archivist.extract.base import Part
from archivist.extract.package import local
from archivist.extract.wordtext import read_line

_INSIDE = st.sampled_from(
    [
        "<w:r><w:t>甲</w:t></w:r>",
        '<w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> 乙 </w:t></w:r>',
        "<w:r><w:t/></w:r>",
        "<w:r><w:t>a &lt; b &amp;amp; c</w:t></w:r>",
        "<w:r><w:t>&#26410;&#13;</w:t></w:r>",
        "<w:r><w:tab/><w:t>丙</w:t><w:br/></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>",
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>",
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p><w:p/></w:txbxContent></w:pict></w:r>",
        '<w:r><w:fldChar/><w:instrText>PAGE "a&gt;b"</w:instrText><w:t>1</w:t></w:r>',
        '<w:bookmarkStart w:name="a>b"/><w:r><w:t>书签</w:t></w:r>',
    ]
)
_SET = st.sampled_from(
    [
        "",
        "<w:pPr/>",
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs><w:jc w:val="center"/></w:pPr>',
        '<w:pPr><w:outlineLvl w:val="0"/><w:pPrChange><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>',
        "<w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>",
    ]
)
_PARAGRAPH = st.builds(
    lambda head, own, inside: f"<w:p{head}>{own}{''.join(inside)}</w:p>",
    st.sampled_from(["", ' w:rsidR="00A"']),
    _SET,
    st.lists(_INSIDE, max_size=3),
)
_AROUND = st.recursive(
    st.one_of(_PARAGRAPH, st.just("<w:p/>"), st.just("<w:bookmarkEnd/>")),
    lambda inner: st.lists(inner, max_size=3).flatmap(
        lambda blocks: st.sampled_from(
            [
                f"<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>{''.join(blocks)}</w:sdtContent></w:sdt>",
                f"<w:customXml>{''.join(blocks)}</w:customXml>",
                f"<w:moveFrom>{''.join(blocks)}</w:moveFrom>",
                f"<mc:AlternateContent>{''.join(blocks)}</mc:AlternateContent>",
            ]
        )
    ),
    max_leaves=5,
)
_SETTINGS = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
_MORE = ' xmlns:m="m">'


def _document(body):
    return word_part("document", f"<w:body>{body}</w:body>").replace(">", _MORE, 1)


def _read(place, xml):
    return docx.extract(a_package(place / "a.docx", {"word/document.xml": xml}))


@_SETTINGS
@given(body=st.lists(_AROUND, max_size=4).map("".join))
def test_cutting_and_parsing_find_the_same_paragraphs(tmp_path, body):
    found = _read(tmp_path, _document(body))

    parsed = [read_line(p).own.strip() for p in _parsed(etree.fromstring(_document(body))[0])]
    assert [p.text for p in found.passages if p.part is Part.BODY] == [*filter(None, parsed)]


def _parsed(parent):
    for each in parent:
        if local(each) == "p":
            yield each
        elif local(each) in {"sdt", "sdtContent", "customXml"}:
            yield from _parsed(each)


@_SETTINGS
@given(body=st.lists(_AROUND, max_size=3).map("".join))
def test_however_it_is_written_it_reads_the_same(tmp_path, body):
    usual = _document(body)
    comment = usual.replace("<w:body>", "<w:body><!-- -->")
    prefix = usual.replace("<w:", "<q:").replace("</w:", "</q:").replace(" w:", " q:")

    read = _read(tmp_path, usual)

    assert _read(tmp_path, comment) == read
    assert _read(tmp_path, usual.replace("</w:p>", "</w:p >", 1)) == read
    assert _read(tmp_path, usual.replace("<w:t ", "<w:t\n", 1)) == read
    assert _read(tmp_path, prefix.replace("xmlns:w", "xmlns:q")) == read
    assert (
        _read(
            tmp_path,
            '<?xml version="1.0" encoding="utf-16"?>'.encode("utf-16") + usual.encode("utf-16")[2:],
        )
        == read
    )


def test_cells_keep_their_columns(tmp_path):
    def cell(text, more=""):
        return f"<w:tc><w:tcPr>{more}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    wide = '<w:gridSpan w:val="2"/><w:tcPrChange><w:tcPr><w:gridSpan w:val="9"/></w:tcPr></w:tcPrChange>'
    inner = f"<w:tbl><w:tr>{cell('内')}</w:tr></w:tbl>"
    rows = (
        f"<w:tr>{cell('甲', wide)}{cell('乙')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("丙")}<w:tc>{inner}<w:p/></w:tc></w:tr>'
    )

    (table,) = _read(tmp_path, _document(f"<w:tbl><w:tblPr/>{rows}</w:tbl>")).tables

    assert table.rows == (("甲", "", "乙"), ("", "丙", "内"))


@pytest.mark.parametrize("body", ["<w:p><w:r><w:t>甲</w:r></w:p>", "<w:p>&nbsp;</w:p>", "<w:p"])
def test_what_is_not_sound_is_not_passed_over(tmp_path, body):
    with pytest.raises(etree.XMLSyntaxError):
        _read(tmp_path, _document(body))


def test_an_entity_is_never_fetched(tmp_path):
    data = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + _document(
        "<w:p><w:r><w:t>甲&e;乙</w:t></w:r></w:p>"
    )

    assert _read(tmp_path, data).text == "甲"
