"""What a text is about and how it is worded: its telling pairs of characters and its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from archivist.domain.minhash import sign
from archivist.domain.text import fold

_KEPT = 200
_MOST = 40_000  # characters looked at
_CAP = 127
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_BREAK = "\0"  # between two paragraphs
_MARKS = re.compile(r"[^0-9a-z\u4e00-\u9fff\0]+")
_FIRST_HAN, _LAST_HAN = np.uint32(0x4E00), np.uint32(0x9FFF)
_LOW = np.uint32(0xFFFF)
_PROSE = 24  # Chinese characters; shorter paragraphs are headings, labels and lines of a form
# Characters of official prose that tell nothing of the matter.
_EMPTY = np.zeros(1 << 16, np.int8)  # 1 at each of them
_EMPTY[
    [*map(ord, "的了和与及在对为以等将把被并从由到各个其是有中上下年月日我市全本工作进行开展加强")]
] = 1


def find_pairs(title: str, paragraphs: Sequence[str]) -> tuple[str, bytes]:
    """Return the most frequent pairs of Chinese characters, joined, and a count for each.

    The title counts three times. Pairs with a character that tells nothing come only where the
    others leave room.
    """
    text = "\n".join((title, title, title, *paragraphs))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    han = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    starts = np.flatnonzero(han[:-1] & han[1:])
    upper, lower = codes[starts], codes[starts + 1]
    pairs, firsts, counts = np.unique(
        upper << np.uint32(16) | lower, return_index=True, return_counts=True
    )
    hollow = _EMPTY[pairs >> np.uint32(16)] + _EMPTY[pairs & _LOW]
    ranked = np.lexsort((firsts, -counts, hollow))[:_KEPT]  # of equals the one that stands first
    chosen = pairs[ranked]
    joined = np.stack((chosen >> np.uint32(16), chosen & _LOW), axis=1).astype("<u4")
    return joined.tobytes().decode("utf-32-le"), bytes(np.minimum(counts[ranked], _CAP).tolist())


def find_signature(paragraphs: Sequence[str]) -> bytes:
    """Return the minhash of what is written out in *paragraphs*; numbers count as one and the same."""
    texts, length = [], 0
    for paragraph in paragraphs:
        if length >= _MOST:
            break
        if len(paragraph) >= _PROSE and sum(map(len, _RUN.findall(paragraph))) >= _PROSE:
            texts.append(paragraph.replace(_BREAK, " "))
            length += len(paragraph)
    # White space goes with the marks, so that all paragraphs are folded at once.
    return sign(_MARKS.sub("", _DIGITS.sub("0", fold(_BREAK.join(texts)))).split(_BREAK))
