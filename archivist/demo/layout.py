"""Where the words of a paper stand on A4 pages (GB/T 9704-2012), for PDFs and for scans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archivist.demo.writing import Style, Writing

PAGE = (595.0, 842.0)  # points
LEFT, RIGHT, TOP, BOTTOM = 79.0, 521.0, 105.0, 742.0
_PITCH = 28.5
_SIZE = 15.75
_COLUMNS = 28
# Marks that may not begin a line.
_CLOSING = "，。；：！？、）》〉〕”』」】·％"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; *x*, *y* are its left end and baseline in points from the top left corner."""

    x: float
    y: float
    size: float
    text: str
    red: bool = False
    bold: bool = False


@dataclass(slots=True)
class Page:
    """One page: lines, horizontal rules (y, red, thick) and the seal's centre, if it bears one."""

    lines: list[Line] = field(default_factory=list)
    rules: list[tuple[float, bool, float]] = field(default_factory=list)
    seal: tuple[float, float] | None = None


def lay_out(writing: Writing) -> tuple[Page, ...]:
    """Set *writing* on pages, with page numbers — 1 —."""
    setter = _Setter()
    setter.head(writing)
    for paragraph in writing.body:
        setter.paragraph(f"　　{paragraph.text}", bold=paragraph.style is Style.HEAD)
    setter.tail(writing)
    for number, page in enumerate(setter.pages, 1):
        text = f"— {number} —"
        page.lines.append(Line(PAGE[0] / 2 - width(text, 12) / 2, 790, 12, text))
    return tuple(setter.pages)


def width(text: str, size: float) -> float:
    """Return about how wide *text* is in points: a full-width character is one em."""
    return sum(1.0 if ord(character) > 0x2000 else 0.56 for character in text) * size  # noqa: PLR2004


class _Setter:
    """A pen that moves down the page and takes a new one at its foot."""

    def __init__(self) -> None:
        self.pages = [Page()]
        self._y = TOP

    def head(self, writing: Writing) -> None:
        page = self.pages[-1]
        if writing.mark:
            page.lines.append(Line(LEFT, self._y, _SIZE, writing.mark, bold=True))
        if writing.red_head:
            size = min(40.0, (RIGHT - LEFT) / len(writing.red_head))
            self._y += 60
            self._centred(writing.red_head, size, red=True)
            self._y += 46
            self._centred(writing.number, _SIZE)
            self._y += 12
            page.rules.append((self._y, True, 2.2))
            self._y += 46
        for text in _broken(writing.title, 20):
            self._centred(text, 21)
            self._y += 34
        self._y += 10
        if writing.addressee:
            self.paragraph(writing.addressee)

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """Set a paragraph to the full measure."""
        for line in _broken(text, _COLUMNS):
            self._room(_PITCH)
            self.pages[-1].lines.append(Line(LEFT, self._y, _SIZE, line, bold=bold))
            self._y += _PITCH

    def tail(self, writing: Writing) -> None:
        """Set signature, date and 版记; the seal shares its page with text."""
        if writing.date_line:
            self._keep_text_with_seal()
            self._y += _PITCH
            right = RIGHT - 4 * _SIZE
            middle = right - max(width(writing.issuer, _SIZE), width(writing.date_line, _SIZE)) / 2
            for text in (writing.issuer, writing.date_line):
                x = middle - width(text, _SIZE) / 2
                self.pages[-1].lines.append(Line(x, self._y, _SIZE, text))
                self._y += _PITCH
            self.pages[-1].seal = (middle, self._y - 1.6 * _PITCH)
        if writing.copies:
            self._room(4 * _PITCH)
            self._y = max(self._y + 40, BOTTOM - 46)
            for text in (writing.copies, writing.printed):
                self.pages[-1].rules.append((self._y - 19, False, 0.8))
                self.pages[-1].lines.append(Line(LEFT + 8, self._y, 13.5, text))
                self._y += 24
            self.pages[-1].rules.append((self._y - 17, False, 0.8))

    def _keep_text_with_seal(self) -> None:
        """Where the signature needs a new page, carry the last two lines of text over to it."""
        if self._y + 4 * _PITCH <= BOTTOM + _PITCH:
            return
        carried = [line for line in self.pages[-1].lines if line.size == _SIZE][-2:]
        for line in carried:
            self.pages[-1].lines.remove(line)
        self.pages.append(Page())
        self._y = TOP
        for line in carried:
            self.pages[-1].lines.append(replace(line, y=self._y))
            self._y += _PITCH

    def _centred(self, text: str, size: float, *, red: bool = False) -> None:
        x = PAGE[0] / 2 - width(text, size) / 2
        self.pages[-1].lines.append(Line(x, self._y, size, text, red=red, bold=red or size > _SIZE))

    def _room(self, needed: float) -> None:
        if self._y + needed > BOTTOM + _PITCH:
            self.pages.append(Page())
            self._y = TOP


def _broken(text: str, columns: int) -> Iterator[str]:
    """Break a text into lines of *columns* full-width characters; no line begins with 。，）."""
    line, used = "", 0.0
    for character in text:
        wide = 1.0 if ord(character) > 0x2000 else 0.56  # noqa: PLR2004
        if used + wide > columns and character not in _CLOSING:
            yield line
            line, used = "", 0.0
        line += character
        used += wide
    yield line
