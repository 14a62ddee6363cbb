"""Pages and pictures drawn for a screen, in a worker: foreign bytes never meet the program's own process.

What comes back is plain pixels of a bounded number, whatever size a file claims.
"""

from __future__ import annotations

import importlib
import math
import os
import warnings
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

MAX_PIXELS = 16_000_000  # of what comes back
MAX_PAGES = 10_000
_MOST_POINTS = 20_000.0  # PDF 1.7 allows 14,400 (Annex C)
_MAX_DECODED = 200_000_000  # of a picture that cannot be decoded smaller than it is
_MOST_HITS = 2_000
_FORMATS = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP")
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Open:
    """Asks for the sizes of the pages of the PDF at *path*, in points."""

    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """Asks for page *number* (from 0) of a PDF, *scale* pixels a point, or fewer for a huge page."""

    path: str
    number: int
    scale: float


@dataclass(frozen=True, slots=True)
class Search:
    """Asks for where *words* stand on pages *first* to before *end*."""

    path: str
    words: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Asks for the picture at *path*, upright, at most *most* pixels wide and high.

    *frame* counts from 0 the pictures of a file that holds several.
    """

    path: str
    most: int
    frame: int = 0


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels: *channels* bytes each (4: BGRX, 3: RGB or, of a page, BGR; 1: grey), *stride* bytes a row.

    *own* is the size of the whole picture in pixels.
    """

    width: int
    height: int
    stride: int
    channels: int
    data: bytes
    own: tuple[int, int]


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A picture of more pixels than are decoded for a screen."""

    own: tuple[int, int]


Task = Open | Page | Search | Picture


class Drawer:
    """Answers tasks; keeps the last PDF open between two of them. Lives in a worker."""

    def __init__(self) -> None:
        self._document: Any = None
        self._state: tuple[str, int, int] | None = None

    def __call__(self, task: Task) -> object:
        """Return sizes, a Raster, hits (page, rectangle), or TooLarge, as the task asks.

        Raises what pdfium or Pillow raise for a damaged file, OSError.
        """
        if isinstance(task, Picture):
            return _picture(task)
        document = self._open(task.path)
        if isinstance(task, Open):
            count = min(len(document), MAX_PAGES)
            return [_size(document, number) for number in range(count)]
        if isinstance(task, Page):
            return _page(document, task)
        return _hits(document, task)

    def _open(self, path: str) -> Any:
        """Return the document at *path*, opened anew when the file is another one now."""
        import pypdfium2  # noqa: PLC0415 — not needed for pictures

        stat = os.stat(path)  # noqa: PTH116 — plain text
        state = (path, stat.st_size, stat.st_mtime_ns)
        if state != self._state:
            if self._document is not None:
                self._document.close()
            self._document, self._state = None, None
            self._document = pypdfium2.PdfDocument(path)
            self._state = state
        return self._document


def _size(document: Any, number: int) -> tuple[float, float]:
    width, height = document.get_page_size(number)
    return _bounded(width), _bounded(height)


def _bounded(points: float) -> float:
    return min(max(points, 1.0), _MOST_POINTS) if math.isfinite(points) else 1.0


def _page(document: Any, task: Page) -> Raster:
    width, height = document.get_page_size(task.number)
    area = max(width, 1.0) * max(height, 1.0)
    scale = min(task.scale, math.sqrt(MAX_PIXELS / area))
    page = document[task.number]
    try:
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        try:
            own = (bitmap.width, bitmap.height)
            return Raster(*own, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer), own)
        finally:
            bitmap.close()
    finally:
        page.close()


def _hits(document: Any, task: Search) -> list[tuple[int, Rect]]:
    found: list[tuple[int, Rect]] = []
    for number in range(task.first, min(task.end, len(document))):
        page = document[number]
        text = page.get_textpage()
        try:
            searcher = text.search(task.words, match_case=False)
            while (hit := searcher.get_next()) is not None and len(found) < _MOST_HITS:
                rects = range(text.count_rects(*hit))
                found += [(number, text.get_rect(each)) for each in rects]
        finally:
            text.close()
            page.close()
    return found


def _picture(task: Picture) -> Raster | TooLarge:
    from PIL import Image, ImageOps  # noqa: PLC0415 — not needed for a PDF

    from archivist.extract.image import any_size  # noqa: PLC0415

    with warnings.catch_warnings(), any_size():
        warnings.simplefilter("ignore")  # odd EXIF and palettes warn; what is shown still counts
        with Image.open(task.path, formats=(*_FORMATS, *_of_telephones())) as image:
            image.seek(task.frame)
            own = image.size
            image.draft("RGB", (task.most, task.most))
            if image.width * image.height > _MAX_DECODED:
                return TooLarge(own)
            image.thumbnail((task.most, task.most), reducing_gap=2.0)
            upright = ImageOps.exif_transpose(image)
            if (upright.width > upright.height) != (image.width > image.height):
                own = own[1], own[0]
            shown = _on_white(upright)
            data = shown.tobytes()
            return Raster(shown.width, shown.height, shown.width * 3, 3, data, own)


def _of_telephones() -> tuple[str, ...]:
    """Return the formats of telephones' pictures that can be decoded here."""
    from PIL import features  # noqa: PLC0415 — not needed for a PDF

    found = ("AVIF",) if features.check("avif") else ()
    if find_spec("pi_heif") is None:
        return found
    importlib.import_module("pi_heif").register_heif_opener()
    return (*found, "HEIF")


def _on_white(image: Any) -> Any:
    """Return *image* in RGB, white where it lets something through."""
    from PIL import Image  # noqa: PLC0415

    if image.mode not in {"RGBA", "LA", "PA", "P"}:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
