"""Hold one reading against one line of the truth, check by check.

A check returns nothing where it does not concern the file, else what the truth wants and what we say.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from archivist.domain.material import Material
from archivist.domain.signs import ActiveSign, DraftSign
from archivist.domain.text import is_han
from archivist.extract.base import Extract
from archivist.extract.member_names import harmless

HAN_GOAL = 0.99
_SAMPLE_GOAL = 0.95
_DEGREES = 1e-4
_NO_TEXT_CHECKS = ("binary", "ole", "ole-other")
Pair = tuple[Any, Any] | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan holds of one file, and the paths of its members."""

    material: Material | None
    extract: Extract | None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One check of one file; *share* 0..1 and *weight* (Han characters) where text is compared."""

    check: str
    file: str
    wanted: Any
    said: Any
    agrees: bool
    disputed: str = ""
    share: float | None = None
    weight: int = 0


def judge(fact: dict[str, Any], found: Found) -> Iterator[Verdict]:
    """Yield the verdict of every check that concerns the file."""
    for name, check in CHECKS.items():
        if name != "accounted" and found.material is None:
            continue
        pair = check(fact, found)
        if pair is None:
            continue
        wanted, said = pair
        disputed = disputes().get((fact["file"], name), "")
        if name == "han":
            agrees = said >= HAN_GOAL
            yield Verdict(
                name, fact["file"], wanted, round(said, 4), agrees, disputed, said, wanted
            )
        else:
            yield Verdict(name, fact["file"], wanted, said, wanted == said, disputed)


def han_of(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, int, float]]:
    """Yield file, Han characters of the truth and agreement of every file with Chinese text."""
    for verdict in verdicts:
        if verdict.share is not None and not verdict.disputed:
            yield verdict.file, verdict.weight, verdict.share


@cache
def disputes() -> dict[tuple[str, str], str]:
    """Return why the truth errs, by file and check."""
    data = tomllib.loads((Path(__file__).parent / "disputed.toml").read_text("utf-8"))
    return {
        (file, each["check"]): each["reason"]
        for each in data.get("disputed", ())
        for file in each["files"]
    }


def _code(found: Found) -> str:
    return found.material.failure.code if found.material and found.material.failure else ""


def _accounted(_fact: dict[str, Any], found: Found) -> Pair:
    return True, found.material is not None


def _encrypted(fact: dict[str, Any], found: Found) -> Pair:
    return bool(fact.get("needs_password")), _code(found) == "G07"


def _corrupt(fact: dict[str, Any], found: Found) -> Pair:
    """Judge no picture that the truth's own tools could not open and yet do not call damaged."""
    if fact.get("decodes") is False and not fact.get("corrupt"):
        return None
    return bool(fact.get("corrupt")), _code(found) == "G03"


def _ending(fact: dict[str, Any], found: Found) -> Pair:
    """Pass over damaged files: they have no content that their name could differ from."""
    if fact.get("corrupt") or _code(found) in {"G03", "G08"} or found.material is None:
        return None
    return bool(fact.get("ext_mismatch")), found.material.extension_differs


def _han(fact: dict[str, Any], found: Found) -> Pair:
    """Count and kinds of Han characters; the truth keeps the count and the beginning of the text.

    Of OFD it counts the page layers alone, without the templates the pages are printed on and the
    annotations, so there only what is missing counts.
    """
    count = fact.get("han_chars", 0)
    if (
        not count
        or fact.get("needs_password")
        or fact.get("corrupt")
        or fact["kind"] == "ooxml-other"
    ):
        return None
    text = found.extract.text if found.extract else ""
    if _same_text(fact, text):
        return count, 1.0
    said = Counter(c for c in text if _counts(c))
    sample = Counter(c for c in fact.get("text_sample", "") if _counts(c))
    covered = (sample & said).total() / sample.total() if sample else 1.0
    total = said.total()
    most = count if fact["kind"] == "ofd" else max(count, total)
    return count, min(covered, min(count, total) / max(most, 1))


