"""How alike two texts are: a minhash of their 8-character shingles in 512 bytes.

One permutation hashing (Li, Owen & Zhang, NIPS 2012): every shingle falls into one of 256 bins, each
bin keeps the smallest. The share of equal bins estimates the Jaccard coefficient of the two sets of
shingles with a standard error of at most 0.032.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

BINS = 256
SHINGLE = 8  # characters
LEAST = 60  # shingles; with fewer a text says too little to be called a copy
_EMPTY = 0xFFFF
_NONE = 1 << 24


def sign(texts: Iterable[str]) -> bytes:
    """Return the signature of normalised *texts* (paragraphs), or nothing when they are too short."""
    least = [_NONE] * BINS
    count = 0
    for shingle in _shingles(texts):
        number = int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=4).digest(), "big")
        count += 1
        at, value = number & 0xFF, number >> 8
        least[at] = min(least[at], value)
    if count < LEAST:
        return b""
    words = (_EMPTY if value == _NONE else min(value & _EMPTY, _EMPTY - 1) for value in least)
    return b"".join(word.to_bytes(2, "little") for word in words)


def likeness(one: bytes, other: bytes, without: Iterable[int] = ()) -> float:
    """Return the estimated Jaccard coefficient of two signatures, 0 where one is missing.

    *without* are bins to leave out: what stands there is everybody's.
    """
    if not one or not other:
        return 0.0
    left = set(without)
    met = same = 0
    for at, (a, b) in enumerate(zip(bins(one), bins(other), strict=True)):
        if at in left or a == b == _EMPTY:
            continue
        met += 1
        same += a == b
    return same / met if met else 0.0


def bins(signature: bytes) -> memoryview:
    """Return the 256 numbers of a signature; :func:`is_empty` tells the bins nothing fell into."""
    return memoryview(signature).cast("H")


def is_empty(value: int) -> bool:
    """Whether nothing fell into a bin of this value."""
    return value == _EMPTY


def _shingles(texts: Iterable[str]) -> set[str]:
    return {
        text[at : at + SHINGLE] for text in texts for at in range(max(len(text) - SHINGLE + 1, 0))
    }
