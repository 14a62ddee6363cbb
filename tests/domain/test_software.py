"""When the program that wrote a file came out."""

import pytest

from archivist.domain.software import release_year


@pytest.mark.parametrize(
    ("name", "version", "year"),
    [
        ("Microsoft Office Word", "12.0000", 2007),
        ("Microsoft Office Word", "16.0000", 2015),
        ("Microsoft® Word 2016", "", 2015),
        ("Microsoft® Word 2019", "", 2018),
        ("Microsoft Excel", "15.0300", 2013),
        ("WPS Office_11.8.2.12085_F1E327BC", "", 2018),
        ("WPS Office_12.1.0.15374", "", 2022),
        ("XeTeX output 2020.07.24:1847", "", 2020),
        ("WPS 演示", "", None),
        ("EPSON Scan", "", None),
        ("", "", None),
    ],
)
def test_a_version_came_out_in_a_year_or_nobody_knows(name, version, year):
    assert release_year(name, version) == year
