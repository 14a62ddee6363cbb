"""Pages, screens and photographs are told apart."""

from random import Random

import pytest
from extract.drawn import a_page, scanned
from PIL import Image, ImageDraw

from archivist.demo.scans import grain_of
from archivist.demo.typeface import face
from archivist.extract.picture_look import Look, is_blank, look_of


def a_scene():
    """Draw a street: sky, houses with windows, ground."""
    scene = Image.new("RGB", (1600, 1200), (170, 200, 235))
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 800, 1600, 1200), fill=(120, 118, 112))
    for n in range(5):
        pen.rectangle(
            (60 + 310 * n, 250 + 60 * (n % 3), 320 + 310 * n, 800), fill=(190 - 20 * n, 160, 140)
        )
        for w in range(12):
            x, y = 80 + 310 * n + 80 * (w % 3), 380 + 100 * (w // 3)
            pen.rectangle((x, y, x + 45, y + 60), fill=(60, 70, 90))
    return scene


def a_screen():
    screen = Image.new("RGB", (1080, 2160), (237, 237, 237))
    pen = ImageDraw.Draw(screen)
    for n in range(9):
        left = 140 if n % 2 else 300
        pen.rounded_rectangle(
            (left, 200 + 200 * n, left + 620, 340 + 200 * n),
            20,
            fill=(149, 236, 105) if n % 2 else (255, 255, 255),
        )
        pen.text((left + 30, 240 + 200 * n), "今天下午三点开会，请准时", (20, 20, 20), face(44))
    return screen


def test_a_scanned_page_looks_like_one():
    assert look_of(scanned(a_page())) is Look.PAGE
    assert look_of(a_page().convert("1")) is Look.PAGE


def test_a_page_in_uneven_light_still_does():
    shade = (
        Image.linear_gradient("L")
        .resize((1654, 2339))
        .point([160 + v * 95 // 255 for v in range(256)])
    )
    page = a_page()

    shaded = Image.composite(page, Image.new("RGB", page.size, (90, 85, 80)), shade)

    assert look_of(shaded) is Look.PAGE


def test_a_scene_is_a_photo():
    assert look_of(a_scene()) is Look.PHOTO


def test_a_chat_on_a_telephone_is_a_screen():
    assert look_of(a_screen()) is Look.SCREEN


@pytest.mark.parametrize("colour", ["white", (60, 90, 200)])
def test_a_plain_surface_is_a_photo_and_blank(colour):
    plain = Image.new("RGB", (800, 1100), colour)

    assert look_of(plain) is Look.PHOTO
    assert is_blank(plain)


def test_an_empty_scanned_page_is_blank_and_one_line_is_not():
    empty = grain_of((800, 1100), 5, Random(3)).point([min(255, v + 110) for v in range(256)])

    assert is_blank(empty)
    assert not is_blank(a_page(["只有一行字"]))
