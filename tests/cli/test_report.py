"""Reports go where they are sent, by their Chinese or their English name."""

import pytest

from archivist.reports.registry import REPORTS

NAMES = [report.name for report in REPORTS] + [report.slug for report in REPORTS]
FORMATS = ["xlsx", "docx", "html", "csv"]


@pytest.mark.parametrize(
    ("name", "suffix"), [(name, FORMATS[at % 4]) for at, name in enumerate(NAMES)]
)
def test_every_report_is_written_by_either_name(archivist, office, name, suffix):
    result = archivist("report", name, "-o", f"../报 表.{suffix}", "--json")

    assert result.code == 0
    assert result.of("report")[0]["path"] == f"../报 表.{suffix}"
    assert (office.root.parent / f"报 表.{suffix}").stat().st_size > 0


def test_a_table_for_excel_begins_with_a_mark_of_its_encoding(archivist, office):
    archivist("report", "gaps", "--output", "缺项.csv")

    assert (office.root / "缺项.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_same_report_again_replaces_the_file(archivist, office):
    archivist("report", "gaps", "-o", "缺项.csv")
    first = (office.root / "缺项.csv").read_bytes()

    assert archivist("report", "gaps", "-o", "缺项.csv").code == 0
    assert (office.root / "缺项.csv").read_bytes() == first


def test_a_wrong_name_or_ending_lists_what_there_is(archivist, office):
    name, ending = (
        archivist("report", "没有", "-o", "a.csv"),
        archivist("report", "gaps", "-o", "a"),
    )

    assert name.code == ending.code == 15
    assert "缺项清单（gaps）" in name.err
    assert "xlsx" in ending.err
