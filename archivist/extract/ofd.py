"""OFD, the national format for fixed pages: text, properties, seals (GB/T 33190-2016)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract.base import DamagedError, EncryptedError, Extract, Part, Passage
from archivist.extract.limits import MAX_CHARS
from archivist.extract.ofdfonts import Fonts, font_files
from archivist.extract.ofdlines import PageLine, Stretch, Units, lines_of, numbers, stretches_of
from archivist.extract.ofdpackage import OfdPackage, document_of, within
from archivist.extract.ofdseals import seals_of
from archivist.extract.package import Element, child, children, local
from archivist.i18n import N_

FORMATS = ("ofd",)
_INFO = {
    "Title": "title", "Author": "author", "Abstract": "description", "Creator": "application",
    "CreationDate": "created", "ModDate": "modified",
}  # fmt: skip
_ANNOTATIONS = {"Watermark": Part.HEADER, "Stamp": Part.TEXT_BOX}
_MOMENT = re.compile(r"^(?:D:)?(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
_PAGE_WIDTH = 210.0
_OFF_CENTRE = 0.03
_WIDEST = 0.72  # a line as wide as the type area stands in the middle, and is body text
_MAX_PAGES = 20_000


def extract(path: Path) -> Extract:
    """Read a document's text by line and page; signatures are listed, not verified.

    Raises DamagedError, EncryptedError, or what zipfile and lxml raise.
    """
    with OfdPackage(path) as package:
        if package.has("Encryptions.xml"):
            raise EncryptedError(N_("文档有密码"))
        root = package.tree("OFD.xml")
        bodies = [each for each in root if local(each) == "DocBody"]
        if not bodies:
            raise DamagedError(N_("缺少主要部件"))
        reading = _Reading(package)
        properties: dict[str, str] = {}
        seals: list[str] = []
        for body in bodies:
            properties = {**_properties(child(body, "DocInfo")), **properties}
            reading.document(body)
            seals += seals_of(package, child(body, "Signatures"))
    if seals:
        properties["seals"] = "；".join(seals)
    if reading.room < 0:
        properties["truncated"] = "text"
    if reading.blank and reading.passages:
        properties["pages_without_text"] = ",".join(map(str, reading.blank[:100]))
    return Extract(
        tuple(reading.passages), properties=properties, pages=reading.pages, images=reading.images
    )


def _properties(info: Element | None) -> dict[str, str]:
    said = {local(each): (each.text or "").strip() for each in (info if info is not None else ())}
    found = {name: said[key] for key, name in _INFO.items() if said.get(key)}
    for name in ("created", "modified"):
        moment = _MOMENT.search(found.get(name, ""))  # some write times as PDF does
        if moment:
            found[name] = "{}-{}-{}T{}:{}:{}".format(*moment.groups())
    return found


class _Reading:
    """The passages found so far; *pages* of all documents count on."""

    def __init__(self, package: OfdPackage) -> None:
        self.passages: list[Passage] = []
        self.pages = 0
        self.blank: list[int] = []
        self.images = 0
        self.room = MAX_CHARS
        self._package = package
        self._templates: dict[str, list[Stretch]] = {}

    def document(self, body: Element) -> None:
        """Read the pages of one document. Raises DamagedError when its root is not there."""
        name, root = document_of(self._package, body)
        base = posixpath.dirname(name)
        common = child(root, "CommonData")
        resources = list(self._resources(common, base))
        fonts = (pair for name, root in resources for pair in font_files(self._package, name, root))
        units = Units(dict(_composites(resources)), Fonts(self._package, dict(fonts)))
        templates = {
            each.get("ID") or "": within(self._package, base, each.get("BaseLoc"))
            for each in (common if common is not None else ())
            if local(each) == "TemplatePage"
        }
        annotations = self._annotations(child(root, "Annotations"), base)
        box = child(common, "PageArea", "PhysicalBox")
        for page in children(root, "Pages")[:_MAX_PAGES]:
            self.pages += 1
            target = within(self._package, base, page.get("BaseLoc"))
            if self.room < 0 or not self._package.has(target):
                continue
            tree = self._package.tree(target)
            found = self._stretches(tree, units, templates)
            self._page(lines_of(found), tree, box)
            self._annotated(annotations.get(page.get("ID") or "", ""), units)

    def _stretches(self, page: Element, units: Units, templates: dict[str, str]) -> list[Stretch]:
        found: list[Stretch] = []
        for each in page:
            if local(each) == "Template":
                found += self._template(templates.get(each.get("TemplateID") or "", ""), units)
            elif local(each) == "Content":
                found += stretches_of(each, units)
        return found

    def _template(self, name: str, units: Units) -> list[Stretch]:
        """Return the words of a template, which many pages may share."""
        if name not in self._templates and self._package.has(name):
            content = child(self._package.tree(name), "Content")
            self._templates[name] = [] if content is None else list(stretches_of(content, units))
        return self._templates.get(name, [])

    def _page(self, lines: list[PageLine], page: Element, box: Element | None) -> None:
        width = _width(child(page, "Area", "PhysicalBox")) or _width(box) or _PAGE_WIDTH
        for line in lines:
            self._add(_passage(line, self.pages, width))
        if not lines:
            self.blank.append(self.pages)
            self.images += next(page.iter("{*}ImageObject"), None) is not None

    def _annotated(self, name: str, units: Units) -> None:
        """Read what annotations draw and remark; links and marks without words say nothing."""
        if not self._package.has(name):
            return
        for each in self._package.tree(name).iter("{*}Annot"):
            part = _ANNOTATIONS.get(each.get("Type") or "", Part.TEXT_BOX)
            look = child(each, "Appearance")
            if look is not None and each.get("Visible") != "false":
                for line in lines_of(list(stretches_of(look, units))):
                    self._add(Passage(line.text, Place(page=self.pages), part))
            remark = child(each, "Remark")
            if remark is not None and (remark.text or "").strip():
                text = " ".join((remark.text or "").split())
                self._add(Passage(text, Place(page=self.pages), Part.COMMENT))

    def _add(self, passage: Passage) -> None:
        self.room -= len(passage.text) + 1
        if self.room >= 0 and passage.text:
            self.passages.append(passage)

    def _annotations(self, element: Element | None, base: str) -> dict[str, str]:
        """Return the file of annotations of each page that has one."""
        name = within(self._package, base, element.text) if element is not None else ""
        if not self._package.has(name):
            return {}
        found = {}
        for page in self._package.tree(name):
            place = child(page, "FileLoc")
            if place is not None:
                folder = posixpath.dirname(name)
                found[page.get("PageID") or ""] = within(self._package, folder, place.text, base)
        return found

    def _resources(self, common: Element | None, base: str) -> Iterator[tuple[str, Element]]:
        """Yield name and tree of the files of resources."""
        for each in common if common is not None else ():
            name = within(self._package, base, each.text)
            if local(each) in {"PublicRes", "DocumentRes"} and self._package.has(name):
                yield name, self._package.tree(name)


def _composites(resources: list[tuple[str, Element]]) -> Iterator[tuple[str, Element]]:
    """Yield the composite objects of the resources, which pages draw by their ID."""
    for _, root in resources:
        for unit in root.iter("{*}CompositeGraphicUnit"):
            yield unit.get("ID") or "", unit


def _width(box: Element | None) -> float | None:
    """Return the width of a page's box in millimetres, None where it says none."""
    size = numbers(box.text) if box is not None else []
    return size[2] if len(size) == 4 and size[2] > 0 else None  # noqa: PLR2004


def _passage(line: PageLine, page: int, width: float) -> Passage:
    middle = abs((line.left + line.right) / 2 - width / 2) < _OFF_CENTRE * width
    centred = middle and line.right - line.left < _WIDEST * width
    return Passage(line.text, Place(page=page), centred=centred, font_size=line.size)
