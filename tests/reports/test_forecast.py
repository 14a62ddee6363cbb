"""What will go red, when, and until when to act: as a table and in a calendar."""

from dataclasses import replace
from datetime import date

from reports.sample import REFUSED_PATH, an_assessment

from archivist.domain.finding import Finding, Level
from archivist.domain.forecast import Fall, Forecast, Outlook
from archivist.domain.kind import Kind
from archivist.reports.forecast import fall_rows, forecast, red_rows
from archivist.reports.table import Figures, Tone

CAUSE = Finding(
    "D04",
    Level.ERROR,
    "Ⅲ-1-1",
    Kind.PAPER,
    "宣传部/学习计划.pdf",
    values={"text": "有效期一年", "end": date(2017, 7, 4), "as_of": date(2017, 7, 5)},
)
HIDDEN = replace(CAUSE, path=REFUSED_PATH)
FALL = Fall("Ⅲ-1-1", Kind.PAPER, date(2017, 7, 5), date(2017, 6, 14), (CAUSE, HIDDEN))
AHEAD = Forecast(
    date(2017, 6, 20),
    date(2018, 6, 20),
    (
        Outlook("Ⅲ-1-1", (Kind.REPORT,), (FALL,)),
        Outlook("Ⅲ-1-2", (Kind.PAPER, Kind.PHOTO)),
        Outlook("Ⅲ-2-1"),
    ),
)


def foreseeing():
    return an_assessment(forecast=AHEAD)


def test_a_row_says_the_day_what_is_left_and_that_it_is_late():
    [row] = fall_rows(foreseeing())

    assert (row.day, row.left, row.act_by, row.late) == (
        date(2017, 7, 5),
        15,
        date(2017, 6, 14),
        True,
    )
    assert row.why.startswith("写明“有效期一年”，有效期到 2017-07-04 为止")
    assert row.tone is Tone.ERROR
    assert (row.unit, row.person) == ("市委宣传部", "王丽")


def test_a_refused_path_is_not_named():
    [row] = fall_rows(foreseeing())

    assert row.paths == ("宣传部/学习计划.pdf",)


def test_what_is_red_already_stands_apart_with_its_reason():
    rows = red_rows(foreseeing())

    assert [(row.code, row.kind) for row in rows] == [
        ("Ⅲ-1-1", Kind.REPORT),
        ("Ⅲ-1-2", Kind.PAPER),
        ("Ⅲ-1-2", Kind.PHOTO),
    ]
    assert rows[0].why == "未收集"
    assert rows[0].left_said == "已变红"


def test_the_figures_count_standards_now_soon_and_at_the_end():
    report = forecast(foreseeing())

    figures = next(block for block in report.blocks if isinstance(block, Figures))
    assert [card.number for card in figures.cards] == [3, 2, 1, 2, 1]


def test_a_calendar_has_the_day_to_act_not_before_today_and_the_red_day():
    days = [(each.day, each.summary) for each in forecast(foreseeing()).occasions]

    assert days == [
        (date(2017, 6, 20), "着手更换 Ⅲ-1-1 规范文件（市委宣传部）"),
        (date(2017, 7, 5), "Ⅲ-1-1 规范文件 变红（市委宣传部）"),
    ]


def test_without_a_forecast_it_is_empty_and_not_wrong():
    report = forecast(an_assessment())

    assert not fall_rows(an_assessment())
    assert report.occasions == ()
