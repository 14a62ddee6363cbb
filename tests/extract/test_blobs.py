"""Connected parts are what flood filling finds; hulls and rectangles fit around."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from archivist.extract.blobs import blobs, closed, grown, hull, hull_size, least_rectangle, shrunk


def filled(mask):
    """Count the parts and their pixels by flood filling, the slow way."""
    left = {(int(y), int(x)) for y, x in zip(*np.nonzero(mask), strict=True)}
    sizes = []
    while left:
        stack, size = [left.pop()], 0
        while stack:
            y, x = stack.pop()
            size += 1
            around = {(y + dy, x + dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1)} & left
            left -= around
            stack += around
        sizes.append(size)
    return sorted(sizes)


@given(st.integers(1, 14), st.integers(1, 14), st.integers(0, 2**32), st.floats(0.1, 0.9))
def test_parts_are_those_of_flood_filling(high, wide, seed, share):
    mask = np.random.default_rng(seed).random((high, wide)) < share

    assert sorted(blob.area for blob in blobs(mask)) == filled(mask)


@given(st.integers(0, 2**32), st.sampled_from((1, 3, 5)), st.sampled_from((1, 3, 5)))
def test_closing_keeps_all_ink_and_shrinking_undoes_growing_of_a_block(seed, wide, high):
    mask = np.random.default_rng(seed).random((12, 15)) < 0.3

    assert (closed(mask, wide, high) | mask == closed(mask, wide, high)).all()
    assert (shrunk(mask, wide, high) <= mask).all() and (mask <= grown(mask, wide, high)).all()


def test_a_turned_square_is_measured():
    turn = math.radians(20)
    square = np.array([(0, 0), (100, 0), (100, 100), (0, 100), (50, 50)], float)
    spun = square @ np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])

    area, around = hull_size(hull(spun))
    wide, high, _, middle = least_rectangle(hull(spun))

    assert abs(area - 10_000) < 1 and abs(around - 400) < 1
    assert abs(wide - 100) < 0.5 and abs(high - 100) < 0.5
    assert abs(middle[0] - spun[4][0]) < 0.5
