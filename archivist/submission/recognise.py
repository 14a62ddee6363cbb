"""Telling our own packages from anything else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from archivist.errors import PackageError
from archivist.submission.bag import READ_ERRORS, Bag, opened
from archivist.submission.contents import FORMAT, WRITTEN
from archivist.submission.faults import Notes
from archivist.submission.manifest import PACKAGE_JSON, TAG_MANIFEST
from archivist.submission.resolve import Names
from archivist.submission.tagfiles import TAG_FILE_LIMIT, TagFiles, read


def package_of(bag: Bag) -> Mapping[str, Any] | None:
    """Return what ``package.json`` says, or None when the bag is not one of ours."""
    if PACKAGE_JSON not in bag.listing.sizes or PACKAGE_JSON in bag.listing.unreadable:
        return None
    try:
        with bag.open(PACKAGE_JSON) as handle:
            said = json.loads(handle.read(TAG_FILE_LIMIT))
    except READ_ERRORS:
        return None
    return said if isinstance(said, dict) and said.get("format") == FORMAT else None


def written_pieces(package: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield path and SHA-256 of each piece that ``package.json`` says is in the package."""
    pieces = package.get("pieces")
    for piece in pieces if isinstance(pieces, list) else ():
        if isinstance(piece, dict) and piece.get("status") == WRITTEN:
            yield str(piece.get("path")), str(piece.get("sha256"))


def unlisted_tag_files(bag: Bag, tags: TagFiles) -> list[str]:
    """Return the files outside ``data/`` that no tag manifest vouches for."""
    names = Names(bag.listing.sizes)
    listed = {names.find(path).actual for m in tags.tag_manifests for path in m.entries}
    listed.update(m.name for m in tags.tag_manifests)
    return sorted(n for n in bag.listing.sizes if not n.startswith("data/") and n not in listed)


def is_untouched_package(path: Path) -> bool:
    """Whether *path* is a package of ours into which nobody has put anything of their own.

    Only the names are compared: an altered file of ours may be replaced, a stranger's may not.
    """
    try:
        with opened(path) as bag:
            notes = Notes()
            tags = read(bag, notes)
            names = Names(bag.listing.sizes)
            listed = {names.find(p).actual for m in tags.manifests for p in m.entries}
            payload = {name for name in bag.listing.sizes if name.startswith("data/")}
            ours = package_of(bag) is not None and TAG_MANIFEST in bag.listing.sizes
            return ours and payload <= listed and not unlisted_tag_files(bag, tags)
    except PackageError:
        return False
