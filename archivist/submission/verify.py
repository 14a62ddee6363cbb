"""Checking a package byte by byte: every fault, not the first; ours or any other BagIt bag."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from archivist.i18n import _
from archivist.submission.bag import READ_ERRORS, Bag, opened
from archivist.submission.faults import Fault, FaultKind, Notes, VerifyResult
from archivist.submission.manifest import AGENT, TAG_MANIFEST, decode_path
from archivist.submission.naming import is_placeholder
from archivist.submission.progress import Phase, Progress
from archivist.submission.recognise import package_of, unlisted_tag_files, written_pieces
from archivist.submission.resolve import Names
from archivist.submission.tagfiles import STRICT, Manifest, TagFiles, read
from archivist.submission.target import BLOCK, Halt

__all__ = ["Fault", "FaultKind", "VerifyResult", "checking", "verify"]

WORKERS = min(4, os.cpu_count() or 1)
_OXUM = re.compile(r"(\d+)\.(\d+)")
Expected = dict[str, dict[str, tuple[str, str]]]  # file → algorithm → digest, manifest's name


def verify(path: Path, cancel: Event | None = None) -> VerifyResult:
    """Check the package at *path*, a folder or a zip; raise PackageError when it is no bag at all."""
    steps = checking(path, cancel)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: VerifyResult = end.value
            return result


def checking(path: Path, cancel: Event | None = None) -> Generator[Progress, None, VerifyResult]:
    """Do what `verify` does, yielding a `Progress` after each file; the result is the return value."""
    with opened(path) as bag:
        notes = Notes(set(bag.listing.faults))
        tags = read(bag, notes)
        expected: Expected = {}
        _match_payload(bag, tags, expected, notes)
        _match_tags(bag, tags, expected, notes)
        yield from _compare(bag, expected, notes, cancel)
        _check_oxum(bag, tags, notes)
        _check_fetch(bag, tags, notes)
        _check_ours(bag, tags, notes)
    return _result(bag, notes, cancelled=_is_set(cancel))


def _result(bag: Bag, notes: Notes, *, cancelled: bool) -> VerifyResult:
    payload = _payload(bag)
    return VerifyResult(
        valid=not notes.faults and not cancelled,
        faults=tuple(sorted(notes.faults)),
        files=len(payload),
        bytes=sum(bag.listing.sizes[name] for name in payload),
        warnings=tuple(sorted(notes.warnings)),
        placeholders=sum(is_placeholder(name) for name in payload),
        cancelled=cancelled,
    )


def _match_payload(bag: Bag, tags: TagFiles, expected: Expected, notes: Notes) -> None:
    payload = _payload(bag)
    if not tags.manifests:
        notes.fault(FaultKind.MISSING, "manifest-<algorithm>.txt", _("没有可用的校验清单"))
    names = Names(payload)
    listings = {m.name: _match(m, names, expected, notes, payload=True) for m in tags.manifests}
    everywhere = set().union(*listings.values())
    for name in payload:
        if name not in everywhere:
            notes.fault(FaultKind.UNEXPECTED, name, _("不在校验清单里"))
        elif tags.declaration.version >= STRICT:
            for manifest, listed in listings.items():
                if name not in listed:
                    detail = _("没有列入 {manifest}").format(manifest=manifest)
                    notes.fault(FaultKind.MALFORMED, name, detail)


def _match_tags(bag: Bag, tags: TagFiles, expected: Expected, notes: Notes) -> None:
    names = Names(bag.listing.sizes)
    for manifest in tags.tag_manifests:
        _match(manifest, names, expected, notes, payload=False)


def _match(
    manifest: Manifest, names: Names, expected: Expected, notes: Notes, *, payload: bool
) -> set[str]:
    """Add what *manifest* asks of each file to *expected*; return the files it lists."""
    listed = set()
    for path, digest in manifest.entries.items():
        found = names.find(path)
        if found.actual is None:
            outside = payload and not path.removeprefix("*").removeprefix("./").startswith("data/")
            kind = FaultKind.MALFORMED if outside else FaultKind.MISSING
            detail = _("不在 data 之下") if outside else _("清单里有，包里没有")
            notes.fault(kind, path, detail)
            continue
        if found.remark:
            notes.warn(path, _(found.remark))
        listed.add(found.actual)
        asked = expected.setdefault(found.actual, {})
        other = asked.setdefault(manifest.algorithm, (digest, manifest.name))
        if other[0] != digest:
            detail = _("在 {name} 里出现两次，校验值不同").format(name=manifest.name)
            notes.fault(FaultKind.MALFORMED, path, detail)
    return listed


def _compare(
    bag: Bag, expected: Expected, notes: Notes, cancel: Event | None
) -> Iterator[Progress]:
    """Read every listed file once, for all its algorithms, and note each that differs."""
    names = sorted(set(expected) - bag.listing.unreadable)
    total, done = sum(bag.listing.sizes[name] for name in names), 0
    stop = Event()

    def halt() -> bool:
        return stop.is_set() or _is_set(cancel)

    def examine(name: str) -> tuple[str, list[Fault]]:
        return name, _examine(bag, name, expected[name], halt)

    with ThreadPoolExecutor(WORKERS) as pool:
        try:
            for count, (name, faults) in enumerate(pool.map(examine, names), start=1):
                if halt():
                    return
                notes.faults.update(faults)
                done += bag.listing.sizes[name]
                yield Progress(Phase.VERIFY, count, len(names), name, done, total)
        finally:
            stop.set()


def _examine(bag: Bag, name: str, asked: dict[str, tuple[str, str]], halt: Halt) -> list[Fault]:
    digests = {a: hashlib.new(a, usedforsecurity=False) for a in asked}
    size = 0
    try:
        with bag.open(name) as handle:
            while (block := handle.read(BLOCK)) and not halt():
                size += len(block)
                for digest in digests.values():
                    digest.update(block)
    except READ_ERRORS as error:
        detail = _("读不出来：{cause}").format(cause=getattr(error, "strerror", None) or error)
        return [Fault(name, FaultKind.ALTERED, detail)]
    return [
        Fault(name, FaultKind.ALTERED, _("与 {manifest} 的校验值不符").format(manifest=manifest))
        for algorithm, (wanted, manifest) in asked.items()
        if digests[algorithm].hexdigest() != wanted
    ]


def _check_oxum(bag: Bag, tags: TagFiles, notes: Notes) -> None:
    """Compare octets and number of files with ``Payload-Oxum`` (RFC 8493 §2.2.2)."""
    payload = _payload(bag)
    size = sum(bag.listing.sizes[name] for name in payload)
    for label, value in tags.info:
        if label.lower() != "payload-oxum":
            continue
        match = _OXUM.fullmatch(value)
        if match is None or (int(match[1]), int(match[2])) != (size, len(payload)):
            detail = _("Payload-Oxum 写的是 {value}，实际是 {size}.{count}").format(
                value=value, size=size, count=len(payload)
            )
            notes.fault(FaultKind.MALFORMED, "bag-info.txt", detail)


def _check_fetch(bag: Bag, tags: TagFiles, notes: Notes) -> None:
    """Nothing is ever fetched: what ``fetch.txt`` names must be here, and be listed."""
    names = Names(_payload(bag))
    listed = {path.removeprefix("./") for m in tags.manifests for path in m.entries}
    for path in tags.fetch:
        if names.find(path).actual is None:
            notes.fault(FaultKind.MISSING, path, _("只写在 fetch.txt 里，还没有取来"))
        if path not in listed:
            notes.fault(FaultKind.MALFORMED, path, _("写在 fetch.txt 里，却不在校验清单里"))


def _check_ours(bag: Bag, tags: TagFiles, notes: Notes) -> None:
    """Ask more of our own packages: nothing outside the tag manifest, and a true contents list."""
    package = package_of(bag)
    if package is None and ("Bag-Software-Agent", AGENT) not in tags.info:
        return
    if TAG_MANIFEST not in bag.listing.sizes:
        notes.fault(FaultKind.MISSING, TAG_MANIFEST, _("包里没有这个文件"))
        return
    for name in unlisted_tag_files(bag, tags):
        notes.fault(FaultKind.UNEXPECTED, name, _("不在校验清单里"))
    digests = {decode_path(p): d for m in tags.manifests for p, d in m.entries.items()}
    for path, sha256 in written_pieces(package or {}):
        if digests.get(path) != sha256:
            notes.fault(FaultKind.MALFORMED, path, _("package.json 与校验清单不一致"))


def _payload(bag: Bag) -> list[str]:
    return [name for name in bag.listing.sizes if name.startswith("data/")]


def _is_set(cancel: Event | None) -> bool:
    return cancel is not None and cancel.is_set()
