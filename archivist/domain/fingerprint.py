"""What of a picture's looks is kept to find the same picture again (P03, P13).

A fingerprint is at most 2 KB: a small grey copy, and some dozens of points with a description of
what is around them. The copy answers for a picture that was resized, recompressed, turned by
quarters or mirrored; the points answer for one that was cropped, turned a little or written over.
Loads numpy: import it only where pictures are compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

SIDE = 24  # of the grey copy, which is squeezed to a square
POINTS = 80
_VERSION = 1
_COPY = SIDE * SIDE // 2  # bytes: two pixels a byte
_POINT = 20  # bytes: x, y, scale, angle, and 128 bits
_HEAD = 4
LONGEST = _HEAD + _COPY + POINTS * _POINT

Array = Any  # a numpy array: the library's own types would be longer than the code


@dataclass(frozen=True)
class Fingerprint:
    """A picture's looks.

    *copy* is SIDE × SIDE grey values 0..15; *points* are rows of x, y (in shares of the longer
    side), scale (pixels of a point's own level for one of the longest side) and angle (radians);
    *bits* are two 64-bit words a point; *shape* is width and height in shares of the longer side.
    """

    copy: Array
    points: Array
    bits: Array
    shape: tuple[float, float]

    def pack(self) -> bytes:
        """Return the fingerprint as bytes, as stored."""
        wide, high = (max(1, min(255, round(each * 255))) for each in self.shape)
        head = bytes((_VERSION, wide, high, len(self.points)))
        grey = self.copy.reshape(-1, 2).astype(np.uint8)
        spots = np.empty((len(self.points), 4), np.uint8)
        spots[:, :2] = np.clip(self.points[:, :2] * 255, 0, 255).round()
        spots[:, 2] = np.clip(np.log2(self.points[:, 2]) * _OCTAVE + 128, 0, 255).round()
        spots[:, 3] = np.round(self.points[:, 3] / _TURN * 256).astype(np.int64) % 256
        copy = (grey[:, 0] << 4 | grey[:, 1]).tobytes()
        return bytes(head + copy + spots.tobytes() + self.bits.astype("<u8").tobytes())

    @classmethod
    def unpack(cls, data: bytes) -> Fingerprint:
        """Return what :meth:`pack` wrote. Raises ValueError for anything else."""
        count = data[3] if len(data) > _HEAD else 0
        if not data or data[0] != _VERSION or len(data) != _HEAD + _COPY + count * _POINT:
            raise ValueError("not a fingerprint of this version")
        packed = np.frombuffer(data, np.uint8)
        grey = packed[_HEAD : _HEAD + _COPY]
        copy = np.stack((grey >> 4, grey & 15), axis=1).reshape(SIDE, SIDE)
        at = _HEAD + _COPY
        spots = packed[at : at + count * 4].reshape(count, 4).astype(np.float64)
        spots[:, :2] /= 255
        spots[:, 2] = 2 ** ((spots[:, 2] - 128) / _OCTAVE)
        spots[:, 3] *= _TURN / 256
        bits = np.frombuffer(data, "<u8", offset=at + count * 4).reshape(count, 2)
        return cls(copy, spots, bits, (data[1] / 255, data[2] / 255))

    @cached_property
    def contrast(self) -> float:
        """How much light and dark differ on the copy, 0..15: nothing is told of a plain surface."""
        return float(self.copy.std())


_TURN = 2 * np.pi
_OCTAVE = 24.0
