"""What a picture file says of its making, beside EXIF times: who edited it, whom it is credited to.

Editors leave their name in EXIF Software, in XMP CreatorTool and in segments of their own; picture
sites and agencies in copyright, credit and source (EXIF, IPTC-IIM, XMP). None of it is proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags, ImageFile, IptcImagePlugin

from archivist.extract.picture_words import words

_LONGEST = 200  # characters of a credit that are kept
_TOOL = re.compile(rb"CreatorTool(?:>|=\")\s*([^<\"]{1,120})")
_CREDITS = re.compile(
    rb"(?:photoshop:(?:Credit|Source)|dc:rights|xmpRights:WebStatement)(?:>|=\")\s*"
    rb"(?:<rdf:\w+>\s*<rdf:li[^>]*>)?([^<\"]{1,200})"
)
_IPTC = ((2, 110), (2, 115), (2, 116))  # credit, source, copyright notice


def creator_tool(image: ImageFile.ImageFile) -> str:
    """Return the program XMP names as the one that made or last saved the picture; "" without."""
    match = _TOOL.search(_xmp(image))
    return words(match[1]) if match else ""


def credit_of(image: ImageFile.ImageFile, exif: Mapping[int, Any]) -> str:
    """Return what the file says of its rights and source, joined by ``；``; "" where it says nothing."""
    said = [words(exif.get(ExifTags.Base.Copyright)), words(exif.get(ExifTags.Base.Artist))]
    said += _iptc(image)
    said += [words(match) for match in _CREDITS.findall(_xmp(image))]
    return "；".join(dict.fromkeys(filter(None, said)))[:_LONGEST]


def pixel_size(exif: Mapping[int, Any]) -> tuple[int, int] | None:
    """Return width and height that the camera noted (EXIF PixelXDimension), None without."""
    wide, high = exif.get(ExifTags.Base.ExifImageWidth), exif.get(ExifTags.Base.ExifImageHeight)
    if isinstance(wide, int) and isinstance(high, int) and wide > 0 and high > 0:
        return wide, high
    return None


def _xmp(image: ImageFile.ImageFile) -> bytes:
    found = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return found.encode() if isinstance(found, str) else bytes(found)


def _iptc(image: ImageFile.ImageFile) -> Iterator[str]:
    try:
        found = IptcImagePlugin.getiptcinfo(image) or {}
    except (SyntaxError, ValueError, TypeError, KeyError, OSError, IndexError):
        return  # a torn record says nothing
    for key in _IPTC:
        value = found.get(key)
        if isinstance(value, bytes | str):
            yield words(value)
