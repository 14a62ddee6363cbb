"""winmail.dat, in which Outlook wraps mail it sends as "rich text": body and attachments (MS-OXTNEF)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract import rtf, webpage
from archivist.extract.base import DamagedError, Extract, Passage
from archivist.extract.limits import MAX_MEMBER_BYTES, kept_text
from archivist.extract.member_names import decoded
from archivist.extract.oleproperties import encoding_of
from archivist.extract.rtfpacked import unpacked
from archivist.i18n import N_

FORMATS = ("tnef",)
SIGNATURE = b"\x78\x9f\x3e\x22"
_MESSAGE = 1
_SUBJECT, _BODY, _PROPERTIES, _CODEPAGE = 0x8004, 0x800C, 0x9003, 0x9007
_BEGINS, _TITLE, _DATA, _MORE = 0x9002, 0x8010, 0x800F, 0x9005
_PLAIN, _PAGE, _RICH, _TOPIC = 0x1000, 0x1013, 0x1009, 0x0037
_LONG_NAME, _CONTENT = 0x3707, 0x3701
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_TEXT, _WIDE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MANY, _NAMED, _IDENTIFIER = 0x1000, 0x8000, 16
_MOST = 10_000


@dataclass(slots=True)
class Attached:
    """One attachment: its name, nothing where none is given, and its bytes."""

    name: str = ""
    data: bytes = b""


@dataclass(slots=True)
class Wrapped:
    """What a winmail.dat holds; *texts* are the forms of its body by property."""

    subject: str = ""
    encoding: str = "gb18030"
    texts: dict[int, bytes | str] = field(default_factory=dict)
    attached: list[Attached] = field(default_factory=list)


def extract(path: Path) -> Extract:
    """Read subject and body; attachments are materials of their own. Raises DamagedError."""
    found = unwrap(path)
    passages = [Passage(found.subject, Place(paragraph=1), heading=True)] if found.subject else []
    for number, each in enumerate(_body(found), len(passages) + 1):
        passages.append(Passage(each.text, Place(paragraph=number), each.part, each.heading))
    kept, truncated = kept_text(passages)
    names = [each.name for each in found.attached if each.name]
    properties = {"title": found.subject, "attachments": "；".join(names)}
    if truncated:
        properties["truncated"] = "text"
    return Extract(kept, properties={name: text for name, text in properties.items() if text})


def unwrap(path: Path) -> Wrapped:
    """Read the attributes of a whole file. Raises DamagedError where they break off."""
    with path.open("rb") as stream:
        data = stream.read(MAX_MEMBER_BYTES)
    found = Wrapped()
    at = len(SIGNATURE) + 2
    while at + 9 <= len(data):
        level, number, _, size = struct.unpack_from("<BHHI", data, at)
        at += 9
        if at + size + 2 > len(data):
            raise DamagedError(N_("邮件不完整"))
        value = data[at : at + size]
        if sum(value) & 0xFFFF != struct.unpack_from("<H", data, at + size)[0]:
            raise DamagedError(N_("邮件被改动过"))
        _take(found, level, number, value)
        at += size + 2
    return found


def _take(found: Wrapped, level: int, number: int, value: bytes) -> None:
    if level == _MESSAGE:
        if number == _CODEPAGE and len(value) >= 4:  # noqa: PLR2004
            found.encoding = encoding_of(struct.unpack_from("<I", value)[0])
        elif number == _SUBJECT:
            found.subject = _line(_string(value, found.encoding))
        elif number == _BODY:
            found.texts.setdefault(_PLAIN, _string(value, found.encoding))
        elif number == _PROPERTIES:
            found.texts.update(_properties(value, found.encoding))
            topic = found.texts.get(_TOPIC)
            found.subject = _line(topic) if isinstance(topic, str) and topic else found.subject
        return
    if number == _BEGINS:
        found.attached.append(Attached())
    elif found.attached:
        _attach(found.attached[-1], number, value, found.encoding)


def _attach(attached: Attached, number: int, value: bytes, encoding: str) -> None:
    if number == _TITLE:
        attached.name = attached.name or decoded(value.partition(b"\0")[0], windows=True)
    elif number == _DATA:
        attached.data = value
    elif number == _MORE:
        more = dict(_properties(value, encoding))
        name, content = more.get(_LONG_NAME), more.get(_CONTENT)
        attached.name = name if isinstance(name, str) and name else attached.name
        if isinstance(content, bytes) and not attached.data:
            attached.data = content[_IDENTIFIER:]  # what kind of object it is comes first


def _body(found: Wrapped) -> Iterator[Passage]:
    """Yield the text: plain, else the page, else what the packed RTF says."""
    plain, page, rich = (found.texts.get(number, b"") for number in (_PLAIN, _PAGE, _RICH))
    if isinstance(plain, str) and plain.strip():
        yield from map(Passage, filter(None, map(str.strip, plain.splitlines())))
    elif page:
        said = webpage.read_text(page) if isinstance(page, str) else webpage.read(page)
        yield from said.passages
    elif isinstance(rich, bytes) and rich:
        yield from rtf.read(unpacked(rich)).passages


def _properties(data: bytes, encoding: str) -> Iterator[tuple[int, bytes | str]]:
    """Yield the texts and byte strings of a list of properties; of several values the first."""
    count = min(struct.unpack_from("<I", data)[0], _MOST) if len(data) >= 4 else 0  # noqa: PLR2004
    at = 4
    for _ in range(count):
        if at + 8 > len(data):
            return
        kind, number = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4, number)
        at, values = _values(data, at, kind)
        if values and kind & ~_MANY in {_TEXT, _WIDE}:
            yield number, _string(values[0], "utf-16-le" if kind & ~_MANY == _WIDE else encoding)
        elif values and kind & ~_MANY in {_BINARY, _OBJECT}:
            yield number, values[0]


def _after_name(data: bytes, at: int, number: int) -> int:
    """Return where the value of a property begins: some carry a name before it."""
    if number < _NAMED:
        return at
    at += _IDENTIFIER
    kind = _long(data, at)
    return at + 8 + (_padded(_long(data, at + 4)) if kind else 0)


def _values(data: bytes, at: int, kind: int) -> tuple[int, list[bytes]]:
    """Return where the next property begins, and this one's values."""
    size = _FIXED.get(kind & ~_MANY)
    if size is not None:
        count = _long(data, at) if kind & _MANY else 1
        at += 4 if kind & _MANY else 0
        return at + size * min(count, _MOST), []
    values: list[bytes] = []
    count, at = min(_long(data, at), _MOST), at + 4
    for _ in range(count):
        length = _long(data, at)
        values.append(data[at + 4 : at + 4 + length])
        at += 4 + _padded(length)
    return at, values


def _long(data: bytes, at: int) -> int:
    if at + 4 > len(data):
        raise DamagedError(N_("邮件不完整"))
    value: int = struct.unpack_from("<I", data, at)[0]
    return value


def _padded(length: int) -> int:
    return -(-length // 4) * 4


def _string(value: bytes, encoding: str) -> str:
    return value.decode(encoding, "replace").rstrip("\0")


def _line(text: str) -> str:
    return " ".join(text.split())
