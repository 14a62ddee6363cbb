"""Looking at a file after its text was read: recognition, seals, scans, the stamp of a photo.

This comes behind the readers and adds to what they returned. Text that a file carries is trusted
first; pages are recognised where it is missing, scanty or garbled (mode ``auto``), or everywhere
(``always``). Without the recognition library, and in mode ``never``, it only notes what stayed
unread, so that nobody takes silence for a pass.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from archivist.domain.ocr import Looked, OcrMode, Unseen
from archivist.extract.base import Extract
from archivist.extract.ocr_engine import OcrUnavailableError, available
from archivist.extract.pagenotes import PageNotes

PICTURES = frozenset({"jpeg", "png", "bmp", "gif", "tiff", "webp"})
_LOOKED = {OcrMode.AUTO: Looked.AUTO, OcrMode.ALWAYS: Looked.ALWAYS}


def see(
    path: Path,
    format: str,  # noqa: A002 — the domain's word
    extract: Extract,
    mode: OcrMode,
    *,
    photo: bool,
    notes: PageNotes,
) -> tuple[Extract, Looked]:
    """Return *extract* with what is to be seen in the file, and how far it was looked at.

    *photo* tells that a picture is filed as a photo of a place, which is not read like a page;
    *notes* are the reader's about the pages of a PDF.
    Never raises for what recognition makes of a file: its text stands, and the rest is unseen.
    """
    if format != "pdf" and format not in PICTURES:
        return extract, Looked.NOTHING
    if mode is OcrMode.NEVER:
        return _unseen(path, format, extract, Unseen.SWITCHED_OFF, photo=photo, notes=notes)
    if not available():
        return _unseen(path, format, extract, Unseen.NOT_INSTALLED, photo=photo, notes=notes)
    try:
        return _looked_at(path, format, extract, mode, photo=photo, notes=notes), _LOOKED[mode]
    except OcrUnavailableError:  # installed, and does not start: the doctor says why
        return _unseen(path, format, extract, Unseen.NOT_INSTALLED, photo=photo, notes=notes)
    except Exception as error:  # noqa: BLE001 — foreign pixels make foreign code raise anything
        noted = {**extract.properties, "ocr_failed": type(error).__name__}
        return replace(extract, properties=noted, unseen=Unseen.FAILED), _LOOKED[mode]


def _looked_at(
    path: Path,
    format: str,  # noqa: A002
    extract: Extract,
    mode: OcrMode,
    *,
    photo: bool,
    notes: PageNotes,
) -> Extract:
    if format == "pdf":
        from archivist.extract.see_pdf import see_pages  # noqa: PLC0415 — heavy

        return see_pages(path, extract, mode, notes)
    from archivist.extract.see_picture import see_picture  # noqa: PLC0415 — heavy

    return see_picture(path, extract, mode, photo=photo)


def _unseen(
    path: Path,
    format: str,  # noqa: A002
    extract: Extract,
    why: Unseen,
    *,
    photo: bool,
    notes: PageNotes,
) -> tuple[Extract, Looked]:
    """Note why nobody looked, where something is to be seen."""
    if format == "pdf":
        from archivist.extract.layer import without_garbled  # noqa: PLC0415 — loads PDFium
        from archivist.extract.see_pdf import look_at_ends  # noqa: PLC0415 — heavy

        extract, doubtful = without_garbled(path, extract)
        extract = look_at_ends(path, extract, notes)
        return replace(extract, unseen=why if doubtful else None), Looked.MISSED
    from archivist.extract.see_picture import look_at_page  # noqa: PLC0415 — heavy

    extract = look_at_page(path, extract)
    dated = extract.photo is not None and extract.photo.taken is not None
    looked = Looked.AUTO if photo and dated else Looked.MISSED
    return replace(extract, unseen=why), looked
