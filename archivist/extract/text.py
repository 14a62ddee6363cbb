"""Plain text and CSV, in whatever encoding an office's machines wrote them."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract import eastern
from archivist.extract.base import DamagedError, Extract, Part, Passage, Table
from archivist.extract.limits import MAX_CELLS, MAX_CHARS, kept_text
from archivist.i18n import N_

FORMATS = ("text", "csv")
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$")
_DATE = re.compile(
    r"(?:19|20)\d{2}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$"
)
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
_USUAL_HIGH = bytes((0, 0x30, *range(0x4E, 0xA0), 0xFF))  # of Latin and Chinese in UTF-16
_MAX_BYTES = 4 * MAX_CHARS
_EVEN = 2
_BROKEN = 0.01
_WESTERN = 0.2  # Chinese text has far more bytes above ASCII


def extract(path: Path) -> Extract:
    """Read text, one passage a line; a CSV is a table too. Raises DamagedError for no known encoding."""
    with path.open("rb") as stream:
        data = stream.read(_MAX_BYTES)
        cut = bool(stream.read(1))
    text, encoding = decode(data, cut=cut)
    properties = {"encoding": encoding}
    if path.suffix.lower() in {".csv", ".tsv"}:
        return _separated(text, properties)
    passages = [
        _passage(line, number)
        for number, line in enumerate(filter(None, map(str.strip, text.splitlines())), 1)
    ]
    kept, truncated = kept_text(passages)
    if cut or truncated:
        properties["truncated"] = "text"
    return Extract(kept, properties=properties)


def _passage(line: str, number: int) -> Passage:
    """Make a passage; # at the start is how Markdown writes a heading."""
    said = _HEADING.sub("", line)
    return Passage(said, Place(paragraph=number), heading=said != line)


def decode(data: bytes, *, cut: bool = False) -> tuple[str, str]:
    """Return the text and the encoding of *data*; *cut* says it may end inside a character.

    A byte-order mark decides; else strict UTF-8, UTF-16 without mark, then what reads most like
    Chinese or Japanese of the encodings that can be it (:mod:`archivist.extract.eastern`).
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _strict(data, name, cut=cut), name
    for name in _encodings(data):
        try:
            return _strict(data, name, cut=cut), name
        except UnicodeDecodeError:
            continue
    return _nearly(data)


def _encodings(data: bytes) -> Iterator[str]:
    yield "utf-8"
    sixteen = _sixteen(data)
    if sixteen:
        yield sixteen
    guessed = eastern.likeliest(data)
    if guessed:
        yield guessed


def _nearly(data: bytes) -> tuple[str, str]:
    """Read text in which a few characters are broken, as careless copying leaves them."""
    for name in ("utf-8", "gb18030"):
        text = data.decode(name, "replace")
        if text.count("\ufffd") <= _BROKEN * len(text):
            return text, name
    if sum(byte > 0x7F for byte in data) <= _WESTERN * len(data):  # noqa: PLR2004
        return data.decode("cp1252", "replace"), "cp1252"
    raise DamagedError(N_("认不出文字编码"))


def looks_like_text(head: bytes) -> bool:
    """Whether the first bytes of a file can be text: no control characters, or UTF-16."""
    if not head or head.startswith(tuple(mark for mark, _ in _BOMS)):
        return True
    if not _CONTROL.search(head):
        return True
    return _sixteen(head) is not None


def cell_type(value: str) -> str:
    """Return the letter of :class:`Table` types for a cell that has no type of its own."""
    value = value.strip()
    if not value:
        return "."
    if _DATE.match(value):
        return "d"
    return "n" if _NUMBER.match(value) else "s"


def _strict(data: bytes, encoding: str, *, cut: bool) -> str:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    return decoder.decode(data, final=not cut).removeprefix("\ufeff")


def _sixteen(data: bytes) -> str | None:
    """Return the byte order of UTF-16 without a mark: each character has an expected high byte."""
    sample = data[: len(data[:4096]) // _EVEN * _EVEN]
    if len(sample) < 4:  # noqa: PLR2004
        return None
    for name, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        highs, lows = sample[high::2], sample[low::2]
        usual = len(highs) - len(highs.translate(None, _USUAL_HIGH))
        if usual <= 0.9 * len(highs) or b"\x00\x00" in sample[:_EVEN] or 0 not in highs:
            continue
        if any(h == 0 and b in b"\r\n \t" for h, b in zip(highs, lows, strict=True)):
            return name
    return None


def _separated(text: str, properties: dict[str, str]) -> Extract:
    sample = text[:4096]
    mark = max(",\t;", key=sample.count)
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in csv.reader(io.StringIO(text), delimiter=mark):
        cells += len(row)
        if cells > MAX_CELLS:
            properties["truncated"] = "cells"
            break
        rows.append(tuple(cell.strip() for cell in row))
    passages = [
        Passage("\t".join(row).rstrip(), Place(cell=f"A{number}"), Part.TABLE)
        for number, row in enumerate(rows, 1)
        if any(row)
    ]
    kept, _ = kept_text(passages)
    types = tuple("".join(map(cell_type, row)) for row in rows)
    return Extract(kept, (Table(tuple(rows), types),) if rows else (), properties)
