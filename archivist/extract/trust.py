"""Whether the text layer of a PDF page says what the page shows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from enum import StrEnum
from functools import lru_cache

_FEW = 20  # characters; fewer under a picture of the page are a scanner's own stamp
_COVERED = 0.5
_GARBLED = 0.3
_LEAST = 8  # characters to judge by
_RUN = re.compile(r"(\W|_)\1+")  # rows of dots and dashes are a form's, not noise
_WORDS = re.compile(r"[^\W_]+")
_MARKS_ONLY = 0.6
# Scripts that no Chinese character set holds, and that honest pages are written in.
_OTHER_SCRIPTS = (
    (0x0400, 0x04FF),  # Cyrillic
    (0x0600, 0x06FF),  # Arabic: Uyghur, Kazakh
    (0x0F00, 0x0FFF),  # Tibetan
    (0x1800, 0x18AF),  # Mongolian
    (0x3040, 0x30FF),  # kana
    (0xA000, 0xA4CF),  # Yi
    (0xAC00, 0xD7AF),  # Hangul
)


class Trust(StrEnum):
    """What the text layer of a page is worth."""

    SOUND = "sound"
    MISSING = "missing"
    SCANTY = "scanty"  # a few characters on a page that is a picture
    GARBLED = "garbled"  # a font without a map to characters, or a wrong one


def judge_layer(text: str, covered: float) -> Trust:
    """Judge the *text* of a page of which pictures cover the share *covered* (0..1)."""
    characters = "".join(text.split())
    if not characters:
        return Trust.MISSING
    if len(characters) < _FEW and covered > _COVERED:
        return Trust.SCANTY
    return Trust.GARBLED if is_garbled(text) else Trust.SOUND


def is_garbled(text: str) -> bool:
    """Whether *text* is what a wrong character map makes of a page.

    Honest Chinese text stays within GB 2312 or Big5 but for a few names; text of a wrong map is
    strewn over replacement, private, control and rare characters, or is marks and nothing else.
    """
    characters = "".join(text.split())
    if len(characters) < _LEAST:
        return False
    if "(cid:" in text:
        return text.count("(cid:") * 6 > _GARBLED * len(characters)
    counted = Counter(characters)
    strange = min(
        sum(n for c, n in counted.items() if not _fits(c, encoding))
        for encoding in ("gb2312", "big5")
    )
    if strange > _GARBLED * len(characters):
        return True
    drawn = _RUN.sub(r"\1", characters)
    words = sum(map(len, _WORDS.findall(drawn)))
    return len(drawn) >= _LEAST and words < (1 - _MARKS_ONLY) * len(drawn)


@lru_cache(maxsize=1 << 15)
def _fits(character: str, encoding: str) -> bool:
    point = ord(character)
    if point < 0x80:  # noqa: PLR2004 — ASCII
        return character.isprintable()
    if any(first <= point <= last for first, last in _OTHER_SCRIPTS):
        return True
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        # Marks such as 〔〕, • or — of newer sets are no sign of anything.
        return unicodedata.category(character)[0] in "PNZ" and point > 0xFF  # noqa: PLR2004
    return True
