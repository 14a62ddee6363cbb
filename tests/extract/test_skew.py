"""How a page lies is measured: its slant, its side, its head."""

import pytest
from extract.drawn import BODY, a_page, scanned
from PIL import Image

from archivist.extract.skew import Lie, lie_of

WRITTEN = [f"{line[:9]}，{line[9:]}。" for line in BODY]


@pytest.mark.parametrize("slant", [-9.3, -0.7, 2.4, 12.6])
def test_the_slant_is_told_to_a_third_of_a_degree(slant):
    lie = lie_of(scanned(a_page(WRITTEN), slant=-slant))

    assert abs(lie.skew - slant) <= 0.3
    assert lie.turned == 0


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_told_by_its_small_marks(turned):
    page = scanned(a_page(WRITTEN)).rotate(-turned, expand=True)

    assert lie_of(page).turned == turned


def test_of_an_empty_page_nothing_is_said():
    assert lie_of(Image.new("RGB", (800, 1100), "white")) == Lie()


def test_without_small_marks_the_head_is_not_guessed():
    assert lie_of(a_page(["一二三四五六七八九十"] * 12)).turned is None
