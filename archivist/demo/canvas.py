"""A canvas with a simple camera: metres in, pixels out, so that everything in a scene fits together."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageDraw

from archivist.demo.typeface import face

Colour = tuple[int, int, int]
Spot = tuple[float, float]
Solid = tuple[float, float, float]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return *one* moved by *share* (0..1) towards *other*."""
    (r, g, b), (x, y, z) = one, other
    return round(r + (x - r) * share), round(g + (y - g) * share), round(b + (z - b) * share)


def shade(colour: Colour, factor: float) -> Colour:
    """Return *colour* darker (factor < 1) or lighter (> 1)."""
    r, g, b = colour
    return min(255, int(r * factor)), min(255, int(g * factor)), min(255, int(b * factor))


class Canvas:
    """A picture under way. World: x to the right, y up from the ground, z away, in metres."""

    def __init__(
        self, size: tuple[int, int], chance: Random, *, eye: float, horizon: float
    ) -> None:
        self.image: Image.Image = Image.new("RGB", size, (200, 205, 210))
        self.pen = ImageDraw.Draw(self.image, "RGBA")
        self.chance = chance
        self.width, self.height = size
        self._eye = eye
        self._horizon = size[1] * horizon
        self._focal = size[0] * chance.uniform(0.78, 0.92)
        self._middle = size[0] * chance.uniform(0.44, 0.56)

    @property
    def horizon(self) -> float:
        """The horizon in pixels from the top."""
        return self._horizon

    def at(self, x: float, y: float, z: float) -> Spot:
        """Return the pixel of a point of the world; *z* must be positive."""
        scale = self._focal / max(z, 0.1)
        return self._middle + x * scale, self._horizon - (y - self._eye) * scale

    def scale(self, z: float) -> float:
        """Return how many pixels a metre takes at distance *z*."""
        return self._focal / z

    def face(self, corners: Sequence[Solid], fill: Colour, alpha: int = 255) -> None:
        """Fill a plane of the world."""
        self.pen.polygon([self.at(*corner) for corner in corners], fill=(*fill, alpha))

    def wall(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: float,
        fill: Colour,
        alpha: int = 255,
    ) -> None:
        """Fill an upright rectangle that faces the camera."""
        left, top = self.at(x[0], y[1], z)
        right, bottom = self.at(x[1], y[0], z)
        self.pen.rectangle((left, top, max(left, right), max(top, bottom)), fill=(*fill, alpha))

    def ground(
        self, x: tuple[float, float], z: tuple[float, float], fill: Colour, alpha: int = 255
    ) -> None:
        """Fill a rectangle that lies on the ground."""
        self.face(((x[0], 0, z[0]), (x[0], 0, z[1]), (x[1], 0, z[1]), (x[1], 0, z[0])), fill, alpha)

    def box(
        self, x: tuple[float, float], y: tuple[float, float], z: tuple[float, float], fill: Colour
    ) -> None:
        """Draw a block: top, the side that can be seen, front."""
        near, far = z
        if y[1] < self._eye:
            top = ((x[0], y[1], near), (x[0], y[1], far), (x[1], y[1], far), (x[1], y[1], near))
            self.face(top, shade(fill, 1.12))
        for edge in x:
            if (edge == x[0]) == (edge > 0):
                side = (
                    (edge, y[0], near),
                    (edge, y[0], far),
                    (edge, y[1], far),
                    (edge, y[1], near),
                )
                self.face(side, shade(fill, 0.78))
        self.wall(x, y, near, fill)

    def paste(self, texture: Image.Image, quad: Sequence[Solid]) -> None:
        """Map *texture* on a plane: corners top left, top right, bottom right, bottom left."""
        spots = [self.at(*corner) for corner in quad]
        left, top = int(min(s[0] for s in spots)), int(min(s[1] for s in spots))
        size = (
            int(max(s[0] for s in spots)) - left + 1,
            int(max(s[1] for s in spots)) - top + 1,
        )
        if min(size) < 2 or max(size) > 4 * self.width:  # noqa: PLR2004 — too thin or too near to show
            return
        shrunk = texture
        if texture.width > 2 * size[0]:
            shrunk = texture.resize((size[0], max(1, texture.height * size[0] // texture.width)))
        corners = ((0, 0), (shrunk.width, 0), (shrunk.width, shrunk.height), (0, shrunk.height))
        numbers = _perspective([(x - left, y - top) for x, y in spots], corners)
        method, filtering = Image.Transform.PERSPECTIVE, Image.Resampling.BILINEAR
        moved = shrunk.convert("RGBA").transform(size, method, numbers, filtering)
        self.image.paste(moved, (left, top), moved)

    def write(
        self,
        text: str,
        x: float,
        y: float,
        z: float,
        height: float,
        fill: Colour,
        anchor: str = "mm",
    ) -> None:
        """Write *text* upright, *height* metres high, around a point of the world."""
        size = round(height * self.scale(z))
        if size >= 6:  # noqa: PLR2004 — smaller is a smudge
            self.pen.text(self.at(x, y, z), text, (*fill, 255), face(size), anchor=anchor)


def _perspective(spots: Sequence[Spot], corners: Sequence[Spot]) -> tuple[float, ...]:
    """Return the eight numbers that carry picture points back to texture points."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(spots, corners, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return tuple(_solve(rows))


def _solve(rows: list[list[float]]) -> list[float]:
    """Solve a linear system by elimination with pivots; the last column is the right side."""
    count = len(rows)
    for column in range(count):
        best = max(range(column, count), key=lambda r: abs(rows[r][column]))
        rows[column], rows[best] = rows[best], rows[column]
        pivot = rows[column][column] or 1e-9
        rows[column] = [value / pivot for value in rows[column]]
        for row in range(count):
            if row != column:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[count] for row in rows]
