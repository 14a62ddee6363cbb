r"""RTF: ``\'hh`` in code pages, ``\u``, groups to pass over, tables."""

import pytest
from extract.damage import survive
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.signs import DraftSign
from archivist.extract import rtf
from archivist.extract.base import DamagedError, Part

_HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset204 T;}"
    r"{\f2\fcharset0 T;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}}"
)


def _hex(text, encoding="gb18030"):
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


def _read(body):
    return rtf.read((_HEAD + body + "}").encode("latin-1"))


def test_chinese_is_read_from_bytes_and_from_unicode():
    got = _read(
        rf"\f0 {_hex('关于')}\u21360 ?\uc2\u21457 {_hex('发')}{_hex('通知')}\par\f1 {_hex('Да', 'cp1251')}\par"
    )

    assert got.text == "关于印发通知\nДа"


def test_a_second_byte_may_stand_bare():
    got = _read("\\f0 \\'81A\\'81\\\\\\par")

    assert got.text == b"\x81A\x81\\".decode("gb18030")


def test_characters_beyond_sixteen_bits_are_put_together():
    assert _read(r"\u-10174?\u-8265?\par").text == "𠮷"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1))
def test_whatever_is_written_in_unicode_is_read_again(text):
    units = text.encode("utf-16-le")
    said = "".join(
        f"\\u{int.from_bytes(units[n : n + 2], 'little')}?" for n in range(0, len(units), 2)
    )

    assert _read(rf"{said}\par").text == text


def test_paragraphs_have_look_and_place():
    got = _read(r"\pard\qc\fs44 Title\par\pard\outlinelevel0 One\par\pard\fs32 text\line more")

    assert [(p.text, p.centred, p.heading, p.font_size) for p in got.passages] == [
        ("Title", True, False, 22.0),
        ("One", False, True, 22.0),
        ("text\nmore", False, False, 16.0),
    ]


def test_headers_notes_boxes_and_comments_are_told_apart():
    got = _read(
        r"{\header\pard H\par}{\footerf F\par}A{\footnote note}B"
        r"{\*\atnid x}{\*\annotation{\*\atnref 1}check}{\shp{\*\shpinst{\sp{\sn gtextUNICODE}{\sv "
        + _hex("机密★")
        + r"}}{\shptxt box\par}}{\shprslt box\par}}\par"
    )

    assert {p.text: p.part for p in got.passages} == {
        "AB": Part.BODY,
        "H": Part.HEADER,
        "F": Part.FOOTER,
        "note": Part.NOTE,
        "check": Part.COMMENT,
        "box": Part.TEXT_BOX,
        "机密★": Part.HEADER,
    }
    assert [d.sign for d in got.drafts] == [DraftSign.COMMENT]


def test_hidden_deleted_and_silent_words_are_apart():
    got = _read(
        r"see{\v hid}{\deleted del}{\revised ins}{\*\unknown no}{\field{\*\fldinst HYPERLINK}{\fldrslt link}}"
        r"{\upr{ansi}{\*\ud{\u30002?}}}{\*\shppict{\pict\jpegblip ffd8ff}}{\nonshppict{\pict 00}}\par"
    )

    assert got.own_text == "seeinslink甲"
    assert {p.part: p.text for p in got.passages}[Part.HIDDEN] == "hid"
    assert got.images == 1
    assert {d.sign for d in got.drafts} == {DraftSign.HIDDEN, DraftSign.TRACKED}


def test_tables_keep_their_columns():
    got = _read(
        r"\trowd\cellx2000\cellx4000\pard\intbl S\cell 15\cell\row"
        r"\trowd\cellx1000\cellx2000\cellx4000\pard\intbl a\cell 1\par x\cell 2\cell\row\pard after\par"
    )

    assert got.tables[0].rows == (("S", "", "15"), ("a", "1 x", "2"))
    assert [p.text for p in got.passages] == ["S\t\t15", "a\t1 x\t2", "after"]


def test_properties_and_pages_are_told():
    got = _read(
        rf"{{\info{{\title {_hex('通知')}}}{{\author Li}}{{\creatim\yr2017\mo3\dy5\hr9\min7}}{{\nofpages4}}}}x\par"
    )

    assert got.properties == {"title": "通知", "author": "Li", "created": "2017-03-05T09:07:00"}
    assert got.pages == 4


def test_raw_bytes_of_pictures_are_passed_over():
    assert _read("a{\\pict\\bin4 }}}}}b\\par").text == "ab"


def test_a_western_sign_in_a_chinese_document_is_read():
    assert _read(r"\f2 a\'b7b\par").text == "a·b"


def test_a_file_cut_short_is_damaged():
    with pytest.raises(DamagedError):
        rtf.read(rb"{\rtf1 text goes on and")


def test_forgotten_braces_at_the_end_are_forgiven():
    assert rtf.read(rb"{\rtf1{\b text}").text == "text"


def test_too_many_groups_are_damage():
    with pytest.raises(DamagedError):
        rtf.read(b"{\\rtf1" + b"{" * 10_000 + b"}" * 10_001)


def test_damage_raises_and_never_hangs(tmp_path):
    path = tmp_path / "a.rtf"
    path.write_text(_HEAD + r"\trowd\cellx9 {\v a}\cell\row \u30002? b\par" * 20 + "}", "latin-1")

    survive(path, rtf.extract)
