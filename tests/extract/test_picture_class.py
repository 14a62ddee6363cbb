"""Photos, screenshots, pages and drawings are told apart, and what cannot be told is not guessed."""

import pytest
from extract.drawn import a_page, scanned
from extract.test_picture_look import a_screen
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from archivist.demo.scans import grain_of
from archivist.domain.picture import PictureClass
from archivist.extract.look import picture_look, shown
from archivist.extract.picture_class import class_of


def a_photo_like():
    """Shades without end and grain: what a lens and a sensor leave."""
    from random import Random  # noqa: PLC0415

    tints = [grain_of((48, 36), 60, Random(n)).resize((960, 720), 3) for n in (1, 2, 3)]
    view = Image.merge("RGB", tints).filter(ImageFilter.GaussianBlur(2))
    return ImageChops.add(view, grain_of(view.size, 6, Random(9)).convert("RGB"), 1, -128)


def a_chart():
    chart = Image.new("RGB", (800, 500), "white")
    pen = ImageDraw.Draw(chart)
    for n, tone in enumerate(((70, 120, 190), (190, 80, 70), (150, 190, 90), (130, 100, 160))):
        pen.rectangle((80 + 170 * n, 460 - 90 * (n + 1), 200 + 170 * n, 460), fill=tone)
    return chart


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (a_photo_like(), PictureClass.PHOTO),
        (a_screen(), PictureClass.SCREENSHOT),
        (scanned(a_page()), PictureClass.SCAN),
        (a_chart(), PictureClass.DRAWING),
    ],
    ids=["photo", "screenshot", "scan", "drawing"],
)
def test_each_is_called_what_it_is(image, kind):
    said, sure = class_of(image, camera=False)

    assert (said, sure >= 0.5) == (kind, True)


def test_a_page_taken_with_a_camera_is_photographed():
    assert class_of(scanned(a_page()), camera=True)[0] is PictureClass.PAGE_PHOTO


@pytest.mark.parametrize(
    "image", [Image.new("RGB", (900, 700), "white"), a_chart().crop((0, 0, 40, 40))]
)
def test_of_an_icon_and_of_nothing_nothing_is_said(image):
    assert class_of(image, camera=False)[0] is PictureClass.UNKNOWN


def test_a_look_holds_all_measures():
    look = picture_look(a_photo_like(), camera=True)

    assert (look.kind, look.blank, len(look.fingerprint) > 300) == (PictureClass.PHOTO, False, True)
    assert picture_look(Image.new("RGB", (20, 20)), camera=False) is None
    assert picture_look(Image.new("L", (400, 300), 255), camera=False).blank


def test_what_is_clear_lies_on_white_and_deep_greys_are_not_cut_off():
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    deep = Image.linear_gradient("L").convert("I").point(lambda v: v * 200)

    assert shown(clear).getpixel((5, 5)) == (255, 255, 255)
    assert len(set(shown(deep).convert("L").tobytes())) > 100


def test_a_gradient_and_shades_on_one_exact_colour_are_drawn():
    gradient = Image.linear_gradient("L").resize((640, 480)).convert("RGB")
    slide = Image.new("RGB", (640, 480), (250, 250, 252))
    wheel = Image.merge("RGB", [Image.radial_gradient("L").resize((300, 300))] * 3)
    slide.paste(wheel, (170, 90))

    said = [class_of(image, camera=False)[0] for image in (gradient, slide)]

    assert said == [PictureClass.DRAWING] * 2


def test_a_photographed_thing_before_white_stays_a_photo():
    cut_out = Image.new("RGB", (1000, 750), "white")
    cut_out.paste(a_photo_like().resize((700, 525)), (150, 110))

    assert class_of(cut_out, camera=False)[0] is PictureClass.PHOTO
