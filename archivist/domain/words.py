"""字数 as Word and WPS count it (domain.md §3.9)."""

from __future__ import annotations

import re

_CJK = (
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
    r"\u3001-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026\u00b7"
)
_EACH = re.compile(f"[{_CJK}]+")
_OTHERS = re.compile(rf"[^\s{_CJK}]+")


def count_words(text: str) -> int:
    """Return Word's 字数: each Chinese character or mark is one, each run of others is one.

    全市注册志愿者38.3万人，占比13.5%。 has 15.
    """
    return sum(map(len, _EACH.findall(text))) + len(_OTHERS.findall(text))


def count_chars(text: str) -> int:
    """Return Word's 字符数（不计空格）."""
    return len("".join(text.split()))
