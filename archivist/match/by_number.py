"""Numbers people wrote into names of files and folders: the strongest sign there is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archivist.domain.numbering import Number, circled, find, find_bare, find_ordinal, parse
from archivist.domain.text import normalise
from archivist.i18n import _
from archivist.match.edition_words import EditionWords, pairs
from archivist.match.path_parts import parts_of
from archivist.match.suggestion import Clue

_EXPLICIT = 0.99
_NEAR_ENOUGH = 0.97  # however far up the folder is
_SEVERAL = 0.88
_ORDINAL = 0.95
_FAR_ORDINAL = 0.75  # a folder stands between: it may count pieces
_ONLY_STANDARD = 0.9
_SAID = 0.97  # 第7项第3条
_BARE = 0.85
_BARE_POINT = 0.7  # 7.3 may be a version or a measure
_ONE_OF_SEVERAL = 0.45
_MOST_OF_SEVERAL = 0.75
_KEYWORD = 4.0  # as many pairs of characters is a keyword worth
# What turns "1-3" or "1.2" into a range or a measure.
_MEASURE = re.compile(
    r"^\s*\d{1,2}\s*\D\s*\d{1,2}\s*(?:[%％‰倍岁时点期版万亿元米个人名次份分周班组届批楼层栋幢号]"
    r"|季度|年级|单元|公里|平方|小时|社区|am|pm|kg|km|m\b|cm|mm)",
    re.IGNORECASE,
)
_FIGURES = "〇一二三四五六七八九"
_FIGURE = rf"(?:\d{{1,2}}|[{_FIGURES[1:]}]?十[{_FIGURES[1:]}]?|[{_FIGURES[1:]}])"
_SPOKEN = re.compile(
    rf"(?:第\s*(?P<content>{_FIGURE})\s*(?:项|大项|个?内容|个?指标)[\s,，、-]*"
    rf"第\s*(?P<standard>{_FIGURE})\s*(?:条|小项|款|个?标准|点))"
)
_SPOKEN_SHORT = re.compile(
    rf"(?:指标|内容|测评内容|项)\s*(?P<content>{_FIGURE})[\s,，、-]*(?:的)?"
    rf"(?:测评标准|标准|条)\s*(?P<standard>{_FIGURE})(?!\d)"
)
_LEVELS = re.compile(
    r"^\s*3\s*[-.]\s*(?P<content>\d{1,2})\s*[-.]\s*(?P<standard>\d{1,2})(?![\d.-])(?!\s*[日月年])"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """The clues a path's numbers give, and remarks on numbers that lead nowhere."""

    clues: tuple[Clue, ...] = ()
    remarks: tuple[str, ...] = ()


def by_number(path: str, words: EditionWords, title: str = "") -> Numbers:
    """Return what the nearest number in *path* says: the file's own name, then folder by folder.

    *title* helps to choose where only a content is numbered.
    """
    ordinal: tuple[int, int] | None = None
    parts = parts_of(path)
    for depth, part in enumerate(parts):
        whole = parse(part)
        written = (whole,) if whole else find(part)
        full = tuple(dict.fromkeys(n for n in written if n.standard is not None))
        if full:
            return _standards(full, depth, words)
        if written:
            return _content(written[-1], ordinal, depth, words, _said(parts[:depth], part, title))
        spoken = _spoken(part, depth, words)
        if spoken is not None:
            return Numbers((spoken,))
        bare = _bare(part, depth, words)
        if bare is not None:
            return Numbers((bare,))
        place = _ordinal(part)
        if place is not None:
            ordinal = (place, depth)
    return Numbers()


def _standards(numbers: Iterable[Number], depth: int, words: EditionWords) -> Numbers:
    codes = tuple(dict.fromkeys(f"{n.content_code}-{n.standard}" for n in numbers))
    refused = tuple(remark for code in codes if (remark := _refusal(code, words)))
    good = [code for code in codes if code in words.standards]
    near = max(_EXPLICIT - 0.01 * depth, _NEAR_ENOUGH)
    score = near if len(codes) == 1 else _SEVERAL
    return Numbers(tuple(Clue(code, score, _written(code, depth)) for code in good), refused)


