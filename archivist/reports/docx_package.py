"""A Word document's parts, packed so that the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can tell
_FONTS = "word/fontTable.xml"
_THUMBNAIL = "docProps/thumbnail.jpeg"
_RELATIONS = "_rels/.rels"
# Where the fonts of official papers are not installed: (name, next best, family).
_FALLBACKS = (
    ("方正小标宋简体", "华文中宋", "roman"),
    ("黑体", "SimHei", "swiss"),
    ("仿宋", "仿宋_GB2312", "modern"),
)


def repack(data: bytes) -> bytes:
    """Return the document with fixed times, without the template's preview, with font fallbacks."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name != _THUMBNAIL:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                entry.create_system = 3  # the same on every machine
                target.writestr(entry, _part(name, source.read(name)))
    return out.getvalue()


def _part(name: str, content: bytes) -> bytes:
    if name == _FONTS:
        return content.replace(b"</w:fonts>", f"{_fallback_fonts()}</w:fonts>".encode())
    if name == _RELATIONS:
        return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
    return content


def _fallback_fonts() -> str:
    return "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/></w:font>'
        for name, other, family in _FALLBACKS
    )
