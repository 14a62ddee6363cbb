"""Macros and embedded objects of OpenDocument packages (ODF 1.2 part 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place, Spot
from archivist.domain.signs import Active, ActiveSign
from archivist.extract.package import Package

_MACROS = re.compile(r"^(?:Basic/.+/(?!script-l[bc]\.xml$).+\.xml|Scripts/.+[^/])$")
_OBJECT = re.compile(r"^(Object[^/]*)(?:/content\.xml)?$")


def find(path: Path) -> Iterator[Active]:
    """Yield what the names of the members tell."""
    with Package(path) as package:
        for name in sorted(package.names):
            place = Place(member=name)
            if _MACROS.match(name):
                yield Active(ActiveSign.MACRO, Spot(name, place))
            elif found := _OBJECT.match(name):
                yield Active(ActiveSign.EMBEDDED, Spot(found[1], place))
