"""Text alone is the same text, whatever the format."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from builders import a_docx, a_pdf, a_red_head_docx, a_scanned_pdf, a_text
from extract.containers import a_sheet_package, a_word_package, an_ods, word_part
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archivist.extract.base import DamagedError, EncryptedError, UnreadableError
from archivist.extract.readers import READERS, extract_as
from archivist.extract.sniff import sniff
from archivist.extract.words import text_of

_CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus" / "files"
_STYLES = (
    '<styleSheet xmlns="m"><numFmts><numFmt numFmtId="170" formatCode="yyyy-mm-dd"/></numFmts><cellXfs>'
    '<xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="2"/></cellXfs></styleSheet>'
)
_STRINGS = (
    '<sst xmlns="m"><si><t>甲&amp;乙</t><phoneticPr fontId="1"/></si><si><r><t>丙</t></r><r><t>丁</t></r></si>'
    "<si><t>&#26410;</t></si></sst>"
)
_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), max_size=8)
_CELL = st.one_of(
    st.integers(-(10**6), 10**6).map(lambda n: f"><v>{n}</v>"),
    st.floats(0, 60_000).map(lambda n: f"><v>{n!r}</v>"),
    st.integers(0, 2).map(lambda n: f' t="s"><v>{n}</v>'),
    st.sampled_from(
        [' t="b"><v>1</v>', ' t="e"><v>#N/A</v>', "><f>A1</f>", "><v/>", ' t="str"><v> x </v>']
    ),
    _WORDS.map(lambda text: f' t="inlineStr"><is><t>{escape(text)}</t></is>'),
)
_STYLED = st.tuples(st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"']), _CELL)
_SETTINGS = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)


@_SETTINGS
@given(rows=st.lists(st.lists(_STYLED, max_size=4), max_size=4), step=st.integers(1, 2))
def test_a_workbook_says_the_same(tmp_path, rows, step):
    xml = "".join(
        f'<row r="{number}">{"".join(_cell(number, at * step, *cell) for at, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    path = a_sheet_package(tmp_path / "a.xlsx", xml, {"styles": _STYLES, "sharedStrings": _STRINGS})

    assert text_of(path, "xlsx") == extract_as(path, "xlsx").text


def _cell(row, column, style, inside):
    return f'<c r="{"ABCDEFGH"[column]}{row}"{style}{inside}</c>'


def test_what_cells_show_is_what_they_say(tmp_path):
    row = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>'
        '<c r="D1" s="1"><v>42795</v></c><c r="E1" s="2"><v>0.985</v></c><c r="F1"><v>37</v></c></row>'
    )
    path = a_sheet_package(tmp_path / "a.xlsx", row, {"styles": _STYLES, "sharedStrings": _STRINGS})

    assert text_of(path, "xlsx") == "甲&乙\t丙丁\t未\t2017-03-01\t98.5%\t37"


def test_a_word_file_says_the_same(tmp_path):
    path = a_docx(
        tmp_path / "a.docx", ["一、甲", ""], title="标题", table=[["乙", "丙"]], header="页眉"
    )

    assert text_of(path, "docx") == extract_as(path, "docx").text == "标题\n一、甲\n乙\t丙\n页眉"


def test_numbers_in_lists_notes_boxes_and_changes_are_in_it(tmp_path):
    box = "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
    body = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>'
        f"<w:p><w:r><w:t>框外</w:t>{box}</w:r></w:p>"
        "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    note = "<w:footnote><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>"
    parts = {
        "numbering": word_part("numbering", numbering),
        "footnotes": word_part("footnotes", note),
    }
    path = a_word_package(tmp_path / "a.docx", body, parts)

    assert text_of(path, "docx").split("\n") == ["第1条 总则", "框外", "框内", "新", "旧", "脚注"]
    assert text_of(path, "docx") == extract_as(path, "docx").text


@pytest.mark.parametrize(
    ("make", "format_"),
    [
        (lambda place: a_pdf(place / "a.pdf", ["第一页\n第二行", "第二页"]), "pdf"),
        (lambda place: a_scanned_pdf(place / "a.pdf"), "pdf"),
        (lambda place: a_red_head_docx(place / "a.docx"), "docx"),
        (lambda place: a_text(place / "a.txt", "甲\n\n乙"), "text"),
        (lambda place: an_ods(place / "a.ods", [["甲", 1.5]]), "ods"),
    ],
)
def test_other_files_say_the_same(tmp_path, make, format_):
    path = make(tmp_path)

    assert text_of(path, format_) == extract_as(path, format_).text


@pytest.mark.parametrize("format_", ["docx", "xlsx", "pdf"])
def test_what_is_damaged_fails_alike(tmp_path, format_):
    path = a_text(tmp_path / f"a.{format_}", "no such thing")

    with pytest.raises(DamagedError):
        text_of(path, format_)


def test_a_format_without_reader_says_so(tmp_path):
    with pytest.raises(UnreadableError):
        text_of(a_text(tmp_path / "a.xps", "x"), "xps")


@pytest.mark.slow
@pytest.mark.skipif(not _CORPUS.is_dir(), reason="no files from the wild")
def test_files_from_the_wild_say_the_same():
    differing = [
        path.name
        for path in sorted(_CORPUS.rglob("*"))
        if path.is_file() and (form := sniff(path)) in READERS
        if _outcome(lambda p, f: extract_as(p, f).text, path, form) != _outcome(text_of, path, form)
    ]

    assert differing == []


def _outcome(read, path, form):
    try:
        return read(path, form)
    except (DamagedError, EncryptedError, UnreadableError) as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 — whatever a library raises, both ways alike
        return type(error).__name__
