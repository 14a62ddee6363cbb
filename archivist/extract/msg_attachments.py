"""The attachments of an Outlook message (MS-OXMSG 2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from archivist.extract.archives import Entry
from archivist.extract.base import UnreadableError
from archivist.extract.member_names import decoded
from archivist.extract.ole import CompoundFile
from archivist.extract.olewriting import compound_file
from archivist.i18n import N_

_ATTACHMENT = "__attach_version1.0_"
_PROPERTY = "__substg1.0_"
_DATA, _INNER = "37010102", "__substg1.0_3701000D"
_HEAD, _OUTER_HEAD, _INNER_HEAD = "__properties_version1.0", 32, 24  # MS-OXMSG 2.4.1
_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME = "3707", "3704", "3001"
_UTF16, _BYTES = "001F", "001E"


def entries(path: Path) -> Iterator[Entry]:
    """Yield every attachment; a message within the message comes as a file of its own."""
    compound = CompoundFile(path)
    storages = sorted({p.partition("/")[0] for p in compound.streams if p.startswith(_ATTACHMENT)})
    for number, storage in enumerate(storages, 1):
        name = _name(compound, storage) or f"attachment-{number}"
        if f"{storage}/{_PROPERTY}{_DATA}" in compound.streams:
            yield Entry(name, partial(_content, compound, storage))
        else:
            yield Entry(f"{name}.msg", partial(_message, compound, f"{storage}/{_INNER}/"))


def _content(compound: CompoundFile, storage: str) -> Iterator[bytes]:
    yield compound.read(f"{storage}/{_PROPERTY}{_DATA}")


def _message(compound: CompoundFile, storage: str) -> Iterator[bytes]:
    """Yield the message below a storage as a compound file; only its head is shorter inside."""
    inside = {
        path.removeprefix(storage): compound.read(path)
        for path in compound.streams
        if path.startswith(storage)
    }
    head = inside.get(_HEAD, b"")
    if len(head) < _INNER_HEAD:
        raise UnreadableError(N_("邮件里套着邮件，请把里面的邮件另存为文件"))
    inside[_HEAD] = head[:_INNER_HEAD] + bytes(_OUTER_HEAD - _INNER_HEAD) + head[_INNER_HEAD:]
    yield compound_file(inside)


def _name(compound: CompoundFile, storage: str) -> str:
    for kind in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME):
        wide = compound.read(f"{storage}/{_PROPERTY}{kind}{_UTF16}")
        if wide:
            return wide.decode("utf-16-le", "replace").strip("\0 ")
        plain = compound.read(f"{storage}/{_PROPERTY}{kind}{_BYTES}")
        if plain:
            return decoded(plain.strip(b"\0 "))
    return ""
