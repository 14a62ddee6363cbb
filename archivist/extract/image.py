"""Pictures: size, what EXIF says, and whether the file is whole. Pixels are never all decoded at once."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageFile

from archivist.domain.facts import PhotoFacts
from archivist.domain.picture import PictureLook
from archivist.extract.base import Extract

FORMATS = ("jpeg", "png", "bmp", "gif", "tiff", "webp")
_PILLOW = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP")
_WANTED = 640  # pixels of the longer side: enough for every measure of its looks
_MAX_DECODED = 64_000_000
_TURNED = frozenset({5, 6, 7, 8})
_EXIF_TIME = re.compile(r"(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_CENTIMETRES = 3
_CM_PER_INCH = 2.54


def extract(path: Path) -> Extract:
    """Read a picture's facts and decode it small. Raises what Pillow raises for a damaged one."""
    return read(path, _PILLOW)


def read(path: Path, formats: tuple[str, ...]) -> Extract:
    """Read a picture in one of Pillow's *formats*, as :func:`extract` does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd EXIF and palettes warn; what was read still counts
        with any_size(), Image.open(path, formats=formats) as image:
            exif = _exif(image)
            photo = _photo(image, exif)
            frames = int(getattr(image, "n_frames", 1))
            if _verify(image):
                photo = replace(photo, look=_look(image, photo))
    description = _words(exif.get(ExifTags.Base.ImageDescription))
    return Extract(
        properties={"description": description} if description else {},
        pages=frames if image.format == "TIFF" else None,
        photo=photo,
        images=1,
    )


@contextmanager
def any_size() -> Iterator[None]:
    """Let Pillow open pictures of any size; whoever decodes one looks at its size before."""
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS = most


def _exif(image: ImageFile.ImageFile) -> Mapping[int, Any]:
    """Return the tags of the main and the EXIF directory; none where they are not readable."""
    if image.format == "PNG" and "exif" not in image.info and _is_huge(image):
        return {}  # Pillow would decode all of it to look behind the pixels
    try:
        tags = image.getexif()
        return {**tags, **tags.get_ifd(ExifTags.IFD.Exif), _GPS: tags.get_ifd(ExifTags.IFD.GPSInfo)}
    except (SyntaxError, ValueError, TypeError, KeyError, OSError):
        return {}


_GPS = int(ExifTags.IFD.GPSInfo)


def _verify(image: ImageFile.ImageFile) -> bool:
    """Decode every scan line, small where the format offers it, so that a torn file shows.

    Returns whether it was decoded: what is too big in any other format is only opened.
    """
    scale = _WANTED / max(image.size)
    image.draft("RGB", (max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    if _is_huge(image):
        return False
    image.load()
    return True


def _look(image: ImageFile.ImageFile, photo: PhotoFacts) -> PictureLook | None:
    """Return how the decoded picture looks, the right way up."""
    from archivist.extract.look import picture_look  # noqa: PLC0415 — loads numpy

    turn = image.getexif().get(ExifTags.Base.Orientation, 1)
    upright = image.transpose(_TURNS[turn]) if turn in _TURNS else image
    return picture_look(upright, camera=bool(photo.make or photo.model))


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def _is_huge(image: ImageFile.ImageFile) -> bool:
    return image.width * image.height > _MAX_DECODED


def _photo(image: ImageFile.ImageFile, exif: Mapping[int, Any]) -> PhotoFacts:
    width, height = image.size
    if exif.get(ExifTags.Base.Orientation) in _TURNED:
        width, height = height, width
    latitude, longitude = _position(exif.get(_GPS))
    return PhotoFacts(
        width,
        height,
        taken=_moment(exif.get(ExifTags.Base.DateTimeOriginal)),
        modified=_moment(exif.get(ExifTags.Base.DateTime)),
        make=_words(exif.get(ExifTags.Base.Make)),
        model=_words(exif.get(ExifTags.Base.Model)),
        software=_words(exif.get(ExifTags.Base.Software)),
        latitude=latitude,
        longitude=longitude,
        dpi=_dpi(image, exif),
    )


def _moment(value: object) -> datetime | None:
    """Return an EXIF time; zeros and blanks, which cameras write for an unset clock, are none."""
    match = _EXIF_TIME.match(_words(value))
    if match is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _words(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return ""
    text = value.replace("\x00", " ")
    if any("\x80" <= c <= "\xff" for c in text):
        # Pillow reads ASCII tags as Latin-1; Chinese programs write GBK or UTF-8 into them.
        for encoding in ("utf-8", "gb18030"):
            try:
                text = text.encode("latin-1").decode(encoding)
                break
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
    return " ".join(text.split())


def _position(gps: object) -> tuple[float | None, float | None]:
    if not isinstance(gps, Mapping):
        return None, None
    latitude = _degrees(gps.get(2), gps.get(1), "S", 90)
    longitude = _degrees(gps.get(4), gps.get(3), "W", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None, None
    return latitude, longitude


def _degrees(parts: Any, side: object, negative: str, most: int) -> float | None:
    try:
        degrees, minutes, seconds = (float(part) for part in parts)
        total = degrees + minutes / 60 + seconds / 3600
    except (TypeError, ValueError, ZeroDivisionError):
        return None
    if not 0 <= total <= most:  # also not a number
        return None
    return round(-total if _words(side).upper() == negative else total, 6)


def _dpi(image: ImageFile.ImageFile, exif: Mapping[int, Any]) -> int | None:
    try:
        given = image.info.get("dpi")
        dots = float(given[0] if given else exif.get(ExifTags.Base.XResolution, 0))
        if not given and exif.get(ExifTags.Base.ResolutionUnit) == _CENTIMETRES:
            dots *= _CM_PER_INCH
        return round(dots) if 1 < dots < 100_000 else None  # noqa: PLR2004 — 1 means "no unit"
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
