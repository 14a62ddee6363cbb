"""What a camera or a telephone wrote into a photo: the day, the hour, the place (rules.md, D).

Such words stand along the edges, small and exactly level. Words of the scene itself — a banner, a
board — are told from them: a stamp holds a date and hardly anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from archivist.domain.dates import DateReading, DateSource, DateValue, find_dates
from archivist.domain.place import Place
from archivist.extract.ocr import read_pieces
from archivist.extract.reading_order import Box, OcrLine, Piece, in_reading_order, slant_of

_SIDE = 1600
# The bands looked at, as shares of the height: camera applications fill the lower part.
_BANDS = ((0.62, 1.0), (0.0, 0.16))
_TALLEST = 0.075  # of the height; larger words belong to the scene
_LEVEL = 0.03  # radians
_SURE = 0.6
_EARLIEST = 1990
_SPACED = re.compile(r"((?:19|20)\d{2})\s+(\d{1,2})\s+(\d{1,2})(?=\s|$)")
_RUN_ON = re.compile(r"((?:19|20)\d{2}[-./]\d{2}[-./]\d{2})(\d{1,2}:\d{2})")
_BROKEN = re.compile(r"(?<=\d)\s*([-./年月])\s*(?=\d)")
_BESIDE = re.compile(
    r"(?:拍摄|记录|打卡)?(?:时间|日期)|(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|凌晨|中午|[AaPp]\.?[Mm]\.?"
    r"|\d{1,2}[:：.]\d{2}(?:[:：.]\d{2})?|\d{1,2}[时点]\d{1,2}分?|(?:GMT|UTC)?[+-]\d{1,2}:?\d{2}"
    r"|晴|多云|阴|[小中大]?[雨雪雾]|-?\d{1,2}\s*(?:°C|℃|°)|[\W_]+"
)
_PLACE = re.compile(
    r"^(?:拍摄|打卡)?(?:地[点址]|位置|经纬度|经度|纬度|坐标|海拔|天气|备注|施工|工程)"
)
_FOREIGN = 2  # characters beside the date that are none of these


@dataclass(frozen=True, slots=True)
class Watermark:
    """The stamped lines, from top to bottom, boxes in pixels of the photo; and the day, if any."""

    lines: tuple[OcrLine, ...] = ()
    dated: DateReading | None = None


def find_watermark(image: Image.Image) -> Watermark:
    """Read the stamp of a photo; empty where there is none. Raises OcrUnavailableError."""
    for first, last in _BANDS:
        lines = tuple(_band(image, first, last))
        dated = next((found for line in lines if (found := _dated(line))), None)
        named = any(_PLACE.match(line.text) for line in lines)
        if dated or named:
            return Watermark(_around_stamp(lines), dated)
    return Watermark()


def stamped_day(text: str) -> DateValue | None:
    """Return the day a stamped line gives, None for a line that says more than a stamp does."""
    text = _BROKEN.sub(r"\1", _RUN_ON.sub(r"\1 \2", _SPACED.sub(r"\1-\2-\3", text)))
    days = [(s, e, v) for s, e, v in find_dates(text) if v.day and v.year >= _EARLIEST]
    if len({value for _, _, value in days}) != 1:
        return None
    start, end, value = days[0]
    rest = _BESIDE.sub("", text[:start] + " " + text[end:])
    return value if len(rest) <= _FOREIGN else None


def _dated(line: OcrLine) -> DateReading | None:
    value = stamped_day(line.text)
    if value is None:
        return None
    return DateReading(value, DateSource.WATERMARK, line.text, str(Place(box=line.box)))


def _band(image: Image.Image, first: float, last: float) -> Iterator[OcrLine]:
    """Yield the small level lines between two heights of the photo."""
    top, bottom = round(image.height * first), round(image.height * last)
    strip = image.crop((0, top, image.width, bottom)).convert("RGB")
    scale = max(1.0, max(image.size) / _SIDE)
    size = (max(1, round(strip.width / scale)), max(1, round(strip.height / scale)))
    pieces = [p for p in read_pieces(strip.resize(size, Image.Resampling.LANCZOS)) if _fits(p)]
    tallest = _TALLEST * image.height / scale
    for line in in_reading_order([p for p in pieces if p.box[3] - p.box[1] <= tallest]):
        left, upper, right, lower = (round(edge * scale) for edge in line.box)
        yield OcrLine(line.text, (left, upper + top, right, lower + top), line.sure)


def _fits(piece: Piece) -> bool:
    return piece.sure >= _SURE and abs(slant_of([piece])) <= _LEVEL


def _around_stamp(lines: tuple[OcrLine, ...]) -> tuple[OcrLine, ...]:
    """Keep the lines that belong together with the stamp: begun or ended below one another."""
    stamps = [line for line in lines if stamped_day(line.text) or _PLACE.match(line.text)]
    return tuple(line for line in lines if any(_beside(line.box, s.box) for s in stamps))


def _beside(one: Box, other: Box) -> bool:
    height = max(one[3] - one[1], other[3] - other[1])
    near = min(abs(one[1] - other[3]), abs(other[1] - one[3]), abs(one[1] - other[1])) < 4 * height
    aligned = min(abs(one[0] - other[0]), abs(one[2] - other[2])) < 2 * height
    return near and aligned
