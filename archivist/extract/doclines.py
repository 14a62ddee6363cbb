"""A paragraph of a Word 97 to 2003 document: its words, and apart from them what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archivist.extract.docfile import Story, WordFile
from archivist.extract.docformats import Formats, RunLook
from archivist.extract.oldlines import Line

_ENDS = re.compile("[\r\x07\x0c]")
_CONTROLS = re.compile("([\x00-\x08\x0a-\x1f])")
_LITERAL = {"\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_PICTURE = "\x01"


class Lines:
    """Reads the paragraphs of a story; fields may begin in one and end in another."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._formats = Formats(file)
        self._fields: list[bool] = []

    def of(self, story: Story) -> Iterator[Line]:
        """Yield the paragraphs of a story in order."""
        self._fields = []
        at = story.start
        while at < story.end:
            found = _ENDS.search(self._file.text, at, story.end)
            end = found.start() if found else story.end
            yield self._line(at, end, found[0] if found else "")
            at = end + 1

    def _line(self, start: int, end: int, mark: str) -> Line:
        look = self._formats.paragraph(end if mark else max(end - 1, start))
        line = Line(look, mark, size=look.size)
        said = [
            (run, self._words(self._file.text[first:last], line))
            for first, last, run in self._formats.runs(start, end)
        ]
        own = [(run, words) for run, words in said if not run.deleted and not run.hidden]
        line.size = next((r.size for r, words in own if words.strip() and r.size), look.size)
        line.own = self._joined(own)
        line.deleted = self._joined((run, words) for run, words in said if run.deleted)
        line.hidden = self._joined((r, words) for r, words in said if r.hidden and not r.deleted)
        line.changed = self._joined((r, words) for r, words in said if r.deleted or r.inserted)
        return line

    def _joined(self, said: Iterable[tuple[RunLook, str]]) -> str:
        return self._file.said("".join(words for _, words in said))

    def _words(self, text: str, line: Line) -> str:
        """Return the words of a stretch, without the instructions of fields."""
        said: list[str] = []
        for part in _CONTROLS.split(text):
            if part == _FIELD_BEGIN:
                self._fields.append(True)
            elif part == _FIELD_RESULT and self._fields:
                self._fields[-1] = False
            elif part == _FIELD_END and self._fields:
                self._fields.pop()
            elif not any(self._fields):
                line.images += part == _PICTURE
                said.append(_LITERAL.get(part, "" if _CONTROLS.match(part) else part))
        return "".join(said)
