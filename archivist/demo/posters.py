"""Posters, banners and signs: what public-service advertising looks like from across the street."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from archivist.demo.canvas import Colour, mix, shade
from archivist.demo.typeface import face

_GROUNDS: tuple[tuple[Colour, Colour], ...] = (
    ((176, 20, 24), (226, 62, 40)),
    ((22, 92, 168), (120, 190, 228)),
    ((30, 120, 70), (158, 208, 120)),
    ((196, 112, 24), (248, 212, 130)),
    ((236, 226, 204), (250, 244, 230)),
    ((20, 116, 128), (140, 210, 206)),
)
_GOLD: Colour = (255, 224, 130)


def poster(
    size: tuple[int, int], slogan: str, values: Sequence[str], city: str, chance: Random
) -> Image.Image:
    """Draw a poster: a picture above, the slogan, the values or a line of the publisher below."""
    top, bottom = chance.choice(_GROUNDS)
    sheet = _gradient(size, top, bottom)
    pen = ImageDraw.Draw(sheet, "RGBA")
    pale = sum(top) > 480  # noqa: PLR2004 — a light ground takes dark letters
    ink: Colour = (150, 24, 24) if pale else (255, 255, 255)
    chance.choice((_hills, _rays, _doves))(pen, size, shade(bottom, 0.9), chance)
    words = slogan.split()
    letter = min(size[0] * 0.8 / max(map(len, words)), size[1] * 0.3 / len(words))
    y = size[1] * (0.16 if size[1] > size[0] else 0.28)
    for word in words:
        font = face(round(letter))
        pen.text((size[0] / 2, y), word, ink, font, anchor="mm", stroke_width=round(letter / 48))
        y += letter * 1.25
    if size[1] > size[0]:
        _value_grid(pen, size, values, ink)
    small = face(max(8, round(size[1] * 0.035)))
    pen.text((size[0] / 2, size[1] * 0.955), f"{city}文明办　宣", ink, small, anchor="mm")
    return sheet


def banner(size: tuple[int, int], text: str, *, ground: Colour = (198, 22, 28)) -> Image.Image:
    """Draw a cloth banner or LED line with one row of letters."""
    sheet = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(sheet)
    letter = min(size[1] * 0.66, size[0] * 0.94 / len(text))
    gap = min(letter * 1.5, size[0] * 0.94 / len(text))
    start = size[0] / 2 - gap * (len(text) - 1) / 2
    for number, character in enumerate(text):
        place = (start + gap * number, size[1] / 2)
        pen.text(place, character, _GOLD, face(round(letter)), anchor="mm", stroke_width=1)
    return sheet


def notice(size: tuple[int, int], title: str, chance: Random) -> Image.Image:
    """Draw a printed sheet on a notice board: a headline, lines of text, perhaps a picture."""
    tint = chance.choice(((252, 250, 244), (240, 246, 252), (252, 244, 232), (244, 250, 240)))
    sheet = Image.new("RGB", size, tint)
    pen = ImageDraw.Draw(sheet)
    head = chance.choice(((186, 30, 34), (26, 94, 160), (34, 116, 72)))
    pen.rectangle((0, 0, size[0], size[1] * 0.15), fill=head)
    letter = min(size[1] * 0.1, size[0] * 0.9 / max(len(title), 1))
    pen.text(
        (size[0] / 2, size[1] * 0.075), title, "white", face(max(8, round(letter))), anchor="mm"
    )
    y = size[1] * 0.2
    if chance.random() < 0.6:  # noqa: PLR2004
        sky, land = (150, 196, 232), (112, 160, 92)
        pen.rectangle((size[0] * 0.08, y, size[0] * 0.92, y + size[1] * 0.24), fill=sky)
        pen.rectangle(
            (size[0] * 0.08, y + size[1] * 0.15, size[0] * 0.92, y + size[1] * 0.24), fill=land
        )
        y += size[1] * 0.29
    while y < size[1] * 0.93:
        end = size[0] * (0.92 if chance.random() < 0.8 else chance.uniform(0.4, 0.8))  # noqa: PLR2004
        pen.rectangle((size[0] * 0.08, y, end, y + size[1] * 0.012), fill=(120, 122, 126))
        y += size[1] * 0.038
    return sheet


def _gradient(size: tuple[int, int], top: Colour, bottom: Colour) -> Image.Image:
    strip = Image.new("RGB", (1, 16))
    strip.putdata([mix(top, bottom, n / 15) for n in range(16)])
    return strip.resize(size, Image.Resampling.BILINEAR)


def _value_grid(
    pen: ImageDraw.ImageDraw, size: tuple[int, int], values: Sequence[str], ink: Colour
) -> None:
    font = face(max(8, round(size[0] * 0.105)))
    for number, value in enumerate(values):
        x = size[0] * (0.2 + 0.3 * (number % 3))
        y = size[1] * (0.62 + 0.075 * (number // 3))
        pen.text((x, y), value, ink, font, anchor="mm")


def _hills(pen: ImageDraw.ImageDraw, size: tuple[int, int], colour: Colour, chance: Random) -> None:
    for layer in range(3):
        y = size[1] * (0.5 + 0.1 * layer)
        tint = shade(colour, 0.85 - 0.12 * layer)
        for _ in range(4):
            x, r = chance.uniform(-0.1, 1.1) * size[0], chance.uniform(0.3, 0.5) * size[0]
            pen.ellipse((x - r, y - r * 0.35, x + r, y + size[1]), fill=(*tint, 120))


def _rays(pen: ImageDraw.ImageDraw, size: tuple[int, int], colour: Colour, chance: Random) -> None:
    x, y = size[0] * chance.uniform(0.3, 0.7), size[1] * 0.5
    for start in range(0, 360, 20):
        reach = max(size) * 1.2
        box = (x - reach, y - reach, x + reach, y + reach)
        pen.pieslice(box, start, start + 9, fill=(*shade(colour, 1.25), 70))
    r = min(size) * 0.12
    pen.ellipse((x - r, y - r, x + r, y + r), fill=(255, 226, 120, 190))


def _doves(pen: ImageDraw.ImageDraw, size: tuple[int, int], colour: Colour, chance: Random) -> None:
    for _ in range(5):
        x, y = chance.uniform(0.1, 0.9) * size[0], chance.uniform(0.34, 0.56) * size[1]
        r = chance.uniform(0.04, 0.09) * size[0]
        wing = shade(mix(colour, (255, 255, 255), 0.7), 1.05)
        pen.pieslice((x - 2 * r, y - r, x, y + r), 300, 60, fill=(*wing, 210))
        pen.pieslice((x, y - r, x + 2 * r, y + r), 120, 240, fill=(*wing, 210))
