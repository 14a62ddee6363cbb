"""The whole sample before anything is written: which files, where, and what they must show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from archivist.demo.brief import Brief
from archivist.demo.chance import dice
from archivist.demo.defect import Defect
from archivist.demo.defects import BESIDE, DEFECTS
from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Item
from archivist.demo.naming import name_all
from archivist.demo.photo_defects import reused
from archivist.demo.photos import Shot
from archivist.demo.strays import Stray, compose_strays
from archivist.demo.truth import Assigned, Expected, Filed, Truth, expected_level
from archivist.demo.words import load_words
from archivist.domain.edition import Edition, Standard
from archivist.domain.kind import Kind
from archivist.domain.window import Window, one_year_before, parse_month

# Pieces of each kind in a slot of the usual sample.
_USUAL = {Kind.PAPER: 1.4, Kind.REPORT: 1.05, Kind.PHOTO: 2.1, Kind.TABLE: 1.35}
# What more files are made of: mostly photos (domain.md §4.3: 27 photos, 13 papers, 3.6 reports).
_MORE = {Kind.PAPER: 0.3, Kind.REPORT: 0.08, Kind.PHOTO: 0.55, Kind.TABLE: 0.07}
_SMALL_PICTURES_FROM = 1500
_LENT = 2  # photos that two standards show
_CAPTION_NAME = "图片说明.txt"
_WORD_LIMIT = "1500"
_SHORT_SIDE = "1080"
_REACH = 0.6  # degrees from the middle of the city to its edges


@dataclass(frozen=True)
class Work:
    """One file to write: its path, and how its bytes are made; *lines* for a list of captions."""

    path: str
    brief: Brief
    item: Item | None = None
    lines: str = ""


@dataclass(frozen=True)
class Plan:
    """Every file in order, and the truth about them."""

    works: tuple[Work, ...]
    truth: Truth


def make_plan(
    edition: Edition,
    *,
    files: int | None = None,
    seed: int = 2017,
    test_month: str = "2017-08",
    review_date: date | None = None,
) -> Plan:
    """Plan about *files* files for the standards of *edition* (None: the usual sample).

    Raises ValueError when *test_month* is no month.
    """
    window = one_year_before(*parse_month(test_month))
    review = review_date or window.last + timedelta(days=10)
    dossiers = _dossiers(edition, window, seed, files)
    _plant(dossiers, seed, files)
    name_all(dossiers, _units(edition))
    strays = compose_strays(dossiers[0].brief, window.last - timedelta(days=60)) if dossiers else ()
    works = [
        *(Work(item.path, dossier.brief, item) for dossier in dossiers for item in dossier.items),
        *(Work(stray.item.path, stray.brief, stray.item) for stray in strays),
        *_captions(dossiers),
    ]
    truth = _truth(edition, dossiers, strays, works, (test_month, review, seed))
    return Plan(tuple(works), truth)


def _dossiers(edition: Edition, window: Window, seed: int, files: int | None) -> list[DraftDossier]:
    words = load_words()
    chosen = _chosen(edition.standards, files)
    slots = {kind: sum(kind in s.kinds for s in chosen) for kind in Kind}
    usual = sum(_USUAL[kind] * slots[kind] for kind in Kind)
    more = max(0.0, (files or 0) - usual - len(DEFECTS) * 2)
    dossiers = []
    for standard in chosen:
        brief = Brief(standard, edition.content_of(standard.code).title, window, seed, words)
        dossier = DraftDossier(brief, small_pictures=(files or 0) >= _SMALL_PICTURES_FROM)
        for kind in standard.kinds:
            wanted = _USUAL[kind] + more * _MORE[kind] / max(slots[kind], 1)
            count = max(1, int(wanted + brief.chance("count", kind).random()))
            for _ in range(count):
                dossier.add(kind)
        dossiers.append(dossier)
    return dossiers


def _chosen(standards: Sequence[Standard], files: int | None) -> list[Standard]:
    """Return all standards, or as many, spread evenly, as a small number of files can serve."""
    whole = sum(_USUAL[kind] for standard in standards for kind in standard.kinds) * 1.08
    if files is None or files >= whole:
        return list(standards)
    count = max(1, round(len(standards) * files / whole))
    return [standards[n * len(standards) // count] for n in range(count)]


def _plant(dossiers: Sequence[DraftDossier], seed: int, files: int | None) -> None:
    """Give each defect a standard of its own, all codes once before any code twice."""
    chance = dice(seed, "plant")
    free = list(dossiers)
    chance.shuffle(free)
    limit = (
        len(dossiers) * 4 // 5
        if files is None or len(dossiers) > len(DEFECTS)
        else len(dossiers) // 2
    )
    for defect, number in _rounds():
        if limit == 0:
            return
        kind = defect.kind(number)
        found = next((d for d in free if kind in d.brief.standard.kinds), None)
        if found is not None:
            free.remove(found)
            found.planted = defect.code
            defect.apply(found, kind, number)
            limit -= 1
    _lend(free)
    _plant_beside(dossiers, dice(seed, "beside"))


def _lend(free: list[DraftDossier]) -> None:
    """Let standards without a fault show one another's photos; most stay without."""
    for _ in range(min(_LENT, len(free) // 8)):
        pair = [d for d in free if d.of_kind(Kind.PHOTO)][:2]
        if len(pair) < 2:  # noqa: PLR2004 — one has it, one borrows
            return
        for dossier in pair:
            free.remove(dossier)
            dossier.planted = "P03"
        reused(*pair)


def _plant_beside(dossiers: Sequence[DraftDossier], chance: Random) -> None:
    """Give small defects a standard whose own defect, if any, lies on another kind of piece."""
    free = list(dossiers)
    chance.shuffle(free)
    limit = len(dossiers) // 3
    for defect, number in _rounds(BESIDE):
        if limit == 0:
            return
        kind = defect.kind(number)
        found = next((d for d in free if _takes_another(d, kind)), None)
        if found is not None:
            free.remove(found)
            found.beside = defect.code
            defect.apply(found, kind, number)
            limit -= 1


def _takes_another(dossier: DraftDossier, kind: Kind) -> bool:
    spoiled = {each.kind for each in dossier.expected}
    return kind in dossier.brief.standard.kinds and not spoiled & {kind, None}


def _rounds(defects: Sequence[Defect] = DEFECTS) -> Iterator[tuple[Defect, int]]:
    for number in range(max(defect.times for defect in defects)):
        yield from ((defect, number) for defect in defects if number < defect.times)


def _units(edition: Edition) -> list[str]:
    leads = (unit for standard in edition.standards for unit in standard.lead_units[:1])
    return list(dict.fromkeys((*leads, "市文明办")))


def _captions(dossiers: Sequence[DraftDossier]) -> list[Work]:
    """Make a list of captions in every folder that holds photos."""
    lines: dict[str, list[str]] = {}
    briefs: dict[str, Brief] = {}
    for dossier in dossiers:
        for item in dossier.of_kind(Kind.PHOTO):
            if isinstance(item.content, Shot) and item.content.caption:
                folder, _slash, name = item.path.rpartition("/")
                lines.setdefault(folder, []).append(f"{name}：{item.content.caption}")
                briefs.setdefault(folder, dossier.brief)
    return [
        Work(f"{folder}/{_CAPTION_NAME}", briefs[folder], lines="\r\n".join(said) + "\r\n")
        for folder, said in lines.items()
    ]


def _truth(
    edition: Edition,
    dossiers: Sequence[DraftDossier],
    strays: Sequence[Stray],
    works: Sequence[Work],
    cycle: tuple[str, date, int],
) -> Truth:
    month, review, seed = cycle
    words = load_words().city
    city = words.name
    settings = {
        "city": city,
        "test_month": month,
        "review_date": review.isoformat(),
        "word_limit": _WORD_LIMIT,
        "min_count": "不限",
        "max_count": "不限",
        "photo_min_side": _SHORT_SIDE,
        "city_box": (
            f"{words.latitude - _REACH:.2f},{words.longitude - _REACH:.2f}"
            f"..{words.latitude + _REACH:.2f},{words.longitude + _REACH:.2f}"
        ),
        "earlier_packages": "无",
        "name_characters": "不限",
        "name_length": "不限",
    }
    for dossier in dossiers:
        settings |= dossier.settings
    return Truth(
        city=city,
        test_month=month,
        review_date=review.isoformat(),
        seed=seed,
        settings=settings,
        assignments=tuple(_assigned(edition, dossiers, review)),
        filings=tuple(Filed(i.path, d.brief.code, i.kind) for d in dossiers for i in d.items),
        findings=tuple(sorted(_findings(edition, dossiers, strays), key=_order)),
        captions=tuple(work.path for work in works if work.item is None),
        files=len(works),
    )


def _findings(
    edition: Edition, dossiers: Sequence[DraftDossier], strays: Sequence[Stray]
) -> Iterator[Expected]:
    for dossier in dossiers:
        code = dossier.brief.code
        for each in dossier.expected:
            path = each.item.path if each.item else None
            yield Expected(each.code, each.word, code, each.kind, path)
    for stray in strays:
        kind = None if stray.code == "S01" else stray.item.kind
        yield Expected(stray.code, expected_level(stray.level), kind=kind, path=stray.item.path)
    served = {dossier.brief.code for dossier in dossiers}
    for standard in edition.standards:
        # A small sample serves a part of the standards; the rest is missing, and says so.
        for kind in standard.kinds if standard.code not in served else ():
            yield Expected("M01", "error", standard.code, kind)


def _assigned(
    edition: Edition, dossiers: Sequence[DraftDossier], review: date
) -> Iterator[Assigned]:
    by_code = {dossier.brief.code: dossier for dossier in dossiers}
    for standard in edition.standards:
        dossier = by_code.get(standard.code)
        if dossier is None:
            unit = standard.lead_units[0] if standard.lead_units else "市文明办"
            people = load_words().city
            chance = dice(0, standard.code)
            person = chance.choice(people.surnames) + chance.choice(people.given)
            yield Assigned(standard.code, unit, person, review.isoformat())
        elif not dossier.unassigned:
            person = dossier.brief.person if dossier.person is None else dossier.person
            due = _due(dossier, review).isoformat()
            yield Assigned(standard.code, dossier.brief.unit, person, due)


def _due(dossier: DraftDossier, review: date) -> date:
    """Clean standards were due before; one with an open slot is due on the day, or overdue."""
    if dossier.overdue:
        return review - timedelta(days=21)
    if dossier.planted:
        return review
    return review - timedelta(days=dossier.brief.chance("due").choice((0, 10, 25, 41)))


def _order(found: Expected) -> tuple[str, str, str, str]:
    return found.code, found.standard or "", found.kind or "", found.path or ""
