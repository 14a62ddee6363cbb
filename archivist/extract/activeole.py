"""Macros and embedded objects of old Office files (MS-DOC, MS-XLS, MS-PPT, MS-OVBA, MS-OLEDS)."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import NOWHERE, Place, Spot
from archivist.domain.signs import Active, ActiveSign
from archivist.extract.base import DamagedError
from archivist.extract.member_names import decoded
from archivist.extract.ole import SIGNATURE, CompoundFile

_VBA = re.compile(r"(?i)^(?:(?:Macros|_VBA_PROJECT_CUR)/)?VBA/(?!dir$|_VBA_PROJECT$|__SRP_)[^/]+$")
_OBJECT = re.compile(r"^((?:ObjectPool/[^/]+)|MBD[0-9A-F]+)/")
_NATIVE, _MAIN = "\x01Ole10Native", "PowerPoint Document"
# Record of type 0x0400, 12 bytes long; the second number tells whether there are macros (MS-PPT 2.4.10).
_VBA_ATOM = re.compile(rb"\x02\x00\x00\x04\x0c\x00\x00\x00.{4}(.{4})", re.DOTALL)
PROGRAMS = re.compile(
    r"(?i)\.(?:exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|msi|jar|lnk|dll|cpl|reg|chm)$"
)


def find(path: Path) -> Iterator[Active]:
    """Yield what acts in a compound file. Raises DamagedError; files older than those hold nothing."""
    with path.open("rb") as stream:
        if stream.read(len(SIGNATURE)) != SIGNATURE:
            return
    file = CompoundFile(path)
    objects: set[str] = set()
    for name in sorted(file.streams):
        held = _OBJECT.match(name)
        if _VBA.match(name):
            yield Active(ActiveSign.MACRO, Spot(name.rpartition("/")[2], Place(member=name)))
        elif held is not None and held[1] not in objects:
            objects.add(held[1])
            yield _held(file, held[1])
    atom = _VBA_ATOM.search(file.read(_MAIN)) if _MAIN in file.streams else None
    if atom is not None and any(atom[1]):
        yield Active(ActiveSign.MACRO, Spot("VBA", NOWHERE))


def program_in(data: bytes) -> tuple[ActiveSign, str] | None:
    """Return what an embedded object's own compound file packs, None where it is no packed file."""
    try:
        native = CompoundFile.of(data).read(_NATIVE)
    except DamagedError:
        return None
    return _native(native)


def _held(file: CompoundFile, storage: str) -> Active:
    place = Place(member=storage)
    packed = _native(file.read(f"{storage}/{_NATIVE}"))
    if packed is None:
        return Active(ActiveSign.EMBEDDED, Spot(storage.rpartition("/")[2], place))
    return Active(packed[0], Spot(packed[1], place))


def _native(data: bytes) -> tuple[ActiveSign, str] | None:
    """Return the name of a packed file (OLE 1.0 package): after a length and 2 come its label and path."""
    if len(data) < 8 or struct.unpack_from("<H", data, 4)[0] != 2:  # noqa: PLR2004
        return None
    label = decoded(data[6 : 6 + 260].partition(b"\0")[0], windows=True)
    path = decoded(
        data[7 + len(data[6:].partition(b"\0")[0]) :][:260].partition(b"\0")[0], windows=True
    )
    name = label or path.replace("\\", "/").rpartition("/")[2]
    runs = any(PROGRAMS.search(each) for each in (label, path))
    return (ActiveSign.PROGRAM if runs else ActiveSign.EMBEDDED), name
