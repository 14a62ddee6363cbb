"""Reads what a standard asks for: 规范文件、说明报告（500字以内）；实景图片不少于2张."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archivist.domain.edition import Requirement
from archivist.domain.kind import Kind, kind_of_word
from archivist.domain.text import normalise
from archivist.editions.limits import Limits, read_limits

# More words than `kind_of_word` knows: what office tables call the four kinds.
_OFFICE_WORDS: dict[str, Kind] = {
    "规范性文件": Kind.PAPER,
    "规范文件": Kind.PAPER,
    "红头文件": Kind.PAPER,
    "正式文件": Kind.PAPER,
    "文件资料": Kind.PAPER,
    "文件": Kind.PAPER,
    "说明报告": Kind.REPORT,
    "说明材料": Kind.REPORT,
    "情况说明": Kind.REPORT,
    "情况报告": Kind.REPORT,
    "文字说明": Kind.REPORT,
    "书面说明": Kind.REPORT,
    "报告": Kind.REPORT,
    "实景图片": Kind.PHOTO,
    "实景照片": Kind.PHOTO,
    "现场图片": Kind.PHOTO,
    "现场照片": Kind.PHOTO,
    "图片资料": Kind.PHOTO,
    "图片": Kind.PHOTO,
    "照片": Kind.PHOTO,
    "统计表格": Kind.TABLE,
    "统计报表": Kind.TABLE,
    "统计表": Kind.TABLE,
    "数据表格": Kind.TABLE,
    "数据表": Kind.TABLE,
    "表格": Kind.TABLE,
    "报表": Kind.TABLE,
}
_WORD = re.compile(
    "|".join(sorted(_OFFICE_WORDS, key=len, reverse=True))
    + "|"
    + "|".join(f"\\b{k}\\b" for k in Kind)
)
_PARENTHESIS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_SEPARATOR = re.compile(r"[、,;/\n|+。]")
_EDGE = " ():;,.。、*·-[]"
_JOINING = re.compile(r"^(?:以及|和|及|与|或)+|(?:以及|和|及|与|或)+$")
_LEADING = re.compile(r"^(?:需要?|应当?|须|请)*(?:提供|提交|上传|报送|申报|附)?(?:相关|有关)?的?")
_ORDINAL = re.compile(
    r"(?:[①-⑳]|[(（]\d{1,2}[)）]|(?:^|(?<=[\s。；;)），,]))\d{1,2}(?:[)）、]|[.．](?!\d)))(?=\s*[\u4e00-\u9fff])"
)
_BARE_COUNT = re.compile(r"^[×x*]?(\d{1,2})$")
_NOTHING = frozenset(
    {"", "无", "-", "/", "x", "×", "否", "0", "n", "no", "不需要", "不要求", "无需"}
)
_TICKS = frozenset({"√", "✓", "✔", "☑", "●", "■", "○", "★", "是", "有", "要", "需", "y", "yes"})
_SHORTEST_PROSE = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """The requirements of one cell; *unknown* are words for no kind, *prose* went into a note."""

    requirements: tuple[Requirement, ...] = ()
    unknown: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()


def read_requirements(text: str) -> Asked:
    """Read a cell that lists kinds with their counts, word limits and remarks.

    A part without a kind belongs to the kind before it: a limit, or, when it is long, a remark.
    """
    parts = list(_parts(text))
    if parts and not any(_WORD.search(_masked(part)) for part in parts):
        return Asked(unknown=(" ".join(text.split()),))
    asked: list[Requirement] = []
    unknown: list[str] = []
    prose: list[str] = []
    for part in parts:
        found = _of_part(part)
        limits, rest = read_limits(part)
        if found:
            asked += found
        elif asked and not rest.strip(_EDGE):
            asked[-1] = limited(asked[-1], limits)
        elif asked and len(rest) >= _SHORTEST_PROSE:
            asked[-1] = merge(asked[-1], Requirement(asked[-1].kind, note=part))
            prose.append(part)
        else:
            unknown.append(part)
    return Asked(_merged(asked), tuple(unknown), tuple(prose))


def read_tick(kind: Kind, text: str) -> Requirement | None:
    """Read a cell below a kind's own head: ``√``, ``2``, ``不少于2张``, ``500字以内``, a remark; or none."""
    plain = normalise(text).strip()
    if plain in _NOTHING:
        return None
    if plain in _TICKS:
        return Requirement(kind)
    if plain.isdecimal():
        return Requirement(kind, minimum=int(plain) or None)
    limits, rest = read_limits(text)
    note = rest.strip(_EDGE)
    return limited(Requirement(kind, note="" if note in _TICKS else note), limits)


