"""The other papers a text names, and what it says of them: cited, abolished, replaced (rules D05, F06)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archivist.domain.document_number import (
    DocumentNumber,
    find_document_numbers,
    find_order_numbers,
)
from archivist.domain.facts import Citation, CitationKind, Titled
from archivist.extract.flow import Flow

_QUOTED = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,120})》")
_BEHIND = re.compile(
    r"\s*[（(]\s*(?P<said>[^（()）\n]{0,12}?[^\n）)]{4,44}?号(?:令|公告)?[^（()）\n]{0,8})\s*[）)]"
)
_ISSUED_BY = re.compile(r"(?:文件?)?(?:公布|发布|印发|颁布|下发|修订)?的?")
_SENTENCE = re.compile(r"[^。；;\n]+")
_ABOLISHED = re.compile(
    r"(?:同时|即行|予以|即予|一并|现予|自行|均|立即|相应)\s*(?:废止|失效|停止执行|停止施行|停止使用)|废止的?[：:]|停止执行$|不再(?:执行|适用)"
    r"|^\s*(?:现)?(?:决定)?(?:废止|宣布失效)(?=《)"
)
_REPLACED = re.compile(r"(?:代替|替代|取代)\s*$|(?:代替|替代|取代)(?=《|[\u4e00-\u9fff]{0,6}《)")
_UNLESS = re.compile(r"(?:不一致|相抵触|不符|期满|届满|到期|未被?|不得|如|若|可能)")
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
    for match in _SENTENCE.finditer(flow.text):
        for citation in _of_sentence(match.group(), match.start(), flow):
            number = str(citation.number) if citation.number else ""
            itself = _bare(citation.title) == own if citation.title else number in numbers
            if itself and citation.kind is CitationKind.CITES:
                continue
            found.setdefault((_bare(citation.title), number, citation.kind), citation)
            if len(found) >= _MOST:
                return tuple(found.values())
    return tuple(found.values())


def _of_sentence(said: str, start: int, flow: Flow) -> Iterator[Citation]:
    if "《" not in said and "号" not in said:
        return
    taken: list[tuple[int, int]] = []
    ends = _abolishing(said)
    numbers = [*find_document_numbers(said), *find_order_numbers(said)]
    for match in _QUOTED.finditer(said):
        behind = _BEHIND.match(said, match.end())
        number = _number(behind["said"]) if behind else None
        before = next(
            (n for n in numbers if _ISSUED_BY.fullmatch(said[n[1] : match.start()])), None
        )
        if number is None and before is not None:
            number = before[2]
            taken.append(before[:2])
        taken.append((match.start(), behind.end() if behind and number else match.end()))
        kind = _kind(said, match.start(), ends)
        place = flow.place_at(start + match.start())
        relied = _is_relied_on(said, match.start(), match.end())
        title = _inner(match["title"])
        yield Citation(title, number, kind, place, 0.95 if number else 0.85, relied)
    for first, last, lone in numbers:
        if any(a < last and first < b for a, b in taken):
            continue
        relied = _is_relied_on(said, first, last)
        place = flow.place_at(start + first)
        yield Citation("", lone, _kind(said, first, ends), place, 0.8, relied)


def _is_relied_on(said: str, start: int, end: int) -> bool:
    """Whether the words just before a named paper rest on it or say it was made, or those behind say so."""
    before = _QUOTED.sub("", said[max(start - _NEAR, 0) : start])
    return bool(_RELIED.search(before) or _RELIED_BEHIND.match(said[end : end + _NEAR]))


def _abolishing(said: str) -> int:
    """Return where a sentence says 同时废止, -1 where it does not or only under a condition."""
    match = _ABOLISHED.search(said)
    if match is None:
        return -1
    around = _QUOTED.sub("", said[max(match.start() - 40, 0) : match.end()])
    return -1 if _UNLESS.search(around) else match.end()


def _kind(said: str, at: int, ends: int) -> CitationKind:
    """Return what is said of the paper named at *at*: in one sentence, all named before 废止 go."""
    if ends >= 0:
        clause = max(
            said.rfind("施行，", 0, ends),
            said.rfind("实施，", 0, ends),
            said.rfind("执行，", 0, ends),
        )
        lists = "：" in said[ends - 1 : ends + 1] or said.lstrip().startswith(("废止", "决定废止"))
        if clause < at < ends or lists:
            return CitationKind.ABOLISHES
    if _REPLACED.search(said[max(at - 8, 0) : at + 1]):
        return CitationKind.REPLACES
    return CitationKind.CITES


def _number(said: str) -> DocumentNumber | None:
    found = find_document_numbers(said) or find_order_numbers(said)
    return found[0][2] if found else None


def _inner(title: str) -> str:
    return (
        "".join(title.split()) if any("\u4e00" <= c <= "\u9fff" for c in title) else title.strip()
    )


def _bare(title: str) -> str:
    return re.sub(r"[\s《》〈〉<>]", "", title)
