"""What a text is about and how it is worded: its telling pairs of characters and its signature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from operator import add

from archivist.domain.minhash import sign
from archivist.domain.text import normalise

_KEPT = 200
_MOST = 40_000  # characters looked at
_CAP = 127
_RUN = re.compile(r"[\u4e00-\u9fff]+")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MARKS = re.compile(r"[^0-9a-z\u4e00-\u9fff]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PROSE = 24  # Chinese characters; shorter paragraphs are headings, labels and lines of a form
# Characters of official prose that tell nothing of the matter.
_EMPTY = frozenset(
    "的了和与及在对为以等将把被并从由到各个其是有中上下年月日我市全本工作进行开展加强"
)


def find_pairs(title: str, paragraphs: Sequence[str]) -> tuple[str, bytes]:
    """Return the most frequent pairs of Chinese characters, joined, and a count for each.

    The title counts three times. Pairs with a character that tells nothing come only where the
    others leave room.
    """
    counted: Counter[str] = Counter()
    for text in (title, title, title, *paragraphs):
        for run in _RUN.findall(text):
            counted.update(map(add, run, run[1:]))
    by_count = counted.most_common()
    told = (pair for hollow in range(3) for pair in by_count if _hollow(pair[0]) == hollow)
    ranked = list(islice(told, _KEPT))
    return "".join(pair for pair, _ in ranked), bytes(min(count, _CAP) for _, count in ranked)


def find_signature(paragraphs: Sequence[str]) -> bytes:
    """Return the minhash of what is written out in *paragraphs*; numbers count as one and the same."""
    texts, length = [], 0
    for paragraph in paragraphs:
        if len(_HAN.findall(paragraph)) >= _PROSE and length < _MOST:
            texts.append(_MARKS.sub("", _DIGITS.sub("0", normalise(paragraph))))
            length += len(paragraph)
    return sign(texts)


def _hollow(pair: str) -> int:
    return (pair[0] in _EMPTY) + (pair[1] in _EMPTY)
