"""Numbers as lists write them: 一, 壹, 甲, ①, IV, b (ECMA-376 part 1, §17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 100_000


def numeral(number: int, form: str) -> str:
    """Return *number* in one of Word's formats, as plain digits in a format that is not known."""
    writer = _WRITERS.get(form)
    return writer(number) if writer is not None and 0 < number < _MOST else str(number)


def _chinese(number: int) -> str:
    """Write 十一, 二十, 一百零五."""
    text = _counted(number, _DIGITS.replace("〇", "零"), "十百千万")
    return text.removeprefix("一") if text.startswith("一十") else text


def _legal(number: int) -> str:
    return _counted(number, _LEGAL, "拾佰仟万")


def _counted(number: int, digits: str, units: str) -> str:
    text, zero = "", False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (
                (digits[0] if zero else "") + digits[digit] + (units[power - 1] if power else "")
            )
        zero = digit == 0
    return text


def _letters(number: int) -> str:
    """Write a … z, then aa, bb as Word does."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        text += letters * (number // amount)
        number %= amount
    return text


def _ring(first: str, most: int) -> Callable[[int], str]:
    """Return a writer of signs that stand in a row, plain digits after the last of them."""
    return lambda number: chr(ord(first) + number - 1) if number <= most else str(number)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "ideographDigital", "koreanCounting"), _chinese
    ),
    **dict.fromkeys(("chineseLegalSimplified", "japaneseLegal", "ideographLegalTraditional"), _legal),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"),
        _ring("①", 20),
    ),
    "decimalEnclosedParen": _ring("⑴", 20),
    "decimalEnclosedFullstop": _ring("⒈", 20),
    "decimalZero": lambda number: f"{number:02}",
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    ),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "numberInDash": lambda number: f"- {number} -",
}  # fmt: skip
