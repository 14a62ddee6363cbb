"""Keywords, words of the trade and the standards' own wording, found in names and contents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from archivist.i18n import _
from archivist.match.edition_words import EditionWords
from archivist.match.odds import probability
from archivist.match.said import NOTHING_KNOWN, Frequencies, Said, Spoken
from archivist.match.suggestion import Clue, Signal
from archivist.match.weights import Weights, weights

_LEAST = 0.8  # evidence (log-odds); less is chance
_MOST = 10.0
_SHOWN = 4


@dataclass(slots=True)
class Likeness:
    """What a standard and a material have in common; *keywords* and *pairs* are sums of weights."""

    spoken: list[Spoken] = field(default_factory=list)
    keywords: float = 0.0
    pairs: float = 0.0


def likenesses(
    said: Said, words: EditionWords, frequencies: Frequencies = NOTHING_KNOWN
) -> Mapping[str, Likeness]:
    """Return what each standard has in common with a material; standards without any are left out."""
    found: defaultdict[str, Likeness] = defaultdict(Likeness)
    for spoken in said.keywords:
        keyword = spoken.keyword
        weight = keyword.weight * spoken.factor * frequencies.factor(keyword.normal)
        for code in keyword.standards:
            found[code].spoken.append(spoken)
            found[code].keywords += weight
    total = 0.0
    for pair in said.pairs:
        owners = words.pairs[pair]
        weight = words.rarity(len(owners)) ** 2 * frequencies.factor(pair)
        total += weight
        for code in owners:
            found[code].pairs += weight
    # A long text shares some pairs with every standard: what matters is the share.
    scale = math.sqrt(max(total, 1.0))
    for like in found.values():
        like.pairs /= scale
    return found


def by_words(found: Mapping[str, Likeness], given: Weights | None = None) -> tuple[Clue, ...]:
    """Return a clue for each standard with enough in common."""
    given = given or weights()
    clues = []
    for code, like in found.items():
        evidence = given.keyword * like.keywords + given.pair * like.pairs
        if evidence >= _LEAST:
            score = probability(min(evidence, _MOST) - given.doubt)
            inside = any(spoken.in_content for spoken in like.spoken)
            clues.append(Clue(code, score, _why(like), Signal.WORDS, inside))
    return tuple(clues)


def _why(like: Likeness) -> str:
    ranked = sorted(
        like.spoken,
        key=lambda s: (-s.in_content, -s.keyword.weight * s.factor, s.keyword.normal),
    )
    inner = [spoken.keyword.shown for spoken in ranked if spoken.in_content]
    shown = inner or [spoken.keyword.shown for spoken in ranked]
    kept = [w for w in shown if not any(w != other and w in other for other in shown)]
    quoted = "".join(f"“{word}”" for word in kept[:_SHOWN])
    if inner:
        return _("内容有{keywords}").format(keywords=quoted)
    if quoted:
        return _("名称有{keywords}").format(keywords=quoted)
    return _("用词与标准相近")
