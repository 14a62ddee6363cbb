"""Scenes in the open: a street, a bus shelter, a square, a park, a notice board."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from random import Random

from archivist.demo.canvas import Canvas, Colour, mix, shade
from archivist.demo.posters import banner, notice, poster
from archivist.demo.scenery import (
    Weather,
    block,
    car,
    lamp,
    person,
    shrubs,
    sky,
    skyline,
    tree,
)

_ASPHALT: Colour = (112, 114, 118)
_PAVING: Colour = (176, 170, 160)
_LAWN: Colour = (108, 140, 72)
_STEEL: Colour = (126, 132, 140)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a picture must show: place names and words that stand on signs."""

    place: str
    unit: str
    topic: str
    city: str
    slogans: tuple[str, ...]
    values: tuple[str, ...]


def street(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Look down a street: blocks, trees, lamps, cars, a hoarding with posters."""
    chance = canvas.chance
    _open_air(canvas, weather)
    _road(canvas, (-7.0, 7.0))
    for side in (-1, 1):
        _row_of_blocks(canvas, side, weather)
    for far in (46, 34, 25, 18):
        for side in (-1, 1) if far > 30 else (1,):  # noqa: PLR2004 — the hoarding stands there
            tree(canvas, side * 9.2, far + chance.uniform(-1, 1), chance.uniform(5.5, 7.5), weather)
        if far in (34, 18):
            lamp(canvas, 7.8, far)
    _hoarding(canvas, -9.6, (9, 31), subject, chance)
    for _ in range(chance.randint(2, 5)):
        lane, z = chance.choice((-5.2, -1.9, 1.9, 5.2)), chance.uniform(11, 40)
        car(canvas, lane, z, weather, taxi=chance.random() < 0.3)  # noqa: PLR2004
    for _ in range(chance.randint(3, 7)):
        person(
            canvas, chance.choice((-1, 1)) * chance.uniform(7.6, 9), chance.uniform(9, 26), weather
        )
    if chance.random() < 0.7:  # noqa: PLR2004
        person(canvas, 7.6, chance.uniform(7, 10), weather, vest=True)


def shelter(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Stand across the road from a bus shelter with lit posters."""
    chance = canvas.chance
    _open_air(canvas, weather)
    _frontage(canvas, 27, subject, weather)
    canvas.ground((-60, 60), (9.6, 26), _PAVING)
    _paving_lines(canvas, 9.6, 26)
    for x in (-12.5, -6.5, 7.4, 13):
        tree(canvas, x + chance.uniform(-0.8, 0.8), 17, chance.uniform(5.5, 7.4), weather)
    shrubs(canvas, (-40, 40), 19, 0.8, weather)
    canvas.ground((-60, 60), (0.8, 9.6), _ASPHALT)
    canvas.ground((-60, 60), (9.3, 9.6), (206, 204, 196))
    canvas.ground((-60, 60), (4.6, 4.75), (232, 206, 96))
    middle = chance.uniform(-1.4, 1.4)
    _shelter_frame(canvas, middle, subject, weather)
    for _ in range(chance.randint(2, 4)):
        person(canvas, middle + chance.uniform(-4.4, 4.4), chance.uniform(10, 10.7), weather)
    if chance.random() < 0.6:  # noqa: PLR2004
        person(canvas, middle + chance.choice((-5.2, 5.2)), 10, weather, vest=True)


def square(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Draw a community square before its service centre: sign, banner, volunteers, tables."""
    chance = canvas.chance
    _open_air(canvas, weather)
    canvas.ground((-80, 80), (0.8, 27), (190, 182, 170))
    _paving_lines(canvas, 1.5, 26)
    high = chance.uniform(9, 13)
    block(canvas, (-15, 15), (26, 40), high, weather)
    _entrance(canvas, subject, 26)
    for x in (-18, -13.5, 13.5, 18):
        tree(canvas, x, 22 + chance.uniform(-1, 1), chance.uniform(5, 7), weather)
    shrubs(canvas, (-16, -5), 23.5, 0.7, weather)
    shrubs(canvas, (5, 16), 23.5, 0.7, weather)
    canvas.wall((-9.4, -9.3), (0, 8.5), 20, (220, 222, 224))
    canvas.wall((-9.3, -7.4), (7.1, 8.4), 20, (206, 24, 28))
    _banner_on_posts(canvas, subject, chance.uniform(-1.5, 1.5), 15)
    for number in range(chance.randint(2, 3)):
        x = -3.6 + 3.4 * number + chance.uniform(-0.3, 0.3)
        person(canvas, x, 12.8, weather, vest=True)
        canvas.box((x - 0.9, x + 0.9), (0, 0.76), (12, 12.6), (196, 34, 38))
        canvas.wall((x - 0.5, x + 0.1), (0.76, 0.86), 12.1, (236, 236, 230))
    for _ in range(chance.randint(4, 9)):
        person(
            canvas,
            chance.uniform(-6, 6),
            chance.uniform(8, 14),
            weather,
            vest=chance.random() < 0.35,  # noqa: PLR2004
        )


def park(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Draw a park by the water: lawn, path, trees, railing, a sign."""
    chance = canvas.chance
    _open_air(canvas, weather)
    canvas.ground((-140, 140), (0.8, 150), mix(_LAWN, weather.haze, 0.1))
    water = mix(weather.low, (70, 104, 118), 0.55)
    canvas.face(((-140, 0, 12), (-140, 0, 110), (-3, 0, 110), (-7.5, 0, 12)), water)
    for _ in range(110):
        z = chance.uniform(13, 80)
        x = chance.uniform(-60, -5.5)
        canvas.ground(
            (x, x + chance.uniform(0.4, 3)),
            (z, z + 0.12),
            shade(water, chance.uniform(0.86, 1.18)),
            150,
        )
    for x in range(-70, 90, 7):
        tree(
            canvas,
            x + chance.uniform(-2, 2),
            chance.uniform(88, 104),
            chance.uniform(7, 12),
            weather,
        )
    canvas.face(((-5.5, 0, 0.8), (-1.4, 0, 90), (0.6, 0, 90), (3.4, 0, 0.8)), (190, 178, 160))
    for z in (60, 44, 32, 24, 17, 12):
        tree(canvas, 5.2 + chance.uniform(-0.8, 2.5), z, chance.uniform(6, 9), weather)
        _railing(canvas, z)
    shrubs(canvas, (6, 24), 15, 0.9, weather)
    for _ in range(chance.randint(3, 6)):
        z = chance.uniform(9, 30)
        person(canvas, chance.uniform(-2, 1.4), z, weather, vest=chance.random() < 0.3)  # noqa: PLR2004
    _sign_stone(canvas, subject, chance)


def board(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Draw a notice board with a roof, its sheets readable by their headlines."""
    chance = canvas.chance
    _open_air(canvas, weather)
    block(canvas, (-22, -6), (24, 36), 15, weather)
    block(canvas, (4, 24), (26, 40), 18, weather)
    canvas.ground((-80, 80), (0.8, 26), _LAWN)
    for x in (-9, -4, 2.5, 8.5):
        tree(canvas, x + chance.uniform(-1, 1), 15, chance.uniform(5.5, 7.5), weather)
    shrubs(canvas, (-14, 14), 9.4, 0.7, weather)
    canvas.ground((-40, 40), (0.8, 8.2), (184, 178, 168))
    _paving_lines(canvas, 1.4, 8.2)
    frame = chance.choice(((170, 30, 34), (96, 72, 54), _STEEL, (36, 84, 130)))
    count = chance.randint(3, 4)
    wide = 2.05
    left = -count * wide / 2 + chance.uniform(-0.4, 0.4)
    for number in range(count + 1):
        x = left + number * wide
        canvas.box((x - 0.06, x + 0.06), (0, 2.5), (6.9, 7.0), frame)
    heads = [subject.topic[:8], "公示栏", "文明公约", "志愿服务", "核心价值观", "曝光台"]
    chance.shuffle(heads)
    for number in range(count):
        x = left + number * wide
        canvas.wall((x + 0.06, x + wide - 0.06), (0.75, 2.2), 6.95, (232, 234, 236))
        _panel(canvas, (x + 0.12, x + wide - 0.12), subject, heads[number], chance)
        canvas.wall((x + 0.1, x + wide * 0.36), (0.78, 2.18), 6.93, (255, 255, 255), 22)
    end = left + count * wide
    canvas.face(
        (
            (left - 0.4, 2.5, 6.6),
            (left - 0.4, 2.86, 7.3),
            (end + 0.4, 2.86, 7.3),
            (end + 0.4, 2.5, 6.6),
        ),
        shade(frame, 0.8),
    )
    title = banner((1800, 78), f"{subject.place}　{subject.topic}", ground=frame)
    canvas.paste(
        title, ((left, 2.49, 6.88), (end, 2.49, 6.88), (end, 2.23, 6.88), (left, 2.23, 6.88))
    )
    for _ in range(chance.randint(0, 2)):
        person(
            canvas, left + chance.uniform(-0.4, 0.6) + chance.choice((0, count * wide)), 6, weather
        )


def _open_air(canvas: Canvas, weather: Weather) -> None:
    canvas.pen.rectangle(
        (0, canvas.horizon, canvas.width, canvas.height),
        fill=(*mix((150, 150, 146), weather.haze, 0.3), 255),
    )
    sky(canvas, weather)
    skyline(canvas, weather)


def _road(canvas: Canvas, x: tuple[float, float]) -> None:
    canvas.ground((-60, 60), (0.8, 140), _PAVING)
    canvas.ground(x, (0.8, 140), _ASPHALT)
    for edge in x:
        canvas.ground((edge - 0.15, edge + 0.15), (0.8, 140), (208, 206, 200))
    for z in range(2, 90, 6):
        for lane in (-3.5, 3.5):
            canvas.ground((lane - 0.08, lane + 0.08), (z, z + 3), (236, 236, 234))
    canvas.ground((-0.22, -0.08), (0.8, 140), (232, 200, 84))
    canvas.ground((0.08, 0.22), (0.8, 140), (232, 200, 84))
    for stripe in range(-6, 7):
        canvas.ground((stripe - 0.28, stripe + 0.28), (6.2, 9.4), (238, 238, 236))


def _row_of_blocks(canvas: Canvas, side: int, weather: Weather) -> None:
    ends = [90.0]
    while ends[-1] > 14:  # noqa: PLR2004
        ends.append(ends[-1] - canvas.chance.uniform(12, 22))
    for far, near in pairwise(ends):
        x = (-34.0, -14.0) if side < 0 else (14.0, 34.0)
        block(canvas, x, (max(near, 6), far - 0.6), canvas.chance.uniform(12, 30), weather)
        _shop_fronts(canvas, side, (max(near, 6), far - 0.6))


def _shop_fronts(canvas: Canvas, side: int, z: tuple[float, float]) -> None:
    x = 14.0 * side
    near = z[0]
    while near + 3.6 < z[1]:
        sign = canvas.chance.choice(
            ((168, 34, 30), (30, 84, 148), (36, 110, 76), (190, 120, 30), (84, 60, 110))
        )
        quad = ((x, 3.6, near), (x, 3.6, near + 3.4), (x, 2.8, near + 3.4), (x, 2.8, near))
        canvas.face(quad, sign)
        glass = (
            (x, 2.7, near + 0.2),
            (x, 2.7, near + 3.2),
            (x, 0.3, near + 3.2),
            (x, 0.3, near + 0.2),
        )
        canvas.face(glass, shade((86, 98, 108), canvas.chance.uniform(0.8, 1.25)))
        near += 3.8


def _hoarding(
    canvas: Canvas, x: float, z: tuple[float, float], subject: Subject, chance: Random
) -> None:
    canvas.face(((x, 0, z[0]), (x, 0, z[1]), (x, 2.6, z[1]), (x, 2.6, z[0])), (228, 230, 228))
    slogans = chance.sample(subject.slogans, 4)
    near = z[0]
    for slogan in slogans:
        sheet = poster((900, 420), slogan, subject.values, subject.city, chance)
        end = near + 5.2
        # On a wall to the left the far end is at the right of the sheet.
        canvas.paste(sheet, ((x, 2.45, near), (x, 2.45, end), (x, 0.3, end), (x, 0.3, near)))
        near = end + 0.3


def _frontage(canvas: Canvas, z: float, subject: Subject, weather: Weather) -> None:
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


def _paving_lines(canvas: Canvas, near: float, far: float) -> None:
    z = near
    while z < far:
        canvas.ground((-60, 60), (z, z + 0.03), (120, 116, 110), 110)
        z *= 1.13
    for x in range(-40, 41, 2):
        canvas.ground((x, x + 0.04), (near, far), (120, 116, 110), 90)
    canvas.ground((3.0, 3.5), (near, far), (214, 176, 70), 200)


def _shelter_frame(canvas: Canvas, middle: float, subject: Subject, weather: Weather) -> None:
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
        canvas.wall((x - 0.06, x + 0.06), (0, 2.75), z - 0.05, _STEEL)
    canvas.box((middle - 5, middle + 5), (2.7, 2.86), (10.1, 11.6), (92, 98, 108))
    canvas.wall((middle - 2.2, middle + 2.2), (2.86, 3.3), 10.9, (24, 88, 150))
    canvas.write(f"{subject.place}站", middle, 3.08, 10.9, 0.3, (255, 255, 255))
    canvas.box((middle - 2.6, middle + 2.6), (0.42, 0.5), (10.9, 11.2), (150, 108, 70))
    canvas.wall((middle + 5.5, middle + 5.6), (0, 2.9), 10.2, _STEEL)
    canvas.wall((middle + 5.2, middle + 5.9), (1.5, 2.9), 10.2, (236, 240, 244))
    for line in range(4):
        canvas.wall(
            (middle + 5.26, middle + 5.84),
            (1.6 + 0.3 * line, 1.82 + 0.3 * line),
            10.19,
            (40, 110, 170),
        )


def _entrance(canvas: Canvas, subject: Subject, z: float) -> None:
    canvas.box((-4, 4), (3.3, 3.7), (z - 2.2, z), (206, 206, 204))
    canvas.wall((-5.5, 5.5), (3.7, 5.0), z - 0.05, (196, 28, 30))
    size = min(0.9, 10.2 / len(subject.place + "综合服务中心"))
    canvas.write(subject.place + "综合服务中心", 0, 4.35, z - 0.05, size, (255, 232, 150))
    canvas.wall((-2.6, 2.6), (0, 3.1), z - 0.04, (70, 88, 104))
    for x in (-1.3, 0, 1.3):
        canvas.wall((x - 0.05, x + 0.05), (0, 3.1), z - 0.04, (190, 194, 198))
    for x in (-3.8, 3.8):
        canvas.wall((x - 0.16, x + 0.16), (0, 3.4), z - 2.1, (216, 214, 208))


def _banner_on_posts(canvas: Canvas, subject: Subject, middle: float, z: float) -> None:
    text = f"{subject.topic}活动　{subject.unit}"
    for x in (middle - 5.2, middle + 5.2):
        canvas.wall((x - 0.05, x + 0.05), (0, 3.6), z, _STEEL)
    sheet = banner((1800, 150), text)
    ends = (middle - 5.2, middle + 5.2)
    canvas.paste(
        sheet, ((ends[0], 3.55, z), (ends[1], 3.55, z), (ends[1], 2.75, z), (ends[0], 2.75, z))
    )


def _railing(canvas: Canvas, z: float) -> None:
    x = -5.9 + (z / 110) * 3.5
    canvas.wall((x - 0.06, x + 0.06), (0, 1.1), z, (210, 208, 200))
    for y in (0.5, 1.0):
        canvas.face(
            ((x, y, z), (x, y, z * 1.4), (x, y + 0.07, z * 1.4), (x, y + 0.07, z)), (214, 212, 206)
        )


def _sign_stone(canvas: Canvas, subject: Subject, chance: Random) -> None:
    x, z = chance.uniform(1.5, 2.3), 8.4
    canvas.box((x - 0.1, x + 2.6), (0, 0.3), (z, z + 0.5), (150, 146, 140))
    sheet = poster((900, 560), chance.choice(subject.slogans), subject.values, subject.city, chance)
    canvas.wall((x, x + 2.5), (0.3, 2.0), z + 0.01, (110, 112, 116))
    canvas.paste(
        sheet, ((x + 0.06, 1.94, z), (x + 2.44, 1.94, z), (x + 2.44, 0.4, z), (x + 0.06, 0.4, z))
    )


def _panel(
    canvas: Canvas, x: tuple[float, float], subject: Subject, head: str, chance: Random
) -> None:
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
