"""实景图片: drawn scenes finished like photographs, with EXIF of the day and the place."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from PIL import Image, ImageChops, ImageFilter

from archivist.demo.brief import Brief
from archivist.demo.canvas import Canvas
from archivist.demo.chance import chinese_date
from archivist.demo.fixtures import Subject
from archivist.demo.indoors import hall, meeting, reading
from archivist.demo.layout import lay_out
from archivist.demo.outdoors import board, park, shelter, square, street
from archivist.demo.scans import grain_of, scan_page
from archivist.demo.scenery import WEATHERS
from archivist.demo.words import SceneWords, called_for
from archivist.demo.writing import Writing

_OUTDOORS = {"street": street, "shelter": shelter, "square": square, "park": park, "board": board}
_INDOORS = {"reading": reading, "meeting": meeting, "hall": hall}
_SMALL = 1440
_NIGHT = [value // 26 for value in range(256)] * 3
_INDOORS_LIGHT = [value * 4 // 5 for value in range(256)] * 3
_EXIF_PART, _GPS_PART = 0x8769, 0x8825


@dataclass(frozen=True, slots=True)
class Shot:
    """A photograph before it is drawn: what, where, when, how big (pixels).

    *spoilt* is ``blurred`` or ``dark``, *rights* what the file says of its owner, *drawn* the size of
    the picture it was made from, *page* a paper that was photographed instead of a place.
    """

    scene: str
    subject: str
    place: str
    taken: date
    caption: str
    size: tuple[int, int]
    key: int
    away: bool = False
    software: str = ""
    spoilt: str = ""
    rights: str = ""
    drawn: tuple[int, int] | None = None
    page: Writing | None = None


def compose_shot(brief: Brief, taken: date, index: int, size: tuple[int, int]) -> Shot:
    """Choose a scene that suits the standard; the pictures of one standard differ."""
    chance = brief.chance("photo", index)
    scenes = _scenes(brief)
    scene = scenes[index % len(scenes)]
    subject = chance.choice(scene.subjects)
    place = _place(brief, scene.scene, chance)
    caption = brief.fill(
        chance.choice(brief.words.photos.captions),
        chance,
        date=chinese_date(taken),
        place=place,
        subject=subject,
    )
    return Shot(scene.scene, subject, place, taken, caption, size, index)


def photo_bytes(brief: Brief, shot: Shot, form: str = "JPEG", *, exif: bool = True) -> bytes:
    """Draw *shot* and return it as a file of format *form*, without EXIF where *exif* is false."""
    chance = brief.chance("picture", shot.key)
    picture = _taken(brief, shot, chance)
    packed = io.BytesIO()
    if form == "JPEG":
        extra = {"exif": _exif(brief, shot, chance)} if exif else {}
        picture.save(packed, form, quality=chance.randint(80, 86), **extra)
    else:
        picture.quantize(200).save(packed, form)
    return packed.getvalue()


def _taken(brief: Brief, shot: Shot, chance: Random) -> Image.Image:
    if shot.page is not None:
        return _page(brief, shot.page, chance).resize(shot.size, Image.Resampling.BICUBIC)
    size = shot.drawn or shot.size
    picture = _finished(_drawn(brief, replace(shot, size=size), chance), size, chance)
    if size != shot.size:
        picture = picture.resize(shot.size, Image.Resampling.BICUBIC)
    if shot.spoilt == "blurred":
        return picture.filter(ImageFilter.BoxBlur(shot.size[0] // 100))
    return picture.point(_NIGHT) if shot.spoilt == "dark" else picture


def _page(brief: Brief, writing: Writing, chance: Random) -> Image.Image:
    """Photograph the first page of a paper in the light of a room."""
    scanned = scan_page(lay_out(writing)[0], brief.issuer, chance)
    return Image.open(io.BytesIO(scanned.data)).convert("RGB").point(_INDOORS_LIGHT)


def _scenes(brief: Brief) -> list[SceneWords]:
    found = (brief.standard.text, brief.topic, *brief.standard.keywords)
    ranked = sorted(brief.words.photos.scenes, key=lambda s: -called_for(s.when, found))
    fitting = [s for s in ranked if called_for(s.when, found)][:3]
    return fitting or [s for s in ranked if s.scene in ("square", "street", "board")]


def _place(brief: Brief, scene: str, chance: Random) -> str:
    city = brief.words.city
    if scene in ("street", "shelter"):
        return chance.choice(city.streets)
    if scene in ("square", "board", "reading"):
        return chance.choice(city.communities)
    if scene == "park":
        return chance.choice(("人民公园", "滨河公园", "体育公园"))
    return "政务服务中心" if scene == "hall" else chance.choice(city.places)


def _drawn(brief: Brief, shot: Shot, chance: Random) -> Image.Image:
    photos, city = brief.words.photos, brief.words.city
    subject = Subject(
        shot.place, brief.issuer, brief.topic, city.name, photos.slogans, photos.values
    )
    inside = _INDOORS.get(shot.scene)
    # Small pictures are for volume: they are drawn smaller still and scaled up.
    drawn = 1.0 if shot.size[0] > _SMALL else 0.65
    size = (round(shot.size[0] * drawn), round(shot.size[1] * drawn))
    eye = chance.uniform(1.6, 2.1) if inside is None else chance.uniform(1.9, 2.3)
    horizon = chance.uniform(0.5, 0.58) if inside is None else chance.uniform(0.36, 0.43)
    canvas = Canvas(size, chance, eye=eye, horizon=horizon)
    if inside is not None:
        inside(canvas, subject)
        return _from_aside(canvas.image, chance)
    _OUTDOORS[shot.scene](canvas, subject, chance.choice(WEATHERS))
    return canvas.image


def _from_aside(image: Image.Image, chance: Random) -> Image.Image:
    """Show a room from another place each time: rooms are drawn alike, and no two photos are."""
    wide, high = image.size
    if chance.random() < 0.5:  # noqa: PLR2004 — from the other side
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    zoom = chance.uniform(0.62, 1.0)
    across, down = (chance.uniform(0.0, 1.0 - zoom) * side for side in image.size)
    box = (across, down, across + zoom * wide, down + zoom * high)
    image = image.resize(image.size, Image.Resampling.BICUBIC, box)
    left, right = (chance.uniform(0.0, 0.3) * high for _side in range(2))
    near, far = (chance.uniform(0.0, 0.24) * wide for _side in range(2))
    seen = (
        near,
        left,
        near / 2,
        high - left / 3,
        wide - far,
        high - right,
        wide - far / 2,
        right / 3,
    )
    return image.transform(image.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC)


def _finished(image: Image.Image, size: tuple[int, int], chance: Random) -> Image.Image:
    """Do what lens and sensor do: uneven light, darker corners, grain."""
    scaled = image if image.size == size else image.resize(size, Image.Resampling.BILINEAR)
    # Each pixel with its neighbour to the left and above: edges lose their steps.
    across = Image.blend(scaled, ImageChops.offset(scaled, 1, 0), 0.42)
    soft = Image.blend(across, ImageChops.offset(across, 0, 1), 0.42)
    patches = Image.frombytes("L", (20, 15), bytes(chance.randint(124, 133) for _ in range(300)))
    light = patches.resize((size[0] // 8, size[1] // 8), Image.Resampling.BICUBIC)
    corner = Image.radial_gradient("L").resize(light.size)
    corner = corner.point([128 - round(34 * (v / 255) ** 2) for v in range(256)])
    veil = ImageChops.add(light, corner, scale=1, offset=-128)
    grain = grain_of(size, chance.uniform(3.0, 5.0), chance)
    mask = ImageChops.add(veil.resize(size, Image.Resampling.BILINEAR), grain, scale=1, offset=-128)
    return ImageChops.add(soft, Image.merge("RGB", (mask, mask, mask)), scale=1, offset=-128)


def _exif(brief: Brief, shot: Shot, chance: Random) -> Image.Exif:
    make, model = chance.choice(brief.words.photos.cameras)
    moment = datetime.combine(shot.taken, time(9)) + timedelta(seconds=chance.randint(0, 8 * 3600))
    stamp = moment.strftime("%Y:%m:%d %H:%M:%S")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = make, model, stamp
    exif[0x0112] = 1
    part = exif.get_ifd(_EXIF_PART)
    part[0x9003], part[0x9004] = stamp, stamp
    part[0xA002], part[0xA003] = shot.size
    city = brief.words.city
    gps = exif.get_ifd(_GPS_PART)
    if shot.rights:
        exif[0x8298] = shot.rights.encode()
    if shot.software:
        exif[0x0131] = shot.software
    north = city.latitude - (6.0 if shot.away else 0.0)
    gps[1], gps[2] = "N", _degrees(north + chance.uniform(-0.04, 0.04))
    gps[3], gps[4] = "E", _degrees(city.longitude + chance.uniform(-0.05, 0.05))
    return exif


def _degrees(value: float) -> tuple[float, float, float]:
    minutes = (value - int(value)) * 60
    return float(int(value)), float(int(minutes)), round((minutes - int(minutes)) * 60, 2)
