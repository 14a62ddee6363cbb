"""The rows of a worksheet as its XML holds them, values not yet looked up (ECMA-376 part 1, §18.3).

Every program writes cells in one plain manner, and a pattern reads that several times faster than a
parser hands over its elements. A row in which the pattern does not find every cell is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import NamedTuple

from archivist.extract.package import (
    Element,
    child,
    leading,
    local,
    parse,
    stream_elements,
)

_PLAIN = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml [^<>]*encoding=["'](?i:utf-8)["'][^<>]*>\s*)?<(?:worksheet|sst)\b"""
)
_START = b"<sheetData>"
_STOP = b"</sheetData>"
_ROW = re.compile(r"\s*<row\b([^<>]*?)\s?(/?)>")
_NUMBER = re.compile(r'\sr="(\d{1,7})"')
_HIDDEN = re.compile(r'\shidden="(?:1|true)"')
_SPACE = '(?: xml:space="preserve")?'
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})\d{1,7}"(?: s="(\d{1,5})")?(?: t="([a-zA-Z]+)")?\s?'
    r"(?:/>|>(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>)(?=(</c>)?))?"
    rf"(?:<v{_SPACE}>([^<]*)</v>|<v ?/>|<is><t{_SPACE}>([^<]*)</t></is>)?</c>)"
)
_STRING = re.compile(rf"\s*<si><t{_SPACE}>([^<]*)</t>(?:<phoneticPr\b[^<>]*/>)?")
# The five names; anything else is for the parser, but for Chinese that is written by its numbers.
_REFERENCE = re.compile("&(?:amp|lt|gt|quot|apos);")
_CHARACTER = re.compile("([1-4][0-9]{4});")
_NAMED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_BESIDE = ("headerFooter", "col", "mergeCell")
_SAYS_MORE = re.compile(rb"headerFooter|mergeCell|<col[^<>]* hidden=")
_STRINGS = re.compile(rb"<sst\b[^<>]*>")

# Style, type, something if it is a formula never worked out, its value, its own words.
RawValue = tuple[str, str, str, str, str]
# The column in letters before these.
RawCell = tuple[str, str, str, str, str, str]


class RawRow(NamedTuple):
    """A row: its *number* from 0 where it gives one, and its cells.

    *escaped* says that values and words are as the XML writes them (:func:`unescaped`).
    """

    number: int | None
    hidden: bool
    cells: list[RawCell]
    escaped: bool = False


class SheetXml:
    """A worksheet part in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = data.find(_START) if _PLAIN.match(data) else -1
        stop = data.rfind(_STOP)
        self._plain = 0 <= start < stop and data.find(b"<!", 0, stop) < 0
        self._start, self._stop = start + len(_START), stop

    def rows(self) -> Iterator[RawRow]:
        """Yield the rows. Raises what lxml raises where the XML is not sound."""
        if not self._plain:
            yield from _streamed(self._data)
            return
        text = _dereferenced(self._data[self._start : self._stop].decode())
        at = 0
        while row := _ROW.match(text, at):
            attributes, empty = row.groups()
            stop = row.end() if empty else text.find("</row>", row.end())
            if stop < 0:
                break
            inside = text[row.end() : stop]
            cells = _CELL.findall(inside)
            escaped = "&" in inside or "\r" in inside
            if len(cells) != inside.count("<c"):
                escaped = False
                cells = list(_cells(parse(self._framed(f"<row>{inside}</row>"))[0]))
            number = _NUMBER.search(attributes)
            hidden = "hidden" in attributes and bool(_HIDDEN.search(attributes))
            yield RawRow(int(number[1]) - 1 if number else None, hidden, cells, escaped)
            at = stop if empty else stop + len("</row>")
        if text[at:].strip():
            yield from _streamed(self._framed(text[at:]))

    def beside(self) -> Iterator[Element]:
        """Yield what the sheet says beside its rows: ``col``, ``mergeCell`` and ``headerFooter``.

        Columns are left out where none is hidden. Raises as :meth:`rows`.
        """
        if not self._plain:
            yield from _beside_streamed(self._data)
            return
        rest = self._data[: self._start] + self._data[self._stop :]
        if _SAYS_MORE.search(rest) or not rest.rstrip().endswith(b"</worksheet>"):
            yield from parse(rest).iter(*(f"{{*}}{name}" for name in _BESIDE))

    def _framed(self, inside: str) -> bytes:
        """Return a piece of the sheet's data with the root that declares its names around it."""
        root = self._data[self._data.find(b"<worksheet") : self._start]
        opening = root[: root.find(b">") + 1]
        return opening + inside.encode() + b"</worksheet>"


