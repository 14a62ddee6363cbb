"""A text document before it has a file format: what a paper or a report says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from archivist.demo.chance import chinese_date


class Style(Enum):
    """How a paragraph is set (GB/T 9704-2012: 一、 黑体, （一） 楷体, the rest 仿宋)."""

    HEAD = "head"
    SUBHEAD = "subhead"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the body."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Writing:
    """A paper (with red head and number) or a report (without); None and "" mean absent.

    *copies* and *printed* make the 版记; *mark* stands at the top left (密级, 内部); *tracked* is
    inserted as a tracked change, *comment* as a comment, *template* linked as one that loads, *author*
    named in the properties (else the issuer): all only where the file format has them.
    """

    title: str
    body: tuple[Paragraph, ...]
    issuer: str = ""
    number: str = ""
    addressee: str = ""
    dated: date | None = None
    copies: str = ""
    printed: str = ""
    mark: str = ""
    tracked: str = ""
    comment: str = ""
    template: str = ""
    author: str = ""

    @property
    def red_head(self) -> str:
        """The 发文机关标志, or "" for a text with neither a number of its own nor 版记."""
        return f"{self.issuer}文件" if self.number or self.copies else ""

    @property
    def date_line(self) -> str:
        """The 成文日期 as written, or ""."""
        return chinese_date(self.dated) if self.dated else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole text, a paragraph a line, in reading order."""
        tail = (self.issuer, self.date_line) if self.date_line else ()
        parts = (self.mark, self.red_head, self.number, self.title, self.addressee)
        notes = (self.copies, self.printed)
        return tuple(filter(None, (*parts, *(p.text for p in self.body), *tail, *notes)))
