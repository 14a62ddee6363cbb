"""The package of an OFD document: members by the loose paths that producers write."""

from __future__ import annotations

import posixpath
from pathlib import Path

from lxml import etree

from archivist.extract.base import DamagedError
from archivist.extract.package import Element, Package, child, safe_parser
from archivist.i18n import N_


class OfdPackage(Package):
    """A package whose member names are found whatever their case."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._by_name = {name.lower(): name for name in self.names}

    def has(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name.lower() in self._by_name

    def data(self, name: str, most: int) -> bytes:
        """Return a member's first *most* bytes, nothing where there is none."""
        if not self.has(name):
            return b""
        with self.open(self._by_name[name.lower()]) as stream:
            return stream.read(most)

    def tree(self, name: str) -> Element:
        """Parse a member; some producers write blanks or a second mark before the first tag."""
        if not self.has(name):
            raise DamagedError(N_("缺少部件"))
        with self.open(self._by_name[name.lower()]) as stream:
            data = stream.read()
        return etree.fromstring(data.lstrip(b"\xef\xbb\xbf \r\n\t"), safe_parser())


def document_of(package: OfdPackage, body: Element) -> tuple[str, Element]:
    """Return the name and the tree of a body's document. Raises DamagedError when it is missing."""
    root = child(body, "DocRoot")
    name = within(package, "", root.text if root is not None else "")
    return name, package.tree(name)


def within(package: OfdPackage, base: str, location: str | None, root: str = "") -> str:
    """Return the member a location leads to, from *base*; from *root* where it is not there."""
    said = (location or "").strip().replace("\\", "/")
    if not said:
        return ""
    absolute = said.lstrip("/")
    near = posixpath.normpath(posixpath.join(base, absolute))
    choices = [absolute, near] if said.startswith("/") else [near, absolute]
    choices.append(posixpath.normpath(posixpath.join(root, absolute)))
    return next((name for name in choices if package.has(name)), choices[0])
