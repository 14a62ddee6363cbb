"""Things that stand in the open and bear words: hoardings, shelters, entrances, banners, boards."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from archivist.demo.canvas import Canvas, Colour
from archivist.demo.posters import banner, notice, poster
from archivist.demo.scenery import Weather, block

STEEL: Colour = (126, 132, 140)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture must show: place names and words that stand on signs."""

    place: str
    unit: str
    topic: str
    city: str
    slogans: tuple[str, ...]
    values: tuple[str, ...]


def hoarding(
    canvas: Canvas, x: float, z: tuple[float, float], subject: Subject, chance: Random
) -> None:
    """Draw a hoarding along the left side with posters on it."""
    canvas.face(((x, 0, z[0]), (x, 0, z[1]), (x, 2.6, z[1]), (x, 2.6, z[0])), (228, 230, 228))
    slogans = chance.sample(subject.slogans, 4)
    near = z[0]
    for slogan in slogans:
        sheet = poster((900, 420), slogan, subject.values, subject.city, chance)
        end = near + 5.2
        # On a wall to the left the far end is at the right of the sheet.
        canvas.paste(sheet, ((x, 2.45, near), (x, 2.45, end), (x, 0.3, end), (x, 0.3, near)))
        near = end + 0.3


def frontage(canvas: Canvas, z: float, subject: Subject, weather: Weather) -> None:
    """Draw a row of blocks across the view, with shops below."""
    x = -44.0
    while x < 44:  # noqa: PLR2004
        wide = canvas.chance.uniform(9, 17)
        block(canvas, (x, x + wide), (z, z + 12), canvas.chance.uniform(10, 24), weather)
        sign = canvas.chance.choice(((168, 34, 30), (30, 84, 148), (36, 110, 76), (190, 120, 30)))
        canvas.wall((x + 0.4, x + wide - 0.4), (2.9, 3.8), z, sign)
        words = canvas.chance.choice(
            (
                f"{subject.city}便民超市",
                "惠民药房",
                "新华书店",
                "清真面馆",
                "电信营业厅",
                "阳光理发",
            )
        )
        canvas.write(words, x + wide / 2, 3.35, z, 0.6, (250, 246, 236))
        canvas.wall((x + 0.5, x + wide - 0.5), (0.2, 2.8), z, (92, 104, 114))
        x += wide + 0.3


def paving_lines(canvas: Canvas, near: float, far: float) -> None:
    """Draw the joints of paving stones and a tactile line."""
    z = near
    while z < far:
        canvas.ground((-60, 60), (z, z + 0.03), (120, 116, 110), 110)
        z *= 1.13
    for x in range(-40, 41, 2):
        canvas.ground((x, x + 0.04), (near, far), (120, 116, 110), 90)
    canvas.ground((3.0, 3.5), (near, far), (214, 176, 70), 200)


def shelter_frame(canvas: Canvas, middle: float, subject: Subject, weather: Weather) -> None:
    """Draw a bus shelter: posters, posts, roof, bench, stop sign."""
    chance = canvas.chance
    z = 11.4
    canvas.ground((middle - 5, middle + 5), (10.3, 12), (40, 42, 48), round(60 * weather.sun))
    for number, slogan in enumerate(chance.sample(subject.slogans, 3)):
        left = middle - 4.35 + 2.95 * number
        canvas.wall((left, left + 2.8), (0.35, 2.35), z, (52, 56, 62))
        sheet = poster((840, 540), slogan, subject.values, subject.city, chance)
        quad = (
            (left + 0.1, 2.27, z),
            (left + 2.7, 2.27, z),
            (left + 2.7, 0.5, z),
            (left + 0.1, 0.5, z),
        )
        canvas.paste(sheet, quad)
        canvas.wall((left + 0.1, left + 1.0), (0.5, 2.27), z, (255, 255, 255), 20)
    for x in (middle - 4.5, middle - 1.5, middle + 1.5, middle + 4.5):
        canvas.wall((x - 0.06, x + 0.06), (0, 2.75), z - 0.05, STEEL)
    canvas.box((middle - 5, middle + 5), (2.7, 2.86), (10.1, 11.6), (92, 98, 108))
    canvas.wall((middle - 2.2, middle + 2.2), (2.86, 3.3), 10.9, (24, 88, 150))
    canvas.write(f"{subject.place}站", middle, 3.08, 10.9, 0.3, (255, 255, 255))
    canvas.box((middle - 2.6, middle + 2.6), (0.42, 0.5), (10.9, 11.2), (150, 108, 70))
    canvas.wall((middle + 5.5, middle + 5.6), (0, 2.9), 10.2, STEEL)
    canvas.wall((middle + 5.2, middle + 5.9), (1.5, 2.9), 10.2, (236, 240, 244))
    for line in range(4):
        canvas.wall(
            (middle + 5.26, middle + 5.84),
            (1.6 + 0.3 * line, 1.82 + 0.3 * line),
            10.19,
            (40, 110, 170),
        )


