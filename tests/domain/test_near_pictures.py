"""Thousands of pictures are compared in seconds, and only with what is new."""

import io
import time

import numpy as np
from domain.test_same_picture import a_view
from PIL import Image

from archivist.domain.fingerprint import POINTS, SIDE, Fingerprint
from archivist.domain.near_pictures import Fingerprints
from archivist.domain.shared_points import sharing
from archivist.extract.fingerprinting import fingerprint_of


def noise(seed):
    """Return the fingerprint of a picture that is like no other."""
    chance = np.random.default_rng(seed)
    points = chance.random((POINTS, 4)) * (1.0, 0.75, 2.0, 6.28) + (0, 0, 1.0, 0)
    bits = chance.integers(0, 1 << 63, (POINTS, 2), dtype=np.uint64)
    return Fingerprint(
        chance.integers(0, 16, (SIDE, SIDE)).astype(np.uint8), points, bits, (1, 0.75)
    )


def saved(view, quality):
    packed = io.BytesIO()
    view.save(packed, "JPEG", quality=quality)
    return fingerprint_of(Image.open(packed).convert("RGB"))


def turned(print_, angle, by):
    """Return the fingerprint as its picture, turned and made smaller, would have it."""
    places = (print_.points[:, 0] + 1j * print_.points[:, 1]) * by * np.exp(1j * angle)
    points = np.stack(
        (
            places.real + 0.3,
            places.imag + 0.1,
            print_.points[:, 2] * by,
            print_.points[:, 3] + angle,
        ),
        axis=1,
    )
    return Fingerprint(print_.copy, points, print_.bits, print_.shape)


def test_a_picture_saved_forty_times_is_found_each_time():
    view = a_view(3)

    pairs = list(Fingerprints({n: saved(view, 50 + n) for n in range(40)}).near_pairs())

    assert len(pairs) == 40 * 39 // 2


def test_points_that_lie_alike_make_a_candidate_and_strewn_ones_do_not():
    one = noise(1)
    chance = np.random.default_rng(2)
    strewn = Fingerprint(one.copy, chance.permutation(one.points), one.bits, one.shape)

    found = sharing([one, turned(one, 0.2, 0.8), strewn, noise(4)], np.ones(4, bool))

    assert found == {(0, 1)}


def test_only_pairs_of_the_new_are_told():
    views = {n: fingerprint_of(a_view(n // 2)) for n in range(12)}
    everything = {(p.one, p.other) for p in Fingerprints(views).near_pairs()}

    told = {(p.one, p.other) for p in Fingerprints(views).near_pairs(among={3, 10})}

    assert told == {(2, 3), (10, 11)}
    assert told < everything


def test_two_thousand_pictures_are_compared_in_seconds():
    views = {seed: noise(seed) for seed in range(2000)}
    start = time.process_time()

    pairs = list(Fingerprints(views).near_pairs())

    assert pairs == []
    assert time.process_time() - start < 6
