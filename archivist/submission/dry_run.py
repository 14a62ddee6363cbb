"""A dry run against a portal's profile: everything the upload form would refuse, before anything is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archivist.domain.kind import Kind
from archivist.domain.profile import BY_FIELD, NO_LIMIT, Profile, ProfileField
from archivist.i18n import N_, _

_TIME = re.compile(r"\d{4}\s*[年.\-/]|\d{1,2}\s*月|[一二三四五六七八九十]+月")
_SHOWN = 10  # characters of a name that are named


@dataclass(frozen=True, slots=True)
class Offered:
    """One piece as it would be uploaded: *name* is its file name in the package, *size* in bytes.

    *width* and *height* (pixels), *words* and *format* are None and "" where they were not read.
    """

    number: str
    standard: str
    kind: Kind
    path: str
    name: str
    size: int
    format: str = ""
    width: int | None = None
    height: int | None = None
    words: int | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ProfileFault:
    """One thing the portal would refuse; *number* and *path* are empty for a whole standard or package."""

    field: ProfileField
    number: str
    standard: str
    path: str
    found: str
    allowed: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A limit that is set, and a piece about which the facts to hold against it were not read."""

    field: ProfileField
    number: str
    path: str


@dataclass(frozen=True, slots=True)
class DryRun:
    """Everything the portal would refuse, could not be judged, or was not judged because 未设置."""

    profile: Profile
    pieces: int
    faults: tuple[ProfileFault, ...]
    unjudged: tuple[Unjudged, ...]
    unset: tuple[ProfileField, ...]

    @property
    def taken(self) -> bool:
        """Whether nothing speaks against it and everything was judged: never while something is 未设置."""
        return not (self.faults or self.unjudged or self.unset)


_REMEDIES = {
    "formats": N_("请另存为允许的格式后换掉。"),
    "max_bytes": N_("请压缩图片或拆分文件后换掉。"),
    "min_count": N_("请补充材料。"),
    "max_count": N_("请留下最能说明问题的，其余移出。"),
    "word_limit": N_("请压缩到字数以内。"),
    "min_side": N_("请换用原图。"),
    "max_side": N_("请缩小图片后换掉。"),
    "caption_fields": N_("请写图片说明：时间、地点、事件。"),
    "characters": N_("请改材料的题名，去掉不允许的字符。"),
    "max_length": N_("请缩短材料的题名或单位名。"),
    "max_files": N_("请精选材料，或分单位导出。"),
}


def dry_run(
    profile: Profile, pieces: Iterable[Offered], required: Iterable[tuple[str, Kind]]
) -> DryRun:
    """Hold every piece, every required slot and the whole against *profile*."""
    offered = tuple(pieces)
    unjudged: list[Unjudged] = []
    faults = [fault for piece in offered for fault in _piece(profile, piece, unjudged)]
    faults += _counts(profile, offered, tuple(required))
    faults += _whole(profile, offered)
    return DryRun(profile, len(offered), tuple(faults), tuple(unjudged), profile.unset)


def _piece(profile: Profile, piece: Offered, unjudged: list[Unjudged]) -> Iterator[ProfileFault]:
    sides = (piece.width, piece.height) if piece.width and piece.height else None
    caption = "caption_fields" if piece.kind is Kind.PHOTO else ""
    found: dict[str, object | None] = {
        f"{piece.kind}.formats": piece.format or None,
        f"{piece.kind}.max_bytes": piece.size,
        f"{piece.kind}.word_limit": piece.words,
        f"{piece.kind}.min_side": min(sides) if sides else None,
        f"{piece.kind}.max_side": max(sides) if sides else None,
        "file_name.characters": piece.name,
        "file_name.max_length": len(piece.name),
    }
    if caption:
        found[f"{piece.kind}.{caption}"] = piece.caption
    for key, value in found.items():
        limit = profile.limit(key) if key in BY_FIELD else None
        if limit is None:
            continue
        if value is None or (key.endswith("caption_fields") and _needs_eyes(value, limit)):
            unjudged.append(Unjudged(BY_FIELD[key], piece.number, piece.path))
        elif (wrong := _wrong(key, value, limit)) is not None:
            yield _fault(key, wrong, limit, piece.standard, piece.number, piece.path)


def _wrong(key: str, value: object, limit: object) -> str | None:
    """Return what is wrong with *value*, or None."""
    name = key.partition(".")[2]
    if name == "formats" and isinstance(limit, tuple):
        return None if value in limit else str(value)
    if name == "characters":
        odd = re.sub(f"[{limit}]", "", str(value))
        return "".join(dict.fromkeys(odd))[:_SHOWN] or None
    if name == "caption_fields" and isinstance(limit, tuple):
        return _caption_fault(str(value), limit)
    if isinstance(value, int) and isinstance(limit, int):
        bad = value < limit if name.startswith("min_") else value > limit
        return _shown(key, value) if bad else None
    return None


def _needs_eyes(caption: object, fields: object) -> bool:
    """Whether a caption passes what words can tell, and a person must look at the rest."""
    more = isinstance(fields, tuple) and set(fields) - {"time"}
    return bool(more) and isinstance(fields, tuple) and _caption_fault(str(caption), fields) is None


def _caption_fault(caption: str, fields: tuple[str, ...]) -> str | None:
    """Return what a caption lacks, as far as words can tell: any words at all, and a time."""
    if not caption.strip():
        return _("没有说明")
    return _("没有写时间") if "time" in fields and not _TIME.search(caption) else None


def _counts(
    profile: Profile, offered: tuple[Offered, ...], required: tuple[tuple[str, Kind], ...]
) -> Iterator[ProfileFault]:
    counted = Counter((piece.standard, piece.kind) for piece in offered)
    for standard, kind in dict.fromkeys((*required, *counted)):
        for name in ("min_count", "max_count"):
            key, count = f"{kind}.{name}", counted[standard, kind]
            limit = profile.limit(key)
            asked = name == "max_count" or (standard, kind) in required
            if asked and isinstance(limit, int) and _wrong(key, count, limit) is not None:
                yield _fault(key, str(count), limit, standard)


def _whole(profile: Profile, offered: tuple[Offered, ...]) -> Iterator[ProfileFault]:
    sums = {
        "package.max_bytes": sum(piece.size for piece in offered),
        "package.max_files": len(offered),
    }
    for key, value in sums.items():
        limit = profile.limit(key)
        if limit is not None and (wrong := _wrong(key, value, limit)) is not None:
            yield _fault(key, wrong, limit)


def _fault(
    key: str, found: str, limit: object, standard: str = "", number: str = "", path: str = ""
) -> ProfileFault:
    remedy = _(_REMEDIES[key.partition(".")[2]])
    return ProfileFault(BY_FIELD[key], number, standard, path, found, _shown(key, limit), remedy)


def shown(key: str, value: object) -> str:
    """Say a profile's value as a person writes it; sizes in MB, lists with 、."""
    return _("未设置") if value is None else _shown(key, value)


def _shown(key: str, value: object) -> str:
    if isinstance(value, tuple):
        return _("、").join(str(each) for each in value)
    if value == NO_LIMIT:
        return _("不限")
    if isinstance(value, int) and key.endswith("max_bytes"):
        return f"{value / 1024 / 1024:.1f} MB"
    return str(value)