def entrance(canvas: Canvas, subject: Subject, z: float) -> None:
    """Draw the entrance of a service centre with its name."""
    canvas.box((-4, 4), (3.3, 3.7), (z - 2.2, z), (206, 206, 204))
    canvas.wall((-5.5, 5.5), (3.7, 5.0), z - 0.05, (196, 28, 30))
    size = min(0.9, 10.2 / len(subject.place + "综合服务中心"))
    canvas.write(subject.place + "综合服务中心", 0, 4.35, z - 0.05, size, (255, 232, 150))
    canvas.wall((-2.6, 2.6), (0, 3.1), z - 0.04, (70, 88, 104))
    for x in (-1.3, 0, 1.3):
        canvas.wall((x - 0.05, x + 0.05), (0, 3.1), z - 0.04, (190, 194, 198))
    for x in (-3.8, 3.8):
        canvas.wall((x - 0.16, x + 0.16), (0, 3.4), z - 2.1, (216, 214, 208))


def banner_on_posts(canvas: Canvas, subject: Subject, middle: float, z: float) -> None:
    """Hang a banner between two posts."""
    text = f"{subject.topic.removesuffix('活动')}活动　{subject.unit}"
    for x in (middle - 5.2, middle + 5.2):
        canvas.wall((x - 0.05, x + 0.05), (0, 3.6), z, STEEL)
    sheet = banner((1800, 150), text)
    ends = (middle - 5.2, middle + 5.2)
    canvas.paste(
        sheet, ((ends[0], 3.55, z), (ends[1], 3.55, z), (ends[1], 2.75, z), (ends[0], 2.75, z))
    )


def railing(canvas: Canvas, z: float) -> None:
    """Draw a piece of railing along the water."""
    x = -5.9 + (z / 110) * 3.5
    canvas.wall((x - 0.06, x + 0.06), (0, 1.1), z, (210, 208, 200))
    for y in (0.5, 1.0):
        canvas.face(
            ((x, y, z), (x, y, z * 1.4), (x, y + 0.07, z * 1.4), (x, y + 0.07, z)), (214, 212, 206)
        )


def sign_stone(canvas: Canvas, subject: Subject, chance: Random) -> None:
    """Put a poster on a stone base."""
    x, z = chance.uniform(1.5, 2.3), 8.4
    canvas.box((x - 0.1, x + 2.6), (0, 0.3), (z, z + 0.5), (150, 146, 140))
    sheet = poster((900, 560), chance.choice(subject.slogans), subject.values, subject.city, chance)
    canvas.wall((x, x + 2.5), (0.3, 2.0), z + 0.01, (110, 112, 116))
    canvas.paste(
        sheet, ((x + 0.06, 1.94, z), (x + 2.44, 1.94, z), (x + 2.44, 0.4, z), (x + 0.06, 0.4, z))
    )


def panel(
    canvas: Canvas, x: tuple[float, float], subject: Subject, head: str, chance: Random
) -> None:
    """Fill one panel of a notice board."""
    z = 6.94
    if chance.random() < 0.35:  # noqa: PLR2004
        sheet = poster(
            (600, 460), chance.choice(subject.slogans), subject.values, subject.city, chance
        )
        canvas.paste(sheet, ((x[0], 2.14, z), (x[1], 2.14, z), (x[1], 0.82, z), (x[0], 0.82, z)))
        return
    step = (x[1] - x[0]) / 2
    for column in range(2):
        left = x[0] + column * step
        sheet = notice(
            (300, 420),
            head
            if column == 0
            else chance.choice(("工作动态", "政策宣传", "办事指南", "活动掠影")),
            chance,
        )
        canvas.paste(
            sheet,
            (
                (left + 0.03, 2.14, z),
                (left + step - 0.03, 2.14, z),
                (left + step - 0.03, 0.84, z),
                (left + 0.03, 0.84, z),
            ),
        )
