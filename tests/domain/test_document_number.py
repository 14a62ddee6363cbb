"""发文字号 are found as they stand, own or cited, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.document_number import NumberFault, find_document_numbers


def found(text):
    return [str(number) for _start, _end, number in find_document_numbers(text)]


@pytest.mark.parametrize(
    "text",
    ["包府发〔2025〕1号", "宣文明〔2020〕1号", "吉县创文字〔2017〕2号", "盐政发〔2012〕324号"],
)
def test_a_standard_number_has_no_fault(text):
    [(start, end, number)] = find_document_numbers(text)

    assert (start, end, str(number), number.faults) == (0, len(text), text, ())


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("武文明[2014]16号", {NumberFault.BRACKET}),
        ("某办发﹝2017﹞5号", {NumberFault.BRACKET}),
        ("某发（2017）5号", {NumberFault.BRACKET}),
        ("某发〔17〕第03号", {NumberFault.YEAR, NumberFault.ORDINAL, NumberFault.ZERO}),
    ],
)
def test_each_departure_is_named(text, faults):
    [(_start, _end, number)] = find_document_numbers(text)

    assert set(number.faults) == faults


@pytest.mark.parametrize(
    "text", ["国务院令第772号", "第44期(总第421期)", "2017年第12号公告", "青年路2017号", "（2017）"]
)
def test_other_numbers_are_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("根据《关于印发方案的通知》（包府发〔2017〕3号）精神", "包府发〔2017〕3号"),
        ("现印发包创城办发〔2017〕12号文件", "包创城办发〔2017〕12号"),
        ("按照国办发〔2016〕3号要求", "国办发〔2016〕3号"),
    ],
)
def test_a_cited_number_sheds_the_words_before_it(text, expected):
    assert found(text) == [expected]


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text):
    for start, end, _number in find_document_numbers(text):
        assert 0 <= start < end <= len(text)
