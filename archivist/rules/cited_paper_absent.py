"""F06: a paper that a piece rests on and that is not in the workspace."""

import re
from collections.abc import Iterator

from archivist.domain.document_number import NumberForm
from archivist.domain.dossier import Dossier
from archivist.domain.evidence import Evidence
from archivist.domain.facts import Citation, CitationKind
from archivist.domain.finding import Level
from archivist.domain.kind import Kind
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import Hit, Holding, rule

_SHOWN = 5
_SURE = 0.8
_KINDS = (Kind.PAPER, Kind.REPORT)
_PAPER = re.compile(
    r"(?:决议|决定|公告|通告|意见|通知|通报|批复|函|纪要|规定|办法|细则|方案|规划|计划|制度|要点|预案|规范|章程|守则|规程|机制|措施|公约|规则)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
_STATE = re.compile(
    r"^(?:中华人民共和国|全国|国家|国务院|中共中央|中央|习近平|GB|DA/T)|(?<!办)法$|条例$|宪法|党章|测评体系|操作手册"
)
_STATE_CODE = re.compile(
    r"^(?:国|中发|中办|中宣|中组|中纪|中央|文明委|文明办|财|教|民发|建|环|人社部|公通|司发通|卫|主席|最高)"
)
_ABOUT = re.compile(r"^.*?(?=关于)")
_ISSUED = re.compile(r"^关于(?:印发|转发|批转|下发|发布|公布)(?P<what>.+?)的(?:通知|通告|公告|函)$")
_MARKS = re.compile(r"[\s《》〈〉“”\"'（）()]")


@rule(
    "F06",
    level=Level.HINT,
    basis=N_("申报要求 R4、R11：所引制度和数据注明来源，作为依据的文件一并提供（domain.md §2.1）"),
    message=N_("作为依据引用的文件不在工作区里：{papers}"),
    remedy=N_("请向发文单位要到所引文件，归入相应标准；引用的文号或名称写错的，改正材料。"),
)
def cited_paper_absent(holding: Holding) -> Iterator[Hit]:
    """规范文件或说明报告写明“根据”“落实”“制定印发”某个文件，而材料文件夹里没有这个文件。

    按文号或名称查找，全称、简称和“关于印发……的通知”都认；没有识别文字的扫描件按文件名找。国家的法律法规和中央、
    国务院及其部门的文件、国家标准是公开的，不要求提供。每份材料报一条，列出前五个。
    """
    relying = [(dossier, dossier.once(_relying)) for dossier in holding.dossiers]
    if any(cited for _, cited in relying):
        known = _Known(holding.materials)
        for dossier, cited in relying:
            yield from _of_dossier(dossier, cited, known)


_Relying = tuple[tuple[Evidence, tuple[Citation, ...]], ...]


def _relying(dossier: Dossier) -> _Relying:
    """Return the pieces that rely on papers, with these."""
    cited = ((evidence, tuple(_relied_on(evidence))) for evidence in dossier.evidence)
    return tuple((evidence, citations) for evidence, citations in cited if citations)


def _of_dossier(dossier: Dossier, relying: _Relying, known: "_Known") -> Iterator[Hit]:
    for evidence, citations in relying:
        absent = [c for c in citations if not known.has(c)]
        if absent:
            papers = [_told(citation) for citation in absent[:_SHOWN]]
            yield Hit(
                {"papers": papers},
                absent[0].place,
                path=evidence.path,
                standard=dossier.code,
                kind=evidence.kind,
            )


def _relied_on(evidence: Evidence) -> Iterator[Citation]:
    if evidence.kind not in _KINDS:
        return
    for citation in evidence.facts.citations:
        cites = citation.kind is CitationKind.CITES and citation.relied and citation.sure >= _SURE
        if cites and _is_local(citation):
            yield citation


def _is_local(citation: Citation) -> bool:
    """Whether it is a paper that offices hold themselves, no law and nothing of the State's organs."""
    if citation.title and _STATE.search(citation.title):
        return False
    number = citation.number
    if number is None:
        return bool(_PAPER.search(citation.title))
    return number.form is NumberForm.CODE and not _STATE_CODE.match(number.organ)


def _told(citation: Citation) -> str:
    title = f"《{citation.title}》" if citation.title else ""
    number = str(citation.number) if citation.number else ""
    return f"{title}（{number}）" if title and number else title or number


class _Known:
    """The papers of a workspace by number and by every form of their titles."""

    def __init__(self, materials: tuple[Material, ...]) -> None:
        self._numbers: set[str] = set()
        self._titles: set[str] = set()
        self._names = ""
        names = []
        for material in materials:
            facts = material.facts
            for each in (facts.number, *facts.joint_numbers):
                if each is not None:
                    self._numbers.add(str(each.number))
            if facts.title is not None:
                self._titles.update(_forms(facts.title.text))
            names.append(_MARKS.sub("", material.name))
        self._names = "\n".join(names)

    def has(self, citation: Citation) -> bool:
        """Whether the paper named is there, by its number or its title, or as a file's name."""
        number = str(citation.number) if citation.number else ""
        if number and (number in self._numbers or _MARKS.sub("", number) in self._names):
            return True
        if not citation.title:
            return False
        forms = _forms(citation.title)
        return not self._titles.isdisjoint(forms) or any(form in self._names for form in forms)


def _forms(title: str) -> set[str]:
    """Return a title bare, from 关于 on, and what it issues: 关于印发《办法》的通知 names 办法."""
    bare = _MARKS.sub("", title)
    about = _ABOUT.sub("", bare, count=1) if "关于" in bare else bare
    issued = _ISSUED.match(about)
    return {bare, about, issued["what"]} if issued else {bare, about}
