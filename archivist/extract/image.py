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
from archivist.extract.picture_origin import creator_tool, credit_of, pixel_size
from archivist.extract.picture_words import words

FORMATS = ("jpeg", "png", "bmp", "gif", "tiff", "webp")
_PILLOW = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP")
_WANTED = 640  # pixels of the longer side: enough for every measure of its looks
_MAX_DECODED = 64_000_000
_WHOLE = 3_000_000  # pixels: decoding more at full size costs too much
_TURNED = frozenset({5, 6, 7, 8})
_EXIF_TIME = re.compile(r"(\d{4})[:\-/](\d{2})[:\-/](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?")
_CENTIMETRES = 3
_LONGEST = 300  # characters of a description that are kept as a fact
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
            whole = _is_small(image)
            if _verify(image, whole=whole):
                photo = replace(photo, look=_look(image, photo))
                if whole:
                    photo = replace(photo, recompressed=_recompressed(image))
    description = words(exif.get(ExifTags.Base.ImageDescription))
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


def _is_small(image: ImageFile.ImageFile) -> bool:
    """Whether a JPEG is decoded at full size, to see whether it was saved twice."""
    return image.format == "JPEG" and image.width * image.height <= _WHOLE


def _recompressed(image: ImageFile.ImageFile) -> bool | None:
    from archivist.extract.recompression import is_recompressed  # noqa: PLC0415 — loads numpy

    return is_recompressed(image.convert("L"), getattr(image, "quantization", {}))


def _verify(image: ImageFile.ImageFile, *, whole: bool = False) -> bool:
    """Decode every scan line, small where the format offers it, so that a torn file shows.

    Returns whether it was decoded: what is too big in any other format is only opened.
    """
    scale = _WANTED / max(image.size)
    if not whole:
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
        make=words(exif.get(ExifTags.Base.Make)),
        model=words(exif.get(ExifTags.Base.Model)),
        software=words(exif.get(ExifTags.Base.Software)),
        latitude=latitude,
        longitude=longitude,
        dpi=_dpi(image, exif),
        tool=creator_tool(image),
        credit=credit_of(image, exif),
        noted=_turned(pixel_size(exif), turned=exif.get(ExifTags.Base.Orientation) in _TURNED),
        told=words(exif.get(ExifTags.Base.ImageDescription))[:_LONGEST],
    )


def _turned(size: tuple[int, int] | None, *, turned: bool) -> tuple[int, int] | None:
    return size[::-1] if size and turned else size


def _moment(value: object) -> datetime | None:
    """Return an EXIF time; zeros and blanks, which cameras write for an unset clock, are none."""
    match = _EXIF_TIME.match(words(value))
    if match is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


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
    return round(-total if words(side).upper() == negative else total, 6)


def _dpi(image: ImageFile.ImageFile, exif: Mapping[int, Any]) -> int | None:
    try:
        given = image.info.get("dpi")
        dots = float(given[0] if given else exif.get(ExifTags.Base.XResolution, 0))
        if not given and exif.get(ExifTags.Base.ResolutionUnit) == _CENTIMETRES:
            dots *= _CM_PER_INCH
        return round(dots) if 1 < dots < 100_000 else None  # noqa: PLR2004 — 1 means "no unit"
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
