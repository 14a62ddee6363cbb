"""Portal profile 申报系统要求: what the upload form of one year takes. Nobody publishes it: all 未设置.

A profile gives a value, says 不限 (confirmed: no limit), or says nothing (未设置: not judged, never
passed). It is the base of the settings: what an office sets itself stands before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from archivist.domain.kind import Kind
from archivist.i18n import N_

NO_LIMIT = "不限"
_UNSET = frozenset({"", "未设置", "unset"})
_NO_LIMIT_WORDS = frozenset({NO_LIMIT, "unlimited", "no limit"})
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]i?)?B?", re.IGNORECASE)
_UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}
# Formats are judged by content: WPS writes Word's and Excel's own binary formats.
_SAME = {"jpg": "jpeg", "wps": "doc", "et": "xls", "dps": "ppt", "htm": "html", "tif": "tiff"}
_FORMAT = re.compile(r"[a-z0-9]{2,8}")
CAPTION_FIELDS = (
    "time",
    "place",
    "event",
    "person",
    "background",
    "author",
)  # domain.md: six elements
ProfileValue = int | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One limit: its key, its Chinese name, and which setting it is the base of."""

    key: str
    label: str
    type: str  # count, size, formats, characters or captions
    setting: str = ""
    kind: Kind | None = None


def _of_kind(kind: Kind) -> Iterator[ProfileField]:
    formats = {Kind.REPORT: "report_formats", Kind.PHOTO: "photo_formats"}.get(kind, "")
    yield ProfileField(f"{kind}.formats", N_("允许的格式"), "formats", formats, kind)
    yield ProfileField(f"{kind}.max_bytes", N_("单个文件大小上限"), "size", "", kind)
    yield ProfileField(f"{kind}.min_count", N_("最少份数"), "count", "min_count", kind)
    yield ProfileField(f"{kind}.max_count", N_("最多份数"), "count", "max_count", kind)
    if kind is Kind.REPORT:
        yield ProfileField(f"{kind}.word_limit", N_("字数上限"), "count", "word_limit", kind)
    if kind is Kind.PHOTO:
        yield ProfileField(f"{kind}.min_side", N_("短边像素下限"), "count", "photo_min_side", kind)
        yield ProfileField(f"{kind}.max_side", N_("长边像素上限"), "count", "", kind)
        fields = N_("图片说明必须写明")
        yield ProfileField(f"{kind}.caption_fields", fields, "captions", "caption_fields", kind)


FIELDS: tuple[ProfileField, ...] = (
    *(each for kind in Kind for each in _of_kind(kind)),
    ProfileField("file_name.characters", N_("文件名允许的字符"), "characters", "name_characters"),
    ProfileField("file_name.max_length", N_("文件名最多字数"), "count", "name_length"),
    ProfileField("package.max_bytes", N_("全部材料大小上限"), "size"),
    ProfileField("package.max_files", N_("全部材料件数上限"), "count"),
)
BY_FIELD: Mapping[str, ProfileField] = {each.key: each for each in FIELDS}
_PER_KIND = frozenset({"min_count", "max_count"})


@dataclass(frozen=True, slots=True)
class Profile:
    """What one portal takes. *values* by field key; sizes in bytes; a missing key is 未设置."""

    name: str
    source: str = ""
    values: Mapping[str, ProfileValue] = field(default_factory=dict)

    @property
    def unset(self) -> tuple[ProfileField, ...]:
        """The fields nobody set, in the order of `FIELDS`."""
        return tuple(each for each in FIELDS if each.key not in self.values)

    def limit(self, key: str) -> ProfileValue | None:
        """Return the limit of a field; None where it is 未设置 or 不限: nothing to hold against."""
        value = self.values.get(key)
        return None if value == NO_LIMIT else value

    def setting(self, key: str, kind: Kind | None) -> str | None:
        """Return, as a person would type it, what it says of a setting, or None: it says nothing."""
        for each in FIELDS:
            of_kind = each.kind is kind or key not in _PER_KIND
            if each.setting == key and of_kind and each.key in self.values:
                value = self.values[each.key]
                return "、".join(value) if isinstance(value, tuple) else str(value)
        return None

    @property
    def text(self) -> str:
        """The profile as canonical JSON, the same for the same profile."""
        tables: dict[str, dict[str, object]] = {}
        for key, value in self.values.items():
            table, _, name = key.partition(".")
            tables.setdefault(table, {})[name] = list(value) if isinstance(value, tuple) else value
        whole = {"name": self.name, "source": self.source, **tables}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True)


