"""The sentence material of the sample evidence: ``resources/demo/*.json`` as typed values.

The city, its people, streets and figures are invented; nothing here describes a real place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from archivist.paths import RESOURCES

T = TypeVar("T")
Span = tuple[str, str, int, int]


class City(msgspec.Struct, frozen=True):
    """The invented city: its parts, names of people, and 机关代字 of its units."""

    name: str
    latitude: float
    longitude: float
    districts: tuple[str, ...]
    streets: tuple[str, ...]
    communities: tuple[str, ...]
    places: tuple[str, ...]
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    organs: dict[str, str]
    party: tuple[str, ...]

    def full_name(self, unit: str) -> str:
        """Return the name a unit signs with: 市民政局 → 云川市民政局, 市委… → 中共云川市委…."""
        if not unit.startswith("市"):
            return unit
        prefix = "中共" if unit.startswith(self.party) else ""
        return f"{prefix}{self.name}{unit[1:]}"

    def organ(self, unit: str) -> str:
        """Return the 机关代字 of a unit, made from its name when the list has none."""
        made = self.name[:1] + re.sub(r"^市|[委局办会院]$", "", unit)[:2] + "发"
        return self.organs.get(unit, made)


class Form(msgspec.Struct, frozen=True):
    """A form of 规范文件: its title pattern and the shape of its body."""

    title: str
    shape: str


class PaperWords(msgspec.Struct, frozen=True):
    """Sentences of papers."""

    forms: tuple[Form, ...]
    addressees: tuple[str, ...]
    openings: tuple[str, ...]
    goals: tuple[str, ...]
    heads: tuple[str, ...]
    tasks: tuple[str, ...]
    steps: tuple[str, ...]
    guarantees: tuple[str, ...]
    articles: tuple[str, ...]
    terms: tuple[str, ...]
    findings: tuple[str, ...]
    closings: tuple[str, ...]


class ReportWords(msgspec.Struct, frozen=True):
    """Sentences of reports, in the five parts the review looks for (domain.md §1.5)."""

    titles: tuple[str, ...]
    openings: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    plans: tuple[str, ...]
    activities: tuple[str, ...]
    guarantees: tuple[str, ...]
    features: tuple[str, ...]
    effects: tuple[str, ...]
    figures: tuple[str, ...]
    counts: tuple[str, ...]
    cite: tuple[str, ...]


class DistrictColumns(msgspec.Struct, frozen=True):
    """Indicators counted by district or month: name, unit, least and most."""

    when: str
    columns: tuple[Span, ...]


class RatioColumns(msgspec.Struct, frozen=True):
    """A base, a part of it and their ratio in per cent."""

    when: str
    columns: tuple[str, str, str]
    range: tuple[float, float]
    share: tuple[float, float]
    decimals: int


class Roster(msgspec.Struct, frozen=True):
    """The columns of a list of places: texts, and numbers with least and most."""

    columns: tuple[str, ...]
    numbers: tuple[tuple[str, int, int], ...]


class TableWords(msgspec.Struct, frozen=True):
    """What tables count."""

    district_indicators: tuple[DistrictColumns, ...]
    ratios: tuple[RatioColumns, ...]
    roster: Roster
    roster_places: tuple[str, ...]
    sources: tuple[str, ...]


class SceneWords(msgspec.Struct, frozen=True):
    """A scene, the words that call for it, and what its pictures are called."""

    scene: str
    when: str
    subjects: tuple[str, ...]


class PhotoWords(msgspec.Struct, frozen=True):
    """What stands on posters, in captions and in EXIF."""

    slogans: tuple[str, ...]
    values: tuple[str, ...]
    scenes: tuple[SceneWords, ...]
    captions: tuple[str, ...]
    cameras: tuple[tuple[str, str], ...]


class Words(msgspec.Struct, frozen=True):
    """All of it; *topics* are keyed by a standard's code and its content's title."""

    city: City
    papers: PaperWords
    reports: ReportWords
    tables: TableWords
    photos: PhotoWords
    topics: dict[str, str]


def load_words() -> Words:
    """Read the material from ``resources/demo``; raise OSError when it is not installed."""
    return Words(
        city=_load("city", City),
        papers=_load("papers", PaperWords),
        reports=_load("reports", ReportWords),
        tables=_load("tables", TableWords),
        photos=_load("photos", PhotoWords),
        topics=_load("topics", dict[str, str]),
    )


def called_for(when: str, texts: Sequence[str]) -> int:
    """Return how often the words of *when* (alternatives) occur in *texts*; 0 when never."""
    return sum(len(re.findall(when, text)) for text in texts) if when else 0


def _load(name: str, kind: type[T]) -> T:
    return msgspec.json.decode((RESOURCES / "demo" / f"{name}.json").read_bytes(), type=kind)
