"""Scenes under a roof: a reading room, a meeting, a service hall."""

from __future__ import annotations

from archivist.demo.canvas import Canvas, Colour, mix, shade
from archivist.demo.fixtures import Subject
from archivist.demo.posters import banner, poster
from archivist.demo.scenery import WEATHERS, person

_NO_SUN = WEATHERS[2]
_BOOKS: tuple[Colour, ...] = (
    (150, 40, 44),
    (40, 78, 130),
    (54, 106, 74),
    (196, 150, 70),
    (110, 70, 110),
    (220, 214, 200),
    (70, 74, 84),
    (186, 96, 52),
)
_WOOD: Colour = (176, 128, 82)


def reading(canvas: Canvas, subject: Subject) -> None:
    """Draw a reading room: shelves along the walls, tables, readers, a slogan above."""
    chance = canvas.chance
    floor = chance.choice(((190, 164, 128), (186, 184, 178), (170, 150, 120)))
    _room(canvas, 6.2, 3.4, 15, floor, (236, 232, 222))
    for z in (12.0, 9.2, 6.4, 3.6):
        for side in (-1, 1):
            _side_shelf(canvas, 6.2 * side, (z, z + 2.5))
    _back_shelves(canvas, 14.6)
    words = chance.choice(
        ("读书明理 书香润城", "多读书 读好书", f"书香{subject.city[:-1]} 文明同行", "静 · 净 · 敬")
    )
    canvas.write(words, 0, 2.85, 14.5, 0.42, (150, 34, 34))
    _lights(canvas, 3.4)
    rows = ((11.0, (-2.9, 0, 2.9)), (8.0, (-2.6, 1.2)), (5.2, (-2.2, 2.0)))
    for z, middles in rows:
        for x in middles:
            _reader(canvas, x, z + 0.9)
            _table(canvas, x, z)


def meeting(canvas: Canvas, subject: Subject) -> None:
    """Draw a meeting or lecture: banner, screen, speakers' table, rows of listeners from behind."""
    chance = canvas.chance
    _room(canvas, 7.5, 3.9, 17, (150, 132, 112), (232, 226, 214))
    canvas.wall(
        (-7.5, 7.5), (0, 3.9), 16.9, chance.choice(((140, 30, 34), (196, 186, 168), (60, 84, 120)))
    )
    sheet = banner((2000, 150), f"{subject.topic}专题会议")
    canvas.paste(
        sheet, ((-5.4, 3.75, 16.6), (5.4, 3.75, 16.6), (5.4, 3.0, 16.6), (-5.4, 3.0, 16.6))
    )
    slide = poster((800, 480), chance.choice(subject.slogans), subject.values, subject.city, chance)
    x = chance.choice((-4.2, 4.2))
    canvas.wall((x - 1.75, x + 1.75), (1.0, 2.9), 16.5, (30, 32, 36))
    canvas.paste(
        slide,
        (
            (x - 1.66, 2.82, 16.5),
            (x + 1.66, 2.82, 16.5),
            (x + 1.66, 1.08, 16.5),
            (x - 1.66, 1.08, 16.5),
        ),
    )
    _lights(canvas, 3.9)
    seats = [n * 1.3 for n in range(-2, 3)]
    for seat in seats:
        _bust(canvas, seat, 14.6, turned=False)
    canvas.box((-3.6, 3.6), (0, 0.8), (13.6, 14.3), (150, 36, 40))
    for seat in seats:
        canvas.wall((seat - 0.2, seat + 0.2), (0.8, 0.96), 13.55, (244, 240, 232))
    z = 11.6
    while z > 3.4:  # noqa: PLR2004
        for number in range(-5, 6):
            seat = number * 1.05 + (0.3 if round(z * 2) % 2 else 0)
            if abs(seat) > 0.45 and chance.random() < 0.9:  # noqa: PLR2004 — an aisle, a few empty chairs
                _bust(canvas, seat, z, turned=True)
            elif abs(seat) > 0.45:  # noqa: PLR2004
                canvas.box((seat - 0.24, seat + 0.24), (0.45, 0.98), (z, z + 0.06), (60, 64, 74))
        z -= 1.5


