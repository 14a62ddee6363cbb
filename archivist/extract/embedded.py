"""Fingerprints of the pictures inside a document, so that a photo reused in a report is found (P03).

At most 40 pictures a file and some seconds; what does not decode is passed over, as it is evidence
of nothing: the document's own reader has said already whether the file is sound.
"""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image

from archivist.domain.picture import EmbeddedPicture
from archivist.domain.place import NOWHERE, Place
from archivist.extract.oldpictures import FORMATS as OLD
from archivist.extract.oldpictures import pictures_of
from archivist.extract.pagenotes import PageNotes

ZIPPED = frozenset({"docx", "pptx", "xlsx", "ofd", "odt", "odp"})
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp"})
_DRAWN = (".emf", ".wmf", ".emz", ".wmz")
_MOST = 40
_SECONDS = 8.0
_LEAST_SIDE = 200  # pixels: smaller ones are icons
_MOST_BYTES = 20_000_000
_MOST_PIXELS = 40_000_000
_PAGES = 300
_WHOLE_PAGE = 0.85  # of the page: a scan of it, which is looked at as a page
_THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class _Found:
    name: str
    place: Place
    image: Image.Image


def pictures_in(
    path: Path,
    format: str,  # noqa: A002 — the domain's word
    notes: PageNotes | None = None,
) -> tuple[EmbeddedPicture, ...]:
    """Return the pictures of at least 200 pixels in the document at *path*; () for other formats.

    Pages of a PDF without any, by the *notes* of its reader, are not loaded again.
    """
    if format == "pdf":
        notes = notes or PageNotes()
        if notes.without_pictures(range(1, min(notes.pages, _PAGES) + 1)):
            return ()
        found, sealed = _in_pdf(path, notes.pictureless), False  # pages are looked at as a whole
    elif format in ZIPPED:
        found, sealed = _in_package(path), True
    elif format in OLD:
        found, sealed = _in_old(path, format), True
    else:
        return ()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd palettes warn; what is shown still counts
        return tuple(_printed(found, sealed=sealed))


def has_drawings(path: Path, format: str) -> bool:  # noqa: A002
    """Whether the document holds metafiles, on which nobody here can see whether they show a seal."""
    if format in OLD:
        return any(not data for _, data in pictures_of(path, format))
    if format not in ZIPPED:
        return False
    try:
        with zipfile.ZipFile(path) as package:
            return any(
                name.lower().endswith(_DRAWN) and _THUMBNAIL not in name.lower()
                for name in package.namelist()
            )
    except zipfile.BadZipFile:
        return False


def _printed(found: Iterator[_Found], *, sealed: bool) -> Iterator[EmbeddedPicture]:
    """Yield the picture with its fingerprint, and where *sealed* asks for it whether it is a seal."""
    from archivist.extract.fingerprinting import fingerprint_of  # noqa: PLC0415 — loads numpy
    from archivist.extract.look import shown  # noqa: PLC0415 — loads numpy
    from archivist.extract.seal import shows_seal  # noqa: PLC0415 — loads numpy

    start, count = time.monotonic(), 0
    for each in found:
        size = each.image.size
        if min(size) >= _LEAST_SIDE and size[0] * size[1] <= _MOST_PIXELS:
            each.image.draft("RGB", (_LEAST_SIDE * 3, _LEAST_SIDE * 3))
            try:
                plain = shown(each.image)
                data = fingerprint_of(plain).pack()
                seal = sealed and shows_seal(plain)
            except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
                continue  # torn inside a sound document
            yield EmbeddedPicture(each.name, *size, data, each.place, seal)
            count += 1
        if count >= _MOST or time.monotonic() - start > _SECONDS:
            return


def _in_package(path: Path) -> Iterator[_Found]:
    try:
        with zipfile.ZipFile(path) as package:
            for info in package.infolist():
                inside = PurePosixPath(info.filename.replace("\\", "/"))
                pictured = (
                    inside.suffix.lower() in _ENDINGS and _THUMBNAIL not in info.filename.lower()
                )
                if not pictured or info.file_size > _MOST_BYTES:
                    continue
                image = _opened(package, info)
                if image is not None:
                    yield _Found(inside.name, Place(member=str(inside)), image)
    except zipfile.BadZipFile:
        return


def _in_old(path: Path, format: str) -> Iterator[_Found]:  # noqa: A002
    for name, data in pictures_of(path, format):
        image = _image(data) if data else None
        if image is not None:
            yield _Found(name, NOWHERE, image)


def _opened(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Image.Image | None:
    try:
        return _image(package.read(info))
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, NotImplementedError):
        return None  # torn, or locked


def _image(data: bytes) -> Image.Image | None:
    try:
        return Image.open(io.BytesIO(data))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # no picture


def _in_pdf(path: Path, pictureless: set[int]) -> Iterator[_Found]:
    import pypdfium2 as pdfium  # noqa: PLC0415 — heavy

    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError:
        return  # read by another reader: its pictures are not needed to judge it
    try:
        for number in range(1, min(len(document), _PAGES) + 1):
            if number in pictureless:
                continue
            page = document[number - 1]
            try:
                yield from _on_page(page, number)
            finally:
                page.close()
    except pdfium.PdfiumError:
        return
    finally:
        document.close()


def _on_page(page: object, number: int) -> Iterator[_Found]:
    import pypdfium2 as pdfium  # noqa: PLC0415 — heavy

    from archivist.extract.pdfimages import images_on  # noqa: PLC0415

    if not isinstance(page, pdfium.PdfPage):
        return
    whole = max(1.0, page.get_width() * page.get_height())
    for index, item in enumerate(images_on(page, 4), 1):
        left, bottom, right, top = item.get_bounds()
        wide, high = item.get_px_size()
        small = min(wide, high) < _LEAST_SIDE or wide * high > _MOST_PIXELS
        if small or (right - left) * (top - bottom) > _WHOLE_PAGE * whole:
            continue
        try:
            bitmap = item.get_bitmap(render=False)
        except (pdfium.PdfiumError, ValueError, RuntimeError):
            continue  # a filter that PDFium shows but does not hand out
        # Not closed: its memory goes when nobody holds the buffer any more.
        image = bitmap.to_pil().convert("RGB")
        yield _Found(f"{number}-{index}", Place(page=number), image)
