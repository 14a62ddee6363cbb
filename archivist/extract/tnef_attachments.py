"""The attachments of a winmail.dat (MS-OXTNEF)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from archivist.extract import ole, tnef
from archivist.extract.archives import Entry


def entries(path: Path) -> Iterator[Entry]:
    """Yield every attachment. Raises DamagedError."""
    for number, each in enumerate(tnef.unwrap(path).attached, 1):
        name = each.name.replace("\\", "/").rpartition("/")[2] or f"attachment-{number}"
        if each.data.startswith(tnef.SIGNATURE):  # a message within the message
            name += ".dat"
        elif each.data.startswith(ole.SIGNATURE) and "." not in name:
            name += ".ole"
        yield Entry(name, partial(_blocks, each.data))


def _blocks(data: bytes) -> Iterator[bytes]:
    yield data
