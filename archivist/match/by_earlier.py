"""What was filed in an earlier cycle: the same bytes, or the same title, under a standard."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archivist.domain.material import Material
from archivist.domain.text import normalise
from archivist.i18n import _
from archivist.match.path_parts import han_count, words_of
from archivist.match.suggestion import Clue, Signal

_SAME_BYTES = 0.9
_SAME_TITLE = 0.8
_SHORTEST_TITLE = 6  # Chinese characters
_YEARS = re.compile(
    r"(?:19|20)\d\d年?(?:度|上半年|下半年)?|第[一二三四五六七八九十\d]+[届次期批季]度?"
)


@dataclass(frozen=True, slots=True)
class Prior:
    """One filing of an earlier cycle, under the standard's code in the edition that holds now."""

    standard: str
    title: str
    sha256: str = ""


@dataclass(frozen=True)
class Earlier:
    """Prior filings by their bytes and by their title without years and numbers of issues."""

    by_bytes: Mapping[str, frozenset[str]]
    by_title: Mapping[str, Counter[str]]

    @classmethod
    def of(cls, filings: Iterable[Prior]) -> Earlier:
        """Gather *filings*."""
        by_bytes: defaultdict[str, set[str]] = defaultdict(set)
        by_title: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for filing in filings:
            if filing.sha256:
                by_bytes[filing.sha256].add(filing.standard)
            if title := timeless(filing.title):
                by_title[title][filing.standard] += 1
        return cls({sha: frozenset(codes) for sha, codes in by_bytes.items()}, dict(by_title))


NOTHING_EARLIER = Earlier({}, {})


def timeless(title: str) -> str:
    """Return a title without years and numbers of issues; empty where too little is left."""
    bare = words_of(_YEARS.sub("", normalise(title)))
    return bare if han_count(bare) >= _SHORTEST_TITLE else ""


def by_earlier(material: Material, earlier: Earlier) -> tuple[Clue, ...]:
    """Return a clue for each standard under which the same material lay in an earlier cycle."""
    found: dict[str, Clue] = {}
    titled = earlier.by_title.get(timeless(material.title), Counter[str]())
    for code, count in titled.items():
        why = _("上一周期同名材料归在 {code}").format(code=code)
        found[code] = Clue(code, _SAME_TITLE * count / titled.total(), why, Signal.EARLIER)
    for code in earlier.by_bytes.get(material.sha256, frozenset()):
        why = _("上一周期把同一个文件归在 {code}").format(code=code)
        found[code] = Clue(code, _SAME_BYTES, why, Signal.EARLIER)
    return tuple(found.values())
