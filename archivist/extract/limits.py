"""How much of one file is kept, so that no file costs the machine."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from archivist.extract.base import DamagedError, Passage, UnreadableError
from archivist.i18n import N_

MAX_CHARS = 2_000_000
MAX_CELLS = 200_000
MAX_MEMBER_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
# Of a file that its reader has in memory as a whole; Office itself opens none larger.
MAX_DOCUMENT_BYTES = 512 * 1024 * 1024
# Read piece by piece however large they are.
_PIECEWISE = frozenset({
    "text", "csv", "pdf", "jpeg", "png", "bmp", "gif", "tiff", "webp", "heic",
    "zip", "rar", "7z", "tar", "gzip", "bzip2", "xz",
})  # fmt: skip
RATIO_FROM_BYTES = 50 * 1024 * 1024


def check_unpacked(unpacked: int, packed: int) -> None:
    """Raise DamagedError when reading *packed* bytes would unpack to an archive bomb."""
    too_big = unpacked > MAX_MEMBER_BYTES
    too_dense = unpacked > RATIO_FROM_BYTES and unpacked > packed * MAX_RATIO
    if too_big or too_dense:
        raise DamagedError(N_("解开后大得不正常（压缩炸弹）"))


def check_size(size: int, format: str) -> None:  # noqa: A002 — the domain's word
    """Raise UnreadableError when a file of *size* bytes is more than its reader takes."""
    if size > MAX_DOCUMENT_BYTES and format not in _PIECEWISE:
        raise UnreadableError(N_("大于 512 MB，太大，读不了"))


def kept_text(passages: list[Passage]) -> tuple[tuple[Passage, ...], bool]:
    """Return the first passages that have at most MAX_CHARS together, and whether any was left out."""
    count = kept_count([passage.text for passage in passages])
    return tuple(passages[:count]), count < len(passages)


def kept_count(texts: Sequence[str]) -> int:
    """Return how many of the first *texts* have at most MAX_CHARS together, one a line."""
    lengths = accumulate(len(text) + 1 for text in texts)
    return next((count for count, total in enumerate(lengths) if total > MAX_CHARS), len(texts))
