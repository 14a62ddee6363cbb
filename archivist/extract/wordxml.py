"""The XML of a Word part as the text it is: blocks are cut out of it, no tree is built (ECMA-376 part 1, §17.2).

Searches find the paragraphs of a text several times faster than a parser hands over its elements. The
text is checked for soundness first, by expat with nobody listening. What is written in an unusual
manner is parsed and written anew in the usual one, so that there is one way of reading; and a
paragraph that holds more than runs of text is parsed, all of a part at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.parsers import expat
from xml.sax.saxutils import escape

from lxml import etree

from archivist.extract.package import Element, local_name, parse

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_EITHER = re.compile(rb"wordprocessingml/(?:2006/)?main")
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*\?>)?\s*"
    rb"""<w:\w+\s[^<>]*?xmlns:w=["'](?:%b|%b)["'][^<>]*>""" % (_WORD.encode(), _STRICT.encode())
)
_OTHER_ENCODING = re.compile(rb"""encoding=["'](?!(?i:utf-8)["'])""")
_LOOSE_ENDS = (b" >", b"\n>", b"\t>", b"\r>")  # of tags, as hardly any program writes them
_BROKEN = re.compile(rb"<[^<>]*[\n\t\r]")  # a tag over several lines
_TAG = re.compile(r"<(/?)([^\s/<>]+)[^<>]*>")
_BODY = re.compile(r"<w:body(?: [^<>]*)?>")
_PARAGRAPH = re.compile(r"<w:p(?: [^<>]*)?/?>")
_DECLARED = re.compile(r"""xmlns:([\w.-]+)=["']([^"'<>]*)["']""")
_TEXT = re.compile(r"<w:t(?: [^<>]*)?(?<!/)>([^<]*)")
_WORDED = re.compile(r"<w:t(?: [^<>]*)?(?<!/)>[^<]*[^<\s]")
# What more than runs of text a paragraph may hold, and what only a parser reads right.
_ODD = (
    re.compile("<(?!/?w:)"),
    re.compile(
        r"<w:(?=[Abcdfimnv]|p?ta|pt|te|tx|rt|rPrC|sd)(?:tab(?! [^<>]*w:pos=)|ptab|br|cr|noBreakHyphen"
        r"|del|delText|delInstrText|ins|instrText|moveFrom|moveTo|fldData|rt|rPrChange|sdtPr|sdtEndPr"
        r"|txbxContent|vanish|AlternateContent|blip|imagedata|textpath)(?=[\s/>])"
    ),
    re.compile("&#"),
)
_LOOKED_THROUGH = frozenset(
    ("tbl", "tr", "tc", "sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)
_BOX = "<w:txbxContent"
_COLUMNS = {
    "w:tcPr": re.compile(r'<w:gridSpan\s[^<>]*?val=["\']([^"\']*)'),
    "w:trPr": re.compile(r'<w:gridBefore\s[^<>]*?val=["\']([^"\']*)'),
}


@dataclass(slots=True)
class Block:
    """A block by its local *name*: a ``p`` has *xml*, any other has *blocks*.

    *columns* are how many a cell spans, or a row leaves out before its first cell, as written. An
    *odd* paragraph is the parsed one of that number (:meth:`WordXml.element`).
    """

    name: str
    xml: str = ""
    blocks: Sequence[Block] = ()
    columns: str = ""
    odd: int = -1


class WordXml:
    """A part, or a text box. Raises what lxml raises for XML that is not sound."""

    def __init__(self, data: bytes) -> None:
        usual = _as_usual(data)
        self._text = text = _rewritten(data) if usual is None else usual
        self._nests = "<w:" if usual is None else _BOX if _BOX in text else ""
        self._oddities = sorted(m.start() for odd in _ODD for m in odd.finditer(text))
        self._odd: list[str] = []
        self._parsed: list[Element] = []
        root = next((m for m in _TAG.finditer(text) if not m[2].startswith("?")), None)
        self._root = "<w:x>" if root is None else root[0].replace("/>", ">")
        self._start = len(text) if root is None or root[0].endswith("/>") else root.end()

    @property
    def body(self) -> list[Block] | None:
        """The blocks of the document's body, None where it has none."""
        found = _BODY.search(self._text, self._start)
        if found is None:
            return None
        return [] if found[0].endswith("/>") else self._blocks(found.end())

    @property
    def blocks(self) -> list[Block]:
        """The blocks right below the root."""
        return self._blocks(self._start)

    @property
    def paragraphs(self) -> list[Block]:
        """All paragraphs but those that hang on another one, in text boxes."""
        found = []
        at = self._start
        while match := _PARAGRAPH.search(self._text, at):
            at = self._past_paragraph(match)
            found.append(self._paragraph(match.start(), at))
        return found

    def section(self) -> Element | None:
        """Return the first ``w:sectPr``, or None."""
        start = self._text.find("<w:sectPr", self._start)
        tag = _TAG.match(self._text, start) if start >= 0 else None
        if tag is None:
            return None
        empty = tag[0].endswith("/>")
        end = tag.end() if empty else _past(self._text, "w:sectPr", tag.end())
        return self.parsed(self._text[start:end])

    def element(self, block: Block) -> Element | None:
        """Return a paragraph as an element if it holds more than runs of text."""
        if block.odd >= len(self._parsed):
            self._parsed += self._framed("".join(self._odd[len(self._parsed) :]))
        return self._parsed[block.odd] if block.odd >= 0 else None

    def parsed(self, xml: str) -> Element:
        """Parse a piece of the part."""
        return self._framed(xml)[0]

    def _framed(self, xml: str) -> Element:
        name = self._root[1:-1].split(None, 1)[0]
        return parse(f"{self._frame}{xml}</{name}>".encode())

    @cached_property
    def _frame(self) -> str:
        """The root's opening tag, with the prefixes that are declared further down."""
        declared = dict(_DECLARED.findall(self._text)) if "xmlns:" in self._text else {}
        more = [
            f' xmlns:{prefix}="{name}"'
            for prefix, name in declared.items()
            if f"xmlns:{prefix}=" not in self._root
        ]
        return f"{self._root[:-1]}{''.join(more)}>"

    def _blocks(self, at: int) -> list[Block]:
        text = self._text
        top: list[Block] = []
        inner, block = top, Block("")
        outer: list[tuple[list[Block], Block]] = []
        while match := _TAG.search(text, at):
            closing, name = match.groups()
            start, at = match.span()
            if closing:
                if not outer:
                    break
                inner, block = outer.pop()
            elif name == "w:p":
                at = self._past_paragraph(match)
                inner.append(self._paragraph(start, at))
            elif name[:2] == "w:" and name[2:] in _LOOKED_THROUGH:
                below: list[Block] = []
                inner.append(Block(name[2:], blocks=below))
                if text[at - 2] != "/":
                    outer.append((inner, block))
                    inner, block = below, inner[-1]
            elif text[at - 2] != "/":
                start, at = at, _past(text, name, at)
                if name in _COLUMNS:
                    _note_columns(block, _COLUMNS[name], text[start:at])
        return top

    def _paragraph(self, start: int, end: int) -> Block:
        xml = self._text[start:end]
        at = bisect_left(self._oddities, start)
        if at == len(self._oddities) or self._oddities[at] >= end:
            return Block("p", xml)
        self._odd.append(xml)
        return Block("p", xml, odd=len(self._odd) - 1)

    def _past_paragraph(self, match: re.Match[str]) -> int:
        """Return where the paragraph ends that *match* begins."""
        start = match.end()
        if self._text[start - 2] == "/":
            return start
        end = self._text.find("</w:p>", start)
        if self._nests and self._text.find(self._nests, start, end) >= 0:
            return _past(self._text, "w:p", start)
        return end + len("</w:p>")


def words_of(xml: str) -> str:
    """Return the words of a paragraph that holds nothing but runs of text."""
    text = "".join(_TEXT.findall(xml))
    if "&" in text:
        for name, character in (
            ("lt", "<"),
            ("gt", ">"),
            ("quot", '"'),
            ("apos", "'"),
            ("amp", "&"),
        ):
            text = text.replace(f"&{name};", character)
    return text


def settings_of(xml: str) -> str:
    """Return the ``w:pPr`` of a paragraph that holds nothing but runs of text, often nothing."""
    start = xml.find("<w:pPr")
    if start < 0:
        return ""
    end = xml.rfind("</w:pPr>")
    return "<w:pPr/>" if end < 0 else xml[start : end + len("</w:pPr>")]


def first_run_settings_of(xml: str) -> str:
    """Return the ``w:rPr`` of the first run that says anything, often nothing."""
    words = _WORDED.search(xml)
    if words is None:
        return ""
    run = max(xml.rfind("<w:r>", 0, words.start()), xml.rfind("<w:r ", 0, words.start()))
    start = xml.find(">", run) + 1
    start += len(xml) - start - len(xml[start:].lstrip())
    if run < 0 or not xml.startswith("<w:rPr>", start):
        return ""
    end = xml.find("</w:rPr>", start)
    return xml[start : end + len("</w:rPr>")]


def _note_columns(block: Block, pattern: re.Pattern[str], inside: str) -> None:
    found = pattern.search(inside.partition("PrChange")[0])
    if found is not None and not block.columns:
        block.columns = found[1]


def _past(text: str, name: str, at: int) -> int:
    """Return where the element *name* ends whose opening tag ends at *at*; others of its name may be in it."""
    end = text.find(f"</{name}>", at)
    if text.find(f"<{name}", at, end) < 0:
        return end + len(name) + 3
    depth = 1
    for tag in _tags(name).finditer(text, at):
        if tag[1]:
            depth -= 1
        elif not tag[0].endswith("/>"):
            depth += 1
        if not depth:
            return tag.end()
    return len(text)


@lru_cache(maxsize=64)
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){re.escape(name)}(?=[\s/>])[^<>]*>")


def _as_usual(data: bytes) -> str | None:
    """Return the text of a part that is sound and written the way Word writes; else None."""
    root = _ROOT.match(data)
    if root is None or _OTHER_ENCODING.search(data, 0, root.end()):
        return None
    usual = (
        data.count(b"<") == data.count(b">")  # none stands for itself
        and data.find(b"<!") < 0
        and data.find(b"<?", root.end()) < 0
        and not any(end in data for end in _LOOSE_ENDS)
        and not (
            any(data.find(break_, root.end()) >= 0 for break_ in (b"\n", b"\t", b"\r"))
            and _BROKEN.search(data, root.end())
        )
        and len(_EITHER.findall(data)) == 1  # nobody else means these elements
    )
    try:
        if usual:
            expat.ParserCreate().Parse(data, True)  # noqa: FBT003 — positional only
            text = data.decode("utf-8-sig")
            return text if "\r" not in text else text.replace("\r\n", "\n").replace("\r", "\n")
    except (expat.ExpatError, UnicodeDecodeError):
        return None  # the parser says what is wrong with it
    return None


def _rewritten(data: bytes) -> str:
    """Parse a part and write it as Word would; elements of all namespaces are taken for Word's.

    What stands behind an entity that was left unresolved is left out with it.
    """
    root = parse(data)
    parts = []
    for event, each in etree.iterwalk(root, events=("start", "end")):
        name = local_name(each.tag)
        if event == "start":
            named = f' xmlns:w="{_WORD}" xmlns:x="x"' if each is root else ""
            parts.append(f"<w:{name}{named}{_attributes(each)}>{_escaped(each.text)}")
        else:
            tail = "" if each is root else _escaped(each.tail)
            parts.append(f"</w:{name}>{tail}")
    return "".join(parts)


def _attributes(element: Element) -> str:
    told: dict[str, str] = {}
    for key, text in element.attrib.items():
        space, _, name = str(key).rpartition("}")
        prefix = "w:" if space[1:] in {_WORD, _STRICT} else "x:" if space else ""
        told.setdefault(f"{prefix}{name}", str(text))
    return "".join(f' {name}="{_escaped(text)}"' for name, text in told.items())


def _escaped(text: str | None) -> str:
    return escape(text or "", {'"': "&quot;", "\r": "&#13;"})
