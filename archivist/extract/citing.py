"""The other papers a text names, and what it says of them: cited, abolished, replaced (rules D05, F06)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archivist.domain.document_number import (
    DocumentNumber,
    find_document_numbers,
    find_order_numbers,
)
from archivist.domain.facts import Citation, CitationKind, Titled
from archivist.domain.place import Place
from archivist.extract.abolishing import (
    Abolishing,
    announces,
    heads,
    introduces,
    is_annex,
    is_item,
    is_stated_row,
    speaks_of_an_end,
    unquoted_title,
)
from archivist.extract.flow import Flow

_QUOTED = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,120})》")
_BEHIND = re.compile(
    r"\s*[（(]\s*(?P<said>[^（()）\n]{0,12}?[^\n）)]{4,44}?号(?:令|公告)?[^（()）\n]{0,8})\s*[）)]"
)
_ISSUED_BY = re.compile(r"(?:文件?)?(?:公布|发布|印发|颁布|下发|修订)?的?")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。；;\n]+")
_BOTH, _TITLE_ONLY, _LONE = 0.95, 0.85, 0.8
_REPLACED = re.compile(r"(?:代替|替代|取代)\s*$|(?:代替|替代|取代)(?=《|[\u4e00-\u9fff]{0,6}《)")
_MOST = 300
_NEAR = 30  # characters between the words that tell and the paper's name
_RELIED = re.compile(
    r"(?:根据|依据|按照|依照|遵照|对照|落实|贯彻|执行|实施|转发|制定|制订|出台|印发|下发|修订|颁布|发布|公布|编制|以)(?:了)?[^。；;，,]{0,20}$"
)
_RELIED_BEHIND = re.compile(
    r"(?:[（(][^（）()]{0,40}[）)])?(?:的?(?:要求|规定|精神|部署|安排|通知精神)|等(?:文件|制度|规定|办法))"
)


def find_citations(
    flow: Flow, title: Titled | None, numbers: frozenset[str] = frozenset()
) -> tuple[Citation, ...]:
    """Return every paper named by 《title》, by number or both, each once for each thing said of it.

    The paper's own title and *numbers* (standard form) are left out, unless it abolishes an earlier
    paper of the same name.
    """
    own = _bare(title.text) if title is not None else ""
    found: dict[tuple[str, str, CitationKind], Citation] = {}
    for citation in _of_text(flow):
        number = str(citation.number) if citation.number else ""
        itself = _bare(citation.title) == own if citation.title else number in numbers
        if itself and citation.kind is CitationKind.CITES:
            continue
        found.setdefault((_bare(citation.title), number, citation.kind), citation)
        if len(found) >= _MOST:
            break
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Named:
    """One paper where a sentence names it: with the bracket behind it, and without (*first*, *name_end*)."""

    span: tuple[int, int]
    title: str
    number: DocumentNumber | None
    name_end: int


def _of_text(flow: Flow) -> Iterator[Citation]:
    """Yield what each sentence says, and of each list of abolished papers every item."""
    listing = annexed = False
    speaks = speaks_of_an_end(flow.text)
    for line in _LINE.finditer(flow.text):
        heading = speaks and (heads(line.group()) or (annexed and is_annex(line.group())))
        listing = heading or listing
        for match in _SENTENCE.finditer(line.group()):
            said, start = match.group(), line.start() + match.start()
            named = _named(said)
            spans = [each.span for each in named]
            row = speaks and is_stated_row(said)
            listing = heading or (listing and is_item(said, spans))
            gone = (listing or row) and not heading
            ended = Abolishing(said, spans if speaks else ())
            yield from _of_sentence(said, named, ended, gone=gone, place=_Places(flow, start))
            if speaks and not heading and introduces(_blank(said, spans)):
                listing, annexed = True, annexed or announces(said)


def _named(said: str) -> list[_Named]:
    """Return the papers a sentence names, by 《title》, by number or both."""
    if "《" not in said and "号" not in said:
        return []
    numbers = [*find_document_numbers(said), *find_order_numbers(said)]
    found: list[_Named] = []
    for match in _QUOTED.finditer(said):
        behind = _BEHIND.match(said, match.end())
        number = _number(behind["said"]) if behind else None
        end = behind.end() if behind and number else match.end()
        start = match.start()
        if number is None:
            for first, last, before in numbers:
                if last <= match.start() and _ISSUED_BY.fullmatch(said[last : match.start()]):
                    number, start = before, first
                    break
        found.append(_Named((start, end), _inner(match["title"]), number, match.end()))
    for first, last, lone in numbers:
        if not any(each.span[0] < last and first < each.span[1] for each in found):
            found.append(_Named((first, last), "", lone, last))
    return found


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the characters of a sentence stand."""

    flow: Flow
    start: int

    def at(self, offset: int) -> Place:
        return self.flow.place_at(self.start + offset)


def _of_sentence(
    said: str, named: list[_Named], ended: Abolishing, *, gone: bool, place: _Places
) -> Iterator[Citation]:
    """Yield the papers a sentence names; *gone*: as an item of a list of abolished papers."""
    for each in named:
        first = each.span[0]
        kind = CitationKind.CITES
        if gone or each.span in ended:
            kind = CitationKind.ABOLISHES
        elif _REPLACED.search(said[max(first - 8, 0) : first + 1]):
            kind = CitationKind.REPLACES
        relied = _is_relied_on(said, first, each.name_end)
        sure = _LONE if not each.title else _BOTH if each.number else _TITLE_ONLY
        yield Citation(each.title, each.number, kind, place.at(first), sure, relied)
    title = unquoted_title(said) if gone else ""
    if title:
        number = next((each.number for each in named), None)
        yield Citation(title, number, CitationKind.ABOLISHES, place.at(0), _TITLE_ONLY)


def _blank(said: str, spans: list[tuple[int, int]]) -> str:
    """Return a sentence without the papers it names."""
    for first, last in sorted(spans, reverse=True):
        said = said[:first] + said[last:]
    return said


def _is_relied_on(said: str, start: int, end: int) -> bool:
    """Whether the words just before a named paper rest on it or say it was made, or those behind say so."""
    before = _QUOTED.sub("", said[max(start - _NEAR, 0) : start])
    return bool(_RELIED.search(before) or _RELIED_BEHIND.match(said[end : end + _NEAR]))


def _number(said: str) -> DocumentNumber | None:
    found = find_document_numbers(said) or find_order_numbers(said)
    return found[0][2] if found else None


def _inner(title: str) -> str:
    return (
        "".join(title.split()) if any("\u4e00" <= c <= "\u9fff" for c in title) else title.strip()
    )


def _bare(title: str) -> str:
    return re.sub(r"[\s《》〈〉<>]", "", title)