def shared_strings(data: bytes) -> list[str]:
    """Return the shared strings of a workbook. Raises what lxml raises where the XML is not sound."""
    root = _STRINGS.search(data) if _PLAIN.match(data) and b"<!" not in data else None
    stop = data.rfind(b"</sst>")
    if root is None or stop < root.end():
        return list(_strings_streamed(data))
    text = _dereferenced(data[root.end() : stop].decode())
    pieces = text.split("</si>")
    if pieces.pop().strip() or "<si/>" in text:
        return list(_strings_streamed(data))
    found = [match and match[1] for match in map(_STRING.fullmatch, pieces)]
    rich = "</si>".join([*(p for p, said in zip(pieces, found, strict=True) if said is None), ""])
    parsed = iter(parse(root[0] + rich.encode() + b"</sst>"))
    return [plain_text(next(parsed)) if said is None else unescaped(said) for said in found]


def plain_text(string: Element) -> str:
    """Return the text of a rich string; phonetic guides are none of it."""
    only = leading(string, "t")
    if only is not None and len(string) == 1:
        return only.text or ""
    parts = []
    for each in string.iter("{*}t"):
        above = each.getparent()
        if above is None or local(above) != "rPh":
            parts.append(each.text or "")
    return "".join(parts)


def _strings_streamed(data: bytes) -> Iterator[str]:
    for event, each in stream_elements(BytesIO(data), "si"):
        if event == "end":
            yield plain_text(each)
            _release(each)


def _streamed(data: bytes) -> Iterator[RawRow]:
    for event, row in stream_elements(BytesIO(data), "row"):
        if event == "end":
            given = row.get("r", "")
            number = int(given) - 1 if given.isdecimal() else None
            yield RawRow(number, row.get("hidden") in {"1", "true"}, list(_cells(row)))
            _release(row)


def _beside_streamed(data: bytes) -> Iterator[Element]:
    for event, each in stream_elements(BytesIO(data), "row", *_BESIDE):
        if event == "end" and local(each) == "row":
            _release(each)
        elif event == "end":
            yield each


def _cells(row: Element) -> Iterator[RawCell]:
    for each in row:
        if local(each) == "c":
            inline = child(each, "is")
            held = child(each, "v")
            yield (
                each.get("r", "").rstrip("0123456789"),
                each.get("s", ""),
                each.get("t", ""),
                "f" if held is None and child(each, "f") is not None else "",
                (held.text or "") if held is not None else "",
                plain_text(inline) if inline is not None else "",
            )


def unescaped(text: str) -> str:
    """Return what a parser makes of character data. Raises what it raises for data that is not sound."""
    if "&" not in text and "\r" not in text:
        return text
    if len(_REFERENCE.findall(text)) != text.count("&") or "\r" in text:  # numbers, for one
        return parse(f"<t>{text}</t>".encode()).text or ""
    for name, character in _NAMED:
        text = text.replace(name, character)
    return text


def _dereferenced(text: str) -> str:
    """Return XML with the Chinese in it that some programs write by its numbers; none of it is markup."""
    first, *others = text.split("&#")
    known = _Characters()
    return first + "".join([known[each[:6]] + each[6:] for each in others])


class _Characters(dict[str, str]):
    """What stands behind ``&#``, by its six characters: a sheet has few different ones."""

    def __missing__(self, key: str) -> str:
        number = _CHARACTER.fullmatch(key)
        self[key] = chr(int(number[1])) if number else f"&#{key}"
        return self[key]


def _release(element: Element) -> None:
    """Free an element that was read, and what stands before it, so that big sheets stay small."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
