"""The cell a hit stands in."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.base import Extract
from archivist.extract.cell_place import exact_place
from archivist.extract.grid import Budget, Cell, Sheet, address

CELL = st.text(st.sampled_from("甲乙1 \n"), max_size=4).map(str.strip)


def an_extract(rows):
    budget = Budget()
    sheets = [Sheet("汇总"), Sheet("明细")]
    for sheet in sheets:
        for number, row in enumerate(rows):
            cells = {c: Cell(text, "s") for c, text in enumerate(row) if text}
            sheet.put(number, cells, budget)
    passages = tuple(p for sheet in sheets for p in sheet.passages())
    return Extract(passages, tuple(sheet.table() for sheet in sheets if sheet.rows))


def test_a_hit_names_its_own_cell_even_behind_empty_ones():
    extract = an_extract([["街道", "数量"], [], ["", "", "赛汗\n塔拉", "37"]])

    second = extract.text.rindex("赛汗")

    assert str(exact_place(extract, extract.text.index("数量"))) == "汇总!B1"
    assert str(exact_place(extract, second)) == "明细!C3"
    assert str(exact_place(extract, extract.text.rindex("37"))) == "明细!D3"


def test_a_place_without_a_sheet_is_as_it_was():
    extract = Extract()

    assert exact_place(extract, 0) == extract.place_at(0)


@given(st.lists(st.lists(CELL, max_size=4), min_size=1, max_size=5))
def test_every_cell_is_found_again_by_its_own_text(rows):
    extract = an_extract(rows)
    offset = 0
    for passage in extract.passages:
        table = next(t for t in extract.tables if t.name == passage.place.sheet)
        number = int(passage.place.cell[1:]) - 1
        column = next(c for c, text in enumerate(table.rows[number]) if text)

        assert exact_place(extract, offset).cell == address(number, column)
        offset += len(passage.text) + 1
