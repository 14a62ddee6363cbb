"""A photo is known again after what happens to photos; another photo of the like is not it."""

import time
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from archivist.domain.fingerprint import LONGEST, SIDE, Fingerprint
from archivist.domain.near_pictures import Fingerprints
from archivist.domain.same_picture import SAME, near
from archivist.extract.fingerprinting import fingerprint_of


def a_view(seed, size=(900, 675)):
    """Draw a scene of a hundred things: shapes of many sizes, colours and places."""
    chance = Random(seed)
    view = Image.new("RGB", size, tuple(chance.randint(90, 200) for _ in range(3)))
    pen = ImageDraw.Draw(view)
    for _ in range(110):
        x, y, side = chance.randint(0, size[0]), chance.randint(0, size[1]), chance.randint(12, 150)
        fill = tuple(chance.randint(0, 255) for _ in range(3))
        corners = [
            (x + chance.randint(-side, side), y + chance.randint(-side, side)) for _ in range(5)
        ]
        pen.polygon(corners, fill=fill)
    return view.filter(ImageFilter.GaussianBlur(0.8))


def stamped(view):
    marked = view.copy()
    pen = ImageDraw.Draw(marked)
    pen.rectangle((0, int(view.height * 0.84), view.width, view.height), fill=(20, 20, 20))
    pen.text((30, int(view.height * 0.88)), "2017-03-12 10:22", fill="white", font_size=40)
    return marked


def cropped(view, keep=0.7):
    wide, high = round(view.width * keep), round(view.height * keep)
    return view.crop((20, 10, 20 + wide, 10 + high))


CHANGES = {
    "quarter size": lambda view: view.resize((view.width // 4, view.height // 4)),
    "quarter turn": lambda view: view.transpose(Image.Transpose.ROTATE_90),
    "head down": lambda view: view.transpose(Image.Transpose.ROTATE_180),
    "a little turned": lambda view: view.rotate(3, Image.Resampling.BICUBIC),
    "cropped": cropped,
    "stamped": stamped,
    "brighter": lambda view: ImageEnhance.Brightness(view).enhance(1.2),
    "mirrored": ImageOps.mirror,
    "cropped, turned, stamped": lambda view: stamped(cropped(view, 0.8)).rotate(90, expand=True),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_picture_is_the_same(change):
    view = a_view(1)

    sure = near(fingerprint_of(view), fingerprint_of(CHANGES[change](view)))

    assert sure >= SAME


def test_two_pictures_with_one_stamp_are_two():
    one, other = (fingerprint_of(stamped(a_view(seed))) for seed in (1, 2))

    assert near(one, other) < SAME


def test_of_many_pictures_exactly_the_changed_ones_are_paired():
    prints = {seed: fingerprint_of(a_view(seed, (480, 360))) for seed in range(12)}
    prints["again"] = fingerprint_of(cropped(a_view(5, (480, 360)), 0.8))
    prints["mirror"] = fingerprint_of(ImageOps.mirror(a_view(7, (480, 360))))

    pairs = {(pair.one, pair.other) for pair in Fingerprints(prints).near_pairs()}

    assert pairs == {(5, "again"), (7, "mirror")}


def test_plain_surfaces_are_not_called_the_same():
    white, grey = (fingerprint_of(Image.new("RGB", (300, 300), tone)) for tone in ("white", "grey"))

    assert near(white, grey) == 0.0
    assert list(Fingerprints({1: white, 2: grey}).near_pairs()) == []


def test_none_and_one_make_no_pair():
    assert list(Fingerprints({}).near_pairs()) == []
    assert list(Fingerprints({1: fingerprint_of(a_view(1))}).near_pairs()) == []


def test_a_fingerprint_fits_two_kilobytes_and_comes_back_whole():
    made = fingerprint_of(a_view(3))

    data = made.pack()
    back = Fingerprint.unpack(data)

    assert len(data) <= LONGEST <= 2048
    assert (back.bits == made.bits).all() and (back.copy == made.copy).all()
    assert np.abs(back.points[:, :2] - made.points[:, :2]).max() < 0.003
    assert near(made, back) >= 0.9


@given(st.binary(max_size=400))
def test_other_bytes_are_refused_or_read_never_anything_else(data):
    try:
        made = Fingerprint.unpack(data)
    except ValueError:
        return

    assert made.copy.shape == (SIDE, SIDE)


@pytest.mark.slow
def test_seven_thousand_pictures_are_compared_in_seconds():
    chance = np.random.default_rng(4)
    base = fingerprint_of(a_view(1))
    points = np.resize(base.points, (80, 4))
    prints = {
        n: Fingerprint(
            chance.integers(0, 16, (SIDE, SIDE)).astype(np.uint8),
            points,
            chance.integers(0, 2**63, (80, 2)).astype(np.uint64),
            base.shape,
        )
        for n in range(7000)
    }

    start = time.process_time()
    pairs = list(Fingerprints(prints).near_pairs())

    assert pairs == []
    assert time.process_time() - start < 12  # two to three seconds on a quiet machine