def _content(
    number: Number, ordinal: tuple[int, int] | None, depth: int, words: EditionWords, said: str
) -> Numbers:
    content = number.content_code
    if ordinal is not None:
        code = f"{content}-{ordinal[0]}"
        if code in words.standards:
            score = _ORDINAL if depth - ordinal[1] == 1 else _FAR_ORDINAL
            why = _("“{content}”下的第 {ordinal} 项").format(content=content, ordinal=ordinal[0])
            return Numbers((Clue(code, score, why),))
    codes = words.contents.get(content)
    if not codes:
        remark = _("{code} 不在目录的材料审核范围内").format(code=content)
        return Numbers(remarks=(remark,))
    if len(codes) == 1:
        why = _("写着 {content}，它只有 {code} 一条需要材料").format(content=content, code=codes[0])
        return Numbers((Clue(codes[0], _ONLY_STANDARD, why),))
    return Numbers(one_of(codes, said, words, _("写着 {content}").format(content=content)))


def one_of(
    codes: Iterable[str], said: str, words: EditionWords, why: str, base: float = _ONE_OF_SEVERAL
) -> tuple[Clue, ...]:
    """Return a clue for each of a content's standards, higher where *said* has its keywords."""
    strength = {code: _likeness(code, said, words) for code in codes}
    # What speaks for all of them tells them apart no better than nothing.
    common = min(strength.values(), default=0.0)
    strength = {code: own - common for code, own in strength.items()}
    total = sum(strength.values())
    room = _MOST_OF_SEVERAL - base
    return tuple(
        Clue(code, base + room * own / total if total else base, why)
        for code, own in strength.items()
    )


def _likeness(code: str, said: str, words: EditionWords) -> float:
    """Weigh the keywords in *said* that the standard has or speaks of, and the pairs of its text."""
    text = words.texts[code]
    keywords = sum(
        _KEYWORD * keyword.weight
        for keyword in words.keywords_in(said)
        if code in keyword.standards or keyword.normal in text
    )
    return keywords + sum(pair in text for pair in pairs(said))


def _bare(part: str, depth: int, words: EditionWords) -> Clue | None:
    number = find_bare(part)
    code = number.standard_code if number else None
    if code is None or code not in words.standards or _MEASURE.match(part):
        return None
    match = re.match(r"\s*\d+\s*[.．]", part)
    written = part.strip().split()[0][:5] if match else code.removeprefix("Ⅲ-")
    return Clue(code, _BARE_POINT if match else _BARE, _written(written, depth))


def _spoken(part: str, depth: int, words: EditionWords) -> Clue | None:
    """Read 第7项第3条, 指标7标准3, 内容七第三条 and 3-7-3 (a content of the third level)."""
    normal = normalise(part)
    for pattern, score in ((_SPOKEN, _SAID), (_SPOKEN_SHORT, _SAID), (_LEVELS, _BARE)):
        found = pattern.search(normal)
        if found is None or (score == _BARE and _MEASURE.match(part)):
            continue
        code = f"Ⅲ-{_figure(found['content'])}-{_figure(found['standard'])}"
        if code in words.standards:
            return Clue(code, score, _written(found[0].strip(), depth))
    return None


def _figure(text: str) -> int:
    """Read 7, 七, 十七 or 七十七."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _FIGURES.index(text)
    return (_FIGURES.index(tens) if tens else 1) * 10 + (_FIGURES.index(ones) if ones else 0)


def _ordinal(part: str) -> int | None:
    place = find_ordinal(part)
    return circled(part[0]) if place is None and part else place


def _refusal(code: str, words: EditionWords) -> str:
    if code in words.standards:
        return ""
    if code in words.known:
        return _("{code} 不在目录的材料审核范围内").format(code=code)
    return _("目录里没有 {code}").format(code=code)


def _written(what: str, depth: int) -> str:
    if depth:
        return _("文件夹写着 {number}").format(number=what)
    return _("文件名写着 {number}").format(number=what)


def _said(deeper: Iterable[str], part: str, title: str) -> str:
    return normalise("\n".join((*deeper, part, title)))
