"""How alike two texts are: a minhash of their 8-character shingles in 512 bytes.

One permutation hashing (Li, Owen & Zhang, NIPS 2012): every shingle falls into one of 256 bins, each
bin keeps the smallest. The share of equal bins estimates the Jaccard coefficient of the two sets of
shingles with a standard error of at most 0.032.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
BINS = 256
SHINGLE = 8  # characters
LEAST = 60  # shingles; with fewer a text says too little to be called a copy
_EMPTY = 0xFFFF
_BREAK = "\0"  # between two texts; no shingle reaches over it
_STARTS = np.arange(BINS, dtype=np.uint64) << np.uint64(24)  # where each bin's numbers begin
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))  # of splitmix64


def sign(texts: Iterable[str]) -> bytes:
    """Return the signature of normalised *texts* (paragraphs), or nothing when they are too short."""
    text = _BREAK.join(texts)
    return sign_codes(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4"))


def sign_codes(codes: Array) -> bytes:
    """Return the signature of normalised characters, U+0000 between two texts."""
    numbers = np.sort(_shingles(codes.astype(np.uint64)))
    if not len(numbers) or 1 + np.count_nonzero(np.diff(numbers)) < LEAST:
        return b""
    first = np.searchsorted(numbers, _STARTS)
    least = numbers[np.minimum(first, len(numbers) - 1)]
    words = np.minimum(least & np.uint64(_EMPTY), np.uint64(_EMPTY - 1))
    words[(least >> np.uint64(24)) != np.arange(BINS, dtype=np.uint64)] = _EMPTY
    return bytes(words.astype("<u2").data)


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


def _shingles(codes: Array) -> Array:
    """Return a number of 32 bits for each eight characters in a row: 8 for the bin, 24 of value."""
    if len(codes) < SHINGLE:
        return np.empty(0, np.uint64)
    number = np.zeros(len(codes) - SHINGLE + 1, np.uint64)
    for at in range(SHINGLE):
        number = number * _BASE + codes[at : at + len(number)]
    breaks = np.concatenate(([0], np.cumsum(codes == ord(_BREAK))))
    number = number[breaks[SHINGLE:] == breaks[:-SHINGLE]]
    number = (number ^ (number >> np.uint64(30))) * _MIX[0]
    number = (number ^ (number >> np.uint64(27))) * _MIX[1]
    found: Array = number >> np.uint64(32)
    return found
