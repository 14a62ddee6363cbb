"""Packages of earlier cycles: read to compare with, never evidence, never filed, exported or searched.

A reference to each is a decision. Its files are materials below ``@earlier/<name>/`` with the role
EARLIER; what was read of them stays known while the package is not connected.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archivist.decisions.line import Act, Decision
from archivist.decisions.projection import Decided
from archivist.domain.numbering import standard_code
from archivist.errors import PackageError
from archivist.i18n import _
from archivist.match.by_earlier import Prior
from archivist.services.carried import carried_priors
from archivist.services.progress import Changes
from archivist.services.walk import Seen, Unlisted, walk
from archivist.services.workspace import EARLIER, Workspace
from archivist.submission.bag import opened
from archivist.submission.recognise import package_of

_UNNAMED = re.compile(r"[\s/\\!@:*?\"<>|]+")


@dataclass(frozen=True, slots=True)
class EarlierPackage:
    """A package of an earlier cycle: its name here, where it lay, and whether it is there now."""

    name: str
    path: Path
    connected: bool


def earlier_packages(workspace: Workspace) -> tuple[EarlierPackage, ...]:
    """Return the packages that are referred to, by name."""
    named = sorted(workspace.decided().earlier.items())
    return tuple(EarlierPackage(name, Path(path), Path(path).exists()) for name, path in named)


def add_earlier(workspace: Workspace, paths: Sequence[Path]) -> Changes:
    """Refer to the packages at *paths*: folders, bags or archives; the next scan reads them.

    A path that is known already stays as it is. Raises PackageError before anything is written.
    """
    require_packages(paths)
    found = [path.resolve() for path in paths]

    def decide(decided: Decided) -> Iterator[Decision]:
        taken = dict(decided.earlier)
        for path in dict.fromkeys(found):
            if str(path) not in taken.values():
                name = _free_name(path, taken)
                taken[name] = str(path)
                yield Decision(Act.EARLIER, {"name": name}, {"path": str(path)})

    return Changes.MATERIALS if workspace.decisions.append(decide) else Changes.NOTHING


def require_packages(paths: Sequence[Path]) -> None:
    """Raise PackageError for the first of *paths* at which nothing lies."""
    for path in paths:
        if not path.exists():
            raise PackageError(path=path, detail=_("没有这个文件或文件夹"))


def remove_earlier(workspace: Workspace, name: str) -> Changes:
    """Refer to the package *name* no longer; raise PackageError when there is none of that name."""
    if name not in workspace.decided().earlier:
        raise PackageError(path=name, detail=_("没有登记过这个往年材料包"))

    def decide(_decided: Decided) -> Iterator[Decision]:
        yield Decision(Act.EARLIER, {"name": name}, {"path": None})

    workspace.decisions.append(decide)
    return Changes.MATERIALS


def walk_earlier(workspace: Workspace) -> Iterator[Seen | Unlisted]:
    """Yield the files of every package that is connected now."""
    for package in earlier_packages(workspace):
        prefix = f"{EARLIER}/{package.name}/"
        if package.path.is_dir():
            yield from walk(package.path, prefix)
        elif package.connected:
            stat = package.path.stat()
            disk = os.fsencode(package.path.name)
            yield Seen(prefix + package.path.name, disk, stat.st_size, stat.st_mtime_ns)


def absent_prefixes(workspace: Workspace) -> tuple[str, ...]:
    """Return what the paths begin with that belong to packages not connected now."""
    absent = (p for p in earlier_packages(workspace) if not p.connected)
    return tuple(f"{EARLIER}/{package.name}/" for package in absent)


def prior_filings(workspace: Workspace) -> tuple[Prior, ...]:
    """Return what earlier packages filed under standards that hold now, from their ``package.json``.

    A package that is not connected, or is none of ours, tells of no filings. Beside them stand the
    filings of the last cycle that this workspace started from.
    """
    found: list[Prior] = list(carried_priors(workspace))
    for package in earlier_packages(workspace):
        try:
            with opened(package.path) as bag:
                said = package_of(bag) or {}
        except (PackageError, OSError):
            continue
        pieces = said.get("pieces")
        found += _priors(workspace, pieces if isinstance(pieces, list) else [])
    return tuple(found)


def _priors(workspace: Workspace, pieces: list[Any]) -> Iterator[Prior]:
    edition = workspace.edition
    for piece in pieces:
        if not isinstance(piece, dict):
            continue
        code = standard_code(str(piece.get("standard") or ""))
        if code and edition.standard(code) is not None:
            yield Prior(code, str(piece.get("title") or ""), str(piece.get("sha256") or ""))


def _free_name(path: Path, taken: dict[str, str]) -> str:
    stem = path.name if path.is_dir() else path.stem
    base = _UNNAMED.sub("-", stem).strip("-.") or "package"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name
