"""Scenes in the open: a street, a bus shelter, a square, a park, a notice board."""

from __future__ import annotations

from itertools import pairwise

from archivist.demo.canvas import Canvas, Colour, mix, shade
from archivist.demo.fixtures import (
    STEEL,
    Subject,
    banner_on_posts,
    entrance,
    frontage,
    hoarding,
    panel,
    paving_lines,
    railing,
    shelter_frame,
    sign_stone,
)
from archivist.demo.posters import banner
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
    hoarding(canvas, -9.6, (9, 31), subject, chance)
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
    frontage(canvas, 27, subject, weather)
    canvas.ground((-60, 60), (9.6, 26), _PAVING)
    paving_lines(canvas, 9.6, 26)
    for x in (-12.5, -6.5, 7.4, 13):
        tree(canvas, x + chance.uniform(-0.8, 0.8), 17, chance.uniform(5.5, 7.4), weather)
    shrubs(canvas, (-40, 40), 19, 0.8, weather)
    canvas.ground((-60, 60), (0.8, 9.6), _ASPHALT)
    canvas.ground((-60, 60), (9.3, 9.6), (206, 204, 196))
    canvas.ground((-60, 60), (4.6, 4.75), (232, 206, 96))
    middle = chance.uniform(-1.4, 1.4)
    shelter_frame(canvas, middle, subject, weather)
    for _ in range(chance.randint(2, 4)):
        person(canvas, middle + chance.uniform(-4.4, 4.4), chance.uniform(10, 10.7), weather)
    if chance.random() < 0.6:  # noqa: PLR2004
        person(canvas, middle + chance.choice((-5.2, 5.2)), 10, weather, vest=True)


def square(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Draw a community square before its service centre: sign, banner, volunteers, tables."""
    chance = canvas.chance
    _open_air(canvas, weather)
    canvas.ground((-80, 80), (0.8, 27), (190, 182, 170))
    paving_lines(canvas, 1.5, 26)
    high = chance.uniform(9, 13)
    block(canvas, (-15, 15), (26, 40), high, weather)
    entrance(canvas, subject, 26)
    for x in (-18, -13.5, 13.5, 18):
        tree(canvas, x, 22 + chance.uniform(-1, 1), chance.uniform(5, 7), weather)
    shrubs(canvas, (-16, -5), 23.5, 0.7, weather)
    shrubs(canvas, (5, 16), 23.5, 0.7, weather)
    canvas.wall((-9.4, -9.3), (0, 8.5), 20, (220, 222, 224))
    canvas.wall((-9.3, -7.4), (7.1, 8.4), 20, (206, 24, 28))
    banner_on_posts(canvas, subject, chance.uniform(-1.5, 1.5), 15)
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
        railing(canvas, z)
    shrubs(canvas, (6, 24), 15, 0.9, weather)
    for _ in range(chance.randint(3, 6)):
        z = chance.uniform(9, 30)
        person(canvas, chance.uniform(-2, 1.4), z, weather, vest=chance.random() < 0.3)  # noqa: PLR2004
    sign_stone(canvas, subject, chance)


def board(canvas: Canvas, subject: Subject, weather: Weather) -> None:
    """Draw a notice board with a roof, its sheets readable by their headlines."""
    chance = canvas.chance
    _open_air(canvas, weather)
    gap = chance.uniform(-9, 9)
    block(canvas, (gap - 26, gap - chance.uniform(1, 8)), (24, 36), chance.uniform(8, 22), weather)
    block(canvas, (gap + chance.uniform(1, 8), gap + 26), (26, 40), chance.uniform(8, 22), weather)
    canvas.ground((-80, 80), (0.8, 26), _LAWN)
    for _tree in range(chance.randint(2, 6)):
        tree(canvas, chance.uniform(-12, 12), chance.uniform(11, 19), chance.uniform(4, 8), weather)
    shrubs(canvas, (-14, 14), 9.4, 0.7, weather)
    canvas.ground((-40, 40), (0.8, 8.2), (184, 178, 168))
    paving_lines(canvas, 1.4, 8.2)
    frame = chance.choice(((170, 30, 34), (96, 72, 54), STEEL, (36, 84, 130)))
    count = chance.randint(2, 4)
    wide = chance.uniform(1.75, 2.35)
    left = -count * wide / 2 + chance.uniform(-0.4, 0.4)
    for number in range(count + 1):
        x = left + number * wide
        canvas.box((x - 0.06, x + 0.06), (0, 2.5), (6.9, 7.0), frame)
    heads = [subject.topic[:8], "公示栏", "文明公约", "志愿服务", "核心价值观", "曝光台"]
    chance.shuffle(heads)
    for number in range(count):
        x = left + number * wide
        canvas.wall((x + 0.06, x + wide - 0.06), (0.75, 2.2), 6.95, (232, 234, 236))
        panel(canvas, (x + 0.12, x + wide - 0.12), subject, heads[number], chance)
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
