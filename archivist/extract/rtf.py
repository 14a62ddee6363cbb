"""Rich Text Format, in the encodings Word and WPS write it (RTF specification 1.9.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archivist.domain.place import NOWHERE
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.limits import MAX_CHARS, MAX_MEMBER_BYTES
from archivist.extract.oldlines import CELL_END, Line, ParagraphLook
from archivist.extract.oldreading import Reading
from archivist.extract.rtftext import Said, Words

FORMATS = ("rtf",)
_ENDS = {
    "par": "\r",
    "sect": "\r",
    "page": "\r",
    "cell": CELL_END,
    "nestcell": "\r",
    "row": CELL_END,
}
_ALIGNED = {"qc": True, "ql": False, "qr": False, "qj": False, "qd": False}
_BODY_LEVEL = 9
_MAX_EDGES = 1000


def extract(path: Path) -> Extract:
    """Read a document; nothing it embeds is opened. Raises DamagedError when it is cut short."""
    with path.open("rb") as stream:
        source = stream.read(MAX_MEMBER_BYTES)
    return read(source)


def read(source: bytes) -> Extract:
    """Read the bytes of a document. Raises DamagedError when they end too early."""
    words = Words()
    found: dict[Part, list[Line]] = {}
    paragraphs: dict[Part, _Paragraph] = {}
    room = MAX_CHARS
    for said in words.of(source):
        room -= len(said.text)
        if room < -MAX_CHARS:
            break  # more than is kept by far; the rest need not be read
        part = said.state.part
        paragraph = paragraphs.setdefault(part, _Paragraph())
        found.setdefault(part, []).extend(paragraph.take(said))
    for part, paragraph in paragraphs.items():
        found[part] += paragraph.end("")
    reading = Reading()
    reading.body(found.pop(Part.BODY, []))
    for part, lines in found.items():
        reading.other(lines, part)
    reading.passages += [Passage(mark, NOWHERE, Part.HEADER) for mark in words.marks if mark]
    reading.images += words.images
    said_of = {name: text for name, text in words.properties.items() if text}
    return reading.extract(said_of, words.pages)


@dataclass(slots=True)
class _Paragraph:
    """The paragraph being read, with settings that hold until they are changed."""

    heading: bool = False
    centred: bool = False
    in_table: bool = False
    edges: list[int] = field(default_factory=list)
    _said: list[Said] = field(default_factory=list)

    def take(self, said: Said) -> Iterator[Line]:
        """Add what was said; yield the line it ends."""
        if said.text:
            self._said.append(said)
        elif said.word in _ENDS:
            yield from self.end(_ENDS[said.word], row=said.word == "row")
        elif said.word == "pard":
            self.heading = self.centred = self.in_table = False
        elif said.word in _ALIGNED:
            self.centred = _ALIGNED[said.word]
        elif said.word == "outlinelevel":
            self.heading = (said.number or 0) < _BODY_LEVEL
        elif said.word == "intbl":
            self.in_table = True
        elif said.word == "trowd":
            self.edges = [0]
        elif said.word == "trleft" and len(self.edges) == 1:
            self.edges = [said.number or 0]
        elif said.word == "cellx" and len(self.edges) < _MAX_EDGES:
            self.edges.append(said.number or 0)

    def end(self, mark: str, *, row: bool = False) -> Iterator[Line]:
        """Yield the line that ends here, if it says anything or *mark* ends a cell or a row."""
        said, self._said = self._said, []
        if not said and mark != CELL_END:
            return
        size = next((s.state.size for s in said if _is_own(s) and s.text.strip()), None)
        edges = tuple(self.edges) if row else ()
        table = self.in_table or mark == CELL_END
        look = ParagraphLook(self.heading, self.centred, size, table, row, edges)
        yield Line(
            look,
            mark,
            own=_words(s for s in said if _is_own(s)),
            deleted=_words(s for s in said if s.state.deleted),
            hidden=_words(s for s in said if s.state.hidden and not s.state.deleted),
            changed=_words(s for s in said if s.state.deleted or s.state.inserted),
            size=size,
        )


def _is_own(said: Said) -> bool:
    return not said.state.hidden and not said.state.deleted


def _words(said: Iterable[Said]) -> str:
    """Join the words, and the halves of characters beyond 16 bits."""
    text = "".join(each.text for each in said)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
