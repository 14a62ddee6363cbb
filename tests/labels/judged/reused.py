"""Photos of earlier cycles filed once more: in a folder, in an archive, inside a report."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from docx import Document
from judged.office import Office
from judged.photos import Camera, captioned
from PIL import Image, ImageDraw, ImageEnhance

from archivist.domain.kind import Kind

CODES = ("P13",)
_SMALL = (960, 720)
_SHOWN = 12  # of the package's photos, how many are filed again in each office and each manner
Change = Callable[[Image.Image], Image.Image]


def offices(place: Path) -> Iterator[Office]:
    """Yield two offices; the second was written last, with other changes, and not tuned on."""
    yield _again(Office(place / "usual"), Camera(301), _CHANGES, packed=False)
    yield _again(Office(place / "other", held=True), Camera(302), _OTHERS, packed=True)


def _again(office: Office, camera: Camera, changes: tuple[Change, ...], *, packed: bool) -> Office:
    """File photos of a package again, changed in every way, beside new ones of the same places."""
    package = office.root / "往年材料包"
    package.mkdir(parents=True)
    for number in range(_SHOWN * 2):
        scene = camera.scene(_SMALL)
        old = camera.save(package / f"公交站亭{number}.jpg", scene)
        if number >= _SHOWN:
            old = _in_a_report(old)
        again = office.place(
            f"再报/{number}.jpg", "P13", kind=Kind.PHOTO, caption=captioned(number)
        )
        camera.save(again, changes[number % len(changes)](scene), quality=(88, 70, 50)[number % 3])
    for number in range(_SHOWN * 2):
        fresh = office.place(f"新拍/{number}.jpg", kind=Kind.PHOTO, caption=captioned(number))
        camera.save(fresh, camera.scene(_SMALL))
    office.earlier.append(_archived(package) if packed else package)
    return office


def _in_a_report(photo: Path) -> Path:
    """Put the photo into a report, and leave nothing but the report."""
    report = photo.with_suffix(".docx")
    document = Document()
    document.add_paragraph("上一年度公益广告刊播情况。")
    document.add_picture(str(photo))
    document.save(str(report))
    photo.unlink()
    return report


def _archived(folder: Path) -> Path:
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    return target


def _marked(scene: Image.Image) -> Image.Image:
    marked = scene.copy()
    wide, high = marked.size
    ImageDraw.Draw(marked).rectangle((0, high * 9 // 10, wide, high), fill=(20, 20, 20))
    return marked


_CHANGES: tuple[Change, ...] = (
    lambda scene: scene,
    lambda scene: scene.resize((640, 480)),
    lambda scene: scene.rotate(90, expand=True),
    lambda scene: scene.crop((80, 60, 900, 690)),
    _marked,
    lambda scene: scene.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
)
_OTHERS: tuple[Change, ...] = (
    lambda scene: scene.resize((1440, 1080)),
    lambda scene: ImageEnhance.Brightness(scene).enhance(1.25),
    lambda scene: scene.rotate(180),
    lambda scene: scene.crop((0, 0, 860, 700)),
    lambda scene: scene.convert("L").convert("RGB"),
)
