"""A path as a person reads it: the file's name first, then its folders, the nearest first."""

from __future__ import annotations

import re

from archivist.domain.member_path import parts_of as inward
from archivist.domain.text import is_han, normalise

# Numbers, marks and white space that stand before the words of a name: "Ⅲ-7-3 ", "3）", "2017.04_".
_BEFORE_WORDS = re.compile(r"^(?:iii|[\W\d_])+")
_AFTER_WORDS = re.compile(r"[\W\d_]+$")


def parts_of(path: str) -> tuple[str, ...]:
    """Return the file's name without its ending, then each folder upwards; archives are folders."""
    *folders, name = inward(path)
    return (_without_ending(name), *reversed(folders))


def words_of(part: str) -> str:
    """Return the words of a name in the normal form, without the numbers around them."""
    return _AFTER_WORDS.sub("", _BEFORE_WORDS.sub("", normalise(part)))


def han_count(text: str) -> int:
    """Count the Chinese characters."""
    return sum(map(is_han, text))


def _without_ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and stem and ending.isascii() and ending.isalnum() else name