def _counts(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or (is_han(character) and character.isalpha())


def _same_text(fact: dict[str, Any], text: str) -> bool:
    digest = hashlib.sha256("".join(text.split()).encode("utf-8", "replace")).hexdigest()
    return digest == fact.get("text_sha256_nows")


def _text(fact: dict[str, Any], found: Found) -> Pair:
    """Compare the beginning of the text, character by character in any order.

    A page's title is a property here, and the marks between the cells of a CSV are no text.
    """
    sample = fact.get("text_sample", "")
    if not sample or fact.get("needs_password") or fact["kind"] in _NO_TEXT_CHECKS:
        return None
    marks = ",;" if fact.get("ext") in {"csv", "tsv"} else ""
    readable = (c for c in sample if c.isprintable() and not c.isspace() and c not in marks)
    wanted = Counter(readable)
    if not wanted:
        return None
    extract = found.extract or Extract()
    said = Counter(extract.text + extract.properties.get("title", ""))
    share = (said & wanted).total() / wanted.total()
    return True, True if share >= _SAMPLE_GOAL else f"{share:.1%} of the beginning"


def _read(fact: dict[str, Any], found: Found, key: str) -> Any:
    """Return what the truth says under *key*, None also where the file is not to be opened."""
    if fact.get("needs_password") or fact.get("corrupt") or found.extract is None:
        return None
    return fact.get(key)


def _pages(fact: dict[str, Any], found: Found) -> Pair:
    pages = _read(fact, found, "pages")
    return None if pages is None else (pages, found.extract.pages)


def _frames(fact: dict[str, Any], found: Found) -> Pair:
    frames = _read(fact, found, "frames")
    return None if frames is None or fact["kind"] != "tiff" else (frames, found.extract.pages)


def _sheets(fact: dict[str, Any], found: Found) -> Pair:
    sheets = _read(fact, found, "sheets")
    return (
        None
        if sheets is None
        else (
            sheets,
            found.extract.properties.get("sheets", "").split("\n"),
        )
    )


def _hidden(fact: dict[str, Any], found: Found) -> Pair:
    if _read(fact, found, "sheets") is None:
        return None
    return bool(fact.get("hidden_sheets")), any(t.hidden for t in found.extract.tables)


def _attachments(fact: dict[str, Any], found: Found) -> Pair:
    if fact["kind"] not in {"eml", "msg"}:
        return None
    direct = [m for m in found.members if m.count("!/") == 1]
    return fact["attachments"], len(direct)


def _subject(fact: dict[str, Any], found: Found) -> Pair:
    subject = _read(fact, found, "subject")
    if not subject:
        return None
    said = "".join(found.extract.text.split())
    return True, "".join(subject.split()) in said


def _taken(fact: dict[str, Any], found: Found) -> Pair:
    moment = (_read(fact, found, "exif") or {}).get("DateTimeOriginal")
    if not moment or found.extract.photo is None:
        return None
    try:
        wanted = datetime.strptime(moment[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        return None
    return wanted, found.extract.photo.taken


def _gps(fact: dict[str, Any], found: Found) -> Pair:
    wanted, photo = _read(fact, found, "gps"), found.extract and found.extract.photo
    if wanted is None or photo is None:
        return None
    said = (photo.latitude, photo.longitude)
    near = None not in said and all(
        abs(a - b) < _DEGREES for a, b in zip(wanted, said, strict=True)
    )
    return tuple(wanted), tuple(wanted) if near else said


def _size(fact: dict[str, Any], found: Found) -> Pair:
    """Width and height as stored; a picture that is to be turned is shown the other way."""
    wanted, photo = _read(fact, found, "size_px"), found.extract and found.extract.photo
    if wanted is None or photo is None:
        return None
    return sorted(wanted), sorted((photo.width, photo.height))


def _tracked(fact: dict[str, Any], found: Found) -> Pair:
    if fact["kind"] != "ooxml-docx" or found.extract is None:
        return None
    signs = {draft.sign for draft in found.extract.drafts}
    return bool(fact.get("tracked_changes")), DraftSign.TRACKED in signs


def _macros(fact: dict[str, Any], found: Found) -> Pair:
    kinds = {"doc", "xls", "ooxml-docx", "ooxml-xlsx", "ooxml-pptx"}
    if fact["kind"] not in kinds or found.extract is None:
        return None
    signs = {each.sign for each in found.extract.active}
    return bool(fact.get("macros")), ActiveSign.MACRO in signs


def _embedded(fact: dict[str, Any], found: Found) -> Pair:
    wanted = _read(fact, found, "embedded") or _read(fact, found, "attachments")
    if not wanted or fact["kind"] in {"eml", "msg"}:
        return None
    signs = (ActiveSign.EMBEDDED, ActiveSign.PROGRAM)
    return wanted, sum(each.sign in signs for each in found.extract.active)


def _names(fact: dict[str, Any], found: Found) -> Pair:
    """Each name the truth lists is a member, or a folder of members."""
    names = _read(fact, found, "names")
    if not names or fact["kind"] not in {"zip", "tar", "rar", "7z"} or _code(found):
        return None
    said = {path[len(fact["file"]) + 2 :].rstrip("~") for path in found.members}
    folders = {"/".join(path.split("/")[:n]) for path in said for n in range(path.count("/") + 1)}
    shown = [harmless(name)[0] for name in names if not name.endswith("/")]
    lacking = [name for name in shown if name not in said | folders]
    return [], lacking


def _property(name: str, *keys: str) -> Callable[[dict[str, Any], Found], Pair]:
    def check(fact: dict[str, Any], found: Found) -> Pair:
        dates = fact.get("dates") or {}
        wanted = next((v for key in keys if (v := fact.get(key) or dates.get(key))), None)
        if not wanted or not str(wanted).strip() or found.extract is None:
            return None
        said = found.extract.properties.get(name, "")
        if name == "created":
            return str(wanted)[:10], said[:10]
        return " ".join(str(wanted).split()), " ".join(said.split())

    return check


CHECKS: dict[str, Callable[[dict[str, Any], Found], Pair]] = {
    "accounted": _accounted,
    "encrypted": _encrypted,
    "corrupt": _corrupt,
    "ending": _ending,
    "han": _han,
    "text": _text,
    "pages": _pages,
    "frames": _frames,
    "sheets": _sheets,
    "hidden sheets": _hidden,
    "names": _names,
    "attachments": _attachments,
    "subject": _subject,
    "taken": _taken,
    "gps": _gps,
    "pixels": _size,
    "tracked": _tracked,
    "macros": _macros,
    "embedded": _embedded,
    "author": _property("author", "author"),
    "created": _property("created", "created", "create_time"),
}
