"""One cell's value as text that is safe to print, to open and to reopen."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from archivist.reports.table import Cell

# A spreadsheet takes text that begins so for a formula; the full-width forms too in some locales.
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r\n]")
# Control characters, halves of surrogate pairs (undecodable names) and marks that turn the reading
# direction, with which one name can pass for another.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


def clean(text: str) -> str:
    """Return *text* without characters that a document cannot hold or that disguise others."""
    return _UNPRINTABLE.sub("\ufffd", text)


def text_of(value: Cell) -> str:
    """Return a value as a person reads it; days are ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    return clean(str(value)).replace("\r\n", "\n").replace("\r", "\n")


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate *text* instead of showing it."""
    return bool(_FORMULA.search(text))


def columns_of(text: str) -> int:
    """Return the width of *text* in half-width columns; its longest line counts."""
    return max((sum(map(_columns, line)) for line in text.split("\n")), default=0)


def _columns(character: str) -> int:
    # A: curly quotes, ①, Ⅲ — full-width in a Chinese font
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1
