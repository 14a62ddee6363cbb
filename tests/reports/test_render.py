"""A report's file is whole or not there at all."""

from dataclasses import replace

import pytest
from reports.sample import an_assessment

from archivist.errors import CannotWriteError, ReportError
from archivist.reports.registry import REPORTS
from archivist.reports.render import FORMATS, render, write

GAPS = REPORTS[0]


def _names(folder):
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_the_same_assessment_gives_the_same_bytes(name, suffix):
    first = render(name.make(an_assessment()), f".{suffix}")
    second = render(name.make(an_assessment()), f".{suffix}")

    assert first == second


@pytest.mark.parametrize("ending", [*FORMATS, "XLSX", "htm"])
def test_the_ending_chooses_the_format_and_nothing_is_left_beside(tmp_path, ending):
    path = tmp_path / f"缺项清单.{ending}"

    write(GAPS.make(an_assessment()), path)

    assert path.stat().st_size > 0
    assert _names(tmp_path) == [path.name]


def test_an_older_file_is_replaced(tmp_path):
    path = tmp_path / "缺项清单.csv"
    path.write_text("旧")

    write(GAPS.make(an_assessment()), path)

    assert path.read_bytes() == render(GAPS.make(an_assessment()), ".csv")


@pytest.mark.parametrize("name", ["缺项清单.ppt", "缺项清单"])
def test_an_unknown_ending_is_refused_with_the_known_ones(tmp_path, name):
    with pytest.raises(ReportError, match="xlsx、docx、html、csv"):
        write(GAPS.make(an_assessment()), tmp_path / name)

    assert _names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(CannotWriteError, match=r"文件夹 .*无此处 不存在"):
        write(GAPS.make(an_assessment()), tmp_path / "无此处" / "缺项清单.csv")


def test_a_folder_in_the_way_is_left_alone(tmp_path):
    place = tmp_path / "缺项清单.csv"
    place.mkdir()

    with pytest.raises(CannotWriteError, match="这是一个文件夹"):
        write(GAPS.make(an_assessment()), place)

    assert place.is_dir()
    assert _names(tmp_path) == [place.name]


def test_a_report_that_cannot_be_made_leaves_the_old_file(tmp_path):
    path = tmp_path / "缺项清单.csv"
    path.write_text("旧")
    report = GAPS.make(an_assessment())
    broken = replace(report, blocks=(replace(report.grids[0], rows=(None,)),))

    with pytest.raises(AttributeError):
        write(broken, path)

    assert path.read_text() == "旧"
    assert _names(tmp_path) == [path.name]
