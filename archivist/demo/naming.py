"""Names and folders as offices give them: by number, by unit, by ordinal, with and without dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from archivist.demo.dossiers import DraftDossier
from archivist.demo.items import Item, NameDate
from archivist.domain.kind import Kind

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s“”]+')
_LONGEST = 42


class Custom(Enum):
    """An office's way of keeping its files."""

    FOLDERS = "Ⅲ-7 …/Ⅲ-7-3 …/实景图片/…"
    UNITS = "03 市工商局/III-7-3 …/实景图片_…"
    FLAT = "Ⅲ-7 …/Ⅲ-7-3-02_实景图片_…_市工商局_20170412"
    ORDINALS = "Ⅲ-7 …/3）…/实景图片/…"
    ASCII = "3-007 …/3-007-3-02_实景图片_…"
    DASHES = "Ⅲ—7 …/Ⅲ—7—3 …/实景图片/…"


def name_all(dossiers: Sequence[DraftDossier], units: Sequence[str]) -> None:
    """Give every item its path; all standards of a content follow one custom."""
    taken: set[str] = set()
    contents = list(dict.fromkeys(dossier.brief.code.rpartition("-")[0] for dossier in dossiers))
    customs = list(Custom)
    for dossier in dossiers:
        content = dossier.brief.code.rpartition("-")[0]
        custom = customs[contents.index(content) % len(customs)]
        # Where a number is left out, every piece bears one: the gap is then to be seen.
        kept = Custom.FLAT if dossier.left_out else custom
        for place, item in enumerate(dossier.items, 1):
            number = place + (0 < dossier.left_out <= place)
            path = _path(dossier, kept, number, item, units)
            item.path = _free(_misnumbered(path, number, item), taken)


def _path(
    dossier: DraftDossier, custom: Custom, number: int, item: Item, units: Sequence[str]
) -> str:
    brief = dossier.brief
    content, _, ordinal = brief.code.rpartition("-")
    three = content.partition("-")[2]
    topic = clean(brief.topic)
    title = f"{content} {clean(brief.content)}"
    word = item.kind.label
    name = _name(dossier, custom, item)
    unit = clean(brief.unit)
    stamp = f"{item.dated:%Y%m%d}"
    dated = "" if item.name_date is NameDate.NEVER else f"_{stamp}"
    if custom is Custom.UNITS:
        place = f"{units.index(brief.unit) + 1:02d} {unit}/III-{three}-{ordinal} {topic}"
        return f"{place}/{word}_{name}{item.ending}"
    if custom is Custom.FLAT:
        plain = clean(item.subject)
        return f"{title}/{brief.code}-{number:02d}_{word}_{plain}_{unit}{dated}{item.ending}"
    if custom is Custom.ORDINALS:
        return f"{title}/{ordinal}）{topic}/{word}/{name}{item.ending}"
    if custom is Custom.ASCII:
        code = f"3-{int(three):03d}"
        return f"{code} {clean(brief.content)}/{code}-{ordinal}-{number:02d}_{word}_{name}{item.ending}"
    if custom is Custom.DASHES:
        long = brief.code.replace("-", "—")
        return f"{content.replace('-', '—')} {clean(brief.content)}/{long} {topic}/{word}/{name}{item.ending}"
    return f"{title}/{brief.code} {topic}/{word}/{name}{item.ending}"


def _misnumbered(path: str, number: int, item: Item) -> str:
    """Return *path*, its own name begun anew with the number that is written wrongly."""
    if not item.misnumbered:
        return path
    folders, _, _name = path.rpartition("/")
    own = f"{item.kind.label}_{clean(item.subject)}{item.ending}"
    return f"{folders}/{item.misnumbered}-{number:02d} {own}"


def _name(dossier: DraftDossier, custom: Custom, item: Item) -> str:
    chance = dossier.brief.chance("name", item.kind, dossier.items.index(item))
    camera = item.kind is Kind.PHOTO and item.exif and custom in (Custom.FOLDERS, Custom.DASHES)
    if camera and item.name_date is NameDate.MAY and chance.random() < 0.25:  # noqa: PLR2004
        return chance.choice(("IMG_{:04d}", "DSC_{:04d}", "P{:07d}")).format(
            chance.randint(11, 9899)
        )
    dated = item.name_date is NameDate.MUST or (
        item.name_date is NameDate.MAY and chance.random() < 0.6  # noqa: PLR2004
    )
    separator = chance.choice(("_", "-", " "))
    return clean(item.subject) + (f"{separator}{item.dated:%Y%m%d}" if dated else "")


def clean(text: str) -> str:
    """Return *text* without the characters that file systems refuse, and not too long."""
    return _FORBIDDEN.sub("", text)[:_LONGEST]


def _free(path: str, taken: set[str]) -> str:
    stem, dot, ending = path.rpartition(".")
    number, free = 2, path
    while free.lower() in taken:
        free = f"{stem}（{number}）{dot}{ending}"
        number += 1
    taken.add(free.lower())
    return free
