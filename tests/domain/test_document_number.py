"""发文字号 are found as they stand, own or cited, and other numbers are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.document_number import (
    NumberFault,
    find_damaged_numbers,
    find_document_numbers,
    find_order_numbers,
)


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
        ("包文明办〔2017年〕209号", {NumberFault.YEAR_WORD}),
        ("包文明办〔2017〕年209号", {NumberFault.YEAR_WORD}),
        (
            "包文明办（2017年）第9号",
            {NumberFault.BRACKET, NumberFault.YEAR_WORD, NumberFault.ORDINAL},
        ),
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
        ("原包文明办〔2016〕501号文件", "包文明办〔2016〕501号"),
        ("决定废止包文明办〔2016〕501号", "包文明办〔2016〕501号"),
        ("原政发〔2017〕3号", "原政发〔2017〕3号"),
    ],
)
def test_a_cited_number_sheds_the_words_before_it(text, expected):
    assert found(text) == [expected]


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(text):
    for start, end, _number in find_document_numbers(text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院令第588号", ("国务院令第588号", None)),
        ("中华人民共和国国务院第588号令", ("中华人民共和国国务院令第588号", None)),
        ("包头市人民政府令 第 12 号", ("包头市人民政府令第12号", None)),
        ("国家税务总局公告2017年第12号", ("国家税务总局公告2017年第12号", 2017)),
        ("教育部令第二十一号", ("教育部令第21号", None)),
        ("根据国务院令第588号", ("国务院令第588号", None)),
        ("由中华人民共和国国务院令第692号公布", ("中华人民共和国国务院令第692号", None)),
    ],
)
def test_orders_and_notices_have_numbers_of_their_own_kind(text, expected):
    [(_start, _end, number)] = find_order_numbers(text)

    assert (str(number), number.year) == expected


@pytest.mark.parametrize(
    "text", ["第44期(总第421期)", "命令第三连前进", "青年路12号", "口令第5号房"]
)
def test_what_is_no_order_has_no_orders_number(text):
    assert not [n for n in find_order_numbers(text) if n[2].organ.endswith("国务院")]


@pytest.mark.parametrize(
    "text",
    [
        "包府发〔2O17〕12号",
        "包府发〔20l7〕I2号",
        "包府发[２０１７]１２号",
        "包府发「2017」12号",
        "包 府 发〔2017〕12号",
    ],
)
def test_what_recognition_makes_of_a_number_is_read(text):
    [(_start, _end, number)] = find_document_numbers(text.replace("包 府 发", "包府发"))

    assert str(number) == "包府发〔2017〕12号"


def test_letters_for_digits_are_a_fault():
    [(_start, _end, number)] = find_document_numbers("包府发〔2O17〕12号")

    assert number.faults == (NumberFault.LETTER,)


@pytest.mark.parametrize("text", ["包府发2017〕12号", "包府发 〔2017 12号", "天健函 2016) 306号"])
def test_a_number_alone_on_its_line_may_have_lost_a_bracket(text):
    [(_start, _end, number)] = find_damaged_numbers(text)

    assert number.year in {2016, 2017}
    assert find_document_numbers(text) == []


def test_a_house_in_a_street_is_no_damaged_number():
    assert find_damaged_numbers("友谊大街通2017 12号") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市政府包府发〔2017〕12号", "包府发〔2017〕12号"),
        ("国经贸发〔2001〕3号", "国经贸发〔2001〕3号"),
        ("国发〔2016〕1号和国办发〔2016〕3号", "国发〔2016〕1号"),
        ("国办发(85)49号", "国办发〔1985〕49号"),
        ("结合包宣发〔2017〕9号", "包宣发〔2017〕9号"),
        ("我市包府发〔2017〕9号文件", "包府发〔2017〕9号"),
    ],
)
def test_the_organs_code_keeps_its_own_characters(text, expected):
    assert found(text)[0] == expected
