"""The numbers of Word's lists stand in the text as a reader sees them, and are not counted."""

import pytest
from extract.containers import a_word_package, word_part

from archivist.extract import docx
from archivist.extract.facts import facts_of

_LEVEL = (
    '<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    '<w:lvlText w:val="{text}"/></w:lvl>'
)


def _level(at, form, text, start=1, more=""):
    return _LEVEL.format(at=at, form=form, text=text, start=start, more=more)


def _paragraph(text, number="1", level=0, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    said = (
        f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    )
    return f"<w:p><w:pPr>{named}{said}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _texts(tmp_path, body, levels, nums="", styles=""):
    numbers = f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{nums}'
    inside = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{numbers}'
    parts = {"numbering": word_part("numbering", inside)}
    if styles:
        parts["styles"] = word_part("styles", styles)
    path = a_word_package(tmp_path / "a.docx", body, parts)
    return docx.extract(path)


def test_levels_count_each_for_itself_and_begin_anew_below_a_higher_one(tmp_path):
    levels = _level(0, "chineseCountingThousand", "第%1章") + _level(
        1, "chineseCountingThousand", "（%2）", more='<w:suff w:val="nothing"/>'
    )
    body = "".join(
        [
            _paragraph("总则"), _paragraph("甲", level=1), _paragraph("乙", level=1),
            _paragraph("附则"), _paragraph("丙", level=1), _paragraph("正文", number=""),
        ]
    )  # fmt: skip

    got = _texts(tmp_path, body, levels)

    assert got.text.split("\n") == [
        "第一章 总则",
        "（一）甲",
        "（二）乙",
        "第二章 附则",
        "（一）丙",
        "正文",
    ]


def test_numbers_are_searched_but_not_counted_as_words(tmp_path):
    got = _texts(tmp_path, _paragraph("加强领导。"), _level(0, "japaneseCounting", "%1、"))

    assert got.own_text == "一、 加强领导。"
    assert facts_of(got).words == 5


def test_an_empty_paragraph_takes_a_number_and_a_bullet_writes_none(tmp_path):
    levels = _level(0, "decimal", "%1.") + _level(1, "bullet", "●")
    body = _paragraph("甲") + _paragraph("") + _paragraph("乙") + _paragraph("丙", level=1)

    assert _texts(tmp_path, body, levels).text.split("\n") == ["1. 甲", "3. 乙", "丙"]


def test_a_list_made_from_another_goes_on_or_starts_where_it_says(tmp_path):
    nums = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId '
        'w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = "".join(_paragraph("x", number=n) for n in "12332")

    got = _texts(tmp_path, body, _level(0, "decimal", "%1."), nums)

    assert [text[0] for text in got.text.split("\n")] == ["1", "2", "5", "6", "7"]


def test_a_style_numbers_its_paragraphs_and_nought_leaves_the_list(tmp_path):
    levels = _level(0, "decimal", "%1") + _level(
        1, "decimal", "%1.%2", more='<w:pStyle w:val="H2"/><w:isLgl/>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    )
    body = (
        _paragraph("甲", "", style="H1")
        + _paragraph("乙", "", style="H2")
        + _paragraph("丙", "0", style="H1")
    )

    got = _texts(tmp_path, body, levels, styles=styles)

    assert got.text.split("\n") == ["1 甲", "1.1 乙", "丙"]


@pytest.mark.parametrize("start", [0, 7])
def test_a_list_starts_where_its_level_says(tmp_path, start):
    got = _texts(tmp_path, _paragraph("甲"), _level(0, "decimal", "%1、", start=start))

    assert got.text == f"{start}、 甲"


def test_a_column_of_numbers_that_word_writes_is_in_the_table(tmp_path):
    rows = "".join(
        f"<w:tr><w:tc>{_paragraph('')}</w:tc><w:tc>{_paragraph(unit, number='')}</w:tc></w:tr>"
        for unit in ("文明办", "教育局")
    )

    got = _texts(tmp_path, f"<w:tbl>{rows}</w:tbl>", _level(0, "decimal", "%1"))

    assert got.tables[0].rows == (("1", "文明办"), ("2", "教育局"))
    assert facts_of(got).words == 6
