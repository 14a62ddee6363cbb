"""Red ink of a seal and of a red head is told from other red; a grey scan has none."""

import math

import pytest
from extract.drawn import BODY, a_page, scanned, sealed
from PIL import Image, ImageDraw

from archivist.demo.typeface import face
from archivist.extract.seal import colour_of, find_red_head, find_seals


def with_red(page, kind):
    pen = ImageDraw.Draw(page)
    red = (210, 40, 40)
    if kind == "block":
        pen.rectangle((900, 1500, 1300, 1850), fill=red)
    elif kind == "pie":
        pen.pieslice((900, 1500, 1260, 1860), 0, 250, fill=red)
        pen.pieslice((900, 1500, 1260, 1860), 250, 360, fill=(60, 90, 200))
    elif kind == "pen":
        points = [(1000 + 200 * math.cos(t / 20), 1600 + 90 * math.sin(t / 20)) for t in range(126)]
        pen.line(points, fill=red, width=6)
    else:
        for n in range(6):
            pen.line((200, 1400 + 80 * n, 1400, 1400 + 80 * n), fill=red, width=5)
    return page


@pytest.mark.parametrize("dpi", [200, 72])
def test_a_seal_is_found_where_it_is(dpi):
    page = scanned(sealed(a_page(), (900, 1400)))
    page = page.resize((round(1654 * dpi / 200), round(2339 * dpi / 200)))

    (seal,) = find_seals(page, dpi, 3)

    left, top, right, bottom = (edge * 200 / dpi for edge in seal.box)
    assert (seal.kind, seal.page) == ("seal", 3)
    assert abs((left + right) / 2 - 1065) < 40
    assert abs((top + bottom) / 2 - 1565) < 40


def test_a_faint_seal_over_text_is_found():
    assert len(find_seals(scanned(sealed(a_page(), (500, 600))), 200)) == 1


@pytest.mark.parametrize("kind", ["block", "pie", "pen", "rules"])
def test_other_red_is_no_seal(kind):
    page = scanned(with_red(a_page(red_head="云川市人民政府文件"), kind))

    assert find_seals(page, 200) == ()


def test_a_red_head_is_found_with_its_rule():
    page = scanned(a_page(red_head="云川市人民政府文件", number="云政发〔2017〕12号"))

    head = find_red_head(page, 200)

    assert head.sure == 0.95
    assert head.box[1] < 340 and head.box[3] > 600


def test_a_page_without_one_has_none_though_it_bears_a_seal():
    assert find_red_head(scanned(sealed(a_page(), (650, 300))), 200) is None


def test_a_grey_scan_is_said_to_be_grey():
    page = scanned(sealed(a_page()))

    assert colour_of(page) == "colour"
    assert colour_of(page.convert("L")) == "grey"
    assert colour_of(page.convert("1")) == "bilevel"
    assert find_seals(page.convert("L"), 200) == ()


def a_square_seal(side=150, *, ground=False):
    """Draw a person's seal of four letters, 19 mm wide: red on white in a frame, or white on red."""
    tile = Image.new("RGBA", (side, side), (205, 35, 40, 255 if ground else 0))
    pen = ImageDraw.Draw(tile)
    ink = (0, 0, 0, 0) if ground else (205, 35, 40, 255)
    if not ground:
        pen.rectangle((2, 2, side - 3, side - 3), outline=ink, width=6)
    for letter, at in zip(
        "张伟之印", ((0.7, 0.3), (0.7, 0.7), (0.3, 0.3), (0.3, 0.7)), strict=True
    ):
        place = (side * at[0], side * at[1])
        pen.text(place, letter, ink, face(round(side * 0.36)), anchor="mm")
    return tile


def pressed(page, tile, at, turn):
    stamp = tile.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    page.paste(stamp, at, stamp)
    return page


@pytest.mark.parametrize(
    ("turn", "ground"), [(0, False), (7, False), (-20, False), (0, True), (7, True)]
)
def test_a_square_seal_is_found_however_it_is_cut_and_turned(turn, ground):
    page = scanned(pressed(a_page(), a_square_seal(ground=ground), (900, 1500), turn))

    (seal,) = find_seals(page, 200)

    assert seal.shape == "square"
    assert abs((seal.box[0] + seal.box[2]) / 2 - 900 - 75) < 40


def test_an_oval_seal_is_called_oval():
    tile = Image.new("RGBA", (320, 230), (205, 35, 40, 0))
    pen = ImageDraw.Draw(tile)
    pen.ellipse((2, 2, 317, 227), outline=(205, 35, 40, 255), width=7)
    pen.text((160, 80), "发票专用章", (205, 35, 40, 255), face(40), anchor="mm")
    pen.text((160, 150), "9131000007", (205, 35, 40, 255), face(34), anchor="mm")

    (seal,) = find_seals(scanned(pressed(a_page(), tile, (800, 1500), 3)), 200)

    assert seal.shape == "oval"


@pytest.mark.parametrize("kind", ["box", "table", "button", "letters"])
def test_red_frames_and_letters_are_no_seals(kind):
    page = a_page(BODY[:4])
    pen = ImageDraw.Draw(page)
    red = (205, 35, 40)
    if kind == "box":
        pen.rectangle((900, 1500, 1060, 1650), outline=red, width=6)
    elif kind == "table":
        for row in range(4):
            for column in range(4):
                x, y = 700 + 90 * column, 1400 + 90 * row
                pen.rectangle((x, y, x + 90, y + 90), outline=red, width=4)
    elif kind == "button":
        pen.rectangle((900, 1500, 1060, 1650), fill=red)
    else:
        for row in range(5):
            pen.text((900, 1500 + 70 * row), "机密特急件", red, face(60))

    assert find_seals(scanned(page), 200) == ()
