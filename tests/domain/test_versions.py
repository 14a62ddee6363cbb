"""What a file's name says of its version."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.domain.versions import Stage, read_version


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("情况说明（初稿）.docx", Stage.FIRST),
        ("情况说明（二稿）.docx", Stage.REVISED),
        ("情况说明v2.docx", Stage.REVISED),
        ("情况说明 最终版2.docx", Stage.FINAL),
        ("情况说明_最新_20170501.docx", Stage.NEWEST),
        ("情况说明 - 副本.docx", Stage.PLAIN),
        ("情况说明20170301.docx", Stage.PLAIN),
        ("Ⅲ-7-3-01 情况说明 送审稿.docx", Stage.SUBMITTED),
    ],
)
def test_marks_are_taken_off_the_name(name, stage):
    version = read_version(name)

    assert (version.stem, version.stage) == ("情况说明", stage)


@pytest.mark.parametrize(
    ("older", "newer"),
    [("初稿", "终稿"), ("初稿", ""), ("", "终稿"), ("v1", "v2"), ("v2", "v10"), ("送审稿", "定稿"), ("", "(1)"),
     ("20170301", "20170401")],
)  # fmt: skip
def test_the_later_version_is_greater(older, newer):
    assert read_version(f"说明{older}.doc").order < read_version(f"说明{newer}.doc").order


@given(st.text(max_size=30))
def test_any_name_has_a_version(name):
    assert read_version(name).stage in Stage