def hall(canvas: Canvas, subject: Subject) -> None:
    """Draw a service hall: counters with numbers, an LED line, seats, people at the windows."""
    chance = canvas.chance
    _room(canvas, 9.5, 4.2, 17, (206, 202, 194), (238, 238, 234))
    for row in range(1, 9):
        canvas.ground((-9.5, 9.5), (row * 1.9, row * 1.9 + 0.03), (168, 164, 156), 140)
    for seam in range(-9, 10, 2):
        canvas.ground((seam, seam + 0.03), (0.8, 17), (168, 164, 156), 120)
    colour = chance.choice(((30, 92, 160), (170, 34, 38), (28, 116, 120)))
    canvas.wall((-9.5, 9.5), (2.75, 3.7), 16.4, colour)
    canvas.write(
        f"{subject.place}{'' if subject.place.endswith('中心') else '服务大厅'}",
        0,
        3.24,
        16.3,
        0.62,
        (255, 255, 255),
    )
    line = banner(
        (2400, 68), f"{chance.choice(subject.slogans)}　{subject.unit}", ground=(44, 10, 10)
    )
    canvas.paste(line, ((-8, 2.7, 16.2), (8, 2.7, 16.2), (8, 2.25, 16.2), (-8, 2.25, 16.2)))
    _lights(canvas, 4.2)
    for number in range(7):
        x = -7.8 + 2.6 * number
        _bust(canvas, x, 14.9, turned=False)
        canvas.wall((x - 1.2, x + 1.2), (1.95, 2.2), 14.4, colour)
        canvas.write(f"{number + 1}号窗口", x, 2.07, 14.4, 0.2, (255, 255, 255))
        canvas.wall((x + 0.35, x + 0.8), (1.0, 1.35), 14.3, (40, 44, 50))
    canvas.box((-9.2, 9.2), (0, 1.0), (13.8, 14.4), (222, 216, 204))
    canvas.wall((-9.2, 9.2), (0.82, 0.9), 13.78, colour)
    for number in range(7):
        if chance.random() < 0.55:  # noqa: PLR2004
            person(canvas, -7.8 + 2.6 * number + chance.uniform(-0.3, 0.3), 13, _NO_SUN)
    for z in (9.6, 7.4):
        for side in (-1, 1):
            _bench(canvas, (side * 4.2 - 1.9, side * 4.2 + 1.9), z)
    for _ in range(chance.randint(1, 3)):
        person(
            canvas,
            chance.uniform(-2, 2),
            chance.uniform(8, 11.5),
            _NO_SUN,
            vest=chance.random() < 0.5,  # noqa: PLR2004
        )
    stand = poster((360, 620), chance.choice(subject.slogans), subject.values, subject.city, chance)
    x = chance.choice((-4.6, 3.4))
    canvas.wall((x - 0.04, x + 0.94), (0.0, 1.9), 6.4, (200, 202, 206))
    canvas.paste(
        stand, ((x, 1.86, 6.39), (x + 0.9, 1.86, 6.39), (x + 0.9, 0.25, 6.39), (x, 0.25, 6.39))
    )


def _room(
    canvas: Canvas, half: float, high: float, deep: float, floor: Colour, wall: Colour
) -> None:
    canvas.face(((-half, 0, 0.6), (-half, 0, deep), (half, 0, deep), (half, 0, 0.6)), floor)
    canvas.face(
        ((-half, high, 0.6), (-half, high, deep), (half, high, deep), (half, high, 0.6)),
        shade(wall, 0.97),
    )
    for side, light in ((-half, 0.9), (half, 0.84)):
        canvas.face(
            ((side, 0, 0.6), (side, 0, deep), (side, high, deep), (side, high, 0.6)),
            shade(wall, light),
        )
    canvas.wall((-half, half), (0, high), deep, wall)
    for number in range(14):
        # Light falls off towards the camera: thin transparent bands, darker the nearer.
        z = 0.6 + number * 0.28
        canvas.ground((-half, half), (z, z + 0.28), (30, 26, 22), 44 - number * 3)


def _lights(canvas: Canvas, high: float) -> None:
    z = 3.0
    while z < 16:  # noqa: PLR2004
        for x in (-3.2, 0, 3.2):
            panel = (
                (x - 0.6, high, z),
                (x - 0.6, high, z + 1.1),
                (x + 0.6, high, z + 1.1),
                (x + 0.6, high, z),
            )
            canvas.face(panel, (255, 255, 250))
        canvas.ground((-1.4, 1.4), (z + 0.4, z + 1.3), (255, 255, 255), 16)
        z += 2.6