def limited(requirement: Requirement, limits: Limits) -> Requirement:
    """Return *requirement* with what *limits* say where it says nothing yet."""
    own = Limits(requirement.minimum, requirement.maximum, requirement.word_limit) | limits
    words = own.words if requirement.kind is Kind.REPORT else requirement.word_limit
    return replace(requirement, minimum=own.minimum, maximum=own.maximum, word_limit=words)


def merge(first: Requirement, second: Requirement) -> Requirement:
    """Join two of the same kind: the first one's limits, then the second's; both notes."""
    limits = Limits(second.minimum, second.maximum, second.word_limit)
    notes = dict.fromkeys(note for note in (first.note, second.note) if note)
    both = replace(first, window=first.window or second.window, note="；".join(notes))
    return limited(both, limits)


def in_order(requirements: Mapping[Kind, Requirement]) -> tuple[Requirement, ...]:
    """Return them in the office's order of kinds."""
    return tuple(requirements[kind] for kind in Kind if kind in requirements)


def _merged(requirements: list[Requirement]) -> tuple[Requirement, ...]:
    by_kind: dict[Kind, Requirement] = {}
    for requirement in requirements:
        kind = requirement.kind
        by_kind[kind] = merge(by_kind[kind], requirement) if kind in by_kind else requirement
    return in_order(by_kind)


def _parts(text: str) -> Iterator[str]:
    """Split at separators that stand outside brackets."""
    lines = _ORDINAL.sub("\n", text).splitlines()
    plain = "\n".join(normalise(line) for line in lines)
    shown = _masked(plain)
    start = 0
    for mark in [*(m.start() for m in _SEPARATOR.finditer(shown)), len(plain)]:
        part = plain[start:mark].strip()
        if part not in _NOTHING:
            yield part
        start = mark + 1


def _of_part(part: str) -> list[Requirement]:
    """Read a part that names one kind or, joined by 和, several."""
    words = list(_WORD.finditer(_masked(part)))
    if not words:
        return []
    ends = [*(word.start() for word in words[1:]), len(part)]
    found = [
        _of_word(_kind(word.group()), part[word.end() : end])
        for word, end in zip(words, ends, strict=True)
    ]
    found[0] = _with_lead(found[0], part[: words[0].start()])
    if "各" in part:
        common = read_limits(part)[0]
        found = [limited(requirement, common) for requirement in found]
    return found


def _of_word(kind: Kind, after: str) -> Requirement:
    limits, rest = read_limits(after)
    note = _JOINING.sub("", rest.replace("各", "").strip(_EDGE)).strip(_EDGE)
    bare = _BARE_COUNT.match(note)
    if bare:
        limits, note = limits | Limits(minimum=int(bare[1]) or None), ""
    return limited(Requirement(kind, note=note), limits)


def _with_lead(requirement: Requirement, before: str) -> Requirement:
    """Take in what stands before the word: ``至少2张`` or a remark."""
    limits, rest = read_limits(_LEADING.sub("", before))
    note = "；".join(filter(None, (rest.strip(_EDGE), requirement.note)))
    return limited(replace(requirement, note=note), limits)


def _masked(text: str) -> str:
    return _PARENTHESIS.sub(lambda match: "※" * len(match.group()), text)


def _kind(word: str) -> Kind:
    kind = _OFFICE_WORDS.get(word) or kind_of_word(word)
    if kind is None:  # pragma: no cover — every word of the pattern is in one of the two
        raise ValueError(word)
    return kind
