"""Macros, embedded objects and loading links of Office Open XML packages (ECMA-376 parts 1 and 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place, Spot
from archivist.domain.signs import Active, ActiveSign
from archivist.extract import activeole
from archivist.extract.package import Package

_MOST_BYTES = 8 << 20
_MACROS = re.compile(r"(?:^|/)vba(?:Project|Data)[^/]*\.bin$|^xl/(?:intl)?macrosheets/[^/]+\.\w+$")
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|activeX)/[^/]+$")
# A template by its bare name lies in this machine's own folder of templates, and so does Word's own
# by its path on a drive; a host or a share is somewhere else.
_OWN_TEMPLATE = re.compile(
    r"[^/\\:]+|(?:file:/{2,3})?[A-Za-z]:[/\\](?:[^/\\]+[/\\])*Normal(?:Email)?\.dot[mx]?",
    re.IGNORECASE,
)
_NOT_LOADING = frozenset({"hyperlink"})  # waits for a click


def find(path: Path) -> Iterator[Active]:
    """Yield what the names of parts and the relationships between them tell."""
    with Package(path) as package:
        for name in sorted(package.names):
            place = Place(member=name)
            if _MACROS.search(name):
                yield Active(ActiveSign.MACRO, Spot(name.rpartition("/")[2], place))
            elif name.endswith(".rels"):
                yield from _links(package, name)
            elif _EMBEDDED.search(name):
                yield _embedded(package, name)


def _embedded(package: Package, name: str) -> Active:
    own = name.rpartition("/")[2]
    if own.endswith(".bin"):
        with package.open(name) as stream:
            inner = activeole.program_in(stream.read(_MOST_BYTES))
        if inner is not None:
            return Active(inner[0], Spot(inner[1] or own, Place(member=name)))
    return Active(ActiveSign.EMBEDDED, Spot(own, Place(member=name)))


def _links(package: Package, name: str) -> Iterator[Active]:
    with package.open(name) as stream:
        if b"External" not in stream.read(_MOST_BYTES):
            return
    folder, _, base = name.rpartition("_rels/")
    part = f"{folder}{base.removesuffix('.rels')}"
    for relation in package.relations(part):
        own = relation.type == "attachedTemplate" and _OWN_TEMPLATE.fullmatch(relation.target)
        if relation.external and relation.type not in _NOT_LOADING and not own:
            yield Active(ActiveSign.EXTERNAL, Spot(relation.target, Place(member=part)))
