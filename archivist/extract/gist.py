"""What a text is about and how it is worded: its telling pairs of characters and its signature."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from archivist.domain.minhash import Array, sign_codes
from archivist.domain.text import fold

_KEPT = 200
_MOST = 40_000  # characters looked at
_CAP = 127
_BREAK = "\0"  # between two paragraphs
_FIRST_HAN, _LAST_HAN = np.uint32(0x4E00), np.uint32(0x9FFF)
_LOW = np.uint32(0xFFFF)
_PROSE = 24  # Chinese characters; shorter paragraphs are headings, labels and lines of a form
# Characters of official prose that tell nothing of the matter.
_EMPTY = np.zeros(1 << 16, np.int8)  # 1 at each of them
_EMPTY[
    [*map(ord, "的了和与及在对为以等将把被并从由到各个其是有中上下年月日我市全本工作进行开展加强")]
] = 1
# What each character is once it is folded, filled as characters are met: it stays or becomes another
# that stays, or it goes, or nothing but folding the text tells (it becomes several, or a foreign digit).
_UNMET, _GONE, _ODD = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
_FOLDED = np.full(1 << 16, _UNMET, np.uint32)
_ZERO, _NINE, _POINT = ord("0"), ord("9"), ord(".")
_WORDY = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.\0")


def find_pairs(title: str, paragraphs: Sequence[str]) -> tuple[str, bytes]:
    """Return the most frequent pairs of Chinese characters, joined, and a count for each.

    The title counts three times. Pairs with a character that tells nothing come only where the
    others leave room.
    """
    codes = _codes("\n".join((title, title, title, *paragraphs)))
    han = _is_han(codes)
    starts = np.flatnonzero(han[:-1] & han[1:])
    pairs, firsts, counts = _counted(codes[starts] << np.uint32(16) | codes[starts + 1])
    hollow = _EMPTY[pairs >> np.uint32(16)] + _EMPTY[pairs & _LOW]
    ranked = np.lexsort((firsts, -counts, hollow))[:_KEPT]  # of equals the one that stands first
    chosen = pairs[ranked]
    joined = np.stack((chosen >> np.uint32(16), chosen & _LOW), axis=1).astype("<u4")
    return joined.tobytes().decode("utf-32-le"), bytes(np.minimum(counts[ranked], _CAP).tolist())


def find_signature(paragraphs: Sequence[str]) -> bytes:
    """Return the minhash of what is written out in *paragraphs*; numbers count as one and the same."""
    long = [each for each in paragraphs if len(each) >= _PROSE]
    if not long:
        return sign_codes(_codes(""))
    text = _BREAK.join([each.replace(_BREAK, " ") for each in long])
    codes = _codes(text)
    starts = np.cumsum([0, *[len(each) + 1 for each in long[:-1]]])
    prose = np.add.reduceat(_is_han(codes), starts, dtype=np.intp) >= _PROSE
    lengths = np.array([*map(len, long)])
    read = np.cumsum(np.where(prose, lengths, 0))
    kept = prose & (read - lengths < _MOST)
    codes = codes[np.repeat(kept, np.append(np.diff(starts), len(codes) - starts[-1]))]
    if len(codes) and kept.nonzero()[0][-1] != len(long) - 1:
        codes = codes[:-1]  # the break behind the last
    return sign_codes(_bare(codes))


def _codes(text: str) -> Array:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _is_han(codes: Array) -> Array:
    found: Array = (codes >= _FIRST_HAN) & (codes <= _LAST_HAN)
    return found


def _counted(pairs: Array) -> tuple[Array, Array, Array]:
    """Return the different *pairs*, where each stands first, and how often it does.

    ``np.unique`` does the same in twice the time: it sorts indices.
    """
    if not len(pairs):
        return pairs, np.empty(0, np.intp), np.empty(0, np.intp)
    numbered = np.sort(pairs.astype(np.uint64) << np.uint64(32) | np.arange(len(pairs), dtype="u8"))
    alike = (numbered >> np.uint64(32)).astype(np.uint32)
    begins = np.flatnonzero(np.append(True, alike[1:] != alike[:-1]))
    firsts = (numbered[begins] & np.uint64(0xFFFF_FFFF)).astype(np.intp)
    return alike[begins], firsts, np.diff(np.append(begins, len(pairs)))


def _bare(codes: Array) -> Array:
    """Return Chinese, small letters and breaks; a number is a nought, and everything else goes."""
    folded = _folded(codes)
    digit = (folded >= _ZERO) & (folded <= _NINE)
    first = np.flatnonzero(digit & ~np.append(False, digit[:-1]))
    keeps = ~digit & (folded != _GONE) & (folded != _POINT)
    if len(first):
        keeps[first[_begins(folded, digit, first)]] = True
        folded[digit] = _ZERO
    bare: Array = folded[keeps]
    return bare


def _begins(folded: Array, digit: Array, first: Array) -> Array:
    """Tell which runs of digits begin a number: 1.5 is one, 1.5.2 are two, 1.5 and 2."""
    inner: Array = first >= 2  # noqa: PLR2004 — room for a digit and a point
    behind: Array = inner & (folded[first - 1] == _POINT) & digit[first - 2]
    at = np.arange(len(first))
    begun = np.maximum.accumulate(np.where(behind, 0, at))
    even: Array = (at - begun) % 2 == 0
    return even


def _folded(codes: Array) -> Array:
    """Return each character folded (see :func:`archivist.domain.text.fold`), or that it goes."""
    plane = len(codes) == 0 or int(codes.max()) <= int(_LOW)
    folded = _FOLDED[codes] if plane else np.full(len(codes), _ODD, np.uint32)
    unmet = codes[folded == _UNMET]
    if len(unmet):
        for code in set(unmet.tolist()):
            _FOLDED[code] = _fold_of(chr(code))
        folded = _FOLDED[codes]
    if (folded == _ODD).any():
        text = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        folded = np.array([_kept(each) for each in fold(text)], np.uint32)
    return folded


def _fold_of(character: str) -> int:
    folded = fold(character)
    return _kept(folded) if len(folded) == 1 else _ODD


def _kept(character: str) -> int:
    """Return the code of a folded character that is kept, or that is a part of numbers."""
    if character in _WORDY or "\u4e00" <= character <= "\u9fff":
        return ord(character)
    return _ZERO if character.isdecimal() else _GONE
