"""Columns, tones, bands and merged cells."""

from datetime import date

from archivist.reports.table import Column, Grid, Heading, Report, Tone

COLUMNS = (
    Column("甲", lambda row: row[0], merge=True),
    Column("乙", lambda row: row[1], tone=lambda row: Tone.ERROR if row[1] > 1 else Tone.PLAIN),
)


def test_a_row_is_asked_by_each_column():
    grid = Grid("表", COLUMNS, (("a", 1),))

    assert grid.cells(grid.rows[0]) == ("a", 1)


def test_a_column_outranks_the_row_in_tone():
    grid = Grid("表", COLUMNS, (), row_style=lambda _row: Tone.MUTED)

    assert grid.tones(("a", 1)) == (Tone.MUTED, Tone.MUTED)
    assert grid.tones(("a", 2)) == (Tone.MUTED, Tone.ERROR)


def test_rows_stand_in_bands_or_in_one_without_a_label():
    rows = (("a", 1), ("a", 2), ("b", 3))

    assert list(Grid("表", COLUMNS, rows).bands()) == [("", rows)]
    assert list(Grid("表", COLUMNS, rows, group=lambda row: row[0]).bands()) == [
        ("a", rows[:2]),
        ("b", rows[2:]),
    ]


def test_equal_neighbours_are_merged_and_the_spans_cover_every_row():
    rows = (("a", 1), ("a", 2), ("b", 3), ("a", 4))

    spans = Grid("表", COLUMNS, rows).spans(rows)

    assert spans == [[2, 1], [0, 1], [1, 1], [1, 1]]
    assert sum(line[0] for line in spans) == len(rows)


def test_a_table_without_merging_has_single_cells():
    grid = Grid("表", COLUMNS[1:], (("a", 1), ("a", 1)))

    assert grid.spans(grid.rows) == [[1], [1]]


def test_a_report_knows_its_tables():
    grid = Grid("表", COLUMNS, ())

    assert Report("题", date(2017, 1, 1), blocks=(Heading("一"), grid)).grids == (grid,)
