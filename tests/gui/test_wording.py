"""Sizes, dates and requirements in words."""

from datetime import date

from archivist.domain.dates import DateReading, DateSource, DateValue
from archivist.domain.edition import Requirement
from archivist.domain.kind import Kind
from archivist.domain.settings import Settings
from archivist.gui.wording import date_text, requirement_text, size_text


def test_sizes_are_rounded_for_people():
    assert size_text(0) == "0 B"
    assert size_text(1536) == "1.5 KB"
    assert size_text(3 * 1024**3) == "3.0 GB"


def test_a_date_names_its_source_and_its_absence():
    reading = DateReading(DateValue.of(date(2017, 3, 10)), DateSource.TEXT)

    assert date_text(reading) == "成文日期 2017-03-10"
    assert date_text(None) == "日期不明"


def test_what_nobody_set_is_not_called_unlimited():
    said = requirement_text(Settings({"max_count": "不限"}), "Ⅲ-7-3", Requirement(Kind.REPORT))

    assert "最少 未设置" in said
    assert "最多 不限" in said
    assert "字数上限 未设置" in said


def test_limits_that_are_set_are_numbers_with_their_unit():
    settings = Settings({"min_count.Ⅲ-7-3.photo": "2", "photo_min_side": "1080"})

    said = requirement_text(settings, "Ⅲ-7-3", Requirement(Kind.PHOTO))

    assert "最少 2 份" in said
    assert "短边至少 1080 像素" in said
