"""Where a material may belong: numbers, titles and words put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from archivist.domain.material import Material, MaterialRole, Status
from archivist.i18n import _
from archivist.match.by_number import by_number
from archivist.match.by_title import by_title
from archivist.match.by_words import Likeness, by_words, likenesses
from archivist.match.edition_words import EditionWords
from archivist.match.kind_of_folder import kind_of
from archivist.match.suggestion import Clue, Matching, Suggestion

MOST = 5
_LEAST = 0.3
_HIGHEST = 0.99
_AGREEMENT = 0.4  # how much of a second sign's score counts
_ASK = 0.6  # below any score a person would accept unseen
_NUMBER_IS_CLEAR = 0.8
_CONTRADICTION = 4  # keywords and unit that speak for another standard
_KIND_NOT_ASKED = 0.9


def suggest(material: Material, text: str, words: EditionWords) -> tuple[Suggestion, ...]:
    """Return at most five suggestions for *material*, best first; *text* is its extract's text."""
    return consider(material, text, words).suggestions


def consider(material: Material, text: str, words: EditionWords) -> Matching:
    """Return the suggestions, and what to say about signs that led nowhere."""
    if material.status is Status.REFUSED or material.role is MaterialRole.CAPTIONS:
        return Matching(remarks=(_("不作为佐证归档"),))
    title = material.facts.title.text if material.facts.title else ""
    issuer = material.facts.issuer.name if material.facts.issuer else ""
    found = likenesses(material.path, title, text, issuer, words)
    numbers = by_number(material.path, words, title)
    clues = _by_standard((*by_title(material.path, words, title), *by_words(found)))
    scored = _combined(numbers.clues, clues)
    scored = _doubted(scored, numbers.clues, found)
    numbered = frozenset(clue.standard for clue in numbers.clues)
    suggestions = [_suggestion(material, clue, why, words, numbered) for clue, why in scored]
    kept = sorted((s for s in suggestions if s.score >= _LEAST), key=_best_first)[:MOST]
    remarks = numbers.remarks
    if not kept:
        remarks = (*remarks, _("名称和内容里没有足够的线索"))
    return Matching(tuple(kept), remarks)


Scored = tuple[Clue, tuple[str, ...]]


def _by_standard(clues: tuple[Clue, ...]) -> dict[str, list[Clue]]:
    found: defaultdict[str, list[Clue]] = defaultdict(list)
    for clue in clues:
        found[clue.standard].append(clue)
    return found


def _combined(numbers: tuple[Clue, ...], others: Mapping[str, list[Clue]]) -> list[Scored]:
    """Join the clues of each standard: the strongest counts, the others take from its doubt."""
    every = {clue.standard: [clue, *others.get(clue.standard, ())] for clue in numbers}
    every = {**every, **{code: clues for code, clues in others.items() if code not in every}}
    combined = []
    for code, clues in every.items():
        best, *rest = sorted(clues, key=lambda clue: -clue.score)
        doubt = 1 - best.score
        for clue in rest:
            doubt *= 1 - _AGREEMENT * clue.score
        score = max(best.score, min(1 - doubt, _HIGHEST))
        reasons = tuple(dict.fromkeys(clue.why for clue in (best, *rest)))
        combined.append((Clue(code, score, best.why), reasons))
    return combined


def _doubted(
    scored: list[Scored], numbers: tuple[Clue, ...], found: Mapping[str, Likeness]
) -> list[Scored]:
    """Lower a number that the content plainly contradicts, and the content's own standard, to asking.

    Somebody may have filed the paper in the wrong folder, or the folder may be right and the paper
    of no use: only a person can tell.
    """
    clear = [clue.standard for clue in numbers if clue.score >= _NUMBER_IS_CLEAR]
    if not clear or any(code in found and found[code].in_content for code in clear):
        return scored
    rivals = {code for code, like in found.items() if like.leads and like.signs >= _CONTRADICTION}
    if not rivals:
        return scored
    named = "、".join(sorted(rivals)[:2])
    said = _("编号写的是 {number}，内容却像 {other}，请核对").format(number=clear[0], other=named)
    return [
        (replace(clue, score=_ASK), (said, *why))
        if clue.standard in {*clear, *rivals}
        else (clue, why)
        for clue, why in scored
    ]


def _suggestion(
    material: Material,
    clue: Clue,
    why: tuple[str, ...],
    words: EditionWords,
    numbered: frozenset[str],
) -> Suggestion:
    standard = words.standards[clue.standard]
    kind = kind_of(material, standard)
    score = clue.score
    if standard.kinds and kind not in standard.kinds:
        said = _("{code} 不要求{kind}").format(code=standard.code, kind=_(kind.label))
        why = (*why, said)
        # Who wrote the number knows the standard, whatever the kind was taken for.
        score = score if clue.standard in numbered else score * _KIND_NOT_ASKED
    return Suggestion(material.path, standard.code, kind, round(score, 3), why)


def _best_first(suggestion: Suggestion) -> tuple[float, tuple[int, ...]]:
    numbers = tuple(int(n) for n in suggestion.standard.split("-")[1:])
    return -suggestion.score, numbers
