"""The first letters of the pinyin: 公益广告 → gygg.

GB 2312 orders its 3,755 common characters (level 1) by pinyin, so the code of a character tells its
first letter without any table of readings. The rarer characters of level 2 are ordered by radical
and give ``?``; so does everything else that is not a letter or a figure.
"""

from __future__ import annotations

from bisect import bisect_right

# The code at which each letter begins (GB 2312-80, level 1: B0A1 to D7F9); no reading begins with i, u, v.
_FIRST = (
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8),
    *(0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1),
)  # fmt: skip
_LETTERS = "abcdefghjklmnopqrstwxyz"
_LAST = 0xD7F9


def initials(text: str) -> str:
    """Return one letter for each character of *text*, in lower case."""
    return "".join(map(_initial, text))


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else "?"
    code = int.from_bytes(character.encode("gb2312", errors="replace"), "big")
    if not _FIRST[0] <= code <= _LAST:
        return "?"
    return _LETTERS[bisect_right(_FIRST, code) - 1]
