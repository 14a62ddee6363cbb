"""What a document is about: the pairs of characters it has often and others seldom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from archivist.domain.text import is_han
from archivist.index.leaf import Leaf
from archivist.index.plan import Statistics

_KEPT = 25  # words
_LOOKED_AT = 400  # the document's own commonest pairs
_MARKS = frozenset("，。；：？！（）、《》〈〉「」『』〇的了和与或及等在是为对将把被")


def telling_words(path: str, leaves: Sequence[Leaf]) -> tuple[str, ...]:
    """Return the pairs that tell the document at *path* from others, the most telling first.

    Weighed by how often they stand in it and how few documents have them; one that no other
    document has tells nothing.
    """
    text = _text(path, leaves)
    counted = Counter(
        first + second
        for first, second in pairwise(text)
        if is_han(first) and is_han(second) and not {first, second} & _MARKS
    )
    statistics = Statistics(leaves)
    weighed = [
        (count * statistics.rarity("text", pair), pair)
        for pair, count in counted.most_common(_LOOKED_AT)
        if statistics.frequency("text", pair) > 1
    ]
    return tuple(pair for _, pair in sorted(weighed, reverse=True)[:_KEPT])


def _text(path: str, leaves: Sequence[Leaf]) -> str:
    for leaf in leaves:
        for document in leaf.postings("path", path)[0].tolist():
            column = leaf.column("text")
            alive = leaf.living is None or bool(leaf.living[document])
            if alive and column is not None:
                return column.text(document)
    return ""
