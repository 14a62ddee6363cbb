"""The rows of a worksheet as its XML holds them, values not yet looked up (ECMA-376 part 1, §18.3).

Every program writes cells in one plain manner: what stands between one address and the next is a cell.
So a row is split where addresses are, taking along plain numbers and shared strings; any other cell is
most often written like one before, else a pattern reads it. That is several times faster than a parser
handing over its elements. A row with a cell that the pattern does not know is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import NamedTuple, TypeVar

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
_ROW = re.compile(r'\s*<row\b(?: r="(\d{1,7})")?([^<>]*)>')
_NUMBER = re.compile(r'\sr="(\d{1,7})"')
_HIDDEN = re.compile(r'\shidden="(?:1|true)"')
_SPACE = '(?: xml:space="preserve")?'
# A number written as it is shown: no sign, nothing to round (15 digits are exact), no exponent.
# Here "or nothing" is written (?:x|), which takes half the time of (?:x)?.
_AS_IT_IS = r"(?:0|[1-9][0-9]{0,10})(?:\.[0-9]{0,3}[1-9]|)"
# A cell's column and, for a number as it is or a shared string, style, type and number, else its own words.
_ADDRESS = re.compile(
    r'<c r="([A-Z]+)[0-9]+"(?:(?: s="([0-9]+)"|)(?:'
    rf'(?: t="([ns])"|)><v>({_AS_IT_IS})</v>'
    r'| t="inlineStr"><is><t(?: xml:space="preserve"|)>([^<]*)</t></is>'
    r")</c>\s*|)"
)
_CELL = re.compile(
    r'(?: s="(\d{1,5})")?(?: t="([a-zA-Z]+)")?\s?'
    r"(?:/>|>(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>)(?=(</c>)?))?"
    rf"(?:<v{_SPACE}>([^<]*)</v>|<v ?/>|<is><t{_SPACE}>([^<]*)</t></is>)?</c>)\s*"
).fullmatch
_STRING = re.compile(rf"\s*<si><t{_SPACE}>([^<]*)</t>(?:<phoneticPr\b[^<>]*/>)?")
# The five names; anything else is for the parser, but for Chinese that is written by its numbers.
_REFERENCE = re.compile("&(?:amp|lt|gt|quot|apos);")
_CHARACTER = re.compile("&#([1-4][0-9]{4});")
_NAMED = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_BESIDE = ("headerFooter", "col", "mergeCell")
_SAYS_MORE = re.compile(rb"headerFooter|mergeCell|<col[^<>]* hidden=")
_STRINGS = re.compile(rb"<sst\b[^<>]*>")

_MOST_KNOWN = 50_000

# Style, type, something if it is a formula never worked out, its value, its own words.
RawValue = tuple[str, str, str, str, str]
# A cell's text, its letter of :class:`Table` types, and the decimals it shows.
CellRead = tuple[str, str, str]
BLANK: CellRead = ("", ".", ".")
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class RawRow(NamedTuple):
    """A row: its *number* from 0 where it gives one, the columns of its cells in letters, the cells."""

    number: int | None
    hidden: bool
    columns: list[str]
    cells: list[CellRead]


class _UnlikeError(Exception):
    """A cell is written in no manner that the pattern knows."""


class _Known(dict[_Key, _Value]):
    """What was worked out before: most cells of a workbook are like another one, and styles are few."""

    def __init__(self, read: Callable[[_Key], _Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: _Key) -> _Value:
        found = self._read(key)
        if len(self) < _MOST_KNOWN:
            self[key] = found
        return found


class Cells:
    """The cells of a workbook as *read* makes them of what the XML holds.

    *mark* tells the decimals that numbers of a style show, nothing if it does not show them as they are.
    """

    def __init__(self, read: Callable[[RawValue], CellRead], mark: Callable[[str], str]) -> None:
        self.read = read
        self._marks = _Known[str | None, str](lambda style: mark(style or ""))
        self._shared = _Known[str, CellRead](lambda held: read(("", "s", "", held, "")))
        self._numbers = _Known(self._number)
        self._words = _Known(_words)
        self._others = _Known(self._other)

    def between(self, pieces: list[str]) -> list[CellRead]:
        """Return the cells of a row from what is between their addresses. Raises _UnlikeError."""
        if pieces[0].strip():
            raise _UnlikeError
        shared, marks, words = self._shared, self._marks, self._words
        return [
            self._others[written]
            if written
            else words[own]
            if own is not None
            else shared[held]
            if kind == "s"
            else (held, "n", mark)
            if held and (mark := marks[style])
            else self._numbers[style, held]
            for style, kind, held, own, written in zip(
                pieces[2::6], pieces[3::6], pieces[4::6], pieces[5::6], pieces[6::6], strict=True
            )
        ]

    def _number(self, given: tuple[str | None, str | None]) -> CellRead:
        style, held = given
        if held is None:  # nothing at all behind the address
            raise _UnlikeError
        return self.read((style or "", "", "", held, ""))

    def _other(self, written: str) -> CellRead:
        match = _CELL(written)
        if match is None:
            raise _UnlikeError
        style, kind, bare, held, own = match.groups("")
        return self.read((style, kind, bare, unescaped(held), unescaped(own)))


def _words(own: str) -> CellRead:
    text = unescaped(own).strip()
    return (text, "s", ".") if text else BLANK


class SheetXml:
    """A worksheet part in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = data.find(_START) if _PLAIN.match(data) else -1
        stop = data.rfind(_STOP)
        # "!" alone is found many times faster than "<!", and sheets seldom have one.
        self._plain = 0 <= start < stop and (b"!" not in data or data.find(b"<!", 0, stop) < 0)
        self._start, self._stop = start + len(_START), stop

    def rows(self, known: Cells) -> Iterator[RawRow]:
        """Yield the rows, read by *known*. Raises what lxml raises where the XML is not sound."""
        if not self._plain:
            yield from _streamed(self._data, known.read)
            return
        text = self._data[self._start : self._stop].decode()
        at = 0
        while row := _ROW.match(text, at):
            given, attributes = row.groups()
            empty = attributes.endswith("/")
            stop = row.end() if empty else text.find("</row>", row.end())
            if stop < 0:
                break
            columns, cells = self._inside(text[row.end() : stop], known)
            if given is None and (number := _NUMBER.search(attributes)):
                given = number[1]
            hidden = "hidden" in attributes and bool(_HIDDEN.search(attributes))
            yield RawRow(int(given) - 1 if given else None, hidden, columns, cells)
            at = stop if empty else stop + len("</row>")
        if text[at:].strip():
            yield from _streamed(self._framed(text[at:]), known.read)

    def _inside(self, text: str, known: Cells) -> tuple[list[str], list[CellRead]]:
        """Return the columns and the cells of a row."""
        pieces = _ADDRESS.split(text)
        try:
            return pieces[1::6], known.between(pieces)
        except _UnlikeError:
            return _cells(parse(self._framed(f"<row>{text}</row>"))[0], known.read)

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
    text = data[root.end() : stop].decode()
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


