"""Ruling lines become the cells a reader sees."""

from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.ruledgrid import Edge, Span, grids_of


def _level(at, start=0.0, end=100.0):
    return Edge(at, start, end, level=True)


def _upright(at, start=0.0, end=60.0):
    return Edge(at, start, end, level=False)


def test_two_rows_and_two_columns_are_four_cells_from_the_top():
    edges = [*map(_level, (0.0, 30.0, 60.0)), *map(_upright, (0.0, 50.0, 100.0))]

    (grid,) = grids_of(edges)

    assert grid == [
        [Span(0, 30, 50, 60), Span(50, 30, 100, 60)],
        [Span(0, 0, 50, 30), Span(50, 0, 100, 30)],
    ]


def test_a_line_that_is_not_drawn_merges_its_cells():
    edges = [
        *map(_level, (0.0, 30.0, 60.0)),
        _upright(0.0), _upright(100.0), _upright(50.0, 0.0, 30.0),
    ]  # fmt: skip

    (grid,) = grids_of(edges)

    assert grid[0] == [Span(0, 30, 100, 60), None]


def test_thin_boxes_drawn_as_two_strokes_are_one_line():
    levels = [_level(at + shift) for at in (0.0, 30.0, 60.0) for shift in (0.0, 0.5)]

    (grid,) = grids_of([*levels, *map(_upright, (0.0, 50.0, 100.0))])

    assert (len(grid), len(grid[0])) == (2, 2)


def test_a_frame_and_lines_that_do_not_cross_are_no_table():
    frame = [*map(_level, (0.0, 60.0)), *map(_upright, (0.0, 100.0))]

    assert list(grids_of(frame)) == []
    assert list(grids_of([_level(n * 10.0) for n in range(20)])) == []


def test_tables_apart_from_each_other_come_from_the_top():
    upper = [_level(at + 200) for at in (0.0, 30.0, 60.0)]
    upper += [_upright(at, 200.0, 260.0) for at in (0.0, 50.0, 100.0)]
    lower = [*map(_level, (0.0, 20.0, 40.0, 60.0)), *map(_upright, (0.0, 50.0, 100.0))]

    assert [len(grid) for grid in grids_of([*lower, *upper])] == [2, 3]


_PLACES = st.floats(0, 300, allow_nan=False)
_EDGES = st.builds(
    lambda at, a, b, level: Edge(at, min(a, b), max(a, b), level=level),
    _PLACES, _PLACES, _PLACES, st.booleans(),
)  # fmt: skip


@given(st.lists(_EDGES, max_size=40))
def test_any_strokes_give_grids_whose_rows_are_equally_long(edges):
    for grid in grids_of(edges):
        assert len({len(row) for row in grid}) == 1
        assert grid[0][0] is not None
