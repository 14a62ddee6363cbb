"""How surely a photo is known again, and how often another is taken for it.

``python tests/benchmarks/measure_photos.py [FOLDER]``: photos of the corpus where it lies beside the
project, drawn views, and the JPEG files of FOLDER (one of each shot).
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

from corpus_pictures import labelled, say
from domain.test_same_picture import a_view
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from archivist.domain.fingerprint import Fingerprint
from archivist.domain.near_pictures import Fingerprints
from archivist.domain.same_picture import SAME, near
from archivist.extract.fingerprinting import fingerprint_of

_DRAWN = 30


def main(arguments: list[str]) -> None:
    """Print recall by change, false pairs among different pictures, and the time of a fingerprint."""
    pictures = dict(_pictures(arguments))
    start = time.process_time()
    whole = {name: _printed(image) for name, image in pictures.items()}
    each = (time.process_time() - start) / max(1, len(pictures)) * 1000
    say(f"{len(pictures)} pictures, {each:.0f} ms CPU a fingerprint")
    for label, change in CHANGES.items():
        found = [near(whole[n], _printed(change(image))) >= SAME for n, image in pictures.items()]
        say(f"{label:28} recall {sum(found) / len(found):.3f}  ({sum(found)}/{len(found)})")
    wrong = list(Fingerprints(whole).near_pairs())
    pairs = len(whole) * (len(whole) - 1) // 2
    say(
        f"false pairs {len(wrong)} of {pairs}:",
        [(str(p.one)[-24:], str(p.other)[-24:]) for p in wrong],
    )


def _pictures(arguments: list[str]):
    for each in labelled():
        if each.names == ("photo",):
            yield each.path, _sized(each.image)
    for seed in range(_DRAWN):
        yield f"drawn {seed}", a_view(seed)
    for folder in arguments:
        for path in sorted(Path(folder).rglob("*.jpg")):
            with Image.open(path) as image:
                image.draft("RGB", (800, 800))
                yield str(path), _sized(image.convert("RGB"))


def _sized(image: Image.Image) -> Image.Image:
    image.thumbnail((1000, 1000))
    return image


def _printed(image: Image.Image) -> Fingerprint:
    return Fingerprint.unpack(fingerprint_of(image).pack())


def _scaled(image: Image.Image, share: float) -> Image.Image:
    return image.resize((max(1, round(image.width * share)), max(1, round(image.height * share))))


def _packed(image: Image.Image, quality: int) -> Image.Image:
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=quality)
    return Image.open(packed).convert("RGB")


def _cropped(image: Image.Image, share: float) -> Image.Image:
    """Cut *share* of both sides away, more on the left and above."""
    wide, high = round(image.width * (1 - share)), round(image.height * (1 - share))
    x, y = round((image.width - wide) * 0.7), round((image.height - high) * 0.6)
    return image.crop((x, y, x + wide, y + high))


def _stamped(image: Image.Image) -> Image.Image:
    marked = image.copy()
    pen = ImageDraw.Draw(marked, "RGBA")
    pen.rectangle((0, round(image.height * 0.82), *image.size), fill=(0, 0, 0, 150))
    size = max(8, round(image.height * 0.06))
    pen.text(
        (image.width * 0.03, image.height * 0.84), "2017-03-12 10:22:31", "white", font_size=size
    )
    return marked


def _turned(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white")


CHANGES = {
    "resized to 50 %": lambda image: _scaled(image, 0.5),
    "resized to 25 %": lambda image: _scaled(image, 0.25),
    "recompressed, quality 30": lambda image: _packed(image, 30),
    "turned by 90 degrees": lambda image: image.transpose(Image.Transpose.ROTATE_90),
    "turned by 180 degrees": lambda image: image.transpose(Image.Transpose.ROTATE_180),
    "turned by 270 degrees": lambda image: image.transpose(Image.Transpose.ROTATE_270),
    "turned by 3 degrees": lambda image: _turned(image, 3),
    "turned by -3 degrees": lambda image: _turned(image, -3),
    "10 % of each side cropped": lambda image: _cropped(image, 0.1),
    "20 % of each side cropped": lambda image: _cropped(image, 0.2),
    "30 % of each side cropped": lambda image: _cropped(image, 0.3),
    "30 % of the area cropped": lambda image: _cropped(image, 0.163),
    "watermark band": _stamped,
    "20 % brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "20 % darker": lambda image: ImageEnhance.Brightness(image).enhance(0.8),
    "mirrored": ImageOps.mirror,
    "cropped, 40 %, band, q 40": lambda image: _packed(
        _stamped(_scaled(_cropped(image, 0.15), 0.4)), 40
    ),
    "cropped, 90 degrees, dark": lambda image: ImageEnhance.Brightness(
        _cropped(image, 0.2).transpose(Image.Transpose.ROTATE_90)
    ).enhance(0.85),
}


if __name__ == "__main__":
    main(sys.argv[1:])
