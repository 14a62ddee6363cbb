"""Personal data, masked at once: the whole value leaves no worker (rule S03; domain.md §3.8)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from archivist.domain.secrecy import find_bank_cards, find_id_numbers, find_mobiles, mask
from archivist.domain.signs import Personal, PersonalSign
from archivist.extract.base import Extract, Passage

_MOST = 500
_SEARCHES: tuple[tuple[PersonalSign, Callable[[str], list[tuple[int, int]]]], ...] = (
    (PersonalSign.ID_NUMBER, find_id_numbers),
    (PersonalSign.MOBILE, find_mobiles),
    (PersonalSign.BANK_CARD, find_bank_cards),
)
_DIGITS = re.compile(r"\d{4} ?\d{4}")  # in every number that is looked for


def find_personal(extract: Extract) -> tuple[Personal, ...]:
    """Return identity numbers, mobiles and bank cards of all parts, hidden ones and comments too."""
    found: list[Personal] = []
    if not _DIGITS.search(extract.text):  # no number goes over the end of a passage
        return ()
    for passage in extract.passages:
        if not _DIGITS.search(passage.text):
            continue
        found += _of(passage)
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def _of(passage: Passage) -> Iterator[Personal]:
    for sign, search in _SEARCHES:
        for start, end in search(passage.text):
            yield Personal(sign, mask(passage.text[start:end]), passage.place)
