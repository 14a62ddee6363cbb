"""The attachments of an Outlook message (MS-OXMSG 2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from archivist.extract.archives import Entry
from archivist.extract.base import UnreadableError
from archivist.extract.member_names import decoded
from archivist.extract.ole import CompoundFile

_ATTACHMENT = "__attach_version1.0_"
_PROPERTY = "__substg1.0_"
_DATA, _MESSAGE = "37010102", "3701000D"
_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME = "3707", "3704", "3001"
_UTF16, _BYTES = "001F", "001E"


def entries(path: Path) -> Iterator[Entry]:
    """Yield every attachment; a message within the message cannot be unpacked and says so."""
    compound = CompoundFile(path)
    storages = sorted({p.partition("/")[0] for p in compound.streams if p.startswith(_ATTACHMENT)})
    for number, storage in enumerate(storages, 1):
        name = _name(compound, storage) or f"attachment-{number}"
        if f"{storage}/{_PROPERTY}{_DATA}" in compound.streams:
            yield Entry(name, partial(_content, compound, storage))
        else:
            yield Entry(f"{name}.msg", _no_content)


def _content(compound: CompoundFile, storage: str) -> Iterator[bytes]:
    yield compound.read(f"{storage}/{_PROPERTY}{_DATA}")


def _no_content() -> Iterator[bytes]:
    raise UnreadableError("message within a message: save it as a file of its own")
    yield b""  # an iterator, as every member's content is


def _name(compound: CompoundFile, storage: str) -> str:
    for kind in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME):
        wide = compound.read(f"{storage}/{_PROPERTY}{kind}{_UTF16}")
        if wide:
            return wide.decode("utf-16-le", "replace").strip("\0 ")
        plain = compound.read(f"{storage}/{_PROPERTY}{kind}{_BYTES}")
        if plain:
            return decoded(plain.strip(b"\0 "))
    return ""
