"""Many materials matched together: what is common among them, and what their neighbours are sure of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archivist.domain.material import Material
from archivist.match.by_neighbours import Neighbours, by_neighbours
from archivist.match.edition_words import EditionWords
from archivist.match.said import Frequencies, Said
from archivist.match.suggest import SURE, Surroundings, consider
from archivist.match.suggestion import Matching
from archivist.match.weights import Weights


@dataclass(frozen=True, slots=True)
class Item:
    """A material and what was read of it."""

    material: Material
    said: Said


def consider_all(
    items: Sequence[Item],
    words: EditionWords,
    around: Surroundings,
    given: Weights | None = None,
) -> Iterator[Matching | None]:
    """Yield None while the materials are looked at one by one, then each one's matching, in order.

    Every material is looked at alone first. Whose own signs are sure then speaks for the others in
    its folder, which are looked at again.
    """
    around = replace(around, frequencies=Frequencies.of(item.said for item in items))
    alone: list[Matching] = []
    for item in items:
        alone.append(consider(item.material, item.said, words, around, given))
        yield None
    around = replace(around, neighbours=Neighbours.of(dict(_sure(items, alone))))
    for item, first in zip(items, alone, strict=True):
        if _is_sure(first) or not by_neighbours(item.material.path, around.neighbours):
            yield first
        else:
            yield consider(item.material, item.said, words, around, given)


def _sure(items: Iterable[Item], alone: Iterable[Matching]) -> Iterator[tuple[str, str]]:
    for item, matching in zip(items, alone, strict=True):
        if _is_sure(matching):
            yield item.material.path, matching.suggestions[0].standard


def _is_sure(matching: Matching) -> bool:
    return bool(matching.suggestions) and matching.suggestions[0].score >= SURE
