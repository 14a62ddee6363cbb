"""Look at a picture: recognise it where it is a page or a screen, else read its stamp only."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import mean

from PIL import Image, ImageFile, ImageOps

from archivist.domain.facts import ScannedPage, Seen
from archivist.domain.ocr import OcrMode, Unseen
from archivist.domain.picture import PictureClass
from archivist.domain.place import Place
from archivist.extract import ocr
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.picture_look import Look, is_blank, look_of
from archivist.extract.recognised import passages_of
from archivist.extract.seal import colour_of, find_red_head, find_seals
from archivist.extract.skew import Lie, lie_of
from archivist.extract.watermark import find_watermark

_FRAMES = {OcrMode.AUTO: 40, OcrMode.ALWAYS: 500}
_NEEDED = (2400, 2400)  # pixels: what a JPEG is decoded to at least
_MOST = 64_000_000
_A4_LONG_INCH = 11.69
_PAGES = (PictureClass.SCAN, PictureClass.PAGE_PHOTO)
_LEAST_DPI = 72


def see_picture(path: Path, extract: Extract, mode: OcrMode, *, photo: bool) -> Extract:
    """Return *extract* with the words of a page or screen, its seals, or the stamp of a photo.

    What is filed as something else than a *photo* is recognised whatever it looks like. The stamp
    is read where EXIF gives no time, and always in mode ``always``. Raises OcrUnavailableError.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd EXIF and palettes warn; what is shown still counts
        with Image.open(path) as image:
            if image.width * image.height > _MOST and image.format != "JPEG":
                return replace(extract, unseen=Unseen.TOO_MANY)
            frames = _frame_count(image)
            first = _decoded(image)
            look = look_of(first)
            if photo and look is Look.PHOTO and frames == 1 and mode is OcrMode.AUTO:
                return _stamped(first, extract)
            return _pages(image, first, frames, extract, mode, look)


def look_at_page(path: Path, extract: Extract) -> Extract:
    """Return *extract* with the marks and the lie of a picture that shows a page, nothing read.

    Of a TIFF of several pages the first and the last are looked at, as of a PDF: the head stands on
    the one, the seal on the other.
    """
    photo = extract.photo
    page = photo is not None and photo.look is not None and photo.look.kind in _PAGES
    if photo is None or (not page and photo.width * photo.height > _MOST):
        return extract
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path) as image:
            count = _frame_count(image)
            if count == 1 and not page:
                return extract
            first = _decoded(image)
            ends = [_looked_at(1, first, extract)]
            if count > 1:
                ends.append(_looked_at(count, _frame(image, count), extract))
    seen = tuple(mark for marks, _ in ends for mark in marks)
    return replace(extract, seen=seen, scans=tuple(scan for _, scan in ends))


def _looked_at(number: int, frame: Image.Image, extract: Extract) -> tuple[list[Seen], ScannedPage]:
    """Return the marks and the lie of page *number*."""
    scan = _scan(frame, extract, number)
    dpi = _dpi(frame, extract, Look.PAGE)
    return [] if scan.blank else list(_marks(frame, dpi, number)), scan


