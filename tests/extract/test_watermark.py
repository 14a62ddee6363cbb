"""The stamp of a camera dates a photo; a banner does not."""

import pytest

pytest.importorskip("rapidocr")

from extract.test_picture_look import a_scene
from PIL import ImageDraw

from archivist.demo.typeface import face
from archivist.domain.dates import DateSource, DateValue
from archivist.extract.watermark import find_watermark, stamped_day


@pytest.mark.parametrize(
    "text",
    [
        "2017-03-12 10:22",
        "2017-03-1210:22:08",
        "2017年3月12日 星期日",
        "拍摄时间：2017.03.12 10:22",
        "2017 3 12",
        "2017/03/12 10:22 晴 12℃",
    ],
)
def test_a_stamp_is_read_however_it_is_written(text):
    assert stamped_day(text) == DateValue(2017, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "2017年3月12日志愿服务活动启动仪式",
        "2017年3月",
        "包头市钢铁大街",
        "1912-01-01",
        "2017-03-12至2017-03-15",
        "2017-13-45",
    ],
)
def test_words_of_the_scene_are_no_stamp(text):
    assert stamped_day(text) is None


def test_date_and_place_are_read_off_a_photo():
    photo = a_scene()
    pen = ImageDraw.Draw(photo)
    pen.text(
        (40, 1080),
        "2017-03-12 10:22",
        (255, 255, 255),
        face(44),
        stroke_width=1,
        stroke_fill=(40, 40, 40),
    )
    pen.text(
        (40, 1135),
        "地点：钢铁大街公交站",
        (255, 255, 255),
        face(40),
        stroke_width=1,
        stroke_fill=(40, 40, 40),
    )

    stamp = find_watermark(photo)

    assert (stamp.dated.value, stamp.dated.source) == (DateValue(2017, 3, 12), DateSource.WATERMARK)
    assert "图中" in stamp.dated.place
    assert [line.text for line in stamp.lines][1].startswith("地点：钢铁大街")


def test_a_photo_without_a_stamp_has_none():
    assert find_watermark(a_scene()).dated is None