class ProfileValueError(ValueError):
    """A profile is malformed; *faults* are all of them, each (key, what was found there)."""

    def __init__(self, faults: tuple[tuple[str, str], ...]) -> None:
        super().__init__("; ".join(f"{key}={found}" for key, found in faults))
        self.faults = faults


def parse_profile(data: object) -> Profile:
    """Make a profile of a read file. Raise ProfileValueError with every fault at once."""
    if not isinstance(data, Mapping):
        raise ProfileValueError((("", type(data).__name__),))
    values: dict[str, ProfileValue] = {}
    faults: list[tuple[str, str]] = []
    for key, raw in _flat(data):
        limit = BY_FIELD.get(key)
        try:
            value = None if limit is None else _value(limit, raw)
        except ValueError:
            limit, value = None, None
        if limit is None:
            faults.append((key, str(raw)))
        elif value is not None:
            values[key] = value
    name = data.get("name")
    if not isinstance(name, str) or not name.strip():
        faults.append(("name", str(name)))
    if faults:
        raise ProfileValueError(tuple(faults))
    return Profile(str(name).strip(), str(data.get("source", "")).strip(), values)


def parse_profile_text(text: str) -> Profile:
    """Read canonical JSON. Raise ValueError where it is none."""
    return parse_profile(json.loads(text))


def _flat(data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield every key with its table's name; what is neither table nor text is itself a fault."""
    for table, inner in data.items():
        if isinstance(inner, Mapping):
            yield from ((f"{table}.{name}", value) for name, value in inner.items())
        elif table not in ("name", "source"):
            yield table, inner


def _value(limit: ProfileField, raw: object) -> ProfileValue | None:
    """Read one value; None where it is 未设置. Raise ValueError where it is none."""
    if isinstance(raw, str) and raw.strip().lower() in _UNSET:
        return None
    if isinstance(raw, str) and raw.strip().lower() in _NO_LIMIT_WORDS:
        return NO_LIMIT
    match limit.type:
        case "count":
            return _count(raw)
        case "size":
            return _size(raw)
        case "characters":
            return _characters(raw)
        case _:
            return _list(raw, limit.type)


def _count(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise ValueError(raw)
    return raw


def _size(raw: object) -> int:
    """Read bytes, or text like ``10 MB`` in steps of 1024."""
    if isinstance(raw, str):
        said = _SIZE.fullmatch(raw.strip())
        if said is None:
            raise ValueError(raw)
        return round(float(said[1]) * _UNITS[(said[2] or "")[:1].upper()])
    return _count(raw)


def _characters(raw: object) -> str:
    """Read what may stand between the brackets of a regular expression: ``一-龥A-Za-z0-9_-``."""
    if not isinstance(raw, str) or "]" in raw.replace("\\]", ""):
        raise ValueError(raw)
    try:
        re.compile(f"[{raw}]")
    except re.error as error:
        raise ValueError(raw) from error
    return raw


def _list(raw: object, kind: str) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple) or not raw:
        raise ValueError(raw)
    words = tuple(str(each).strip().lower() for each in raw)
    if kind == "formats":
        words = tuple(_SAME.get(word, word) for word in words)
        fits = all(_FORMAT.fullmatch(word) for word in words)
    else:
        fits = all(word in CAPTION_FIELDS for word in words)
    if not fits:
        raise ValueError(raw)
    return tuple(dict.fromkeys(words))
