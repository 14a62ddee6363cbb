"""Scanned papers: pages drawn as pictures with red head and seal, slightly askew and noisy."""

from __future__ import annotations

import io
import zlib
from functools import cache
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw

from archivist.demo.layout import PAGE, Page
from archivist.demo.pdf import Picture, SealPicture
from archivist.demo.typeface import face

DPI = 200
_SCALE = DPI / 72
_RED = (206, 32, 38)
_INK = (38, 38, 42)


def scan_page(page: Page, issuer: str, chance: Random) -> Picture:
    """Return *page* as a colour scan of 200 dpi (DA/T 31-2017: red head and seal in colour)."""
    drawn = draw_page(page, issuer, chance)
    grey = chance.randint(244, 250)
    paper = (grey, grey - 1, grey - chance.randint(3, 7))
    turned = drawn.rotate(chance.uniform(-0.9, 0.9), Image.Resampling.BILINEAR, fillcolor=paper)
    packed = io.BytesIO()
    _aged(turned, chance).save(packed, "JPEG", quality=72, dpi=(DPI, DPI))
    return Picture(packed.getvalue(), *turned.size)


def draw_page(page: Page, issuer: str, chance: Random) -> Image.Image:
    """Draw the page as it left the printer, and press the seal on it."""
    size = (round(PAGE[0] * _SCALE), round(PAGE[1] * _SCALE))
    sheet = Image.new("RGB", size, (249, 248, 244))
    pen = ImageDraw.Draw(sheet)
    for y, red, thick in page.rules:
        ends = (79 * _SCALE, y * _SCALE, 521 * _SCALE, y * _SCALE)
        pen.line(ends, fill=_RED if red else _INK, width=round(thick * _SCALE))
    for line in page.lines:
        place = (line.x * _SCALE, line.y * _SCALE)
        heavy = 1 + (line.size > 30) if line.bold else 0  # noqa: PLR2004 — the red head is heaviest
        ink = _RED if line.red else _INK
        font = face(round(line.size * _SCALE))
        pen.text(place, line.text, ink, font, anchor="ls", stroke_width=heavy)
    if page.seal is not None:
        stamp = seal(issuer, round(118 * _SCALE)).rotate(
            chance.uniform(-5, 5), Image.Resampling.BICUBIC
        )
        x, y = (round(v * _SCALE) - stamp.width // 2 for v in page.seal)
        sheet.paste(stamp, (x + chance.randint(-12, 12), y), stamp)
    return sheet


def seal(issuer: str, side: int) -> Image.Image:
    """Draw a unit's round seal: ring, star, the name along the upper arc; RGBA, *side* pixels."""
    canvas = Image.new("RGBA", (side, side), (*_RED, 0))
    pen = ImageDraw.Draw(canvas)
    ink = (*_RED, 205)
    middle, ring = side / 2, max(3, side // 46)
    pen.ellipse((2, 2, side - 3, side - 3), outline=ink, width=ring)
    points = [
        (middle + side * 0.15 * sin(n * 4 * pi / 5), middle - side * 0.15 * cos(n * 4 * pi / 5))
        for n in range(5)
    ]
    pen.polygon(points, fill=ink)
    pen.regular_polygon((middle, middle, side * 0.065), 5, rotation=36, fill=ink)
    _name_arc(canvas, issuer, side)
    return canvas


def seal_picture(issuer: str) -> SealPicture:
    """Return the seal for a PDF: colours and transparency, row by row, compressed."""
    stamp = seal(issuer, 260)
    return SealPicture(
        stamp.width,
        zlib.compress(stamp.convert("RGB").tobytes()),
        zlib.compress(stamp.getchannel("A").tobytes()),
    )


@cache
def seal_png(issuer: str) -> bytes:
    """Return the seal as a picture to put into a Word file."""
    packed = io.BytesIO()
    seal(issuer, 260).save(packed, "PNG", optimize=True)
    return packed.getvalue()


def _name_arc(canvas: Image.Image, issuer: str, side: int) -> None:
    letter = min(side // 8, round(side * 2.3 / max(len(issuer), 8)))
    reach = min(300, 24 * len(issuer))
    for number, character in enumerate(issuer):
        angle = -reach / 2 + reach * number / max(len(issuer) - 1, 1)
        tile = Image.new("RGBA", (letter * 2, letter * 2), (*_RED, 0))
        pen = ImageDraw.Draw(tile)
        pen.text(
            (letter, letter), character, (*_RED, 205), face(letter), anchor="mm", stroke_width=1
        )
        turned = tile.rotate(-angle, Image.Resampling.BICUBIC)
        turn = angle * pi / 180
        x = side / 2 + side * 0.39 * sin(turn) - letter
        y = side / 2 - side * 0.39 * cos(turn) - letter
        canvas.alpha_composite(turned, (round(x), round(y)))


def _aged(page: Image.Image, chance: Random) -> Image.Image:
    """Add what a scanner adds: grain, a shadow along one side."""
    grain = grain_of(page.size, 9, chance).convert("RGB")
    grained = ImageChops.add(page, grain, scale=1, offset=-128)
    shadow = Image.linear_gradient("L").rotate(90).resize(page.size)
    edge = shadow.point([255 - round(26 * max(0, v - 225) / 30) for v in range(256)])
    return ImageChops.multiply(grained, edge.convert("RGB"))


def grain_of(size: tuple[int, int], sigma: float, chance: Random) -> Image.Image:
    """Return grey noise around 128; made from *chance*, because Pillow's own noise has no seed."""
    tile = Image.frombytes("L", (256, 256), chance.randbytes(256 * 256))
    # Uniform bytes narrowed around the middle: a deviation of 74 becomes sigma.
    tile = tile.point([round(128 + (v - 127.5) * sigma / 74) for v in range(256)])
    field = Image.new("L", size)
    for x in range(0, size[0], 256):
        for y in range(0, size[1], 256):
            field.paste(tile, (x, y))
    return field
