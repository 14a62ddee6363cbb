"""The style part of a Word file, of which only the styles that are asked for are parsed (§17.7).

A part may define hundreds of styles, and a document uses a handful: cutting these out of the bytes
takes a tenth of the time that parsing all of them would.
"""

from __future__ import annotations

import re
from functools import cached_property

from archivist.extract.package import Element, child, local, parse, value

_PLAIN_UTF8 = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml [^<>]*encoding=["'](?i:utf-8)["'][^<>]*>\s*<w:styles[ >]"""
)
_PLAIN_ID = re.compile(r"[\w.-]+")
_END = b"</w:style>"


class StylePart:
    """The styles by their ids. Raises what lxml raises when XML that is asked for is not sound."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        start = data.find(b"<w:styles")
        self._root = data[start : data.find(b">", start) + 1]
        # A comment or CDATA could hold what looks like a tag: then, and in other dialects, no cutting.
        self._may_cut = bool(_PLAIN_UTF8.match(data)) and b"!" not in data

    def defaults(self) -> Element | None:
        """Return the ``w:docDefaults``, or None."""
        end = b"</w:docDefaults>"
        start = self._data.find(b"<w:docDefaults>") if self._may_cut else -1
        stop = self._data.find(end, start)
        if start < 0 or stop < 0:
            return child(self._tree, "docDefaults")
        return self._parsed(start, stop + len(end))

    def plain(self) -> str:
        """Return the id of the style of paragraphs that name none."""
        at = self._data.find(b'w:default="1"') if self._may_cut else -1
        while at >= 0:
            found = self._around(at)
            if found is not None and value(found, "type") == "paragraph":
                return value(found, "styleId") or ""
            at = self._data.find(b'w:default="1"', at + 1)
        marked = (
            name
            for (kind, name), each in self._all.items()
            if kind == "paragraph" and value(each, "default") in {"1", "true", "on"}
        )
        return next(marked, "")

    def style(self, name: str, kind: str = "paragraph") -> Element | None:
        """Return the style of this id and kind (§17.18.83: paragraph, numbering …), or None."""
        if not self._may_cut or not _PLAIN_ID.fullmatch(name):
            return self._all.get((kind, name))
        sought = b'w:styleId="%b"' % name.encode()
        at = self._data.find(sought)
        while at >= 0:
            found = self._around(at)
            if found is None:
                return self._all.get((kind, name))
            if value(found, "type") == kind:
                return found
            at = self._data.find(sought, at + 1)
        return None

    def _around(self, at: int) -> Element | None:
        """Return the ``w:style`` in whose opening tag *at* lies, or None."""
        start = self._data.rfind(b"<", 0, at)
        tag = self._data.find(b">", at)
        stop = self._data.find(_END, tag)
        if (
            stop < 0
            or self._data[tag - 1 : tag] == b"/"
            or self._data[start:at][:9] != b"<w:style "
        ):
            return None
        return self._parsed(start, stop + len(_END))

    def _parsed(self, start: int, stop: int) -> Element | None:
        root = parse(self._root + self._data[start:stop] + b"</w:styles>")
        return next(iter(root), None)

    @cached_property
    def _tree(self) -> Element:
        return parse(self._data)

    @cached_property
    def _all(self) -> dict[tuple[str, str], Element]:
        return {
            (value(each, "type") or "", value(each, "styleId") or ""): each
            for each in self._tree
            if local(each) == "style"
        }
