"""Which of the four kinds a material is, where reading it did not tell."""

from __future__ import annotations

from archivist.domain.edition import Standard
from archivist.domain.kind import Kind, kind_of_word
from archivist.domain.material import Material
from archivist.match.path_parts import parts_of, words_of

# The kinds a format may be, the likeliest first. A red-head page may be filed as a picture (R3).
_BY_FORMAT = {
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "heic", "tif", "tiff", "bmp", "gif", "webp"),
        (Kind.PHOTO, Kind.PAPER),
    ),
    **dict.fromkeys(("xls", "xlsx", "et", "ods", "csv"), (Kind.TABLE,)),
    **dict.fromkeys(
        ("doc", "docx", "wps", "odt", "rtf", "txt", "pptx"), (Kind.REPORT, Kind.PAPER, Kind.TABLE)
    ),
    **dict.fromkeys(("pdf", "ofd"), (Kind.PAPER, Kind.REPORT, Kind.TABLE)),
}


def kind_of(material: Material, standard: Standard) -> Kind:
    """Return the kind read from it, else the folder's word, else what its format may be.

    A paper with a 发文字号 is a 规范文件. Of the kinds a format may be, the first that the standard
    asks for is taken.
    """
    if material.kind is not None:
        return material.kind
    if (kind := kind_of_folder(material.path)) is not None:
        return kind
    if material.facts.number is not None:
        return Kind.PAPER
    ending = material.format or material.name.rpartition(".")[2].lower()
    possible = _BY_FORMAT.get(ending, tuple(Kind))
    return next((kind for kind in possible if kind in standard.kinds), possible[0])


def kind_of_folder(path: str) -> Kind | None:
    """Return the kind the nearest folder is named after, such as ``3 实景图片``, or None."""
    kinds = (kind_of_word(words_of(part)) for part in parts_of(path)[1:])
    return next((kind for kind in kinds if kind is not None), None)
