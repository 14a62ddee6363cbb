"""The smallest parts of RTF: groups, control words, bytes of text (RTF specification 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?"
    rb"|\\'([0-9a-fA-F]{2})"
    rb"|\\([^a-zA-Z])"
    rb"|([{}])"
    rb"|([^\\{}\r\n\x00]+)"
    rb"|[\r\n\x00]+"
)
_BREAKS = frozenset({b"\n", b"\r"})
_ESCAPED = frozenset({b"{", b"}", b"\\"})


class Token(NamedTuple):
    """A control *word* with its *number*, or *data*: bytes of text; ``{`` and ``}`` are words."""

    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(source: bytes) -> Iterator[Token]:
    r"""Yield the tokens of a file; the raw bytes behind ``\bin`` are passed over."""
    at = 0
    while match := _TOKEN.search(source, at):
        at = match.end()
        word, number, byte, symbol, brace, text = match.groups()
        if word == b"bin":
            at += max(int(number or 0), 0)
        elif word:
            yield Token(word.decode(), None if number is None else int(number))
        elif byte:
            yield Token(data=bytes([int(byte, 16)]))
        elif symbol in _ESCAPED:
            yield Token(data=symbol)
        elif symbol:
            yield Token("par" if symbol in _BREAKS else symbol.decode("latin-1"))
        elif brace:
            yield Token(brace.decode())
        elif text:
            yield Token(data=text)
