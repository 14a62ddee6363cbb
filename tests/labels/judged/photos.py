"""Photos as offices hand them in, and what is wrong with them: real files with labelled verdicts.

Marks of sites are told here by what a file says of its rights and by its name; those that stand only
in the picture need recognition, and are no part of these labels.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from judged.office import Office
from PIL import Image, ImageDraw, ImageFilter

from archivist.domain.kind import Kind

CODES = ("P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P10", "P11", "P14")
_BOX = {"city_box": "40.2,109.2..42.7,111.5"}
_DAY = datetime(2017, 3, 6, 9, 30)  # noqa: DTZ001 — cameras know no zone
_EXIF, _GPS = 0x8769, 0x8825


def offices(place: Path) -> Iterator[Office]:
    """Yield two offices; the second was written last, in other words, and not tuned on."""
    yield _usual(Office(place / "usual", settings=_BOX))
    yield _other(Office(place / "other", settings=_BOX, held=True))


class Camera:
    """Takes photos that are all different; *seed* tells one office's from another's."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._count = 0

    def scene(self, size: tuple[int, int] = (1280, 960)) -> Image.Image:
        """Draw surfaces, things and people with grain, as no other picture has them."""
        chance = self._chance
        wide, high = size
        noise = Image.effect_noise((wide // 5, high // 5), 90).resize(
            size, Image.Resampling.BICUBIC
        )
        tint = [tuple(chance.randint(20, 235) for _ in range(3)) for _ in range(24)]
        image = Image.new("RGB", size, tint[0])
        pen = ImageDraw.Draw(image)
        for number in range(140):
            x, y = chance.uniform(-0.1, 1) * wide, chance.uniform(-0.1, 1) * high
            w, h = chance.uniform(0.02, 0.2) * wide, chance.uniform(0.02, 0.2) * high
            spots = [
                (
                    x + w * math.cos(a) * chance.uniform(0.5, 1),
                    y + h * math.sin(a) * chance.uniform(0.5, 1),
                )
                for a in sorted(chance.uniform(0, 6.28) for _ in range(chance.randint(3, 8)))
            ]
            pen.polygon(spots, fill=tint[number % len(tint)])
        mixed = Image.blend(image, Image.merge("RGB", (noise, noise, noise)), 0.22)
        grain = Image.effect_noise(size, 18)
        return Image.blend(mixed, Image.merge("RGB", (grain, grain, grain)), 0.08)

    def save(  # noqa: PLR0913
        self,
        path: Path,
        image: Image.Image | None = None,
        *,
        taken: datetime | None = _DAY,
        changed: datetime | None = None,
        software: str = "",
        rights: str = "",
        at: tuple[float, float] | None = (40.65, 109.84),
        noted: tuple[int, int] | None = None,
        quality: int = 88,
    ) -> Path:
        """Write a photo with the EXIF a telephone writes; *taken* None leaves all of it out."""
        image = image or self.scene()
        exif = Image.Exif()
        if taken is not None:
            self._count += 1
            exif[0x010F], exif[0x0110] = "HUAWEI", "VTR-AL00"
            exif[0x0132] = f"{changed or taken:%Y:%m:%d %H:%M:%S}"
            part = exif.get_ifd(_EXIF)
            part[0x9003] = f"{taken:%Y:%m:%d %H:%M:%S}"
            part[0xA002], part[0xA003] = noted or image.size
        if software:
            exif[0x0131] = software.encode()
        if rights:
            exif[0x8298] = rights.encode(("utf-8", "gb18030")[self._count % 2])
        if at is not None and taken is not None:
            gps = exif.get_ifd(_GPS)
            gps[1], gps[2] = "N", (float(int(at[0])), (at[0] % 1) * 60, 0.0)
            gps[3], gps[4] = "E", (float(int(at[1])), (at[1] % 1) * 60, 0.0)
        image.save(path, "JPEG", quality=quality, exif=exif)
        return path


_PLACES = (
    "南街社区",
    "人民公园",
    "阿尔丁广场",
    "青年路小学",
    "市图书馆",
    "钢铁大街公交站台",
    "东河区政务服务中心",
)
_DEEDS = (
    "志愿者清扫楼道",
    "开展全民阅读推广活动",
    "民警向居民宣传交通安全",
    "学生参加主题队日",
    "工作人员检查公益广告",
)


def captioned(number: int, day: datetime = _DAY) -> str:
    """Return a complete caption, worded in one of three ways."""
    when = f"{day.year}年{day.month}月{day.day}日"
    place, deed = _PLACES[number % 7], _DEEDS[number % 5]
    return (
        f"{when}，{place}，昆都仑区文明办{deed}",
        f"{when}，市教育局在{place}{deed}",
        f"时间：{when} 地点：{place} 事由：市文明办{deed}",
    )[number % 3]


def _usual(office: Office) -> Office:
    camera = Camera(7)
    _clean(office, camera, 24)
    _seen(office, camera)
    _told(office, camera)
    _captioned(office, camera)
    _reused(office, camera, 22)
    _aged(office, camera)
    return office


def _aged(office: Office, camera: Camera) -> None:
    """Label photos by the day they were taken: just outside the window, on its edges, told otherwise."""
    small = (640, 480)
    outside = (datetime(2016, 7, 31, 23, 50), datetime(2017, 8, 1, 0, 5), datetime(2014, 5, 4, 9))  # noqa: DTZ001
    inside = (datetime(2016, 8, 1, 0, 5), datetime(2017, 7, 31, 23, 50), datetime(2017, 1, 1))  # noqa: DTZ001
    for number in range(21):
        day = outside[number % 3] - timedelta(days=number // 3 if number % 3 != 1 else -number // 3)
        late = office.place(
            f"过期/{number}.jpg", "P07", kind=Kind.PHOTO, caption=captioned(number, day)
        )
        camera.save(late, camera.scene(small), taken=day)
        edge = inside[number % 3]
        good = office.place(f"当期/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number, edge))
        camera.save(good, camera.scene(small), taken=edge)
    for number in range(12):
        # After a chat only the file's name and the clerk tell when; the clerk's day dates it.
        said = outside[number % 3].date() if number % 2 else _DAY.date()
        codes = ("P07",) if number % 2 else ()
        bare = office.place(
            f"转发/微信图片{number}.jpg",
            *codes,
            kind=Kind.PHOTO,
            caption=captioned(number, datetime.combine(said, _DAY.time())),
            day=said,
        )
        camera.save(bare, camera.scene(small), taken=None)


def _clean(office: Office, camera: Camera, count: int) -> None:
    for number in range(count):
        day = _DAY + timedelta(days=number)
        path = office.place(f"好/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number, day))
        changed = day + timedelta(seconds=(0, 1, 60)[number % 3])
        software = ("", "VTR-AL00 8.0.0.368", "11.2.6", "Ver.1.0")[number % 4]
        camera.save(path, taken=day, changed=changed, software=software, quality=70 + number)


def _seen(office: Office, camera: Camera) -> None:
    """Label what is to be seen: blurred, dark, washed out, and what is no photo of a place."""
    for number in range(20):
        path = office.place(f"糊/{number}.jpg", "P01", kind=Kind.PHOTO, caption=captioned(number))
        scene = camera.scene()
        spoilt = (
            scene.filter(ImageFilter.GaussianBlur(6 + number % 4)),
            scene.point([value // 26 for value in range(256)] * 3),
            scene.filter(ImageFilter.BoxBlur(8 + number % 3)),
            scene.point([min(255, 240 + value // 8) for value in range(256)] * 3),
        )
        camera.save(path, spoilt[number % 4])
    for number in range(20):
        scene = camera.scene()
        soft = scene.filter(ImageFilter.GaussianBlur(8))
        soft.paste(scene.crop((400, 300, 880, 660)), (400, 300))
        path = office.place(f"虚化/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(
            path, soft if number % 2 else scene.point([v * 7 // 10 for v in range(256)] * 3)
        )
    for number in range(20):
        path = office.place(
            f"图/{number}.jpg", "P10", kind=Kind.PHOTO, caption=captioned(number), form="scanned"
        )
        page = _page(number) if number % 2 else _chart(number)
        camera.save(path, page, taken=None)


def _page(number: int) -> Image.Image:
    page = Image.new("RGB", (1000, 1414), (252, 252, 250))
    pen = ImageDraw.Draw(page)
    chance = random.Random(number)
    for line in range(30):
        x = 130
        while x < (870 if line % 6 != 5 else 480):
            pen.rectangle((x, 170 + line * 36, x + 3, 188 + line * 36), fill=(30, 30, 30))
            pen.rectangle(
                (x, 176 + line * 36, x + chance.randint(8, 16), 178 + line * 36), fill=(30, 30, 30)
            )
            x += 22
    return page


def _chart(number: int) -> Image.Image:
    chart = Image.new("RGB", (900, 640), "white")
    pen = ImageDraw.Draw(chart)
    chance = random.Random(number)
    for column in range(8):
        top = chance.randint(80, 500)
        pen.rectangle(
            (80 + column * 95, top, 150 + column * 95, 580), fill=(30 + column * 20, 90, 180)
        )
    pen.line((60, 580, 860, 580), fill="black", width=3)
    return chart


def _told(office: Office, camera: Camera) -> None:
    """Label what the file says of itself: rights, editors, times, sizes, places."""
    sites = (
        "视觉中国",
        "Getty Images",
        "www.nipic.com",
        "摄图网",
        "Shutterstock",
        "CCTV.com",
        "全景网",
        "千图网 58pic.com",
    )
    for number in range(20):
        name = f"nipic_{number}.jpg" if number % 5 == 4 else f"{number}.jpg"
        path = office.place(f"网/{name}", "P02", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(path, rights="" if number % 5 == 4 else sites[number % 8])
        own = office.place(f"自拍/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(own, rights=("包头市文明办", "王建国 摄", "", "Copyright 2017")[number % 4])
    editors = (
        "Adobe Photoshop CC 2017",
        "美图秀秀",
        "Snapseed",
        "GIMP 2.8.22",
        "ACDSee Pro",
        "光影魔术手",
    )
    for number in range(24):
        path = office.place(f"修/{number}.jpg", "P06", kind=Kind.PHOTO, caption=captioned(number))
        more: dict[str, object] = (
            {"software": editors[number // 3 % 6]},
            {"changed": _DAY + timedelta(hours=5 + number)},
            {"noted": (4032, 3024)},
        )[number % 3]  # type: ignore[assignment]
        camera.save(path, **more)  # type: ignore[arg-type]
    for number in range(20):
        north = office.place(
            f"外地/{number}.jpg", "P14", kind=Kind.PHOTO, caption=captioned(number)
        )
        camera.save(north, at=(30.2 + number / 3, 103 + number / 2))
        edge = office.place(f"边/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(edge, at=((40.195, 111.505), (42.69, 109.21), (41.0, 110.0))[number % 3])


def _captioned(office: Office, camera: Camera) -> None:
    lacking = (
        "市文明办志愿者清扫楼道",
        "2017年3月6日，市文明办志愿者清扫楼道",
        "2017年3月6日，南街社区",
        "南街社区志愿活动剪影",
        "3月6日，南街社区居委会，志愿者清扫楼道",
        "市教育局开展主题队日活动",
        "2017年，人民公园，市园林局工作人员修剪树木",
    )
    for number in range(21):
        none = office.place(
            f"无说明/{number}.jpg", "P04", kind=Kind.PHOTO, caption=("", "  ", None)[number % 3]
        )
        camera.save(none)
        short = office.place(
            f"不全/{number}.jpg", "P05", kind=Kind.PHOTO, caption=lacking[number % 7]
        )
        camera.save(short)
        off = _DAY + timedelta(days=(3, -39, 40, -300)[number % 4] + number)
        wrong = office.place(
            f"不符/{number}.jpg", "P11", kind=Kind.PHOTO, caption=captioned(number, off)
        )
        camera.save(wrong)
        near = office.place(
            f"相符/{number}.jpg",
            kind=Kind.PHOTO,
            caption=captioned(number, _DAY + timedelta(days=number % 2)),
        )
        camera.save(near)
        when = f"2017年3月6日，{('滨河公园', '阿尔丁广场', '钢铁大街')[number % 3]}，"
        nobody = office.place(
            f"无单位/{number}.jpg",
            "P08",
            kind=Kind.PHOTO,
            caption=when + ("志愿者清扫路面", "市民健身活动", "公益广告展示")[number // 3 % 3],
        )
        camera.save(nobody)


def _reused(office: Office, camera: Camera, count: int) -> None:
    """Label pictures under two standards, changed in every way; and two photos of one kind."""
    for number in range(count):
        scene = camera.scene()
        kinds = (
            scene,
            scene.resize((640, 480)),
            scene.rotate(90, expand=True),
            scene.crop((100, 60, 1180, 900)),
            _stamped(scene),
            scene.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        )
        first = office.place(f"重/{number}a.jpg", "P03", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(first, scene)
        again = office.place(
            f"重/{number}b.jpg", "P03", kind=Kind.PHOTO, caption=captioned(number), standard="Ⅲ-7-2"
        )
        camera.save(again, kinds[number % 6], quality=(88, 60, 40)[number % 3])


def _stamped(scene: Image.Image) -> Image.Image:
    marked = scene.copy()
    ImageDraw.Draw(marked).rectangle((0, 860, 1280, 960), fill=(20, 20, 20))
    return marked


def _other(office: Office) -> Office:
    """Another office's habits: file names as captions, other editors, other towns."""
    camera = Camera(91)
    for number in range(20):
        day = _DAY + timedelta(days=3 * number)
        said = f"{day:%Y.%m.%d}包头市第{number + 1}中学师生在赛罕塔拉公园参加植树活动"
        good = office.place(f"植树/{number}.jpg", kind=Kind.PHOTO, caption=said)
        camera.save(good, taken=day)
        edited = office.place(f"处理/{number}.jpg", "P06", kind=Kind.PHOTO, caption=said)
        camera.save(
            edited,
            taken=day,
            software=("Meitu Android", "PicsArt", "Windows Photo Editor 10.0", "VSCO")[number % 4],
        )
        bare = office.place(
            f"光/{number}.jpg",
            "P05",
            kind=Kind.PHOTO,
            caption=("包头市第一中学植树", "植树活动 包头团市委", "2017.03.06 包头市林业局")[
                number % 3
            ],
        )
        camera.save(bare)
        other = f"{day - timedelta(days=33):%Y年%m月%d日}，稀土高新区管理委员会机关，职工捐款"
        late = office.place(f"捐款/{number}.jpg", "P11", kind=Kind.PHOTO, caption=other)
        camera.save(late, taken=day)
        soft = office.place(f"夜/{number}.jpg", "P01", kind=Kind.PHOTO, caption=said)
        camera.save(soft, camera.scene((1600, 900)).filter(ImageFilter.GaussianBlur(5)), taken=day)
    _reused(office, camera, 20)
    return office
