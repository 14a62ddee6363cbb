"""Values as text that is safe to print, open and reopen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.reports.cell import clean, columns_of, looks_like_formula, text_of


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "\n=1",
        "\tx",
    ],
)
def test_what_a_spreadsheet_would_calculate_is_recognised(text):
    assert looks_like_formula(text)


@pytest.mark.parametrize("text", ["", "Ⅲ-1-1", "2017-03-01", "1+1", "—", "a@b", "第1页", "·"])
def test_ordinary_text_is_no_formula(text):
    assert not looks_like_formula(text)


def test_a_day_is_iso_and_line_ends_are_one_kind():
    assert text_of(date(2017, 3, 1)) == "2017-03-01"
    assert text_of("a\r\nb\rc") == "a\nb\nc"
    assert text_of(-3) == "-3"


def test_characters_that_disguise_a_name_or_break_a_document_are_replaced():
    assert clean("a\x00b\u202egpj.exe\udcff") == "a\ufffdb\ufffdgpj.exe\ufffd"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_can_be_encoded_after_cleaning(text):
    cleaned = clean(text)

    assert cleaned.encode().decode() == cleaned


def test_width_counts_chinese_twice_and_takes_the_longest_line():
    assert columns_of("编号") == 4
    assert columns_of("Ⅲ-1") == 4
    assert columns_of("ab\n编号一\nc") == 6
