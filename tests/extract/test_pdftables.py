"""Ruled tables of PDF pages, by cell and page; plain pages have none."""

import time

from builders import _pdf, a_pdf

from archivist.extract import pdf, pdftables
from archivist.extract.facts import facts_of

_ROWS = [("单位", "人数"), ("市文明办", "120"), ("教育局", "#REF!")]


def _cell(text, left, bottom):
    return b"BT /F 12 Tf %d %d Td <%b> Tj ET" % (
        left, bottom, text.encode("utf-16-be").hex().encode(),
    )  # fmt: skip


def _table_page(rows, *, boxes=False):
    """Draw a grid of 100 by 30 points a cell, by lines or as a box for each cell, with its words."""
    top = 700
    parts = []
    for number, row in enumerate(rows):
        bottom = top - 30 * (number + 1)
        for column, text in enumerate(row):
            left = 70 + 100 * column
            parts.append(_cell(text, left + 5, bottom + 9))
            if boxes:
                parts.append(b"%d %d 100 30 re S" % (left, bottom))
    if not boxes:
        for number in range(len(rows) + 1):
            at = top - 30 * number
            parts.append(b"70 %d m %d %d l S" % (at, 70 + 100 * len(rows[0]), at))
        for column in range(len(rows[0]) + 1):
            left = 70 + 100 * column
            parts.append(b"%d %d m %d %d l S" % (left, top, left, top - 30 * len(rows)))
    return b" ".join(parts)


def test_a_ruled_table_is_read_by_cell_with_its_page(tmp_path):
    path = _pdf(tmp_path / "a.pdf", [_cell("统计表", 70, 750), _table_page(_ROWS)], {})

    (table,) = pdf.extract(path).tables

    assert table.rows == tuple(_ROWS)
    assert table.types == ("ss", "sn", "ss")
    assert (table.place.page, table.name) == (2, "表1")


def test_a_table_of_boxes_is_the_same(tmp_path):
    path = _pdf(tmp_path / "a.pdf", [_table_page(_ROWS, boxes=True)], {})

    assert pdf.extract(path).tables[0].rows == tuple(_ROWS)


def test_a_table_on_a_page_is_found_again_by_page_and_cell(tmp_path):
    path = _pdf(tmp_path / "a.pdf", [_table_page(_ROWS)], {})

    spots = facts_of(pdf.extract(path)).error_cells

    assert [str(s.place) for s in spots] == ["第1页 表1!B3"]


def test_a_page_of_words_has_no_table(tmp_path):
    assert pdf.extract(a_pdf(tmp_path / "a.pdf", ["关于工作的通知\n一、目标。"])).tables == ()


def test_tables_cost_no_more_than_their_budget(tmp_path):
    path = _pdf(tmp_path / "a.pdf", [_table_page(_ROWS)] * 3, {})
    budget = pdftables.TableBudget(tables=2)
    document = pdf._open(path)

    start = time.monotonic()
    for number in (1, 2, 3):
        pdftables.read_tables(document[number - 1], number, budget)
    document.close()

    assert len(budget.found) == 2
    assert budget.seconds < 8.0 <= budget.seconds + (time.monotonic() - start) + 0.01
