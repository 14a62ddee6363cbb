"""The characters and pairs of many texts, counted at once in arrays.

A posting is one number — first character, second character, document — so that one sort brings
every term's documents together, in the order of the terms' UTF-8 bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

_DOCUMENT_BITS = 22
_SECOND_BITS = 21
_DOCUMENTS = np.uint64((1 << _DOCUMENT_BITS) - 1)
_SECONDS = np.uint64((1 << _SECOND_BITS) - 1)
_TO_SECOND = np.uint64(_DOCUMENT_BITS)
_TO_FIRST = np.uint64(_DOCUMENT_BITS + _SECOND_BITS)

#: More documents than this do not fit in one segment.
MOST_DOCUMENTS = 1 << _DOCUMENT_BITS


class Postings(NamedTuple):
    """Terms in order: *starts* (n + 1) cut *documents* (ascending in a term) and *counts*."""

    starts: Array
    documents: Array
    counts: Array


class Grams(NamedTuple):
    """Terms by code point, with their postings; *second* is one too high, and 0 without a second."""

    first: Array
    second: Array
    postings: Postings


def grams(texts: Sequence[str]) -> Grams:
    """Count the characters and overlapping pairs of *texts*; a text's number is its document.

    Takes about forty bytes a character while it works. Texts are normal forms.
    """
    codes = _codes(texts)
    codes.sort()
    starts = _changes(codes)
    counts = np.diff(starts, append=len(codes)).astype(np.uint32)
    unique = codes[starts]
    del codes
    terms = unique >> _TO_SECOND
    edges = _changes(terms)
    named = terms[edges]
    documents = (unique & _DOCUMENTS).astype(np.uint32)
    return Grams(
        (named >> np.uint64(_SECOND_BITS)).astype(np.uint32),
        (named & _SECONDS).astype(np.uint32),
        Postings(np.append(edges, len(documents)), documents, counts),
    )


def _codes(texts: Sequence[str]) -> Array:
    points = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), "<u4")
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    owners = np.repeat(np.arange(len(texts), dtype=np.uint32), lengths)
    paired = np.flatnonzero(owners[1:] == owners[:-1])
    codes = np.empty(len(points) + len(paired), np.uint64)
    codes[: len(points)] = points
    codes[: len(points)] <<= _TO_FIRST
    codes[: len(points)] |= owners
    pairs = codes[len(points) :]
    pairs[:] = points[paired + 1]
    pairs += np.uint64(1)
    pairs <<= _TO_SECOND
    pairs |= codes[paired]
    return codes


def _changes(values: Array) -> Array:
    """Return where a run of equal *values* begins."""
    if not len(values):
        return np.empty(0, np.int64)
    return np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1])))