def _frame_count(image: ImageFile.ImageFile) -> int:
    """Return how many pages a picture has: only TIFF keeps several."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def _frame(image: ImageFile.ImageFile, number: int) -> Image.Image:
    image.seek(number - 1)
    return _decoded(image)


def _scan(frame: Image.Image, extract: Extract, number: int) -> ScannedPage:
    given = extract.photo.dpi if extract.photo else None
    blank = is_blank(frame)
    lie = Lie() if blank else lie_of(frame)
    return ScannedPage(number, given, colour_of(frame), lie.skew, lie.turned, blank)


def _decoded(image: ImageFile.ImageFile) -> Image.Image:
    """Return the current frame upright, in colour or black and white."""
    image.draft("RGB", _NEEDED)
    shown = ImageOps.exif_transpose(image)
    if shown.mode == "1":
        return shown
    if shown.mode in {"RGBA", "LA", "PA", "P"}:
        clear = shown.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return shown.convert("RGB")


def _stamped(image: Image.Image, extract: Extract) -> Extract:
    """Read the stamp; the whole of the photo stays unread."""
    if extract.photo is not None and extract.photo.taken is not None:
        return replace(extract, unseen=Unseen.PHOTO)
    return replace(_with_stamp(image, extract), unseen=Unseen.PHOTO)


def _with_stamp(image: Image.Image, extract: Extract) -> Extract:
    stamp = find_watermark(image)
    whole = extract.photo.width if extract.photo else image.width
    scale = whole / image.width
    passages = tuple(
        Passage(line.text, Place(box=_scaled(line.box, scale)), Part.TEXT_BOX)
        for line in stamp.lines
    )
    if stamp.dated is None:
        return replace(extract, passages=(*extract.passages, *passages))
    box = next(line.box for line in stamp.lines if line.text == stamp.dated.text)
    dated = replace(stamp.dated, place=str(Place(box=_scaled(box, scale))))
    return replace(extract, passages=(*extract.passages, *passages), stamped=(dated,))


def _pages(
    image: ImageFile.ImageFile,
    first: Image.Image,
    frames: int,
    extract: Extract,
    mode: OcrMode,
    look: Look,
) -> Extract:
    """Recognise every frame up to the limit of a file."""
    passages: list[Passage] = []
    sure: list[float] = []
    seen: list[Seen] = []
    scans: list[ScannedPage] = []
    looked = min(frames, _FRAMES[mode])
    for number, frame in _frames(image, first, looked):
        if is_blank(frame):
            if frames > 1:
                scans.append(_scan(frame, extract, number))
            continue
        page = look is Look.PAGE or frames > 1  # no photo has several
        dpi = _dpi(frame, extract, Look.PAGE if page else look)
        marks = list(_marks(frame, dpi, number)) if page else []
        seals = [mark.box for mark in marks if mark.kind == "seal" and mark.box]
        lines = ocr.recognise(frame, seals)
        passages += passages_of(lines, frame.size, dpi, page=number if frames > 1 else None)
        sure += [line.sure for line in lines]
        seen += marks
        if page:
            scans.append(_scan(frame, extract, number))
    if frames > looked:  # the seal stands on the last one
        marks, scan = _looked_at(frames, _frame(image, frames), extract)
        seen += marks
        scans.append(scan)
    noted = dict(_properties(sure, looked, frames))
    result = replace(
        extract,
        passages=tuple(passages),
        properties={**extract.properties, **noted},
        seen=tuple(seen),
        scans=tuple(scans),
        unseen=Unseen.TOO_MANY if frames > looked else None,
    )
    return result if look is Look.PAGE or frames > 1 else _dated_too(first, result)


def _properties(sure: list[float], looked: int, frames: int) -> Iterator[tuple[str, str]]:
    if sure:
        yield "ocr_pages", ",".join(map(str, range(1, looked + 1)))
        yield "ocr_sure", f"{mean(sure):.3f}"
    if frames > looked:
        yield "ocr_pages_left", f"{looked + 1}-{frames}"


def _dated_too(image: Image.Image, extract: Extract) -> Extract:
    """Add the date of the stamp of a photo that was recognised as a whole."""
    return replace(extract, stamped=_with_stamp(image, extract).stamped)


def _frames(
    image: ImageFile.ImageFile, first: Image.Image, count: int
) -> Iterator[tuple[int, Image.Image]]:
    yield 1, first
    for number in range(2, count + 1):
        yield number, _frame(image, number)


def _marks(frame: Image.Image, dpi: float, number: int) -> Iterator[Seen]:
    yield from find_seals(frame, dpi, number)
    head = find_red_head(frame, dpi, number) if number == 1 else None
    if head is not None:
        yield head


def _dpi(frame: Image.Image, extract: Extract, look: Look) -> float:
    """Return the dots per inch of a frame as decoded; a page without any is taken for A4."""
    given = extract.photo.dpi if extract.photo else None
    stored = max(extract.photo.width, extract.photo.height) if extract.photo else 0
    if look is Look.PAGE and given and given > _LEAST_DPI and stored:
        dpi = given * max(frame.size) / stored
        if 5 < max(frame.size) / dpi < 24:  # noqa: PLR2004 — inches: what a scanner's bed can hold
            return dpi
    return max(frame.size) / _A4_LONG_INCH


def _scaled(box: tuple[int, int, int, int], scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * scale) for edge in box)
    return left, top, right, bottom
