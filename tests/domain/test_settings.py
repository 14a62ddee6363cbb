"""A limit that nobody set is None, and the closest key wins."""

from datetime import date

import pytest

from archivist.domain.edition import NO_LIMIT, Requirement
from archivist.domain.kind import Kind
from archivist.domain.settings import BY_KEY, Settings, parse_key, parse_value

PHOTO = Requirement(Kind.PHOTO, minimum=3)
REPORT = Requirement(Kind.REPORT)


def test_what_nobody_set_is_none():
    assert Settings({}).value("word_limit", "Ⅲ-1-1", REPORT) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"min_count": "1"}, 3),
        ({"min_count.photo": "5"}, 3),
        ({"min_count.Ⅲ-7-3": "2"}, 2),
        ({"min_count.Ⅲ-7-3": "2", "min_count.Ⅲ-7-3.photo": "4"}, 4),
    ],
)
def test_the_closest_key_wins_and_the_edition_stands_before_general_keys(texts, expected):
    assert Settings(texts).value("min_count", "Ⅲ-7-3", PHOTO) == expected


def test_the_window_comes_from_the_test_month_until_it_is_set():
    month = {"test_month": "2017-08"}

    assert str(Settings(month).value("window")) == "2016-08-01..2017-07-31"
    assert str(Settings({**month, "window": "2015..2016"}).value("window")) == (
        "2015-01-01..2016-12-31"
    )
    assert str(Settings({**month, "cycle": "2015"}).value("window")) == "2015-01-01..2017-07-31"
    assert Settings({"review_date": "2017-08-10"}).value("review_date") == date(2017, 8, 10)


def test_an_office_may_declare_that_there_is_no_limit():
    assert parse_value(BY_KEY["word_limit"], "不限") > 10**9
    assert parse_value(BY_KEY["min_count"], "不限") == 1


@pytest.mark.parametrize("key", ["colour", "city.Ⅲ-1-1", "word_limit.photo", "min_count.x"])
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(KeyError):
        parse_key(key)


def test_a_standard_may_be_written_in_any_form():
    assert str(parse_key("min_count.III-7-3.photo")) == "min_count.Ⅲ-7-3.photo"


@pytest.mark.parametrize(
    ("key", "requirement", "expected"),
    [
        ("min_count", Requirement(Kind.PHOTO, minimum=NO_LIMIT), 1),
        ("max_count", Requirement(Kind.PHOTO, maximum=NO_LIMIT), float("inf")),
        ("word_limit", Requirement(Kind.REPORT, word_limit=NO_LIMIT), float("inf")),
    ],
)
def test_a_catalogue_that_says_no_limit_is_not_one_that_says_nothing(key, requirement, expected):
    assert Settings({key: "7"}).value(key, "Ⅲ-7-3", requirement) == expected
    assert Settings({}).value(key, "Ⅲ-7-3", Requirement(requirement.kind)) is None
