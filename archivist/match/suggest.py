"""Where a material may belong: every sign weighed, put together into one probability."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.material import Material, MaterialRole, Status
from archivist.i18n import _
from archivist.match.by_earlier import NOTHING_EARLIER, Earlier, by_earlier
from archivist.match.by_learnt import NOTHING_LEARNT, Learnt, by_learnt
from archivist.match.by_neighbours import NO_NEIGHBOURS, Neighbours, by_neighbours
from archivist.match.by_number import by_number
from archivist.match.by_title import by_title
from archivist.match.by_unit import by_unit, unit_of
from archivist.match.by_words import by_words, likenesses
from archivist.match.combine import Candidate, combine
from archivist.match.edition_words import EditionWords
from archivist.match.kind_of_folder import kind_of
from archivist.match.odds import probability
from archivist.match.said import NOTHING_KNOWN, Frequencies, Said, read
from archivist.match.suggestion import Clue, Matching, Signal, Suggestion
from archivist.match.weights import Weights, weights

MOST = 5
SURE = 0.9  # the default of --accept; measured by tests/labels/matching.py
_LEAST = 0.03  # of a second suggestion
_OTHER_KIND = 0.0005  # a standard that does not ask for this kind


@dataclass(frozen=True)
class Surroundings:
    """What is known beside the material itself."""

    frequencies: Frequencies = NOTHING_KNOWN
    neighbours: Neighbours = NO_NEIGHBOURS
    learnt: Learnt = NOTHING_LEARNT
    earlier: Earlier = NOTHING_EARLIER


ALONE = Surroundings()


def suggest(material: Material, text: str, words: EditionWords) -> tuple[Suggestion, ...]:
    """Return at most five suggestions for *material*, best first; *text* is its extract's text."""
    return consider(material, read(material, text, words), words).suggestions


def consider(
    material: Material,
    said: Said,
    words: EditionWords,
    around: Surroundings = ALONE,
    given: Weights | None = None,
) -> Matching:
    """Return the suggestions, and what to say about signs that led nowhere."""
    if material.status is Status.REFUSED or material.role is MaterialRole.CAPTIONS:
        return Matching(remarks=(_("不作为佐证归档"),))
    given = given or weights()
    clues, remarks = clues_of(material, said, words, around, given)
    candidates = combine(clues, given)
    if sum(candidate.score for candidate in candidates) < given.least:
        return Matching(remarks=(*remarks, _("名称和内容里没有足够的线索")))
    suggestions = (_suggestion(material, each, words) for each in candidates)
    kept = sorted((s for s in suggestions if s.score >= _LEAST), key=_best_first)[:MOST]
    return Matching(tuple(kept), remarks)


def clues_of(
    material: Material, said: Said, words: EditionWords, around: Surroundings, given: Weights
) -> tuple[tuple[Clue, ...], tuple[str, ...]]:
    """Return every clue, and remarks on numbers that lead nowhere."""
    title = material.facts.title.text if material.facts.title else ""
    issuer = material.facts.issuer.name if material.facts.issuer else ""
    numbers = by_number(material.path, words, title)
    clues = [
        *numbers.clues,
        *by_title(material.path, words, title),
        *by_words(likenesses(said, words, around.frequencies), given),
        *by_neighbours(material.path, around.neighbours),
        *by_learnt(material.path, unit_of(material.path, issuer, words) or "", around.learnt),
        *by_earlier(material, around.earlier),
    ]
    clues = [clue for clue in clues if clue.standard in words.standards]
    beside = {clue.standard for clue in clues}
    clues += by_unit(material.path, issuer, words, beside, given.doubt)
    numbered = {clue.standard for clue in numbers.clues}
    clues += _other_kinds(material, sorted(beside), numbered, words, given)
    return tuple(clues), numbers.remarks


def _other_kinds(
    material: Material,
    codes: Iterable[str],
    numbered: Container[str],
    words: EditionWords,
    given: Weights,
) -> Iterator[Clue]:
    """Yield a clue against each standard that does not ask for the material's kind.

    Who wrote the number knows the standard, whatever the kind was taken for: there it only says so.
    """
    for code in codes:
        standard = words.standards[code]
        kind = kind_of(material, standard)
        if standard.kinds and kind not in standard.kinds:
            score = probability(-given.doubt) if code in numbered else _OTHER_KIND
            why = _("{code} 不要求{kind}").format(code=code, kind=_(kind.label))
            yield Clue(code, score, why, Signal.KIND)


def _suggestion(material: Material, candidate: Candidate, words: EditionWords) -> Suggestion:
    kind = kind_of(material, words.standards[candidate.standard])
    return Suggestion(
        material.path,
        candidate.standard,
        kind,
        round(candidate.score, 3),
        candidate.reasons,
        candidate.weighed,
        candidate.conflict,
    )


def _best_first(suggestion: Suggestion) -> tuple[float, tuple[int, ...]]:
    numbers = tuple(int(n) for n in suggestion.standard.split("-")[1:])
    return -suggestion.score, numbers
