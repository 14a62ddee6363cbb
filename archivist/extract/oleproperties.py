"""The properties of old Office files: title, author, times (MS-OLEPS, MS-OSHARED 2.3.3)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from archivist.extract.ole import CompoundFile

_SUMMARY = "\x05SummaryInformation"
_MORE = "\x05DocumentSummaryInformation"
_NAMES = {
    2: "title",
    4: "author",
    6: "description",
    7: "template",
    8: "last_author",
    12: "created",
    13: "modified",
    14: "pages",
    18: "application",
}
_MORE_NAMES = {14: "manager", 15: "company"}
_CODEPAGE = 1
_NUMBERS = {2: "<h", 3: "<i"}
_BYTES, _WIDE, _TIME = 30, 31, 64
_MOST = 1000
_ENCODINGS = {936: "gb18030", 950: "big5", 932: "cp932", 949: "cp949", 1200: "utf-16-le"}
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_MICROSECOND = 10  # in the hundreds of nanoseconds a FILETIME counts


def properties_of(file: CompoundFile) -> tuple[dict[str, str], int | None]:
    """Return the properties by the names of :class:`Extract`, and the pages Office counted."""
    found = {
        **dict(_section(file.read(_SUMMARY), _NAMES)),
        **dict(_section(file.read(_MORE), _MORE_NAMES)),
    }
    pages = found.pop("pages", "")
    return found, int(pages) if pages.isdecimal() and int(pages) > 0 else None


def encoding_of(codepage: int) -> str:
    """Return Python's name of a Windows code page; Western where it is not known."""
    if codepage == 65001:  # noqa: PLR2004
        return "utf-8"
    return _ENCODINGS.get(codepage, f"cp{codepage}" if 1250 <= codepage <= 1258 else "cp1252")  # noqa: PLR2004


def file_time(ticks: int) -> str:
    """Return a FILETIME in ISO 8601, nothing for an unset one or one after the year 9999."""
    if not 0 < ticks < 2_650_467_744_000_000_000:  # noqa: PLR2004 — 1 January of the year 10000
        return ""
    moment = _EPOCH + timedelta(microseconds=ticks // _MICROSECOND)
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _section(data: bytes, names: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Yield what the first property set of a stream says; the values lie where a list points."""
    if len(data) < 56:  # noqa: PLR2004 — header, one set, its size and count
        return
    start = struct.unpack_from("<I", data, 44)[0]
    section = data[start:]
    if len(section) < 8:  # noqa: PLR2004
        return
    count = min(struct.unpack_from("<I", section, 4)[0], _MOST, (len(section) - 8) // 8)
    places = dict(struct.unpack_from("<II", section, 8 + 8 * n) for n in range(count))
    codepage = _value(section, places.get(_CODEPAGE, 0), "cp1252")
    encoding = encoding_of(int(codepage) & 0xFFFF) if codepage.lstrip("-").isdecimal() else "cp1252"
    for number, name in names.items():
        text = _value(section, places.get(number, 0), encoding).strip()
        if text:
            yield name, text


def _value(section: bytes, at: int, encoding: str) -> str:
    if not 0 < at <= len(section) - 8:
        return ""
    kind, size = struct.unpack_from("<II", section, at)
    if kind in _NUMBERS:
        return str(struct.unpack_from(_NUMBERS[kind], section, at + 4)[0])
    if kind == _TIME and at + 12 <= len(section):
        return file_time(struct.unpack_from("<Q", section, at + 4)[0])
    if kind in {_BYTES, _WIDE}:
        length, encoding = (size, encoding) if kind == _BYTES else (2 * size, "utf-16-le")
        return section[at + 8 : at + 8 + length].decode(encoding, "replace").partition("\0")[0]
    return ""
