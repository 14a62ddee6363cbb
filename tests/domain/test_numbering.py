"""Numbers are read in every form offices write them, and dates are not taken for numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.numbering import (
    Number,
    find,
    find_bare,
    find_ordinal,
    parse,
    standard_code,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ⅲ-1-2-①", "Ⅲ-1-2-01"),
        ("III-1-2-3", "Ⅲ-1-2-03"),
        ("Ⅲ—3", "Ⅲ-3"),
        ("Ⅲ－12－2", "Ⅲ-12-2"),
        ("Ⅲ-12-2)", "Ⅲ-12-2"),
        ("Ⅲ-12-2）", "Ⅲ-12-2"),
        ("Ⅲ-7（3）", "Ⅲ-7-3"),
        ("Ⅲ-1-①", "Ⅲ-1-1"),
        ("ⅲ 一 7 一 3", "Ⅲ-7-3"),
        ("  Ⅲ-7-3-㉑ ", "Ⅲ-7-3-21"),
    ],
)
def test_a_number_is_read_in_any_spelling(text, expected):
    assert str(parse(text)) == expected


@pytest.mark.parametrize("text", ["Ⅱ-1", "Ⅰ—1", "", "公益广告", "2017-3-10", "Ⅲ", "Ⅲ-7-3号文件"])
def test_what_is_no_number_is_none(text):
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7-3", "Ⅲ-7-3"), ("Ⅲ-7-3", "Ⅲ-7-3"), ("III—7—3", "Ⅲ-7-3"), ("Ⅲ-7", None), ("7", None)],
)
def test_a_person_may_leave_the_roman_number_out(text, expected):
    assert standard_code(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ⅲ-7-3-02_实景图片_钢铁大街.jpg", ["Ⅲ-7-3-02"]),
        ("3-007-3-02_实景图片.jpg", ["Ⅲ-7-3-02"]),
        ("Ⅲ—7 公益广告刊播", ["Ⅲ-7"]),
        ("Ⅲ-7-3）照片1.jpg", ["Ⅲ-7-3"]),
        ("III-7-3 2017-04-12.jpg", ["Ⅲ-7-3"]),
        ("关于Ⅲ-7-3和Ⅲ-8-1的说明", ["Ⅲ-7-3", "Ⅲ-8-1"]),
        ("2017-3-10 活动", []),
        ("电话0472-3-007", []),
    ],
)
def test_numbers_are_found_inside_names(name, expected):
    assert [str(number) for number in find(name)] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("7-3 公益广告", "Ⅲ-7-3"),
        ("7.3公益广告", "Ⅲ-7-3"),
        ("3-10日活动照片", None),
        ("3-10-2017", None),
        ("2017-3 简报", None),
        ("12月3日", None),
    ],
)
def test_a_bare_number_is_told_from_a_date(name, expected):
    found = find_bare(name)

    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(("name", "expected"), [("2）照片", 2), ("(3) 表", 3), ("第2批", None)])
def test_an_ordinal_counts_inside_its_content(name, expected):
    assert find_ordinal(name) == expected


@given(st.integers(1, 99), st.integers(1, 20), st.one_of(st.none(), st.integers(1, 99)))
def test_what_is_printed_is_read_back(content, standard, piece):
    number = Number(content, standard, piece)

    assert parse(str(number)) == number
    assert find(f"材料 {number} 说明") == (number,)


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text):
    find(text)
    find_bare(text)
    parse(text)
    standard_code(text)
