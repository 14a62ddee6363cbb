"""Rows of a worksheet: what the pattern reads is what the parser reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from archivist.extract.grid import number_text
from archivist.extract.sheetrows import BLANK, Cells, SheetXml, shared_strings

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_VALUE = st.sampled_from(["", "0", "7", "33.79", "-4", "1e5", "007", "0.00001", "1234567890123456"])
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=8)


def _sheet(rows, head=_HEAD, tail=""):
    return (
        f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'.encode()
    )


def _read(data):
    cells = Cells(_told, lambda style: style or ".")
    return [
        (row.number, row.hidden, list(zip(row.columns, row.cells, strict=True)))
        for row in SheetXml(data).rows(cells)
    ]


def _told(value):
    """Tell a cell apart by all that is read of it."""
    style, kind, bare, held, own = value
    if kind == "inlineStr":
        return (own.strip(), "s", ".") if own.strip() else BLANK
    if kind == "s":
        return held, "s", "."
    if kind in {"", "n"} and held:
        return held, "n", style or "."
    return held, f"{kind} {bool(bare)}", style


@given(value=_VALUE, words=_WORDS, style=st.sampled_from(["", ' s="3"']), hidden=st.booleans())
def test_the_pattern_and_the_parser_read_the_same(value, words, style, hidden):
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    rows = (
        f'<row r="2"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>'
        f'<c r="A2"{style}><v>{value}</v></c><c r="C2" t="inlineStr"><is><t>{text}</t></is></c>'
        f'<c r="D2" t="str"><f>A2&amp;"x"</f><v>{text}</v></c><c r="E2"{style}/>'
        f'<c r="F2"{style}><f>SUM(A1)</f></c><c r="G2"><f>A1</f><v/></c><c r="H2"><f/><v></v></c>'
        f'<c r="I2"{style} t="n"><v>{value}</v></c><c r="K2"{style} t="s"><v>{value}</v></c></row>'
        f'<row r="4"/>'
    )

    by_pattern = _read(_sheet(rows))

    # A comment anywhere before the rows' end leaves everything to the parser.
    assert by_pattern == _read(_sheet(rows, head=_HEAD + "<!-- -->"))


def test_a_row_written_in_another_manner_is_left_to_the_parser():
    odd = '<row r="1"><c t="s" r="A1"><v>5</v></c></row>'
    plain = '<row r="2"><c r="B2" t="s"><v>6</v></c></row>'

    assert _read(_sheet(odd + plain)) == [
        (0, False, [("A", ("5", "s", "."))]),
        (1, False, [("B", ("6", "s", "."))]),
    ]


def test_a_cell_of_an_unknown_manner_has_its_row_parsed():
    row = '<row r="1"><c r="A1"><v>5</v></c><c r="C1" cm="1" t="s"><v>6</v></c></row>'

    assert _read(_sheet(row)) == [(0, False, [("A", ("5", "n", ".")), ("C", ("6", "s", "."))])]


def test_cells_on_lines_of_their_own_and_what_else_a_row_holds_are_read():
    row = '<row r="1">\n <c r="A1"><v>5</v></c>\n <c r="B1" t="s"><v>6</v></c>\n <extLst/></row>'

    assert _read(_sheet(row)) == [(0, False, [("A", ("5", "n", ".")), ("B", ("6", "s", "."))])]


@pytest.mark.parametrize("number", ["0", "10", "33.79", "0.0001", "99999999999.9999"])
def test_numbers_are_written_as_they_are_only_where_nothing_is_rounded(number):
    (row,) = SheetXml(_sheet(f'<row><c r="A1"><v>{number}</v></c></row>')).rows(
        Cells(lambda value: (number_text(float(value[3])), "n", "."), lambda style: "2")
    )

    assert row.cells == [(number_text(float(number)), "n", "2")]


@pytest.mark.parametrize("cell", ['<c r="A1"><v>1</c>', '<c r="A1"', '<c r="A1"><v>1</v></c></v>'])
def test_what_is_not_sound_is_not_passed_over(cell):
    with pytest.raises(etree.XMLSyntaxError):
        _read(_sheet(f'<row r="1">{cell}</row>'))


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
