"""Saved web pages: the words a reader sees, block by block."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from archivist.domain.place import Place
from archivist.extract.base import DamagedError, Extract, Passage
from archivist.extract.limits import MAX_CHARS, kept_text
from archivist.extract.text import decode

FORMATS = ("html",)
_BLOCKS = frozenset(
    {"p", "div", "br", "tr", "li", "ul", "ol", "dl", "dt", "dd", "table", "section", "article",
     "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "body", "hr", "form"}
)  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "noscript", "template", "iframe", "object"})
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)")
_HEADINGS = frozenset({"h1", "h2"})
_MAX_BYTES = 8 * MAX_CHARS


def extract(path: Path) -> Extract:
    """Read a page's text; nothing it refers to is loaded. Raises DamagedError for no encoding."""
    with path.open("rb") as stream:
        data = stream.read(_MAX_BYTES)
        cut = bool(stream.read(1))
    return read(data, cut=cut)


def read(data: bytes, *, cut: bool = False) -> Extract:
    """Read the bytes of a page; *cut* says that they are only its beginning."""
    text, encoding = _decoded(data, cut=cut)
    return read_text(text, encoding, cut=cut)


def read_text(text: str, encoding: str = "utf-8", *, cut: bool = False) -> Extract:
    """Read a page that is text already, whatever encoding it names itself."""
    root = etree.fromstring(
        text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True)
    )
    properties = {"encoding": encoding}
    if root is None:
        return Extract(properties=properties)
    title = root.findtext(".//title")
    if title and title.strip():
        properties["title"] = " ".join(title.split())
    page = _Page()
    page.walk(root)
    page.flush()
    kept, truncated = kept_text(page.passages)
    if cut or truncated:
        properties["truncated"] = "text"
    return Extract(kept, properties=properties)


class _Page:
    """The blocks of text found so far."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._words: list[str] = []

    def walk(self, root: etree._Element) -> None:
        """Collect text in document order, without recursion: pages nest deeper than Python may."""
        silent = 0
        for event, each in etree.iterwalk(root, events=("start", "end")):
            name = each.tag.lower() if isinstance(each.tag, str) else "script"
            if event == "start":
                silent += name in _SILENT
                if name in _BLOCKS:
                    self.flush()
                if not silent:
                    self._words.append(each.text or "")
                continue
            silent -= name in _SILENT
            if name in _BLOCKS:
                self.flush(heading=name in _HEADINGS)
            elif name in {"td", "th"}:
                self._words.append("\t")
            if not silent:
                self._words.append(each.tail or "")

    def flush(self, *, heading: bool = False) -> None:
        """End the current block."""
        text = "\t".join(
            " ".join(cell.split()) for cell in "".join(self._words).split("\t")
        ).strip()
        self._words.clear()
        if text:
            place = Place(paragraph=len(self.passages) + 1)
            self.passages.append(Passage(text, place, heading=heading))


def _decoded(data: bytes, *, cut: bool) -> tuple[str, str]:
    said = _CHARSET.search(data[:4096])
    if said:
        name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(
            said[1].decode().lower(), said[1].decode()
        )
        try:
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass  # the page says one thing and is another
    try:
        return decode(data, cut=cut)
    except DamagedError:
        return data.decode("cp1252", "replace"), "cp1252"
