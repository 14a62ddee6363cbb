"""Blur, darkness and glare are measured; what has no edges is not called blurred."""

import numpy as np
import pytest
from domain.test_same_picture import a_view
from PIL import Image, ImageEnhance, ImageFilter

from archivist.extract.quality import exposure_of, is_blurred, sharpness_of


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_a_sharp_picture_is_sharp_at_every_size(scale):
    view = a_view(2)

    sized = view.resize((round(view.width * scale), round(view.height * scale)))

    assert is_blurred(sharpness_of(sized)) is False


@pytest.mark.parametrize("radius", [3, 5])
def test_a_blurred_picture_is(radius):
    assert is_blurred(sharpness_of(a_view(2).filter(ImageFilter.GaussianBlur(radius)))) is True


def test_a_shaken_picture_is_blurred_though_it_is_sharp_along_one_side():
    pixels = np.asarray(a_view(2)).astype(float)
    shaken = sum(np.roll(pixels, step, axis=1) for step in range(15)) / 15

    assert is_blurred(sharpness_of(Image.fromarray(shaken.astype(np.uint8)))) is True


def test_a_sharp_thing_before_a_soft_ground_is_not_blurred():
    view = a_view(2)
    soft = view.filter(ImageFilter.GaussianBlur(8))
    soft.paste(view.crop((300, 150, 620, 520)), (300, 150))

    assert is_blurred(sharpness_of(soft)) is False


def test_of_a_plain_wall_nothing_is_said():
    assert sharpness_of(Image.linear_gradient("L").resize((800, 600))) is None
    assert is_blurred(None) is None


def test_darkness_and_glare_are_told_from_good_light():
    view = a_view(2)

    dark = exposure_of(ImageEnhance.Brightness(view).enhance(0.06))
    bright = exposure_of(Image.blend(view, Image.new("RGB", view.size, "white"), 0.97))
    good = exposure_of(view)

    assert (dark.is_dark, bright.is_washed_out) == (True, True)
    assert not (good.is_dark or good.is_washed_out)
