"""Which pictures of a holding show the same thing, known by their fingerprints (P03, P13).

Comparing needs all pictures at once and takes seconds; what came of it is kept, and rules only look
it up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b

_KEY_BYTES = 12


def print_key(fingerprint: bytes) -> str:
    """Return a short name of a packed fingerprint; "" where there is none."""
    return blake2b(fingerprint, digest_size=_KEY_BYTES).hexdigest() if fingerprint else ""


@dataclass(frozen=True)
class Likeness:
    """The near pictures of each picture, by :func:`print_key`; a picture is not near itself."""

    near: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, key: str) -> frozenset[str]:
        """Return the keys of the pictures that show the same as *key*, itself included."""
        return self.near.get(key, frozenset()) | {key} if key else frozenset()


NOTHING_ALIKE = Likeness()
