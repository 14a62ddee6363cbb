"""The matrix as rows and words."""

from archivist.domain.dossier import SlotState
from archivist.domain.kind import Kind
from archivist.gui.matrix import COLUMNS, FIRST_KIND, by_unit, describe, matrix


def test_there_is_a_row_for_every_standard_and_a_cell_for_every_kind(desk):
    rows = matrix(desk.assessment, desk.workspace.settings)

    assert len(rows) == len(desk.assessment.edition.standards)
    assert all(len(row.cells) == len(Kind) for row in rows)


def test_cells_say_in_words_what_the_colour_says(desk):
    rows = matrix(desk.assessment, desk.workspace.settings)
    row = next(r for r in rows if r.code == "Ⅲ-1-1")
    paper = row.cells[list(Kind).index(Kind.PAPER)]

    assert paper.filed == 2
    assert paper.counting == 1
    assert "已归 2 份，可计 1 份" in describe(row, FIRST_KIND)
    assert "未设置" in describe(row, FIRST_KIND)


def test_a_kind_that_is_not_asked_for_says_so(desk):
    rows = matrix(desk.assessment, desk.workspace.settings)
    row = next(r for r in rows if any(cell.state is None for cell in r.cells))
    number = next(n for n, cell in enumerate(row.cells) if cell.state is None)

    assert "不要求" in describe(row, FIRST_KIND + number)
    assert COLUMNS[FIRST_KIND + number].of(row) == ""


def test_units_add_up_to_all_slots(desk):
    rows = matrix(desk.assessment, desk.workspace.settings)
    units = by_unit(rows)

    assert sum(total for _done, total in units.values()) == desk.assessment.slots
    assert sum(done for done, _total in units.values()) == desk.assessment.standing


def test_overdue_standards_are_known(desk):
    rows = matrix(desk.assessment, desk.workspace.settings)
    row = next(r for r in rows if r.code == "Ⅲ-1-1")

    assert row.overdue == (not all(c.state in (SlotState.STANDS, None) for c in row.cells))
