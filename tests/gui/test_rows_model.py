"""The one table model."""

import time
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt

from archivist.gui.rows_model import ROW, RowsModel
from archivist.reports.table import Align, Column


@dataclass(frozen=True)
class Line:
    """A row of three kinds of value."""

    code: str
    text: str
    count: int
    day: date | str


COLUMNS = (
    Column("编号", lambda row: row.code),
    Column("标准", lambda row: row.text),
    Column("份数", lambda row: row.count, align=Align.RIGHT),
    Column("日期", lambda row: row.day),
)
ROWS = (
    Line("Ⅲ-10-1", "公益广告刊播", 3, date(2017, 3, 1)),
    Line("Ⅲ-2-1", "党员干部学习", 12, "未设置"),
    Line("Ⅲ-2-11", "宣传阐释", 1, date(2016, 9, 1)),
)


@pytest.fixture
def model():
    made = RowsModel(COLUMNS)
    made.show(ROWS)
    return made


def test_the_model_keeps_qts_contract(model, qtmodeltester):
    qtmodeltester.check(model)


def test_words_are_sought_in_every_column_and_all_must_be_there(model):
    model.narrow("公益 Ⅲ-10")

    assert model.shown == [ROWS[0]]


def test_a_condition_and_words_hold_together(model):
    model.narrow("", lambda row: row.count > 2)

    assert model.shown == [ROWS[0], ROWS[1]]


def test_numbers_inside_codes_sort_by_value(model):
    model.sort(0)

    assert [row.code for row in model.shown] == ["Ⅲ-2-1", "Ⅲ-2-11", "Ⅲ-10-1"]


def test_numbers_sort_as_numbers_and_back_to_arrival(model):
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert [row.count for row in model.shown] == [12, 3, 1]

    model.sort(-1)
    assert model.shown == list(ROWS)


def test_mixed_days_and_words_sort_without_error(model):
    model.sort(3)

    assert len(model.shown) == 3


def test_a_cell_says_text_row_and_alignment(model):
    index = model.index(0, 2)

    assert index.data() == "3"
    assert index.data(ROW) is ROWS[0]
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(0, Qt.Orientation.Horizontal) == "编号"


def test_fifty_thousand_rows_filter_and_sort_without_a_pause():
    model = RowsModel(COLUMNS)
    model.show(
        [Line(f"Ⅲ-{n % 90}-{n % 7}", f"第{n}条", n, date(2017, 1, 1)) for n in range(50_000)]
    )
    model.narrow("第1")

    start = time.perf_counter()
    model.narrow("4999")
    filtered = time.perf_counter()
    model.sort(0)
    model.narrow("")
    end = time.perf_counter()

    assert filtered - start < 0.5
    assert end - filtered < 2.0


def test_straws_made_elsewhere_filter_as_those_made_here(model):
    model.take_straws(model.straws(model.rows))
    ready = model._hay

    model.narrow("公益")
    found = model.shown
    model.show(model.rows)
    model.narrow("公益")

    assert len(ready) == len(model.rows)
    assert found == model.shown
