"""Names inside a package: every file system and upload form takes them, and they sort by number.

``data/3-007 公益广告刊播/3-007-3/3-007-3-02_实景图片_公交站亭公益广告_市工商局_20170412.jpg``
(domain.md §8: Ⅲ is a legal character, but some upload systems reject it, hence the ASCII number.)
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from archivist.domain.kind import Kind
from archivist.domain.numbering import parse
from archivist.submission.plan import Gap, Piece, Plan, gaps_in_order, in_order

LIMIT = 120  # bytes of UTF-8 in one component: 40 characters, far below 255 and Windows' 260
MISSING = "_MISSING_"
_PLACEHOLDER_MARKS = len(MISSING) + len(".txt")
_UNIT_LIMIT = 36
_FOLDER_LIMIT = 60
_LONGEST_SUFFIX = 10
_LOOK_ALIKE = str.maketrans(
    {
        "/": "-", "\\": "-", "|": "-", ":": "：", "*": "＊", "?": "？", '"': "＂", "<": "＜",
        ">": "＞", "%": "％",
    }
)  # fmt: skip
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_RESERVED = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])\s*(?:\..*)?", re.IGNORECASE
)


def component(text: str, limit: int = LIMIT) -> str:
    """Return *text* as one name in a path: NFC, visible, legal on Windows, at most *limit* bytes.

    Text without one usable character becomes ``_``.
    """
    shown = "".join(" " if c.isspace() else c for c in text)
    shown = "".join(c for c in shown if unicodedata.category(c) not in _INVISIBLE)
    shown = unicodedata.normalize("NFC", shown).translate(_LOOK_ALIKE)
    shown = " ".join(shown.split()).lstrip(". ~").rstrip(". ")
    if _RESERVED.fullmatch(shown):
        shown = f"_{shown}"
    return shorten(shown, limit) or "_"


def shorten(text: str, limit: int) -> str:
    """Cut *text* to at most *limit* bytes of UTF-8, between characters and before their accents."""
    if len(text.encode()) <= limit:
        return text
    kept = text.encode()[: max(limit, 0)].decode(errors="ignore")
    while kept and unicodedata.combining(text[len(kept)]):
        kept = kept[:-1]
    return kept.rstrip(". ")


def ascii_number(number: str) -> str:
    """Return ``3-007-3-02`` for ``Ⅲ-7-3-02``, ``3-007-3`` for ``Ⅲ-7-3``; other codes as a name."""
    parsed = parse(number)
    if parsed is None:
        return component(number, _FOLDER_LIMIT)
    parts = [f"3-{parsed.content:03d}"]
    if parsed.standard is not None:
        parts.append(str(parsed.standard))
    if parsed.piece is not None:
        parts.append(f"{parsed.piece:02d}")
    return "-".join(parts)


def folder(plan: Plan, standard: str) -> str:
    """Return the payload folder of a standard, ``data/3-007 公益广告刊播/3-007-3``."""
    parsed = parse(standard)
    if parsed is None:
        return f"data/{ascii_number(standard)}"
    title = dict(plan.contents).get(parsed.content_code, "")
    above = component(f"{ascii_number(parsed.content_code)} {title}", _FOLDER_LIMIT)
    return f"data/{above}/{ascii_number(standard)}"


def piece_name(piece: Piece) -> str:
    """Return a piece's file name; what must stay (number, kind, date, ending) is never cut."""
    head = f"{ascii_number(piece.number)}_{Kind(piece.kind).label}"
    tail = f"_{str(piece.date).replace('-', '')}" if piece.date else ""
    ending = _ending(piece)
    room = LIMIT - _PLACEHOLDER_MARKS - len((head + tail + ending).encode()) - len("__")
    unit = component(piece.unit, min(_UNIT_LIMIT, room // 3)) if piece.unit else ""
    title = component(piece.title, room - len(unit.encode())) if piece.title else ""
    middle = "".join(f"_{part}" for part in (title, unit) if part)
    return f"{head}{middle}{tail}{ending}"


def placeholder(path: str) -> str:
    """Return the path of the note that stands where *path* should be."""
    place = PurePosixPath(path)
    return str(place.with_name(f"{MISSING}{place.name}.txt"))


def is_placeholder(path: str) -> bool:
    """Whether a payload path is such a note."""
    return PurePosixPath(path).name.startswith(MISSING)


def piece_paths(plan: Plan, taken: set[str]) -> list[tuple[Piece, str]]:
    """Return every piece, in order, with its path inside the package.

    No path equals another or one in *taken*, which grows, not even where case makes no difference.
    """
    return [
        (piece, _unique(f"{folder(plan, piece.standard)}/{piece_name(piece)}", taken))
        for piece in in_order(plan)
    ]


def gap_paths(plan: Plan, taken: set[str]) -> list[tuple[Gap, str]]:
    """Return every gap, in order, with the path of its placeholder; *taken* as in `piece_paths`."""
    return [
        (gap, placeholder(_unique(f"{folder(plan, gap.standard)}/{_gap_name(gap)}", taken)))
        for gap in gaps_in_order(plan)
    ]


def _gap_name(gap: Gap) -> str:
    return f"{ascii_number(gap.standard)}_{Kind(gap.kind).label}"


def _ending(piece: Piece) -> str:
    name = piece.evidence_path or (piece.source.name if piece.source else "")
    suffix = PurePosixPath(name).suffix.lower()
    plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX
    return suffix if plain else ""


def _unique(path: str, taken: set[str]) -> str:
    """Take *path*, or the next of ``…_2``, ``…_3`` that is free together with its placeholder."""
    place = PurePosixPath(path)
    candidate, count = path, 1
    while _folded(candidate) in taken or _folded(placeholder(candidate)) in taken:
        count += 1
        mark = f"_{count}"
        room = LIMIT - _PLACEHOLDER_MARKS - len((mark + place.suffix).encode())
        candidate = str(place.with_name(f"{shorten(place.stem, room)}{mark}{place.suffix}"))
    taken.update((_folded(candidate), _folded(placeholder(candidate))))
    return candidate


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
