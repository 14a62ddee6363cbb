"""The estimate of how much of two texts is the same."""

from random import Random

import pytest

from archivist.domain.minhash import BINS, bins, is_empty, likeness, sign

HAN = [chr(0x4E00 + n) for n in range(3000)]


def a_text(chance, length=1500):
    return "".join(chance.choices(HAN, k=length))


def test_a_signature_has_512_bytes_and_a_short_text_none():
    assert len(sign([a_text(Random(1))])) == 2 * BINS == 512
    assert sign(["太短"]) == b""
    assert likeness(b"", sign([a_text(Random(1))])) == 0.0


def test_a_signature_is_of_the_shingles_whatever_their_order_and_number():
    chance = Random(3)
    texts = [a_text(chance, 300), a_text(chance, 200), "短", ""]

    assert sign(texts) == sign([*reversed(texts), *texts])


def test_what_no_shingle_fell_into_is_told_and_only_that():
    chance = Random(5)

    few, many = sign([a_text(chance, 80)]), sign([a_text(chance, 5000)])

    assert 256 - 73 <= sum(map(is_empty, bins(few))) < 256
    assert not any(map(is_empty, bins(many)))


@pytest.mark.parametrize("texts", [[], [""], ["短"], ["重复的一句话" * 40], ["\udc80" * 3]])
def test_a_text_that_says_too_little_has_no_signature(texts):
    assert sign(texts) == b""


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_the_estimate_is_near_the_true_share(share):
    chance = Random(7)
    common, one, other = (a_text(chance, 3000) for _ in range(3))
    cut = round(3000 * 2 * share / (1 + share))

    estimate = likeness(sign([common[:cut], one[cut:]]), sign([common[:cut], other[cut:]]))

    assert estimate == pytest.approx(share, abs=0.1)
