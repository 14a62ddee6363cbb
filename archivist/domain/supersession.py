"""Which filed papers others abolish or replace, and from which day (rules D05, D07)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archivist.domain.abolished import Abolished
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Citation, Facts
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.domain.signs import DraftSign

_MARKS = re.compile(r"[\s《》〈〉<>“”\"（）()〔〕]")
_QUOTED = re.compile(r"《(?P<inner>[^《》]{4,}(?:《[^《》]*》[^《》]*)?)》")
_ISSUES = re.compile(r"(?:印发|发布|公布|颁布|下发|出台|修订)(?=[^《]{0,12}《)")
_SHORTEST = 6  # characters: 《管理办法》 names nothing
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class Supersession:
    """One filed paper, what ends it, and from which day; *day* is None where that is not known.

    *sure* is False where only the title agrees and the dates do not tell which is the earlier one.
    """

    evidence: Evidence
    by: str
    day: date | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _End:
    """A statement that a paper ends: its title and number as named, who says so, and when."""

    title: str
    number: str
    by: str
    day: date | None
    said: date | None
    path: str = ""
    own: frozenset[str] = frozenset()


class Superseding:
    """Every statement of *materials* or of the list that a paper is out of force, to be looked up by paper."""

    def __init__(self, materials: Iterable[Material], listed: Iterable[Abolished]) -> None:
        self._by_number: dict[str, list[_End]] = {}
        self._by_title: dict[str, list[_End]] = {}
        for end in (*_stated(materials), *map(_of_list, listed)):
            if end.number:
                self._by_number.setdefault(end.number, []).append(end)
            for title in _names(end.title):
                self._by_title.setdefault(title, []).append(end)

    def of(self, dossiers: Iterable[Dossier]) -> Iterator[Supersession]:
        """Yield each filed paper that something ends, with what ends it first."""
        for dossier in dossiers:
            for paper in dossier.once(_papers):
                found = list(self._ends(*paper))
                if found:
                    yield min(found, key=lambda each: (not each.sure, each.day or date.min))

    def _ends(
        self, evidence: Evidence, own: frozenset[str], names: tuple[str, ...]
    ) -> Iterator[Supersession]:
        for number in own:
            for end in self._by_number.get(number, ()):
                if not _itself(end, evidence, own):
                    yield Supersession(evidence, end.by, end.day, sure=True)
        for title in names:
            for end in self._by_title.get(title, ()):
                if _itself(end, evidence, own) or (end.number and own):
                    continue  # two numbers tell it: they agree above, or it is another paper
                earlier = _is_earlier(evidence, end)
                if earlier is not False:
                    yield Supersession(evidence, end.by, end.day, sure=bool(earlier))


def _papers(dossier: Dossier) -> tuple[tuple[Evidence, frozenset[str], tuple[str, ...]], ...]:
    """Return the papers of a dossier, with their own numbers and the names they may be called by."""
    found = []
    for evidence in dossier.evidence:
        if evidence.kind is Kind.PAPER and evidence.material is not None:
            title = evidence.facts.title
            titled = title is not None and title.source != "property"
            names = tuple(_names(title.text)) if title is not None and titled else ()
            found.append((evidence, _numbers(evidence.facts), names))
    return tuple(found)


def _stated(materials: Iterable[Material]) -> Iterator[_End]:
    for material in materials:
        abolished = material.facts.abolished
        if abolished and not _is_draft(material):
            own = _numbers(material.facts)
            yield from (_end(material, own, each) for each in abolished if each.sure >= _SURE)


def _end(material: Material, own: frozenset[str], citation: Citation) -> _End:
    facts, dated = material.facts, material.dated
    said = dated.value.first if dated else None
    in_force = facts.in_force or facts.validity
    day = (in_force.since if in_force else None) or said
    number = str(facts.number.number) if facts.number else ""
    by = f"《{material.title}》{number}".replace("《《", "《").replace("》》", "》")
    cited = str(citation.number) if citation.number else ""
    return _End(citation.title, cited, f"{by}（{material.path}）", day, said, material.path, own)


def _of_list(listed: Abolished) -> _End:
    return _End(listed.title, listed.number, listed.by, listed.day, listed.day)


def _itself(end: _End, evidence: Evidence, own: frozenset[str]) -> bool:
    """Whether the statement stands in this very paper, or in another copy of it."""
    return end.path == evidence.path or bool(own & end.own)


def _is_earlier(evidence: Evidence, end: _End) -> bool | None:
    """Whether the paper is older than what ends it; None where a date is not known."""
    dated = evidence.dated
    if dated is None or end.said is None:
        return None
    return dated.value.last < end.said


def _is_draft(material: Material) -> bool:
    return any(draft.sign is DraftSign.MARK for draft in material.facts.drafts)


def _numbers(facts: Facts) -> frozenset[str]:
    lead = (facts.number,) if facts.number else ()
    return frozenset(str(each.number) for each in (*lead, *facts.joint_numbers))


def _names(title: str) -> Iterator[str]:
    """Yield the names a title may be looked up by: whole, and what the notice issues: 印发《…》."""
    bare = _MARKS.sub("", title)
    if len(bare) >= _SHORTEST:
        yield bare
    issues = _ISSUES.search(title)
    inner = _QUOTED.search(title, issues.end()) if issues else None
    if inner is not None:
        name = _MARKS.sub("", inner["inner"])
        if _SHORTEST <= len(name) != len(bare):
            yield name
