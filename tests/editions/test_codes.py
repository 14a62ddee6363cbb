"""Numbers in all their spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.editions.codes import Reading, level_of, read_level, read_number, split_items

CONTENT = st.integers(1, 90)
ORDINAL = st.integers(1, 20)
ROMAN = st.sampled_from(["Ⅲ", "III", "ⅲ", "iii", "ＩＩＩ"])
DASH = st.sampled_from(["-", "—", "－", "–", "―", "−", " - "])
EDGE = st.sampled_from(["", " ", "\u3000", "\n"])


def full_width(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


DIGITS = st.sampled_from([str, full_width])
SHAPES = st.sampled_from(
    ["{d}{o}", "{d}{o})", "{d}{o}）", "（{o}）", "{d}({o})", "{d}{ring}", "{ring}"]
)


@given(CONTENT, ORDINAL, ROMAN, DASH, EDGE, DIGITS, SHAPES)
def test_every_spelling_of_a_standard_is_the_same_number(
    content, ordinal, roman, dash, edge, digits, shape
):
    tail = shape.format(d=dash, o=digits(ordinal), ring=chr(0x245F + ordinal))
    text = f"{edge}{roman}{dash}{digits(content)}{tail}{edge}"

    assert read_number(text) == Reading(content, ordinal)


@given(CONTENT, ORDINAL, DASH, DIGITS)
def test_a_bare_pair_is_a_standard(content, ordinal, dash, digits):
    assert read_number(f"{digits(content)}{dash}{digits(ordinal)}") == Reading(content, ordinal)


@given(
    ORDINAL,
    st.sampled_from(["{o}", "{o})", "{o}）", "（{o}）", "({o})", "{o}.", "{o}、", "{ring}"]),
)
def test_a_lone_ordinal_leaves_the_content_open(ordinal, shape):
    text = shape.format(o=ordinal, ring=chr(0x245F + ordinal))

    assert read_number(text) == Reading(None, ordinal)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_without_an_exception(text):
    reading = read_number(text)

    assert reading is None or (reading.content or reading.ordinal)
    assert "".join(item for _, item in split_items(text)) in {"", text.strip()} or len(text) > 1


@pytest.mark.parametrize("text", ["", "abc", "Ⅱ-1", "Ⅲ", "Ⅲ-0-1", "0", "Ⅲ-1-2-①", "Ⅲ-1-2-03", "一"])
def test_what_is_no_standard_is_not_read(text):
    assert read_number(text) is None


def test_a_number_that_a_spreadsheet_took_for_a_date_is_taken_back():
    assert read_number("2025-07-03") == Reading(7, 3, was_date=True)


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("Ⅰ—2 廉洁高效的政务环境", 1, ("Ⅰ-2", "廉洁高效的政务环境")),
        ("Ⅱ-12、政务公开", 2, ("Ⅱ-12", "政务公开")),
        ("III－1健全\n学习制度", 3, ("Ⅲ-1", "健全学习制度")),
        ("健全学习制度", 3, (None, "健全学习制度")),
        ("Ⅱ-1 x", 1, (None, "Ⅱ-1 x")),
    ],
)
def test_a_level_is_taken_apart_into_code_and_title(text, level, expected):
    assert read_level(text, level) == expected


def test_the_level_of_a_text_is_seen_from_its_code():
    levels = [level_of(text) for text in ("Ⅰ-1 甲", "II-3乙", "Ⅲ—20 丙", "丁")]

    assert levels == [1, 2, 3, None]


def test_several_standards_in_one_cell_are_taken_apart():
    text = "1）印发2017年计划。\n2）建立制度，分3级。3）列入考核。"

    assert split_items(text) == [
        (1, "印发2017年计划。"),
        (2, "建立制度，分3级。"),
        (3, "列入考核。"),
    ]


@pytest.mark.parametrize("text", ["建立：1）甲；2）乙", "2017年印发计划", "3.5万人参加"])
def test_figures_inside_a_text_are_no_ordinals(text):
    assert split_items(text) == [(None, text)]
