"""Classification marks and personal data (GB/T 7156-2003; domain.md §3.8)."""

from __future__ import annotations

import re

_MARK = r"(?:绝\s*密|机\s*密|秘\s*密)"
_TERM = r"(?:\d{1,3}\s*(?:年|个月|月|天|日)|长\s*期|启用前|公布前)?"
_CLASSIFIED = (
    re.compile(rf"{_MARK}\s*[★☆*＊]\s*{_TERM}"),
    re.compile(rf"(?m)^[ \t\u3000]*{_MARK}[ \t\u3000]*$"),
    re.compile(r"密\s*级\s*[：:]\s*(?:绝\s*密|机\s*密|秘\s*密)"),
)
_ID_NUMBER = re.compile(
    r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
# A full stop or a file's ending may follow; a decimal fraction may not.
_MOBILE = re.compile(r"(?<!\d)(?<!\d\.)1[3-9]\d{9}(?!\d|\.\d)")
# The first figures of cards that are given out; 91…93 begin the codes of companies and offices.
_BANK_CARD = re.compile(
    r"(?<!\d)(?<!\d\.)(?=[456]|3[0568]|9[04589])(?:\d{4}[ ]?){3,4}\d{1,4}(?!\d|\.\d)"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CARD_LENGTHS = range(16, 20)


def is_classified(text: str) -> bool:
    """Whether *text* bears a classification mark (S01).

    商业秘密, 机密文件管理办法 and the like speak of secrets and are no marks.
    """
    return any(pattern.search(text) for pattern in _CLASSIFIED)


def find_id_numbers(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each identity number whose check digit is right."""
    return [m.span() for m in _ID_NUMBER.finditer(text) if _checks(m.group())]


def find_mobiles(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each mobile number; short service numbers (12345) are none."""
    return [m.span() for m in _MOBILE.finditer(text)]


def find_bank_cards(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of each 16–19 digit number that begins as cards do and satisfies Luhn."""
    taken = find_id_numbers(text)
    return [
        m.span()
        for m in _BANK_CARD.finditer(text)
        if _luhn(m.group().replace(" ", ""))
        and not any(start <= m.start() < end for start, end in taken)
    ]


def mask(value: str) -> str:
    """Keep the first three and last two characters: enough to find it, too little to use it."""
    return value[:3] + "*" * max(len(value) - 5, 1) + value[-2:]


def _checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def _luhn(number: str) -> bool:
    if len(number) not in _CARD_LENGTHS or len(set(number)) == 1:
        return False
    digits = [int(d) for d in reversed(number)]
    doubled = (d * 2 - 9 if d > 4 else d * 2 for d in digits[1::2])  # noqa: PLR2004
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def masked(text: str) -> str:
    """Return *text* with every identity number, mobile and bank card in it masked (rule S03)."""
    for find in (find_id_numbers, find_mobiles, find_bank_cards):
        for start, end in reversed(find(text)):
            text = text[:start] + mask(text[start:end]) + text[end:]
    return text
