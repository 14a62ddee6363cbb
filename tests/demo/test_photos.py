"""Photographs: all scenes can be drawn, and no two pictures are the same."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from demo.small_edition import small_edition
from PIL import Image, ImageStat

from archivist.demo.brief import Brief
from archivist.demo.photos import compose_shot, photo_bytes
from archivist.demo.words import load_words
from archivist.domain.window import one_year_before

_SIZE = (480, 360)


def _brief() -> Brief:
    standard = small_edition(10).standards[0]
    return Brief(standard, "公益广告刊播", one_year_before(2017, 8), 2017, load_words())


@pytest.mark.parametrize(
    "scene", ["street", "shelter", "square", "park", "board", "reading", "meeting", "hall"]
)
def test_every_scene_has_light_and_dark_and_colour(scene: str) -> None:
    shot = replace(compose_shot(_brief(), date(2017, 4, 12), 0, _SIZE), scene=scene)

    with Image.open(io.BytesIO(photo_bytes(_brief(), shot))) as picture:
        spread = ImageStat.Stat(picture.convert("L")).stddev[0]
        colours = ImageStat.Stat(picture.convert("HSV").getchannel("S")).mean[0]

    assert spread > 25 and colours > 15


def test_pictures_of_one_standard_differ() -> None:
    shots = [compose_shot(_brief(), date(2017, 4, 12), n, _SIZE) for n in range(4)]

    assert len({photo_bytes(_brief(), shot) for shot in shots}) == 4


def test_a_caption_tells_day_place_and_event() -> None:
    shot = compose_shot(_brief(), date(2017, 4, 12), 0, _SIZE)

    assert "2017年4月12日" in shot.caption and shot.place in shot.caption
    assert shot.subject in shot.caption
