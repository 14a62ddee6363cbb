"""The digital signatures of a PDF: listed with sub-filter, reason and time, never verified (ISO 32000-1, 12.8)."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

_TIME = re.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_MOST = 100
_MOST_BYTES = 4096


def signs_of(document: pdfium.PdfDocument) -> Iterator[str]:
    """Yield one text for each signature, as :func:`archivist.extract.ofdseals.seals_of` does for OFD.

    PDF does not tell a seal from a signature; one whose sub-filter or reason names a seal is a seal.
    """
    count = raw.FPDF_GetSignatureCount(document)
    for index in range(min(max(count, 0), _MOST)):
        sign = raw.FPDF_GetSignatureObject(document, index)
        if not sign:
            continue
        reason = _text(raw.FPDFSignatureObj_GetReason, sign, "utf-16-le")
        maker = _text(raw.FPDFSignatureObj_GetSubFilter, sign, "ascii")
        kind = "Seal" if re.search(r"(?i)seal|印|章", reason + maker) else "Sign"
        match = _TIME.match(_text(raw.FPDFSignatureObj_GetTime, sign, "ascii"))
        moment = "{}{}{}{}{}{}Z".format(*match.groups()) if match else ""
        yield " ".join(filter(None, (kind, reason.replace("；", "，") or maker, moment)))


def _text(get: Callable[..., int], sign: Any, encoding: str) -> str:
    """Ask a function of PDFium that fills a buffer and says how many bytes it needs."""
    size = int(get(sign, None, 0))
    if not 0 < size <= _MOST_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    get(sign, buffer, size)
    return buffer.raw.decode(encoding, "replace").split("\0")[0].strip()
