"""Which of the encodings of East Asia a text is in: bytes of one are often correct in another.

Offices here write GB18030, so it is doubted only where it gives characters hardly anyone uses: a
fifth or more of its Chinese outside the first level of GB 2312. Then the encoding wins whose own
common characters the text consists of.
"""

from __future__ import annotations

import re

_SAMPLE = 1 << 16
_SURE, _LIKELY = 0.8, 0.5
_HAN = re.compile("[\u4e00-\u9fff\ue000-\uf8ff]+")  # and characters nobody assigned
_KANA = re.compile("[\u3041-\u30fa]")
# Encoding in which characters are ordered by use, and the lead bytes of its common ones.
_COMMON = {
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
    "cp932": ("shift_jis", 0x88, 0x97),
}


def likeliest(data: bytes) -> str | None:
    """Return the encoding the text is in, None where it is none of them."""
    scores: dict[str, float] = {}
    for name in _COMMON:
        text = _text(data, name)
        if text is None:
            continue
        scores[name] = share = _share(text, name)
        if name == "gb18030" and share >= _SURE:
            return name
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and scores[best] >= _LIKELY:
        return best
    return "gb18030" if "gb18030" in scores else None


def _text(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)[:_SAMPLE]
    except UnicodeDecodeError as error:
        # The sample of a long text may end inside a character.
        if len(data) - error.start < 4 and error.start:  # noqa: PLR2004
            return data[: error.start].decode(name)[:_SAMPLE]
        return None


def _share(text: str, name: str) -> float:
    """Return which share of the Chinese characters is common in an encoding; kana are Japanese."""
    han = "".join(_HAN.findall(text))
    common = sum(_is_common(each, *_COMMON[name]) for each in han)
    kana = len(_KANA.findall(text)) if name == "cp932" else 0
    return (common + kana) / (len(han) + kana) if han or kana else 0.0


def _is_common(character: str, encoding: str, first: int, last: int) -> bool:
    encoded = character.encode(encoding, "ignore")
    return bool(encoded) and first <= encoded[0] <= last
