"""Mails that Outlook saved (MS-OXMSG): the same that a mail of the internet says."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract import rtf, webpage
from archivist.extract.base import DamagedError, Extract, Part, Passage
from archivist.extract.limits import kept_text
from archivist.extract.ole import CompoundFile
from archivist.extract.oleproperties import encoding_of, file_time
from archivist.extract.rtfpacked import unpacked
from archivist.i18n import N_

FORMATS = ("msg",)
_STREAM = "__substg1.0_{:04X}{:04X}"
_FIXED = "__properties_version1.0"
_FIXED_HEAD, _FIXED_SIZE = 32, 16
_WIDE, _NARROW, _BINARY, _LONG, _TIME = 0x001F, 0x001E, 0x0102, 0x0003, 0x0040
_SUBJECT, _SENDER, _ADDRESS, _SMTP = 0x0037, 0x0C1A, 0x0C1F, 0x5D01
_TO, _COPY = 0x0E04, 0x0E03
_BODY, _PAGE, _RICH = 0x1000, 0x1013, 0x1009
_SENT, _RECEIVED = 0x0039, 0x0E06
_CODEPAGES = (0x3FFD, 0x3FDE)
_FILE_NAMES = (0x3707, 0x3704, 0x3001)


def extract(path: Path) -> Extract:
    """Read a message; attachments are named and not opened. Raises DamagedError."""
    message = _Message(CompoundFile(path))
    subject, sender = message.text(_SUBJECT), message.sender
    properties = {"title": subject, "author": sender, "created": message.time}
    heads = {
        "From": sender,
        "To": message.text(_TO),
        "Cc": message.text(_COPY),
        "Date": message.time,
    }
    passages = [Passage(subject, Place(paragraph=1), heading=True)] if subject.strip() else []
    passages += [
        Passage(f"{name}: {text}", Place(paragraph=1), Part.HEADER)
        for name, text in heads.items()
        if text
    ]
    for number, each in enumerate(message.body(), len(passages[:1]) + 1):
        passages.append(Passage(each.text, Place(paragraph=number), each.part, each.heading))
    kept, truncated = kept_text(passages)
    attachments = list(message.attachments())
    if attachments:
        properties["attachments"] = "；".join(attachments)
    if truncated:
        properties["truncated"] = "text"
    return Extract(kept, properties={name: text for name, text in properties.items() if text})


class _Message:
    """The properties of a message by their numbers."""

    def __init__(self, file: CompoundFile) -> None:
        self._file = file
        fixed = file.read(_FIXED)
        if len(fixed) < _FIXED_HEAD:
            raise DamagedError(N_("邮件不完整"))
        self._fixed = {
            struct.unpack_from("<HH", fixed, at)[::-1]: fixed[at + 8 : at + 16]
            for at in range(_FIXED_HEAD, len(fixed) - _FIXED_SIZE + 1, _FIXED_SIZE)
        }
        pages = [
            struct.unpack("<I4x", self._fixed.get((n, _LONG), bytes(8)))[0] for n in _CODEPAGES
        ]
        self._encoding = encoding_of(next(filter(None, pages), 0))

    def text(self, number: int, folder: str = "") -> str:
        """Return a text property on one line."""
        return " ".join(self._string(number, folder).split())

    @property
    def sender(self) -> str:
        """The sender's name, and the address where it is one of the internet."""
        name, address = self.text(_SENDER), self.text(_SMTP) or self.text(_ADDRESS)
        if "@" not in address or address == name:
            return name
        return f"{name} <{address}>".strip()

    @property
    def time(self) -> str:
        """When it was sent, or else received, in ISO 8601."""
        for number in (_SENT, _RECEIVED):
            ticks = struct.unpack("<Q", self._fixed.get((number, _TIME), bytes(8)))[0]
            if ticks:
                return file_time(ticks)
        return ""

    def body(self) -> Iterator[Passage]:
        """Yield the text: plain, else the page, else what the packed RTF says."""
        plain = self._string(_BODY)
        if plain.strip():
            yield from map(Passage, filter(None, map(str.strip, plain.splitlines())))
            return
        text, page = self._string(_PAGE), self._binary(_PAGE)
        if text.strip() or page.strip():
            said = webpage.read_text(text) if text.strip() else webpage.read(page)
            yield from said.passages
            return
        rich = self._binary(_RICH)
        if rich:
            yield from rtf.read(unpacked(rich)).passages

    def attachments(self) -> Iterator[str]:
        """Yield the names of what is attached."""
        folders = {name.partition("/")[0] for name in self._file.streams if "/" in name}
        for folder in sorted(f for f in folders if f.startswith("__attach_version1.0_")):
            names = (self.text(number, f"{folder}/") for number in _FILE_NAMES)
            found = next(filter(None, names), "")
            if found:
                yield found

    def _string(self, number: int, folder: str = "") -> str:
        wide = self._file.read(folder + _STREAM.format(number, _WIDE))
        if wide:
            return wide.decode("utf-16-le", "replace").strip("\0")
        narrow = self._file.read(folder + _STREAM.format(number, _NARROW))
        return narrow.decode(self._encoding, "replace").strip("\0")

    def _binary(self, number: int) -> bytes:
        return self._file.read(_STREAM.format(number, _BINARY))
