"""The unit that issued a material, against the lead and supporting units of the standards."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator

from archivist.domain.text import normalise
from archivist.i18n import _
from archivist.match.edition_words import EditionWords
from archivist.match.odds import probability
from archivist.match.path_parts import parts_of, words_of
from archivist.match.suggestion import Clue, Signal

_SUPPORT = 0.4  # of a lead unit's evidence
# What stands before a unit's own name: 包头市工商局, 中共包头市委宣传部.
_BEFORE = re.compile(r"^(?:中共|中国共产党)?\w{2,3}市(?=市|[^市])")


def by_unit(
    path: str, issuer: str, words: EditionWords, beside: Container[str], doubt: float
) -> tuple[Clue, ...]:
    """Return a clue for each standard the unit answers for, of those in *beside*.

    A unit speaks only beside another sign: it answers for many standards, and says the more the
    fewer they are.
    """
    unit = unit_of(path, issuer, words)
    if unit is None:
        return ()
    return tuple(clue for clue in _clues(unit, words, doubt) if clue.standard in beside)


def unit_of(path: str, issuer: str, words: EditionWords) -> str | None:
    """Return the issuing unit, else the unit the nearest folder is named after."""
    named = _known(issuer, words) if issuer else None
    if named is not None:
        return named
    folders = (_known(words_of(part), words) for part in parts_of(path)[1:])
    return next((unit for unit in folders if unit), None)


def _known(name: str, words: EditionWords) -> str | None:
    normal = normalise(name)
    bare = _BEFORE.sub("", normal)
    for tried in (normal, bare, f"市{bare}", f"市委{bare.removeprefix('委')}"):
        if unit := words.unit_names.get(tried):
            return unit
    return None


def _clues(unit: str, words: EditionWords, doubt: float) -> Iterator[Clue]:
    led = words.leads.get(unit, frozenset())
    supported = words.supports.get(unit, frozenset()) - led
    lead, support = _("{unit}是牵头单位"), _("{unit}是配合单位")
    for codes, strength, why in ((led, 1.0, lead), (supported, _SUPPORT, support)):
        if codes:
            evidence = strength * math.log((len(words.standards) + 1) / len(codes))
            score = probability(evidence - doubt)
            for code in codes:
                yield Clue(code, score, why.format(unit=unit), Signal.UNIT)
