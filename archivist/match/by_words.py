"""Keywords of the standards and names of their units, found in titles and texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from archivist.domain.text import normalise
from archivist.i18n import _
from archivist.match.edition_words import EditionWords, Keyword
from archivist.match.path_parts import parts_of, words_of
from archivist.match.suggestion import Clue

_MOST = 0.8
_HALF = 1.6  # keywords at which half of the most is reached
_LEAST = 1.5  # less is chance
_IN_NAME = 1.6
_LEAD, _SUPPORT = 0.8, 0.4
_CLEAR = 0.3  # ahead of the next by this share: no doubt is taken off
_DOUBT = 0.25
_SHOWN = 4
_HEAD = 3_000  # characters; a paper says here what it is about
_READ = 20_000  # characters; what a long one mentions in passing counts less
_IN_PASSING = 0.4


@dataclass(slots=True)
class Likeness:
    """What a standard and a material have in common."""

    keywords: list[Keyword] = field(default_factory=list)
    strength: float = 0.0
    unit: str = ""
    leads: bool = False
    in_content: bool = False  # not only in the names of file and folders

    @property
    def signs(self) -> int:
        """How many keywords agree, the unit counted as one."""
        return len(self.keywords) + bool(self.unit)


def likenesses(
    path: str, title: str, text: str, issuer: str, words: EditionWords
) -> Mapping[str, Likeness]:
    """Return what each standard has in common with a material; standards without any are left out."""
    found: defaultdict[str, Likeness] = defaultdict(Likeness)
    seen: set[str] = set()
    for place, factor, is_content in _places(path, title, text):
        for keyword in sorted(words.keywords_in(place), key=lambda k: (-k.weight, k.normal)):
            for code in keyword.standards:
                like = found[code]
                like.in_content |= is_content
                if keyword.normal not in seen:
                    like.keywords.append(keyword)
                    like.strength += keyword.weight * factor
            seen.add(keyword.normal)
    _add_units(found, _unit(path, issuer, words), words)
    return found


def by_words(found: Mapping[str, Likeness]) -> tuple[Clue, ...]:
    """Return a clue for each standard with enough in common, at most 0.8."""
    enough = {code: like for code, like in found.items() if like.strength >= _LEAST}
    ranked = sorted(enough.items(), key=lambda item: -item[1].strength)
    clues = []
    for index, (code, like) in enumerate(ranked):
        rival = ranked[1][1] if index == 0 and len(ranked) > 1 else ranked[0][1]
        ahead = like.strength - rival.strength if len(ranked) > 1 else like.strength
        certain = min(max(ahead / (like.strength * _CLEAR), 0.0), 1.0)
        score = _MOST * like.strength / (like.strength + _HALF) * (1 - _DOUBT * (1 - certain))
        clues.append(Clue(code, score, _why(like)))
    return tuple(clues)


def _places(path: str, title: str, text: str) -> Iterator[tuple[str, float, bool]]:
    """Yield each place's normal form, how much a keyword there counts, and if it is content."""
    yield normalise("\n".join(parts_of(path))), _IN_NAME, False
    yield normalise(title), _IN_NAME, True
    yield normalise(text[:_HEAD]), 1.0, True
    yield normalise(text[_HEAD:_READ]), _IN_PASSING, True


def _unit(path: str, issuer: str, words: EditionWords) -> str | None:
    """Return the issuing unit, else the unit the nearest folder is named after."""
    unit = words.unit(issuer) if issuer else None
    if unit is None:
        folders = (words.unit(words_of(part)) for part in parts_of(path)[1:])
        unit = next((unit for unit in folders if unit), None)
    return unit


def _add_units(found: Mapping[str, Likeness], unit: str | None, words: EditionWords) -> None:
    """Let the unit speak only beside a keyword: it answers for many standards."""
    if unit is None:
        return
    for codes, strength in ((words.leads, _LEAD), (words.supports, _SUPPORT)):
        for code in codes.get(unit, frozenset()):
            if code in found and not found[code].unit:
                found[code].unit, found[code].leads = unit, strength == _LEAD
                found[code].strength += strength


def _why(like: Likeness) -> str:
    shown = "".join(f"“{keyword.shown}”" for keyword in like.keywords[:_SHOWN])
    if not like.unit:
        return _("内容有{keywords}").format(keywords=shown)
    lead, support = _("内容有{keywords}，{unit}是牵头单位"), _("内容有{keywords}，{unit}是配合单位")
    return (lead if like.leads else support).format(keywords=shown, unit=like.unit)
