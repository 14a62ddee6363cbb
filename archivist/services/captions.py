"""Captions a clerk may accept: from a list beside the photos, from the photo itself, or composed.

What a list or a photo's own description says was written by somebody; what is composed of date,
stamp and file name is a draft. Nothing is accepted by itself.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archivist.decisions.filing import Filing
from archivist.domain.dates import DateReading, DateSource, find_dates
from archivist.domain.kind import Kind
from archivist.domain.material import Material, MaterialRole
from archivist.domain.text import is_han
from archivist.i18n import N_
from archivist.match.by_neighbours import folder_of
from archivist.match.captions import captions
from archivist.services.filing import Placement, place
from archivist.services.materials import load_materials
from archivist.services.preview import stored_extract
from archivist.services.progress import Changes
from archivist.services.workspace import Workspace

_LEAST = 4  # Chinese characters that a caption or a name must have to tell something
_NAME_PARTS = re.compile(r"[_\-—\s.（）()]+")
_SAYS_NOTHING = re.compile(r"^(?:实景)?(?:图片|照片)\d*$|^[\d\W]*$|^[A-Za-z]{1,4}\d*$|^Ⅲ")


class CaptionSource(StrEnum):
    """Where a proposed caption comes from, the best first."""

    LIST = "list"
    TOLD = "told"
    COMPOSED = "composed"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    CaptionSource.LIST: N_("图片说明清单"),
    CaptionSource.TOLD: N_("照片自带说明"),
    CaptionSource.COMPOSED: N_("按日期、水印和文件名拟写"),
}
WRITTEN = (CaptionSource.LIST, CaptionSource.TOLD)


@dataclass(frozen=True, slots=True)
class ProposedCaption:
    """A caption for the photo *path* that is filed under *standard*."""

    standard: str
    path: str
    text: str
    source: CaptionSource


def propose_captions(
    workspace: Workspace,
    paths: Collection[str] = (),
    materials: Mapping[str, Material] | None = None,
) -> tuple[ProposedCaption, ...]:
    """Return a caption for every filed photo without one for which anything can be said.

    With *paths*, of these alone, captioned or not. *materials* by path, where they are at hand.
    """
    filings = workspace.decided().filings.values()
    wanted = [
        filing
        for filing in filings
        if filing.kind is Kind.PHOTO and (filing.path in paths if paths else not filing.caption)
    ]
    if not wanted:
        return ()
    with workspace.database() as db:
        known = load_materials(db) if materials is None else materials
        listed = listed_captions(db, known, [filing.path for filing in wanted])
    return tuple(_proposals(wanted, known, listed))


def accept_captions(workspace: Workspace, accepted: Iterable[ProposedCaption]) -> Changes:
    """Write the *accepted* captions as one batch, which one undo takes back."""
    return place(
        workspace,
        [Placement(each.standard, each.path, caption=each.text) for each in accepted],
    )


def listed_captions(
    db: sqlite3.Connection, materials: Mapping[str, Material], pictures: Iterable[str]
) -> Mapping[str, str]:
    """Return picture path → what a list of captions beside it, or in a folder above, says of it."""
    pictures = tuple(pictures)
    above = {above for picture in pictures for above in _folders_above(picture)}
    listing = (m.path for m in materials.values() if m.role is MaterialRole.CAPTIONS)
    lists = [path for path in listing if folder_of(path) in above]
    texts = ((path, stored_extract(db, path)) for path in lists)
    told = [(path, extract.own_text) for path, extract in texts if extract is not None]
    return captions(told, pictures) if told else {}


def _folders_above(path: str) -> Iterator[str]:
    """Yield the folder of *path* and all above it, the root as ""."""
    folder = folder_of(path)
    while folder:
        yield folder
        folder = folder_of(folder)
    yield ""


def one_line(text: str) -> str:
    """Return a caption as it is filed: on one line."""
    return " ".join(text.split())


def _proposals(
    wanted: Iterable[Filing], materials: Mapping[str, Material], listed: Mapping[str, str]
) -> Iterator[ProposedCaption]:
    for filing in wanted:
        material = materials.get(filing.path)
        if material is None:
            continue
        said = one_line(listed.get(filing.path, ""))
        told = material.facts.photo.told if material.facts.photo else ""
        for text, source in (
            (said, CaptionSource.LIST),
            (told if _says_something(told) else "", CaptionSource.TOLD),
            (_composed(material), CaptionSource.COMPOSED),
        ):
            if text:
                yield ProposedCaption(filing.standard, filing.path, text, source)
                break


def _composed(material: Material) -> str:
    """Return day, stamp and what the name says, as far as there is any; "" where nothing tells."""
    photo = material.facts.photo
    stamped = any(r.source is DateSource.WATERMARK for r in material.facts.dates)
    stamp = _without_dates(photo.words) if photo and stamped else ""
    parts = [_day(material.dated), stamp, *_of_name(material.name)]
    told = "，".join(dict.fromkeys(filter(None, parts)))
    return told if _says_something(told) else ""


def _day(dated: DateReading | None) -> str:
    if dated is None or dated.value.month is None:
        return ""
    value = dated.value
    return f"{value.year}年{value.month}月" + (f"{value.day}日" if value.day else "")


def _of_name(name: str) -> Iterator[str]:
    stem = _without_dates(name.rpartition(".")[0])
    yield from (part for part in _NAME_PARTS.split(stem) if part and not _SAYS_NOTHING.match(part))


def _without_dates(text: str) -> str:
    for start, end, _value in reversed(find_dates(text)):
        text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def _says_something(text: str) -> bool:
    return sum(map(is_han, text)) >= _LEAST
