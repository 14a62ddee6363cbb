"""Numbers written as lists write them."""

import pytest

from archivist.extract.numerals import numeral


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCountingThousand", "十"),
        (12, "chineseCountingThousand", "十二"), (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"), (110, "chineseCountingThousand", "一百一十"),
        (1003, "chineseCountingThousand", "一千零三"), (11, "chineseLegalSimplified", "壹拾壹"),
        (3, "ideographTraditional", "丙"), (2, "decimalEnclosedCircle", "②"),
        (21, "decimalEnclosedCircle", "21"), (4, "decimalEnclosedParen", "⑷"), (7, "decimalZero", "07"),
        (14, "upperRoman", "XIV"), (28, "lowerLetter", "bb"), (12, "decimalFullWidth", "１２"),
        (0, "chineseCounting", "0"), (5, "unheard", "5"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_its_format_says(number, form, text):
    assert numeral(number, form) == text
