"""Serial days and the formats that show them."""

from datetime import datetime, time

import pytest
from lxml import etree

from archivist.extract.sheetformats import Formats, serial_time


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        (42837, datetime(2017, 4, 12)),  # noqa: DTZ001
        (42837.395833333, datetime(2017, 4, 12, 9, 30)),  # noqa: DTZ001
        (1, datetime(1900, 1, 1)),  # noqa: DTZ001
        (59, datetime(1900, 2, 28)),  # noqa: DTZ001
        (61, datetime(1900, 3, 1)),  # noqa: DTZ001
        (0.5, time(12)),
        (-1, None),
        (2_958_466, None),
    ],
)
def test_serial_days_count_as_excel_counts(number, moment):
    assert serial_time(number) == moment


def test_books_from_a_mac_count_from_1904():
    assert serial_time(41375, from_1904=True) == datetime(2017, 4, 12)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("code", "is_date", "is_percent"),
    [
        ("yyyy/m/d", True, False),
        ('yyyy"年"m"月"d"日"', True, False),
        ("[h]:mm", True, False),
        ("[$-804]yyyy年m月", True, False),
        ("0.00%", False, True),
        ("#,##0.00_);[Red](#,##0.00)", False, False),
        ('0"万元"', False, False),
        ("General", False, False),
        ('0"%"', False, False),
    ],
)
def test_formats_are_told_by_their_letters(code, is_date, is_percent):
    root = etree.Element("styleSheet")
    etree.SubElement(etree.SubElement(root, "numFmts"), "numFmt", numFmtId="200", formatCode=code)
    etree.SubElement(etree.SubElement(root, "cellXfs"), "xf", numFmtId="200")

    formats = Formats(root)

    assert (formats.is_date(0), formats.is_percent(0)) == (is_date, is_percent)


def test_a_style_nobody_defined_is_plain():
    assert not Formats(None).is_date(3)
