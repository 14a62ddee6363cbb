"""Which module reads which format; a reader and its library are imported when first needed."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import cast

from archivist.extract import locks
from archivist.extract.active import with_active
from archivist.extract.base import Extract, Reader, UnreadableError
from archivist.extract.pagenotes import PageNotes
from archivist.i18n import N_

READERS: dict[str, str] = {
    **dict.fromkeys(("text", "csv"), "text"),
    **dict.fromkeys(("jpeg", "png", "bmp", "gif", "tiff", "webp"), "image"),
    **dict.fromkeys(("xls", "xlsb", "ods"), "sheets"),
    **dict.fromkeys(("zip", "rar", "7z", "tar", "gzip", "bzip2", "xz"), "archives"),
    "docx": "docx",
    "xlsx": "xlsx",
    "pptx": "pptx",
    "pdf": "pdf",
    "html": "webpage",
    "doc": "doc",
    "rtf": "rtf",
    **dict.fromkeys(("odt", "odp"), "opendocument"),
    "ofd": "ofd",
    "ppt": "ppt",
    **dict.fromkeys(("eml", "mht"), "mail"),
    "msg": "outlook",
    "tnef": "tnef",
    "heic": "heif",
}
_REASONS = {
    "raw": N_("相机原始格式的图片，请另存为 JPEG"),
    "xps": N_("XPS 文档，请打印成 PDF"),
    "vsdx": N_("Visio 图，请另存为 PDF"),
}  # fmt: skip


def extract_as(
    path: Path,
    format: str,  # noqa: A002 — the domain's word
    notes: PageNotes | None = None,
) -> Extract:
    """Read *path*, whose content is *format*; of a PDF's pages also take down *notes*.

    Raises UnreadableError where no reader exists, EncryptedError where a password is needed, and
    whatever a reader's library raises for a damaged file.
    """
    locks.check(path, format)
    module = READERS.get(format)
    if module is None:
        raise UnreadableError(_REASONS.get(format, f"{N_('没有读这种格式的程序')}：{format}"))
    reader = importlib.import_module(f"archivist.extract.{module}")
    if format == "pdf":
        return with_active(reader.extract(path, notes), path, format)
    return with_active(cast("Reader", reader).extract(path), path, format)
