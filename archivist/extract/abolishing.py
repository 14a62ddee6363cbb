"""Which of the papers a sentence names it puts out of force, and which lines list such papers (rule D05)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Span = tuple[int, int]
_ENDS = r"(?:废止|废除|作废|失效|停止(?:执行|施行|使用|实施)|终止(?:执行|施行|实施)|不再(?:执行|适用|有效|使用|施行|实施))"
_ADVERB = r"(?:同时|即行|予以|即予|一并|现予|自行|自动|均|都|立即|相应|随即|随之|自然|亦|也|已经?|宣布|全部|正式|现)"
_BEHIND = re.compile(
    rf"(?:{_ADVERB}+\s*|(?<=[起日后》）)号])\s*|(?<=文件)\s*)(?P<verb>{_ENDS})|(?P<alone>{_ENDS})(?=\s*[，,：:]?\s*$)"
    r"|(?P<never>不再(?:执行|适用|有效|使用|施行|实施))"
)
_BEFORE = re.compile(r"(?:废止|废除|宣布失效|宣布作废|撤销|停止(?:执行|施行|使用)|终止执行)(?:了)?")
_NOT = re.compile(
    r"(?:不|未|没有?|暂缓|不得|拟|建议|申请|提请|提议|是否|能否|可以?|应当?|需|研究|讨论|如何|请求)(?:再|予|予以|同时|对)?$"
)
_UNLESS = re.compile(
    r"(?:不一致|相抵触|不符|期满|届满|到期|逾期|过期|未被?|不得|如(?!下)|若(?!干)|可能|暂不|拟(?:予|于|对|将)?|建议)"
)
_PARTLY = re.compile(
    r"^[^，,。《]{0,12}?(?:第[一二三四五六七八九十百\d]+[条款项章节]|条款|中的?|部分(?:内容|规定)|[有相]关(?:规定|内容|条文)|附件\d)"
)
_ITS_FORCE = re.compile(
    r"^\s*(?:正式|全文)?(?:施行|实施|印发|发布|公布|生效|下发|出台|颁布)(?:之?后|之日|之时|时|的?同时|以来|起)"
)
_RESTED = re.compile(
    r"(?:根据|依据|按照|依照|遵照|参照|落实|贯彻|执行(?=《)|结合|对照)[^，,。；《》]{0,14}$"
)
_PASSIVE = re.compile(r"(?:已经?)?[被由]\s*$")
_REPLACED_BY = re.compile(r"^[^，,。《]{0,6}(?:所)?(?:代替|替代|取代|废止|替换)")
_MADE_OF = re.compile(r"由\s*原?$")
_REMADE = re.compile(r"^\s*(?:修订|修改|修正|整合|合并)(?:而成|而来|形成)")
_JOINS = re.compile(
    r"[\s、，,和及与并]|以及|原|文件|等|\d+[个件份项]|[一二三四五六七八九十两]+[个件份项]"
)
_FAR = 34  # characters between the verb and a paper behind it, without the papers between
_COLON = re.compile(r"[：:]")


class Abolishing:
    """What a sentence puts out of force: *named* are the papers in it, by (start, end), brackets with them."""

    def __init__(self, said: str, named: Sequence[Span]) -> None:
        self._said = said
        self._named = sorted(named)
        self._bare = _blanked(said, self._named)
        self._gone = set(self._found())

    def __contains__(self, span: Span) -> bool:
        """Whether the paper that stands at *span* is put out of force as a whole."""
        return span in self._gone

    def _found(self) -> Iterator[Span]:
        if not self._named:
            return
        for index, span in enumerate(self._named):
            following = (
                self._named[index + 1][0] if index + 1 < len(self._named) else len(self._said)
            )
            behind = self._bare[span[1] : following]
            passive = _PASSIVE.search(behind) and following < len(self._said)
            if passive and _REPLACED_BY.match(self._bare[self._named[index + 1][1] :]):
                yield span
            if _MADE_OF.search(self._bare[: span[0]]) and _REMADE.match(behind):
                yield span
        yield from self._objects() or self._subjects()

    def _objects(self) -> list[Span]:
        """Return the papers behind 废止, or behind the colon of a sentence that says so."""
        found: list[Span] = []
        for verb in _BEFORE.finditer(self._bare):
            if _NOT.search(self._bare[: verb.start()]) or self._is_conditional(verb.start()):
                continue
            found += [span for span in self._named if self._is_object(verb.end(), span)]
        if introduces(self._bare[: self._named[0][0]]):
            found += [span for span in self._named if self._is_whole(span)]
        return found

    def _is_object(self, verb: int, span: Span) -> bool:
        if span[0] < verb or not self._is_whole(span):
            return False
        gap = "".join(self._bare[verb : span[0]].split("\0"))
        broken = re.search(r"[，,](?!$|以及|[和及与原《])", gap) or re.match(
            r"后|前|时|之|的(?!文件|规)", gap
        )
        return len(gap) <= _FAR and not broken and "。" not in gap

    def _subjects(self) -> list[Span]:
        """Return the papers before 同时废止: those of its own clause, and of clauses of nothing but papers."""
        found: list[Span] = []
        for verb in _BEHIND.finditer(self._bare):
            start = verb.start()
            word = next(at for at in (verb.start(n) for n in ("verb", "alone", "never")) if at >= 0)
            if _NOT.search(self._bare[:word]) or self._is_conditional(word):
                continue
            found += [span for span in self._before(start) if self._is_subject(span, start)]
        return found

    def _before(self, verb: int) -> list[Span]:
        edges = [0, *(m.end() for m in re.finditer(r"[，,]", self._bare[:verb])), verb]
        found: list[Span] = []
        for first, last in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
            spans = [span for span in self._named if first <= span[0] < last]
            clause = self._bare[first:last].replace("\0", "")
            if found and _JOINS.sub("", clause):
                break
            if spans and not found and last != verb and _sets_going(clause):
                break
            found += spans
        return found

    def _is_subject(self, span: Span, verb: int) -> bool:
        behind = self._bare[span[1] : verb]
        return (
            self._is_whole(span)
            and not _ITS_FORCE.match(behind)
            and not _RESTED.search(self._bare[: span[0]])
            and not (
                _PASSIVE.search(self._bare[: span[0]])
                and not _MADE_OF.search(self._bare[: span[0]])
            )
        )

    def _is_whole(self, span: Span) -> bool:
        return not _PARTLY.match(self._bare[span[1] :].replace("\0", ""))

    def _is_conditional(self, verb: int) -> bool:
        return bool(_UNLESS.search(self._bare[max(verb - 40, 0) : verb]))


def _sets_going(clause: str) -> bool:
    """Whether a clause says that the paper it names comes into force: 《新办法》自…起施行，同时废止."""
    return bool(re.search(r"(?:施行|实施|执行|生效|继续|落实|贯彻|为准)", clause))


def _blanked(said: str, named: Sequence[Span]) -> str:
    """Return the sentence with nothing of the papers it names: a title may hold any word."""
    for first, last in named:
        said = f"{said[:first]}{chr(0) * (last - first)}{said[last:]}"
    return said


_KEPT = re.compile(r"有效(?!期)|保留|继续|修改|修订|暂缓|拟|建议|征求")
_HEADED = re.compile(
    r"^\s*(?:附件\s*\d*\s*[：:]?)?(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?[^，,。；《》：:\t]{0,36}(?:废止|失效|停止执行|作废)"
    r"[^，,。；《》：:\t]{0,16}(?:文件|目录|清单|名单|一览表|明细表?|制度|规定)\s*(?:[（(][^（）()]{1,12}[）)])?\s*[：:]?\s*$"
)
_WHICH = re.compile(r"下列|以下|如下|附件|所列|目录|清单|名单")
_ANY = re.compile(rf"{_ENDS}|撤销|代替|替代|取代|替换|修订|修改|修正|整合|合并")
_SAYS = re.compile(_ENDS)
_ANNEXED = re.compile(r"附件|所附|附后|目录|清单|附表")
_ANNEX = re.compile(
    r"^\s*(?:附件|附表)\s*[\d一二三四五六]*\s*[：:]?\s*$|^[^，,。；《》：:\t]{0,30}(?:目录|清单|一览表|明细表)\s*$"
)


def speaks_of_an_end(text: str) -> bool:
    """Whether a text has any word that puts a paper out of force."""
    return bool(_ANY.search(text))


def introduces(said: str) -> bool:
    """Whether what stands before a list says that the papers listed are out of force: 决定废止下列文件：."""
    bare = said.strip()
    match = _SAYS.search(bare)
    if match is None or _KEPT.search(bare) or _NOT.search(bare[: match.start()]):
        return False
    if _UNLESS.search(bare):
        return False
    return bool(_COLON.search(bare[-2:]) or _WHICH.search(bare))


def heads(line: str) -> bool:
    """Whether a line is the heading of a list of abolished papers: 一、废止的文件（3件）, 废止文件目录."""
    return bool(_HEADED.match(line)) and not _KEPT.search(line)


def announces(said: str) -> bool:
    """Whether a sentence says that the papers of an annex are out of force: 对附件所列文件予以废止."""
    return bool(_ANNEXED.search(said)) and introduces(said)


def is_annex(line: str) -> bool:
    """Whether an annex begins with *line*, or a list in it."""
    return bool(_ANNEX.match(line)) and not _KEPT.search(line)


_NUMBERING = re.compile(
    r"^[\s　]*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]|[①-⑳]|[•·])?\s*"
)
_STATED = re.compile(r"^(?:建议|予以|决定|宣布|已)?(?:废止|失效|作废|停止执行|废除)$")
_ITS_STATE = re.compile(r"^(?:继续|予以)?(?:有效|保留|修改|修订|现行)(?:有效)?$")
_OTHER = re.compile(
    r"有效(?!期)|保留|继续|修改|不再|不予|落实|贯彻|遵照|按照|根据|自本|现将|如下|请|要"
)
_LOOSE_MOST = 24  # characters of an item besides the papers it names
_TITLED = re.compile(
    r"(?P<title>[\u4e00-\u9fff\d“”\"（）()〈〉、—\-年]{4,90}?(?:通知|办法|规定|意见|方案|细则|制度|决定|规则|条例|公告|通告|规程|标准|计划|要点|章程|公约"
    r"|守则|批复|函|规范|措施|预案)(?:[（(][^（）()]{2,6}[）)])?)(?=\s*[（(\t；;，,。]|\s*$)"
)
_ROW_HEAD = re.compile(
    r"序号|文件(?:名称|标题)|名称|标题|文号|发文字号|备注|发文(?:机关|日期|时间)|印发(?:单位|日期)"
)


def is_item(said: str, named: Sequence[Span]) -> bool:
    """Whether a sentence or row is nothing but papers of a list: numbering, name, number, date, unit."""
    text = _NUMBERING.sub("", _blanked(said, named).replace("\0", "")).strip()
    bare = re.sub(r"[（(][^（）()]*[）)]|\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?", "", text)
    if "\t" in said:
        cells = [cell.strip() for cell in said.split("\t")]
        kept = any(_ITS_STATE.match(cell) for cell in cells)
        return not kept and bool(named or unquoted_title(said) or _ROW_HEAD.search(said))
    if _OTHER.search(bare):
        return False
    if named and len(bare) <= _LOOSE_MOST:
        return True
    return unquoted_title(said) != ""


def is_stated_row(said: str) -> bool:
    """Whether a row of a table of papers says of its own one that it is out of force: …｜废止."""
    return "\t" in said and any(_STATED.match(cell.strip()) for cell in said.split("\t"))


def unquoted_title(said: str) -> str:
    """Return the title of a list's item that stands there without 《》, or an empty text."""
    if "《" in said:
        return ""
    for cell in said.split("\t"):
        match = _TITLED.match(_NUMBERING.sub("", cell))
        if match is not None:
            return match["title"].strip()
    return ""
