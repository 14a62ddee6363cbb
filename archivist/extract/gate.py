"""The secrecy gate (rule S01): it stands right behind the readers, inside the worker."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from archivist.domain.secrecy import is_classified
from archivist.extract.base import Extract, Part

_FIRST_LINES = 40
_ANYWHERE = frozenset({Part.HEADER, Part.FOOTER, Part.TEXT_BOX})
_SEPARATORS = re.compile(r"[\s_\-—–()（）【】\[\]〔〕.．、，,+]+")
_MARKS = tuple(
    f"{level}{star}".encode(encoding)
    for level in ("绝密", "机密", "秘密")
    for star in "★☆"
    for encoding in ("utf-16-le", "gb18030", "utf-8")
)
_BLOCK = 1 << 20


def path_is_marked(path: str) -> bool:
    """Whether a folder or the name in a relative path bears a mark: 机密★10年, 【秘密】…, 绝密/."""
    parts = PurePosixPath(path).parts
    names = [*parts[:-1], PurePosixPath(path).stem]
    return any(is_classified(name) or is_classified(_SEPARATORS.sub("\n", name)) for name in names)


def is_marked(extract: Extract) -> bool:
    """Whether the front of a file bears a mark.

    Looked at: all of page 1, the first 40 lines of the body and of each sheet, everything in
    headers, footers and text boxes, and the document's properties. A mark stands on the cover or
    first page (GB/T 7156-2003), so a list of secret papers further inside does not refuse a file.
    """
    seen: dict[str | None, int] = {}
    front: list[str] = list(extract.properties.values())
    for passage in extract.passages:
        where = passage.place.sheet
        first = seen.get(where, 0) < _FIRST_LINES
        if first or passage.part in _ANYWHERE or passage.place.page == 1:
            front.append(passage.text)
        if passage.part not in _ANYWHERE:
            seen[where] = seen.get(where, 0) + passage.text.count("\n") + 1
    return is_classified("\n".join(front))


def bytes_are_marked(path: Path) -> bool:
    """Whether a file without a reader holds a mark with its star, in any usual encoding."""
    tail = b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            window = tail + block
            if any(mark in window for mark in _MARKS):
                return True
            tail = window[-16:]
    return False
