"""PowerPoint slides: text by slide, speaker's notes apart (ECMA-376 part 1, §19)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.limits import kept_text
from archivist.extract.package import (
    Element,
    Package,
    children,
    local,
    properties_of,
    relation_id,
)

FORMATS = ("pptx",)
_TITLES = frozenset({"title", "ctrTitle"})


def extract(path: Path) -> Extract:
    """Read a presentation. Raises DamagedError, EncryptedError, or what zipfile and lxml raise."""
    with Package(path) as package:
        main = package.main_part("ppt/presentation.xml")
        targets = {r.id: r.target for r in package.relations(main) if r.type == "slide"}
        listed = children(package.tree(main), "sldIdLst")
        slides = [targets.get(relation_id(each) or "") for each in listed]
        passages: list[Passage] = []
        images = 0
        for number, target in enumerate(slides, 1):
            if target is None or target not in package.names:
                continue
            root = package.tree(target)
            images += sum(1 for _ in root.iter("{*}pic"))
            passages += _slide(root, number)
            for relation in package.relations(target):
                if relation.type == "notesSlide" and relation.target in package.names:
                    passages += _notes(package.tree(relation.target), number)
        properties, _ = properties_of(package)
    kept, truncated = kept_text(passages)
    if truncated:
        properties["truncated"] = "text"
    return Extract(kept, properties=properties, pages=len(slides), images=images)


def _slide(root: Element, number: int) -> Iterator[Passage]:
    place = Place(page=number)
    for shape in root.iter("{*}sp", "{*}graphicFrame"):
        heading = _placeholder(shape) in _TITLES
        for row in shape.iter("{*}tr"):
            cells = [" ".join(_paragraphs(cell)) for cell in row if local(cell) == "tc"]
            if any(cells):
                yield Passage("\t".join(cells).rstrip(), place, Part.TABLE)
        if local(shape) == "sp":
            for text in _paragraphs(shape):
                yield Passage(text, place, heading=heading)


def _notes(root: Element, number: int) -> Iterator[Passage]:
    for shape in root.iter("{*}sp"):
        if _placeholder(shape) == "body":
            for text in _paragraphs(shape):
                yield Passage(text, Place(page=number), Part.NOTE)


def _placeholder(shape: Element) -> str:
    mark = next(shape.iter("{*}ph"), None)
    return mark.get("type", "") if mark is not None else ""


def _paragraphs(shape: Element) -> Iterator[str]:
    for paragraph in shape.iter("{*}p"):
        text = "".join(
            "\n" if local(t) == "br" else t.text or "" for t in paragraph.iter("{*}t", "{*}br")
        )
        if text.strip():
            yield text.strip()
