"""Reading the tag files of any bag from version 0.93 to 1.0 (RFC 8493 §2), noting every fault."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.i18n import _
from archivist.submission.bag import READ_ERRORS, Bag, unsafe_reason
from archivist.submission.faults import FaultKind, Notes
from archivist.submission.manifest import BAG_INFO, BAGIT

TAG_FILE_LIMIT = 256 << 20  # bytes; a manifest of a million files is half of it
STRICT = (1, 0)
VERSIONS = ((0, 93), (0, 94), (0, 95), (0, 96), (0, 97), STRICT)
_DECLARED = re.compile(
    r"BagIt-Version(?P<gap1>[ \t]*:[ \t]*)(?P<major>\d+)\.(?P<minor>\d+)[ \t]*\n"
    r"Tag-File-Character-Encoding(?P<gap2>[ \t]*:[ \t]*)(?P<encoding>\S+)[ \t]*\n?"
)
_MANIFEST_NAME = re.compile(r"(?P<tags>tag)?manifest-(?P<algorithm>[^/]+)\.txt", re.IGNORECASE)
_MANIFEST_LINE = re.compile(r"(?P<digest>[0-9A-Fa-f]+)[ \t]+(?P<path>\S.*)")
_FETCH_LINE = re.compile(r"(?P<url>\S+)[ \t]+(?P<length>\d+|-)[ \t]+(?P<path>\S.*)")
_INFO_LINE = re.compile(r"(?P<label>[^:\s][^:]*?)(?P<before>[ \t]*):(?P<after>[ \t]*)(?P<value>.*)")
_NEW_LINE = re.compile(r"\r\n|\n|\r")
_OLD_INFO = "package-info.txt"


@dataclass(frozen=True, slots=True)
class Declaration:
    """What ``bagit.txt`` says."""

    version: tuple[int, int] = STRICT
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Manifest:
    """One manifest: its file's name, hashlib's name of the algorithm, and path → digest as written."""

    name: str
    algorithm: str
    entries: dict[str, str]


@dataclass(frozen=True, slots=True)
class TagFiles:
    """Everything the tag files say. *info* keeps the order and repetitions of ``bag-info.txt``."""

    declaration: Declaration
    manifests: tuple[Manifest, ...]
    tag_manifests: tuple[Manifest, ...]
    info: tuple[tuple[str, str], ...]
    fetch: tuple[str, ...]


def read(bag: Bag, notes: Notes) -> TagFiles:
    """Read all tag files that carry meaning; what is wrong with them goes to *notes*."""
    declaration = _declaration(bag, notes)
    found: dict[bool, list[Manifest]] = {False: [], True: []}
    for name in sorted(bag.listing.sizes):
        match = _MANIFEST_NAME.fullmatch(name)
        if match is None:
            continue
        manifest = _manifest(bag, name, match["algorithm"], declaration, notes)
        if manifest is not None:
            found[bool(match["tags"])].append(manifest)
    info = _info(bag, declaration, notes)
    fetch = _fetch(bag, declaration, notes)
    return TagFiles(declaration, tuple(found[False]), tuple(found[True]), info, fetch)


def hash_name(algorithm: str) -> str | None:
    """Return hashlib's name for ``sha256``, ``SHA-256``, ``sha3-256`` …; None when there is none."""
    wanted = _plain(algorithm)
    for name in sorted(hashlib.algorithms_guaranteed):
        if _plain(name) == wanted and hashlib.new(name, usedforsecurity=False).digest_size:
            return name
    return None


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _declaration(bag: Bag, notes: Notes) -> Declaration:
    content = _content(bag, BAGIT, notes)
    if content is None:
        return Declaration()
    if content.startswith(codecs.BOM_UTF8):
        notes.fault(FaultKind.MALFORMED, BAGIT, _("开头有字节顺序标记（BOM）"))
        content = content.removeprefix(codecs.BOM_UTF8)
    text = _NEW_LINE.sub("\n", content.decode("utf-8", "replace"))
    match = _DECLARED.fullmatch(text)
    if match is None:
        notes.fault(FaultKind.MALFORMED, BAGIT, _("不是规定的两行：版本和字符编码"))
        return Declaration()
    version = int(match["major"]), int(match["minor"])
    if version not in VERSIONS:
        notes.fault(FaultKind.MALFORMED, BAGIT, _("不认识的 BagIt 版本"))
    if version >= STRICT and (match["gap1"], match["gap2"]) != (": ", ": "):
        notes.fault(FaultKind.MALFORMED, BAGIT, _("冒号前后的空格不合规定"))
    return Declaration(version, _encoding(match["encoding"], notes))


def _encoding(name: str, notes: Notes) -> str:
    try:
        codec = codecs.lookup(name).name
        "".encode(codec)  # base64 and the like are codecs, but not of text
    except (LookupError, ValueError, TypeError):
        notes.fault(FaultKind.MALFORMED, BAGIT, _("不认识的字符编码 {name}").format(name=name))
        return "utf-8"
    return codec


