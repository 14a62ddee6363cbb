"""Rows of a worksheet: what the pattern reads is what the parser reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archivist.extract.sheetrows import SheetXml, shared_strings, unescaped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_VALUE = st.sampled_from(["", "0", "7", "33.79", "-4", "1e5", "007", "0.00001", "1234567890123456"])
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=8)


def _sheet(rows, head=_HEAD, tail=""):
    return (
        f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'.encode()
    )


def _read(data):
    # A comment anywhere before the rows' end leaves everything to the parser.
    return [
        (row.number, row.hidden, [_told(*cell, escaped=row.escaped) for cell in row.cells])
        for row in SheetXml(data).rows()
    ]


def _told(column, style, kind, bare, held, own, *, escaped):
    held, own = (unescaped(held), unescaped(own)) if escaped else (held, own)
    return column, style, kind, bool(bare), held, own


@given(value=_VALUE, words=_WORDS, style=st.sampled_from(["", ' s="3"']), hidden=st.booleans())
def test_the_pattern_and_the_parser_read_the_same(value, words, style, hidden):
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    rows = (
        f'<row r="2"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>'
        f'<c r="A2"{style}><v>{value}</v></c><c r="C2" t="inlineStr"><is><t>{text}</t></is></c>'
        f'<c r="D2" t="str"><f>A2&amp;"x"</f><v>{text}</v></c><c r="E2"{style}/>'
        f'<c r="F2"{style}><f>SUM(A1)</f></c><c r="G2"><f>A1</f><v/></c><c r="H2"><f/><v></v></c></row>'
        f'<row r="4"/>'
    )

    by_pattern = _read(_sheet(rows))

    assert by_pattern == _read(_sheet(rows, head=_HEAD + "<!-- -->"))


def test_a_row_written_in_another_manner_is_left_to_the_parser():
    odd = '<row r="1"><c t="s" r="A1"><v>5</v></c></row>'
    plain = '<row r="2"><c r="B2" t="s"><v>6</v></c></row>'

    assert _read(_sheet(odd + plain)) == [
        (0, False, [("A", "", "s", False, "5", "")]),
        (1, False, [("B", "", "s", False, "6", "")]),
    ]


def test_what_is_not_sound_is_not_passed_over():
    with pytest.raises(etree.XMLSyntaxError):
        _read(_sheet('<row r="1"><c r="A1"><v>1</c></row>'))


def test_running_heads_stand_behind_the_rows():
    tail = "<headerFooter><oddHeader>&amp;C市文明办</oddHeader></headerFooter>"

    (heads,) = SheetXml(_sheet("", tail=tail)).beside()

    assert [each.text for each in heads] == ["&C市文明办"]


@pytest.mark.parametrize("head", [_HEAD, _HEAD + "<!-- -->"])
def test_merged_cells_and_hidden_columns_stand_beside_the_rows(head):
    cols = '<cols><col min="2" max="3" hidden="1"/></cols>'
    tail = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    data = _sheet('<row r="1"><c r="A1"><v>5</v></c></row>', head, tail)

    beside = list(SheetXml(data.replace(b"<sheetData>", cols.encode() + b"<sheetData>")).beside())

    assert [(each.get("min"), each.get("ref")) for each in beside] == [("2", None), (None, "A1:B2")]


@pytest.mark.parametrize("head", [_HEAD, "", _HEAD + "<!-- -->"])
def test_shared_strings_keep_their_numbers_and_lose_phonetic_guides(head):
    data = (
        f'{head}<sst xmlns="{_MAIN}"><si><t>甲&amp;乙</t></si><si><t>&#26410;</t></si>'
        "<si><r><t>丙</t></r><r><t>丁</t></r><rPh><t>x</t></rPh></si></sst>"
    )

    assert shared_strings(data.encode()) == ["甲&乙", "未", "丙丁"]