def _streamed(data: bytes, read: Callable[[RawValue], CellRead]) -> Iterator[RawRow]:
    for event, row in stream_elements(BytesIO(data), "row"):
        if event == "end":
            given = row.get("r", "")
            number = int(given) - 1 if given.isdecimal() else None
            hidden = row.get("hidden") in {"1", "true"}
            yield RawRow(number, hidden, *_cells(row, read))
            _release(row)


def _beside_streamed(data: bytes) -> Iterator[Element]:
    for event, each in stream_elements(BytesIO(data), "row", *_BESIDE):
        if event == "end" and local(each) == "row":
            _release(each)
        elif event == "end":
            yield each


def _cells(row: Element, read: Callable[[RawValue], CellRead]) -> tuple[list[str], list[CellRead]]:
    """Return the columns and the cells of a parsed row."""
    cells = [each for each in row if local(each) == "c"]
    columns = [each.get("r", "").rstrip("0123456789") for each in cells]
    return columns, [read(_value_of(each)) for each in cells]


def _value_of(cell: Element) -> RawValue:
    inline = child(cell, "is")
    held = child(cell, "v")
    return (
        cell.get("s", ""),
        cell.get("t", ""),
        "f" if held is None and child(cell, "f") is not None else "",
        (held.text or "") if held is not None else "",
        plain_text(inline) if inline is not None else "",
    )


def unescaped(text: str) -> str:
    """Return what a parser makes of character data. Raises what it raises for data that is not sound."""
    if "&#" in text:
        text = _dereferenced(text)
    if "&" not in text and "\r" not in text:
        return text
    if len(_REFERENCE.findall(text)) != text.count("&") or "\r" in text:  # numbers, for one
        return parse(f"<t>{text}</t>".encode()).text or ""
    for name, character in _NAMED:
        text = text.replace(name, character)
    return text


def _dereferenced(text: str) -> str:
    """Return XML with the Chinese in it that some programs write by its numbers; none of it is markup."""
    pieces = _CHARACTER.split(text)
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


@cache
def _character(number: str) -> str:
    return chr(int(number))


def _release(element: Element) -> None:
    """Free an element that was read, and what stands before it, so that big sheets stay small."""
    element.clear()
    above = element.getparent()
    while above is not None and element.getprevious() is not None:
        del above[0]