def _manifest(
    bag: Bag, name: str, algorithm: str, declaration: Declaration, notes: Notes
) -> Manifest | None:
    known = hash_name(algorithm)
    if known is None:
        detail = _("不支持的校验算法 {algorithm}").format(algorithm=algorithm)
        notes.fault(FaultKind.MALFORMED, name, detail)
        return None
    length = 2 * hashlib.new(known, usedforsecurity=False).digest_size
    entries: dict[str, str] = {}
    for number, line in _lines(bag, name, declaration, notes):
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or len(match["digest"]) != length:
            detail = _("第 {number} 行不是“校验值 路径”").format(number=number)
            notes.fault(FaultKind.MALFORMED, name, detail)
            continue
        _enter(entries, match["path"], match["digest"].lower(), name, notes)
    return Manifest(name, known, entries)


def _enter(entries: dict[str, str], path: str, digest: str, name: str, notes: Notes) -> None:
    reason = unsafe_reason(path.removeprefix("*"))
    if reason:
        notes.fault(FaultKind.UNSAFE, path, _("{name}：{reason}").format(name=name, reason=reason))
    elif path not in entries:
        entries[path] = digest
    elif entries[path] != digest:
        detail = _("在 {name} 里出现两次，校验值不同").format(name=name)
        notes.fault(FaultKind.MALFORMED, path, detail)
    else:
        notes.warn(path, _("在 {name} 里出现两次").format(name=name))


def _info(bag: Bag, declaration: Declaration, notes: Notes) -> tuple[tuple[str, str], ...]:
    name = next((n for n in (BAG_INFO, _OLD_INFO) if n in bag.listing.sizes), None)
    found: list[tuple[str, str]] = []
    for number, line in _lines(bag, name, declaration, notes) if name else ():
        match = _INFO_LINE.fullmatch(line)
        if line[0] in " \t" and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif match is None:
            detail = _("第 {number} 行不是“名称: 内容”").format(number=number)
            notes.fault(FaultKind.MALFORMED, name or "", detail)
        else:
            if declaration.version >= STRICT and (match["before"] or len(match["after"]) != 1):
                detail = _("第 {number} 行冒号前后的空格不合规定").format(number=number)
                notes.warn(name or "", detail)
            found.append((match["label"], match["value"].strip()))
    return tuple(found)


def _fetch(bag: Bag, declaration: Declaration, notes: Notes) -> tuple[str, ...]:
    name, found = "fetch.txt", []
    for number, line in _lines(bag, name, declaration, notes) if name in bag.listing.sizes else ():
        match = _FETCH_LINE.fullmatch(line)
        if match is None:
            detail = _("第 {number} 行不是“地址 长度 路径”").format(number=number)
            notes.fault(FaultKind.MALFORMED, name, detail)
            continue
        path = match["path"].removeprefix("./")
        reason = unsafe_reason(path) or ("" if path.startswith("data/") else _("不在 data 之下"))
        if reason:
            detail = _("{name}：{reason}").format(name=name, reason=reason)
            notes.fault(FaultKind.UNSAFE, match["path"], detail)
        else:
            found.append(path)
    return tuple(found)


def _lines(
    bag: Bag, name: str, declaration: Declaration, notes: Notes
) -> Iterator[tuple[int, str]]:
    """Yield number and text of every line that is not blank."""
    content = _content(bag, name, notes)
    if content is None:
        return
    if content.startswith(codecs.BOM_UTF8) and declaration.encoding == "utf-8":
        notes.warn(name, _("开头有字节顺序标记（BOM）"))
        content = content.removeprefix(codecs.BOM_UTF8)
    try:
        text = content.decode(declaration.encoding)
    except ValueError:
        encoding = declaration.encoding
        detail = _("不是 {encoding} 编码的文字").format(encoding=encoding)
        notes.fault(FaultKind.MALFORMED, name, detail)
        return
    for number, line in enumerate(_NEW_LINE.split(text), start=1):
        if line.strip():
            yield number, line


def _content(bag: Bag, name: str, notes: Notes) -> bytes | None:
    if name not in bag.listing.sizes:
        notes.fault(FaultKind.MISSING, name, _("包里没有这个文件"))
        return None
    if name in bag.listing.unreadable:
        return None
    try:
        with bag.open(name) as handle:
            content = handle.read(TAG_FILE_LIMIT + 1)
    except READ_ERRORS as error:
        notes.fault(FaultKind.ALTERED, name, _("读不出来：{cause}").format(cause=error))
        return None
    if len(content) > TAG_FILE_LIMIT:
        notes.fault(FaultKind.UNSAFE, name, _("大得不合常理"))
        return None
    return content
