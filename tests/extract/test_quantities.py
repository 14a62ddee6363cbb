"""Numbers, units and periods as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.periods import period_of
from archivist.extract.quantities import read_number, unit_of


@pytest.mark.parametrize(
    ("text", "name", "factor"),
    [
        ("万元", "元", 10_000),
        ("亿元", "元", 10**8),
        ("万人", "人", 10_000),
        ("㎡", "㎡", 1),
        ("公顷", "㎡", 10_000),
        ("人次", "人次", 1),
    ],
)
def test_units_are_brought_to_their_base(text, name, factor):
    unit = unit_of(text)

    assert unit is not None
    assert (unit.name, unit.factor) == (name, factor)


def test_an_office_is_no_unit():
    assert unit_of("市文明办") is None


@given(st.integers(0, 10**12), st.integers(0, 4))
def test_a_number_is_read_back_with_the_worth_of_its_last_digit(whole, places):
    value = Decimal(whole).scaleb(-places)

    number = read_number(f"{value:,.{places}f}")

    assert number is not None
    assert (number.value, number.step) == (value, Decimal(1).scaleb(-places))


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_none_and_never_an_error(text):
    number = read_number(text)

    assert number is None or number.value == number.value


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2016年8月至2017年3月", "2016-08..2017-03"),
        ("2016年度", "2016"),
        ("截至2016年底", "..2016-12"),
        ("2016年上半年", "2016-01..2016-06"),
        ("2016年1月至12月", "2016"),
        ("2016年第三季度", "2016-07..2016-09"),
        ("没有", ""),
    ],
)
def test_periods_are_written_one_way(text, period):
    assert period_of(text) == period
