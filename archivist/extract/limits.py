"""How much of one file is kept, so that no file costs the machine."""

from __future__ import annotations

from archivist.extract.base import DamagedError, Passage

MAX_CHARS = 2_000_000
MAX_CELLS = 200_000
MAX_MEMBER_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
RATIO_FROM_BYTES = 50 * 1024 * 1024


def check_unpacked(unpacked: int, packed: int) -> None:
    """Raise DamagedError when reading *packed* bytes would unpack to an archive bomb."""
    too_big = unpacked > MAX_MEMBER_BYTES
    too_dense = unpacked > RATIO_FROM_BYTES and unpacked > packed * MAX_RATIO
    if too_big or too_dense:
        raise DamagedError("archive bomb")


def kept_text(passages: list[Passage]) -> tuple[tuple[Passage, ...], bool]:
    """Return the first passages that have at most MAX_CHARS together, and whether any was left out."""
    total = 0
    for index, passage in enumerate(passages):
        total += len(passage.text) + 1
        if total > MAX_CHARS:
            return tuple(passages[:index]), True
    return tuple(passages), False
