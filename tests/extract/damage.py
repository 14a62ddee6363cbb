"""What a damaged file may do to a reader: raise an exception, and nothing worse."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from archivist.extract.base import Extract


def survive(path: Path, extract: Callable[[Path], Extract]) -> int:
    """Cut a file at 20 places and flip 40 bytes in 20 ways; return how many still had text."""
    data = path.read_bytes()
    chance = random.Random(len(data))
    cuts = [data[: len(data) * n // 20] for n in range(20)]
    flips = [_flipped(data, chance) for _ in range(20)]
    said = 0
    for damaged in (*cuts, *flips):
        path.write_bytes(damaged)
        try:
            said += bool(extract(path).text)
        except Exception:  # noqa: BLE001, S112 — the door turns any into a damaged file
            continue
    return said


def _flipped(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(40):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)
