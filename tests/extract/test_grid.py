"""Addresses, numbers and rows of sheets."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.base import Part
from archivist.extract.grid import (
    Budget,
    Cell,
    Sheet,
    address,
    column_of,
    number_text,
    time_text,
)


@given(row=st.integers(0, 1_048_575), column=st.integers(0, 16_383))
def test_an_address_leads_back_to_its_column(row, column):
    said = address(row, column)

    assert column_of(said) == column
    assert said.endswith(str(row + 1))


def test_addresses_as_excel_writes_them():
    assert [address(0, 0), address(3, 1), address(9, 27)] == ["A1", "B4", "AB10"]
    assert column_of("12") is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (38.3, "38.3"),
        (-5.0, "-5"),
        (13800138000.0, "13800138000"),
    ],
)
def test_numbers_are_written_plainly(number, text):
    assert number_text(number) == text


def test_shares_are_written_in_per_cent():
    assert number_text(0.135, percent=True) == "13.5%"


def test_midnight_is_a_day_alone():
    assert time_text(datetime(2017, 4, 12)) == "2017-04-12"  # noqa: DTZ001
    assert time_text(datetime(2017, 4, 12, 9, 30)) == "2017-04-12 09:30:00"  # noqa: DTZ001
    assert time_text(time(9, 30)) == "09:30:00"


def test_rows_left_out_keep_their_numbers():
    sheet = Sheet("表", hidden_rows={4})

    sheet.put(2, {1: Cell("甲", "s")}, Budget())
    sheet.put(4, {0: Cell("1", "n")}, Budget())

    assert sheet.table().rows == ((), (), ("", "甲"), (), ("1",))
    assert sheet.table().types == ("", "", ".s", "", "n")
    assert [(p.place.cell, p.part) for p in sheet.passages()] == [
        ("A3", Part.TABLE),
        ("A5", Part.HIDDEN),
    ]


def test_a_spent_budget_stops_the_sheet():
    budget = Budget(3)
    sheet = Sheet("表")

    assert sheet.put(0, {2: Cell("1", "n")}, budget)
    assert not sheet.put(1, {0: Cell("1", "n")}, budget)
    assert budget.spent
    assert len(sheet.rows) == 1


def test_decimals_keep_to_their_row_when_rows_before_it_are_left_out():
    sheet = Sheet("表")

    sheet.put(2, {0: Cell("0.50", "n", "2")}, Budget())

    assert sheet.table().decimals == ("", "", "2")