def _side_shelf(canvas: Canvas, x: float, z: tuple[float, float]) -> None:
    canvas.face(((x, 0, z[0]), (x, 0, z[1]), (x, 2.3, z[1]), (x, 2.3, z[0])), shade(_WOOD, 0.72))
    for level in range(5):
        y = 0.18 + level * 0.43
        near = z[0] + 0.06
        while near < z[1] - 0.08:
            thick, high = canvas.chance.uniform(0.05, 0.11), canvas.chance.uniform(0.24, 0.34)
            book = shade(canvas.chance.choice(_BOOKS), canvas.chance.uniform(0.75, 1.05))
            canvas.face(
                (
                    (x, y, near),
                    (x, y, near + thick),
                    (x, y + high, near + thick),
                    (x, y + high, near),
                ),
                book,
            )
            near += thick + 0.012
        canvas.face(
            ((x, y - 0.05, z[0]), (x, y - 0.05, z[1]), (x, y, z[1]), (x, y, z[0])),
            shade(_WOOD, 1.08),
        )


def _back_shelves(canvas: Canvas, z: float) -> None:
    canvas.wall((-5.8, 5.8), (0, 2.35), z, shade(_WOOD, 0.75))
    for level in range(5):
        y = 0.16 + level * 0.44
        x = -5.7
        while x < 5.65:  # noqa: PLR2004
            wide, high = canvas.chance.uniform(0.05, 0.1), canvas.chance.uniform(0.25, 0.36)
            canvas.wall((x, x + wide), (y, y + high), z, canvas.chance.choice(_BOOKS))
            x += wide + 0.012
        canvas.wall((-5.8, 5.8), (y - 0.05, y), z, _WOOD)


def _table(canvas: Canvas, x: float, z: float) -> None:
    chance = canvas.chance
    for leg in (x - 0.85, x + 0.85):
        canvas.wall((leg - 0.04, leg + 0.04), (0, 0.72), z, shade(_WOOD, 0.6))
    canvas.box((x - 1.0, x + 1.0), (0.7, 0.76), (z, z + 0.8), shade(_WOOD, 1.06))
    for _ in range(chance.randint(1, 3)):
        left, far = x + chance.uniform(-0.8, 0.5), z + chance.uniform(0.15, 0.5)
        page = (
            (left, 0.765, far),
            (left, 0.765, far + 0.22),
            (left + 0.34, 0.765, far + 0.22),
            (left + 0.34, 0.765, far),
        )
        canvas.face(page, chance.choice(((246, 244, 236), (220, 226, 232), *_BOOKS[:3])))


def _reader(canvas: Canvas, x: float, z: float) -> None:
    for seat in (x - 0.5, x + 0.5):
        if canvas.chance.random() < 0.75:  # noqa: PLR2004
            _bust(canvas, seat, z, turned=False)


def _bust(canvas: Canvas, x: float, z: float, *, turned: bool) -> None:
    """Draw somebody seated; *turned*: seen from behind, with the back of the chair."""
    chance = canvas.chance
    coat = chance.choice(
        (
            (52, 60, 80),
            (96, 40, 46),
            (70, 96, 84),
            (160, 152, 140),
            (40, 42, 48),
            (110, 120, 140),
            (196, 196, 200),
        )
    )
    hair = chance.choice(((32, 28, 26), (54, 46, 42), (112, 108, 104)))
    lean = chance.uniform(-0.03, 0.03)
    shoulders = [
        (x - 0.24, 1.02),
        (x - 0.12 + lean, 1.12),
        (x + 0.12 + lean, 1.12),
        (x + 0.24, 1.02),
        (x + 0.22, 0.5),
        (x - 0.22, 0.5),
    ]
    canvas.pen.polygon([canvas.at(px, py, z) for px, py in shoulders], fill=(*coat, 255))
    canvas.wall((x + lean - 0.05, x + lean + 0.05), (1.08, 1.18), z, (198, 156, 130))
    px, py = canvas.at(x + lean, 1.27, z)
    r = 0.115 * canvas.scale(z)
    canvas.pen.ellipse((px - r, py - r * 1.2, px + r, py + r * 1.15), fill=(*hair, 255))
    if turned:
        canvas.box(
            (x - 0.26, x + 0.26), (0.42, 0.95), (z - 0.16, z - 0.12), mix(coat, (60, 64, 74), 0.9)
        )
    else:
        canvas.pen.ellipse(
            (px - r * 0.8, py - r * 0.6, px + r * 0.8, py + r * 1.1), fill=(214, 172, 144, 255)
        )


def _bench(canvas: Canvas, x: tuple[float, float], z: float) -> None:
    canvas.wall((x[0], x[1]), (0.0, 0.05), z + 0.1, (90, 92, 96))
    seat = x[0]
    while seat < x[1] - 0.1:
        canvas.box((seat, seat + 0.5), (0.4, 0.46), (z, z + 0.45), (120, 128, 138))
        canvas.box((seat, seat + 0.5), (0.5, 0.92), (z - 0.02, z), (140, 148, 158))
        seat += 0.56
