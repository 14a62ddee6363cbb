"""The parts of a scene: sky, buildings, trees, people, vehicles, lamps."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

from archivist.demo.canvas import Canvas, Colour, mix, shade

_WALLS: tuple[Colour, ...] = (
    (206, 196, 180),
    (186, 170, 150),
    (198, 186, 176),
    (172, 148, 128),
    (210, 206, 198),
    (176, 182, 188),
    (190, 162, 140),
    (158, 116, 96),
)
_CLOTHES: tuple[Colour, ...] = (
    (46, 58, 84),
    (70, 72, 78),
    (128, 44, 52),
    (58, 96, 112),
    (150, 140, 120),
    (88, 104, 74),
    (176, 176, 180),
    (52, 48, 52),
)
_SKIN: Colour = (214, 172, 144)


@dataclass(frozen=True, slots=True)
class Weather:
    """The light of a day: colours of the sky, strength of shadows, haze in the distance."""

    zenith: Colour
    low: Colour
    sun: float
    clouds: float
    haze: Colour


WEATHERS = (
    Weather((74, 130, 200), (186, 212, 234), 1.0, 0.35, (190, 208, 224)),
    Weather((104, 150, 206), (206, 220, 232), 0.85, 0.8, (200, 212, 222)),
    Weather((150, 168, 188), (212, 216, 220), 0.45, 1.0, (204, 208, 212)),
    Weather((92, 132, 186), (232, 218, 196), 0.8, 0.5, (222, 214, 200)),
)


def sky(canvas: Canvas, weather: Weather) -> None:
    """Fill everything above the horizon with a gradient and soft clouds."""
    height = int(canvas.horizon) + 2
    strip = Image.new("RGB", (1, 24))
    strip.putdata([mix(weather.zenith, weather.low, (n / 23) ** 0.8) for n in range(24)])
    back = strip.resize((canvas.width // 8, max(8, height // 8)), Image.Resampling.BILINEAR)
    cover = Image.new("L", back.size, 0)
    pen = ImageDraw.Draw(cover)
    for _ in range(round(9 * weather.clouds)):
        x, y = canvas.chance.uniform(0, back.width), canvas.chance.uniform(0, back.height * 0.7)
        for _ in range(canvas.chance.randint(5, 11)):
            dx, dy = (
                canvas.chance.gauss(0, back.width / 14),
                canvas.chance.gauss(0, back.height / 40),
            )
            r = canvas.chance.uniform(2, back.width / 26)
            box = (x + dx - 2 * r, y + dy - r * 0.7, x + dx + 2 * r, y + dy + r * 0.7)
            pen.ellipse(box, fill=canvas.chance.randint(110, 215))
    cover = cover.filter(ImageFilter.GaussianBlur(2.6))
    back.paste(Image.new("RGB", back.size, (248, 248, 250)), (0, 0), cover)
    canvas.image.paste(back.resize((canvas.width, height), Image.Resampling.BILINEAR), (0, 0))


def skyline(canvas: Canvas, weather: Weather) -> None:
    """Put pale blocks of flats along the horizon."""
    x = -130.0
    while x < 130:  # noqa: PLR2004
        wide, high = (
            canvas.chance.uniform(9, 22),
            canvas.chance.choice((12, 18, 24, 33, 48)) + canvas.chance.uniform(-3, 5),
        )
        colour = mix(canvas.chance.choice(_WALLS), weather.haze, 0.62)
        canvas.wall((x, x + wide), (0, high), 150, colour)
        for level in range(2, int(high), 4):
            y = level + 1.4
            canvas.wall((x + 1, x + wide - 1), (level, y), 150, shade(colour, 0.93))
        x += wide + canvas.chance.uniform(-3, 6)


def block(
    canvas: Canvas, x: tuple[float, float], z: tuple[float, float], high: float, weather: Weather
) -> None:
    """Draw a block of flats or offices with windows on the sides that can be seen."""
    near, far = z
    colour = mix(canvas.chance.choice(_WALLS), weather.haze, min(0.5, near / 160))
    inner = x[1] if x[1] <= 0 else x[0]
    if x[1] <= 0 or x[0] >= 0:
        dark = shade(colour, 0.8 if inner > 0 else 0.94)
        canvas.face(
            ((inner, 0, near), (inner, 0, far), (inner, high, far), (inner, high, near)), dark
        )
        _side_windows(canvas, inner, z, high, weather)
    canvas.wall(x, (0, high), near, colour)
    _front_windows(canvas, x, near, high, weather)
    canvas.wall((x[0] - 0.2, x[1] + 0.2), (high - 0.5, high + 0.3), near, shade(colour, 0.86))


def _front_windows(
    canvas: Canvas, x: tuple[float, float], z: float, high: float, weather: Weather
) -> None:
    glass = mix((74, 92, 112), weather.haze, min(0.5, z / 150))
    step = canvas.chance.choice((2.4, 2.8, 3.2))
    y = 4.2
    while y + 1.8 < high:
        left = x[0] + 0.8
        while left + 1.5 < x[1]:
            lit = shade(glass, canvas.chance.uniform(0.82, 1.3))
            canvas.wall((left - 0.12, left + 1.62), (y - 0.15, y + 1.75), z, (226, 228, 228))
            canvas.wall((left, left + 0.72), (y, y + 1.6), z, lit)
            canvas.wall((left + 0.78, left + 1.5), (y, y + 1.6), z, shade(lit, 1.08))
            left += step
        y += 3.1


def _side_windows(
    canvas: Canvas, x: float, z: tuple[float, float], high: float, weather: Weather
) -> None:
    y = 4.2
    while y + 1.8 < high:
        near = z[0] + 0.8
        while near + 1.5 < z[1]:
            glass = shade(
                mix((70, 88, 108), weather.haze, min(0.5, near / 150)),
                canvas.chance.uniform(0.8, 1.2),
            )
            canvas.face(
                ((x, y, near), (x, y, near + 1.5), (x, y + 1.6, near + 1.5), (x, y + 1.6, near)),
                glass,
            )
            near += 3
        y += 3.1


def tree(canvas: Canvas, x: float, z: float, high: float, weather: Weather) -> None:
    """Draw a street tree with its shadow: trunk, dark crown, lighter leaves towards the sun."""
    chance, scale = canvas.chance, canvas.scale(z)
    _shadow(canvas, x, z, high * 0.34, weather)
    foot, crown = canvas.at(x, 0, z), canvas.at(x, high * 0.66, z)
    thick = max(2, round(0.24 * scale))
    canvas.pen.line((*foot, *crown), fill=(88, 72, 58, 255), width=thick)
    canvas.pen.line(
        (foot[0] - thick / 4, foot[1], crown[0] - thick / 4, crown[1]),
        fill=(112, 94, 76, 255),
        width=max(1, thick // 3),
    )
    base = mix(
        chance.choice(((64, 104, 46), (78, 116, 50), (52, 96, 54), (98, 122, 52))),
        weather.haze,
        min(0.5, z / 120),
    )
    reach = high * 0.36 * scale
    for layer, (count, size, light) in enumerate(
        ((22, 0.42, 0.66), (50, 0.22, 0.84), (110, 0.11, 1.02), (150, 0.06, 1.2))
    ):
        tints = [(*shade(base, light * chance.uniform(0.88, 1.12)), 235) for _ in range(8)]
        left, top = crown[0] - layer * reach * 0.04, crown[1] - reach * (0.1 + layer * 0.06)
        for number in range(count if reach > 24 else count // 3):  # noqa: PLR2004 — far trees are small
            far, r = 2 * chance.random() - 1, size * reach * (0.6 + 0.5 * chance.random())
            px = left + (2 * chance.random() - 1) * reach * (1 - 0.3 * abs(far))
            py = top + far * reach * 0.78
            canvas.pen.ellipse((px - r, py - r * 0.8, px + r, py + r * 0.8), fill=tints[number % 8])


def shrubs(canvas: Canvas, x: tuple[float, float], z: float, high: float, weather: Weather) -> None:
    """Draw a clipped hedge with flowers here and there."""
    chance, scale = canvas.chance, canvas.scale(z)
    base = mix((66, 108, 48), weather.haze, min(0.4, z / 120))
    canvas.wall(x, (0, high * 0.8), z, shade(base, 0.66))
    count = min(400, int((x[1] - x[0]) * 34))
    for _ in range(count):
        px, py = canvas.at(chance.uniform(*x), chance.uniform(0.1, 1) * high, z)
        r = chance.uniform(0.05, 0.12) * scale
        tint = shade(base, chance.uniform(0.7, 1.4))
        if chance.random() < 0.06:  # noqa: PLR2004
            tint = chance.choice(((222, 84, 110), (240, 196, 70), (236, 236, 240)))
        canvas.pen.ellipse((px - r, py - r, px + r, py + r), fill=(*tint, 255))


def person(canvas: Canvas, x: float, z: float, weather: Weather, *, vest: bool = False) -> None:
    """Draw somebody standing or walking; *vest*: a volunteer in red with a cap."""
    chance = canvas.chance
    tall = chance.uniform(1.56, 1.8)
    _shadow(canvas, x, z, 0.42, weather)
    coat: Colour = (206, 34, 36) if vest else chance.choice(_CLOTHES)
    trousers = chance.choice(((42, 46, 60), (58, 56, 54), (70, 78, 96)))
    step = chance.uniform(0.02, 0.14)
    for side in (-1, 1):
        hip, knee, foot = (
            (x + side * 0.07, tall * 0.5),
            (x + side * (0.08 + step / 2), tall * 0.26),
            (x + side * (0.07 + step), 0.02),
        )
        _limb(canvas, (hip, knee, foot), z, 0.15, shade(trousers, 1.0 + 0.1 * side))
        shoulder, elbow = (x + side * 0.17, tall * 0.8), (x + side * 0.24, tall * 0.62)
        hand = (x + side * chance.uniform(0.14, 0.27), tall * 0.47)
        _limb(canvas, (shoulder, elbow, hand), z, 0.1, shade(coat, 0.82 if not vest else 0.45))
        canvas.pen.ellipse(_disc(canvas, hand[0], hand[1], z, 0.05), fill=(*_SKIN, 255))
    body = [
        (x - 0.2, tall * 0.82),
        (x + 0.2, tall * 0.82),
        (x + 0.17, tall * 0.46),
        (x - 0.17, tall * 0.46),
    ]
    canvas.pen.polygon([canvas.at(px, py, z) for px, py in body], fill=(*coat, 255))
    half = [
        (x + 0.02, tall * 0.82),
        (x + 0.2, tall * 0.82),
        (x + 0.17, tall * 0.46),
        (x + 0.04, tall * 0.46),
    ]
    canvas.pen.polygon([canvas.at(px, py, z) for px, py in half], fill=(*shade(coat, 0.8), 120))
    _head(canvas, x, tall, z, vest=vest)


def _head(canvas: Canvas, x: float, tall: float, z: float, *, vest: bool) -> None:
    hair = canvas.chance.choice(((34, 30, 28), (52, 44, 40), (96, 92, 90)))
    canvas.pen.ellipse(_disc(canvas, x, tall * 0.925, z, 0.12), fill=(*hair, 255))
    left, top, right, bottom = _disc(canvas, x, tall * 0.912, z, 0.098)
    canvas.pen.ellipse((left, top + (bottom - top) * 0.16, right, bottom), fill=(*_SKIN, 255))
    if vest:
        left, top, right, bottom = _disc(canvas, x, tall * 0.965, z, 0.125)
        canvas.pen.pieslice((left, top, right, bottom), 180, 360, fill=(200, 30, 34, 255))
        canvas.wall((x - 0.07, x + 0.07), (tall * 0.66, tall * 0.7), z, (246, 232, 160))


def _limb(
    canvas: Canvas, joints: tuple[tuple[float, float], ...], z: float, thick: float, fill: Colour
) -> None:
    spots = [canvas.at(x, y, z) for x, y in joints]
    canvas.pen.line(
        spots, fill=(*fill, 255), width=max(1, round(thick * canvas.scale(z))), joint="curve"
    )


def _disc(
    canvas: Canvas, x: float, y: float, z: float, r: float
) -> tuple[float, float, float, float]:
    px, py = canvas.at(x, y, z)
    size = r * canvas.scale(z)
    return px - size, py - size * 1.12, px + size, py + size * 1.12


def _shadow(canvas: Canvas, x: float, z: float, r: float, weather: Weather) -> None:
    left, top = canvas.at(x - r * 0.8, 0, z + r * 0.8)
    right, bottom = canvas.at(x + r * 1.7, 0, max(z - r * 0.8, 0.5))
    canvas.pen.ellipse(
        (left, min(top, bottom), max(left, right), max(top, bottom)),
        fill=(20, 24, 34, round(90 * weather.sun)),
    )


def car(canvas: Canvas, x: float, z: float, weather: Weather, *, taxi: bool = False) -> None:
    """Draw a car from behind or before."""
    chance = canvas.chance
    paint: Colour = (
        (52, 120, 92)
        if taxi
        else chance.choice(
            ((228, 228, 230), (40, 42, 48), (150, 24, 30), (170, 174, 180), (30, 60, 110))
        )
    )
    left, top = canvas.at(x - 1.05, 0.25, z + 0.6)
    right, bottom = canvas.at(x + 1.05, 0, z - 0.8)
    canvas.pen.ellipse((left, top, right, bottom), fill=(14, 16, 22, round(70 + 80 * weather.sun)))
    for side in (-0.72, 0.72):
        canvas.wall((x + side - 0.11, x + side + 0.11), (0, 0.5), z, (24, 24, 26))
    cabin = [(x - 0.7, 0.85), (x - 0.54, 1.44), (x + 0.54, 1.44), (x + 0.7, 0.85)]
    canvas.pen.polygon(
        [canvas.at(px, py, z + 0.4) for px, py in cabin], fill=(*shade(paint, 0.92), 255)
    )
    glass = [(x - 0.6, 0.9), (x - 0.48, 1.36), (x + 0.48, 1.36), (x + 0.6, 0.9)]
    canvas.pen.polygon([canvas.at(px, py, z + 0.4) for px, py in glass], fill=(58, 74, 90, 255))
    left, top = canvas.at(x - 0.87, 0.9, z)
    right, bottom = canvas.at(x + 0.87, 0.24, z)
    round_by = max(2, (bottom - top) / 5)
    canvas.pen.rounded_rectangle((left, top, right, bottom), round_by, fill=(*paint, 255))
    canvas.wall((x - 0.87, x + 0.87), (0.62, 0.66), z, shade(paint, 1.2))
    for side in (-0.68, 0.68):
        canvas.wall((x + side - 0.16, x + side + 0.16), (0.58, 0.74), z, (196, 40, 36))
    canvas.wall((x - 0.24, x + 0.24), (0.4, 0.52), z, (40, 84, 160))


def lamp(canvas: Canvas, x: float, z: float) -> None:
    """Draw a street lamp."""
    foot, top = canvas.at(x, 0, z), canvas.at(x, 8.2, z)
    arm = canvas.at(x - 1.6 if x > 0 else x + 1.6, 8.5, z)
    wide = max(2, round(0.14 * canvas.scale(z)))
    canvas.pen.line((*foot, *top), fill=(120, 124, 130, 255), width=wide)
    canvas.pen.line((*top, *arm), fill=(120, 124, 130, 255), width=max(1, wide // 2))
    canvas.pen.line(
        (*arm, arm[0] + (18 if x < 0 else -18) * canvas.scale(z) / 90, arm[1]),
        fill=(230, 232, 226, 255),
        width=wide,
    )
