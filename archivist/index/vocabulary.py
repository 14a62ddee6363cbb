"""The words an index holds: what a mistyped one can be measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archivist.index.leaf import Leaf
from archivist.index.plan import Statistics


class Vocabulary:
    """Asks an open index which pairs and which titles it holds; of no use once that is closed."""

    def __init__(self, leaves: Sequence[Leaf], statistics: Statistics) -> None:
        self._leaves, self._statistics = leaves, statistics
        self._known: dict[str, int] = {}

    def frequency(self, token: str) -> int:
        """Return in how many texts and titles *token*, one or two characters, stands."""
        if token not in self._known:
            self._known[token] = sum(
                self._statistics.frequency(field, token) for field in ("text", "title")
            )
        return self._known[token]

    def titles(self) -> Iterator[str]:
        """Yield the normal form of every title and issuer there is, repeated ones too."""
        for leaf in self._leaves:
            for name in ("title", "issuer"):
                column = leaf.column(name)
                if column is not None:
                    for document in leaf.every.tolist():
                        if value := column.text(document):
                            yield value
