"""The estimate of how much of two texts is the same."""

from random import Random

import pytest

from archivist.domain.minhash import BINS, likeness, sign

HAN = [chr(0x4E00 + n) for n in range(3000)]


def a_text(chance, length=1500):
    return "".join(chance.choices(HAN, k=length))


def test_a_signature_has_512_bytes_and_a_short_text_none():
    assert len(sign([a_text(Random(1))])) == 2 * BINS == 512
    assert sign(["太短"]) == b""
    assert likeness(b"", sign([a_text(Random(1))])) == 0.0


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_the_estimate_is_near_the_true_share(share):
    chance = Random(7)
    common, one, other = (a_text(chance, 3000) for _ in range(3))
    cut = round(3000 * 2 * share / (1 + share))

    estimate = likeness(sign([common[:cut], one[cut:]]), sign([common[:cut], other[cut:]]))

    assert estimate == pytest.approx(share, abs=0.1)
